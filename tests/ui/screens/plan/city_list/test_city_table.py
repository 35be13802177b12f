"""The table of cities is used by keyboard as well as by mouse."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.city_list.city_table import CityTable, stretches
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import one_row_each

DESK = "America/New_York"


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> CityTable:
    made = CityTable(theme)
    qtbot.addWidget(made)
    made.resize(322, 500)
    made.show_places(group_by_place(one_row_each()), ListOrder.ATTENTION, DESK)
    made.show()
    made.setFocus()
    return made


def test_heads_and_cities_have_their_heights(table: CityTable) -> None:
    assert [table.rowHeight(row) for row in range(3)] == [28, 60, 60]
    change_theme(table, Theme("dark", 2.0))
    assert [table.rowHeight(row) for row in range(3)] == [56, 120, 120]


def test_heights_follow_the_lines(table: CityTable) -> None:
    for order in (ListOrder.STATE, ListOrder.ZONE, ListOrder.ATTENTION):
        table.show_places(group_by_place(one_row_each()), order, DESK)
        heights = [table.rowHeight(row) for row in range(table.lines.rowCount())]
        heads = set(table.lines.head_rows())
        assert heights == [28 if row in heads else 60 for row in range(len(heights))]


def test_arrow_keys_skip_heads(table: CityTable, qtbot: QtBot) -> None:
    heard = []
    table.place_chosen.connect(heard.append)
    for _press in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    cities = [group.key for row in range(4) if (group := table.lines.group_at(row))]
    assert heard == [*cities[1:], table.current_key()], "the focus began on the first city"
    assert table.lines.head_rows()[1] == 4


def test_the_focus_alone_selects_nothing(table: CityTable) -> None:
    table.clearFocus()
    table.setFocus()
    assert table.current_key() is None


def test_home_end_and_pages_stop_on_cities(table: CityTable, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_Up):
        qtbot.keyClick(table, key)
        assert table.current_key() is not None
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().row() == 1, "above the first city there is only its head"


def test_typing_finds_a_city(table: CityTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.place_chosen) as heard:
        qtbot.keyClicks(table, "phi")
    assert table.current_key() == "place-philadelphia"
    assert heard.args


def test_selecting_from_outside_tells_nobody(table: CityTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.place_chosen):
        table.select_place("place-boston")
    assert table.current_key() == "place-boston"
    table.select_place("nowhere")
    assert table.current_key() is None


def test_enter_opens_a_city(table: CityTable, qtbot: QtBot) -> None:
    table.select_place("place-boston")
    with qtbot.waitSignal(table.place_opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == ["place-boston"]


def test_the_selection_stays_when_the_lines_change(table: CityTable, qtbot: QtBot) -> None:
    table.select_place("place-boston")
    with qtbot.assertNotEmitted(table.place_chosen):
        table.show_places(group_by_place(one_row_each()), ListOrder.STATE, DESK)
    assert table.current_key() == "place-boston"


def test_a_click_on_a_head_chooses_nothing(table: CityTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.place_chosen):
        qtbot.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=table.visualRect(table.lines.index(0, 0)).center(),
        )
    assert table.current_key() is None


def test_an_empty_list_says_so(table: CityTable, theme: Theme) -> None:
    table.show_places([], ListOrder.ATTENTION, DESK)
    picture = table.viewport().grab().toImage()
    colors = {picture.pixelColor(x, y).name() for x in range(0, 320, 2) for y in range(40, 80)}
    assert len(colors) > 1
    assert theme.color("surface").name() in colors


def test_the_head_of_the_group_stays_on_top_until_the_next_one_comes(table: CityTable, qtbot: QtBot) -> None:
    assert table.sticky_head() is None
    table.verticalScrollBar().setValue(70)
    sticky = table.sticky_head()
    assert (sticky[0].title, sticky[1].top()) == ("At risk", 0)
    table.grab()
    with qtbot.assertNotEmitted(table.place_chosen):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=sticky[1].center())
    table.verticalScrollBar().setValue(28 + 3 * 60 - 10)
    pushed = table.sticky_head()
    assert (pushed[0].title, pushed[1].top()) == ("At risk", -18)
    table.verticalScrollBar().setValue(28 + 3 * 60 + 30)
    following = table.sticky_head()
    assert following[0].title == "Forming"


def test_the_city_gone_to_is_not_hidden_below_the_head(table: CityTable, qtbot: QtBot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End)
    for _press in range(12):
        qtbot.keyClick(table, Qt.Key.Key_Up)
        line, sticky = table.visualRect(table.currentIndex()), table.sticky_head()
        assert sticky is None or line.top() >= sticky[1].bottom() - 1


def test_rows_that_follow_each_other_are_one_stretch() -> None:
    assert stretches([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert stretches([]) == []
