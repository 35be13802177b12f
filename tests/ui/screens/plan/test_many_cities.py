"""Cities are selected together in the list, on the map and by the strip, and every view shows the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanScreen]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        yield screen_of(program)


def key_of(screen: PlanScreen, city: str) -> str:
    return screen.presenter.find_place(city)


def line(screen: PlanScreen, city: str) -> QPoint:
    table = screen.list.table
    row = table.lines.row_of(key_of(screen, city))
    assert row is not None
    return table.visualRect(table.lines.index(row, 0)).center()


def chosen(screen: PlanScreen) -> set[str]:
    return set(screen.presenter.selection.places)


def test_clicks_with_ctrl_and_shift_select_several_lines(qtbot: QtBot, screen: PlanScreen) -> None:
    port, pair = screen.list.table.viewport(), {key_of(screen, "Portland, OR"), key_of(screen, "Seattle, WA")}
    qtbot.mouseClick(port, LEFT, pos=line(screen, "Portland, OR"))
    qtbot.mouseClick(port, LEFT, CTRL, pos=line(screen, "Seattle, WA"))
    assert chosen(screen) == pair
    assert set(screen.map._scene.marked_keys()) == pair  # noqa: SLF001  # what the map rings
    screen.map.grab()
    qtbot.mouseClick(port, LEFT, SHIFT, pos=line(screen, "Minneapolis, MN"))
    assert len(chosen(screen)) >= 3
    qtbot.mouseClick(port, LEFT, pos=line(screen, "Seattle, WA"))
    assert screen.presenter.selection.places == ()
    assert screen.presenter.selection.place == key_of(screen, "Seattle, WA")


def test_the_list_is_widened_by_keyboard(qtbot: QtBot, screen: PlanScreen) -> None:
    table = screen.list.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert len(chosen(screen)) == 3
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    assert len(chosen(screen)) == 8
    assert len(screen.presenter.selection.actions) == 9


def test_ctrl_clicks_on_the_map_mark_lines_of_the_list(qtbot: QtBot, screen: PlanScreen) -> None:
    for city in ("Minneapolis, MN", "San Francisco, CA"):
        spot = screen.map.rect_of(key_of(screen, city))
        assert spot is not None
        qtbot.mouseClick(screen.map, LEFT, CTRL, pos=spot.center().toPoint())
    assert chosen(screen) == {key_of(screen, "Minneapolis, MN"), key_of(screen, "San Francisco, CA")}
    assert set(screen.list.table.chosen_keys()) == chosen(screen)


def test_who_misses_the_window_is_selected_from_the_strip(qtbot: QtBot, screen: PlanScreen) -> None:
    strip = screen.views.map_page.strip
    assert strip.pill.text() == "6 of 7 cities at 12:00 PM local time"
    qtbot.mouseClick(strip.misses, LEFT)
    assert strip.misses.text() == "1 not at that time"
    assert screen.presenter.selection.place == key_of(screen, "San Francisco, CA")


def test_a_selection_of_several_outlives_a_filter_that_keeps_it(qtbot: QtBot, screen: PlanScreen) -> None:
    table = screen.list.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=line(screen, "Portland, OR"))
    qtbot.mouseClick(table.viewport(), LEFT, CTRL, pos=line(screen, "Seattle, WA"))
    both = chosen(screen)
    screen.presenter.search("PT seattle")
    screen.presenter.search("")
    assert chosen(screen) == both
    assert set(table.chosen_keys()) == both


def test_the_order_of_the_list_is_remembered_and_type_ahead_finds_a_city(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    screen.list.set_order(ListOrder.GROUP)
    assert screen.presenter.order is ListOrder.GROUP
    screen.presenter.search("")
    assert screen.list.order is ListOrder.GROUP
    table = screen.list.table
    table.setFocus()
    qtbot.keyClicks(table, "min")
    assert table.current_key() == key_of(screen, "Minneapolis, MN")


def test_who_lives_near_is_a_layer_of_the_map_that_is_read_when_it_is_turned_on(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    button, layer = screen.map._controls.reach, screen.map.reach  # noqa: SLF001  # the button that turns it on
    assert layer.shown is None
    button.click()
    qtbot.waitUntil(lambda: layer.shown is not None)
    assert layer.shown is not None
    assert len(layer.discs("usa")) == len(layer.shown.spots) > 0
    screen.map.grab()
    button.click()
    assert layer.shown is None
