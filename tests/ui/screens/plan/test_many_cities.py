"""Cities are selected together in the list, on the map and by the strip, and every view shows the same."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from tests.support.programs import screen_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(program: Program) -> PlanScreen:
    return screen_of(program)


def key_of(screen: PlanScreen, city: str) -> str:
    return screen.presenter.find_place(city)


def line(screen: PlanScreen, city: str) -> QPoint:
    table = screen.list.table
    row = table.lines.row_of(key_of(screen, city))
    return table.visualRect(table.lines.index(row, 0)).center()


def chosen(screen: PlanScreen) -> set[str]:
    return set(screen.presenter.selection.places)


def test_list_and_map_select_several_cities_together(qtbot: QtBot, screen: PlanScreen) -> None:
    table, port, selection = screen.list.table, screen.list.table.viewport(), screen.presenter
    seattle, pair = (
        key_of(screen, "Seattle, WA"),
        {key_of(screen, c) for c in ("Portland, OR", "Seattle, WA")},
    )
    qtbot.mouseClick(port, LEFT, pos=line(screen, "Portland, OR"))
    qtbot.mouseClick(port, LEFT, CTRL, pos=line(screen, "Seattle, WA"))
    assert chosen(screen) == pair
    assert set(screen.map._scene.marked_keys()) == pair  # noqa: SLF001  # what the map rings
    screen.map.grab()
    selection.search("PT seattle")
    selection.search("")
    assert (chosen(screen), set(table.chosen_keys())) == (pair, pair), "it outlives a filter that keeps it"
    qtbot.mouseClick(port, LEFT, SHIFT, pos=line(screen, "Minneapolis, MN"))
    assert len(chosen(screen)) >= 3
    qtbot.mouseClick(port, LEFT, pos=line(screen, "Seattle, WA"))
    assert (selection.selection.places, selection.selection.place) == ((), seattle)

    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert len(chosen(screen)) == 3
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    assert (len(chosen(screen)), len(selection.selection.actions)) == (8, 9)

    screen.choose_place("")
    both = ("Minneapolis, MN", "San Francisco, CA")
    for city in both:
        spot = screen.map.rect_of(key_of(screen, city)).center().toPoint()
        qtbot.mouseClick(screen.map, LEFT, CTRL, pos=spot)
    assert chosen(screen) == {key_of(screen, city) for city in both} == set(table.chosen_keys())


def test_the_strip_the_order_of_the_list_and_the_layer_of_the_map(qtbot: QtBot, screen: PlanScreen) -> None:
    strip, table = screen.views.map_page.strip, screen.list.table
    assert strip.pill.text() == "6 of 7 cities at 12:00 PM local time"
    qtbot.mouseClick(strip.misses, LEFT)
    assert strip.misses.text() == "1 not at that time"
    assert screen.presenter.selection.place == key_of(screen, "San Francisco, CA")

    screen.list.set_order(ListOrder.GROUP)
    assert screen.presenter.order is ListOrder.GROUP
    screen.presenter.search("")
    assert screen.list.order is ListOrder.GROUP
    table.setFocus()
    qtbot.keyClicks(table, "min")
    assert table.current_key() == key_of(screen, "Minneapolis, MN")

    button, layer = screen.map._controls.reach, screen.map.reach  # noqa: SLF001  # the button that turns it on
    assert layer.shown is None, "it is read when it is turned on"
    button.click()
    qtbot.waitUntil(lambda: layer.shown is not None)
    assert len(layer.discs("usa")) == len(layer.shown.spots) > 0
    screen.map.grab()
    button.click()
    assert layer.shown is None
