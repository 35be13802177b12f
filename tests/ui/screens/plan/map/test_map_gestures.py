"""Frames, clicks with Ctrl, the gliding wheel, pinches and keys on the map, with real events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.map.map_view import MapView
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import make_row

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(view: MapView) -> MapView:
    # Fingers are listened to from the first picture on.
    QApplication.processEvents()
    # As the screen does: what is asked for becomes the selection.
    view.places_chosen.connect(view.select_places)
    return view


def center(view: MapView, place: str) -> QPoint:
    rect = view.rect_of(place)
    return rect.center().toPoint()


def wheel(view: MapView, at: QPoint, *, pixels: int = 0) -> None:
    event = QWheelEvent(
        QPointF(at),
        view.mapToGlobal(QPointF(at)),
        QPoint(0, pixels),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt takes it by place
    )
    QApplication.sendEvent(view, event)


def breadth(view: MapView) -> int:
    return center(view, "place-boston").x() - center(view, "place-seattle").x()


def test_a_frame_dragged_with_shift_selects_what_lies_in_it(view: MapView, qtbot: QtBot) -> None:
    north, south = center(view, "place-seattle"), center(view, "place-san-francisco")
    top, bottom = QPoint(south.x() - 20, north.y() - 20), QPoint(north.x() + 30, south.y() + 20)
    with qtbot.waitSignal(view.places_chosen) as heard:
        qtbot.mousePress(view, LEFT, SHIFT, pos=top)
        qtbot.mouseMove(view, bottom)
        view.grab()
        qtbot.mouseRelease(view, LEFT, SHIFT, pos=bottom)
    assert set(heard.args[0]) == {"place-seattle", "place-portland", "place-san-francisco"}
    view.grab()
    boston = center(view, "place-boston")
    with qtbot.waitSignal(view.places_chosen) as heard:
        qtbot.mousePress(view, LEFT, SHIFT | CTRL, pos=boston - QPoint(12, 12))
        qtbot.mouseMove(view, boston + QPoint(12, 12))
        qtbot.mouseRelease(view, LEFT, SHIFT | CTRL, pos=boston + QPoint(12, 12))
    assert len(heard.args[0]) == 4


def test_escape_drops_the_frame(view: MapView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.places_chosen):
        qtbot.mousePress(view, LEFT, SHIFT, pos=QPoint(100, 100))
        qtbot.mouseMove(view, QPoint(700, 500))
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        qtbot.mouseRelease(view, LEFT, SHIFT, pos=QPoint(700, 500))


def test_a_click_with_ctrl_adds_and_takes_away(view: MapView, qtbot: QtBot) -> None:
    view.select_place("place-denver")
    with qtbot.waitSignal(view.places_chosen) as heard:
        qtbot.mouseClick(view, LEFT, CTRL, pos=center(view, "place-phoenix"))
    assert heard.args == [("place-denver", "place-phoenix")]
    with qtbot.waitSignal(view.places_chosen) as heard:
        qtbot.mouseClick(view, LEFT, CTRL, pos=center(view, "place-phoenix"))
    assert heard.args == [("place-denver",)]


def test_the_keyboard_selects_several(view: MapView, qtbot: QtBot) -> None:
    view.setFocus()
    view.select_place("place-kansas-city")
    with qtbot.waitSignal(view.places_chosen) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert heard.args == [("place-kansas-city", "place-denver")]
    with qtbot.waitSignal(view.places_chosen) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert heard.args == [("place-kansas-city",)]
    with qtbot.waitSignal(view.all_chosen):
        qtbot.keyClick(view, Qt.Key.Key_A, CTRL)


def test_the_map_shows_what_is_selected_as_near_as_it_allows(view: MapView, qtbot: QtBot) -> None:
    before = breadth(view)
    view.select_places(("place-seattle", "place-portland"))
    qtbot.keyClick(view, Qt.Key.Key_Asterisk)
    assert {"place-seattle", "place-portland"} <= set(view.visible_place_ids())
    assert "place-boston" not in view.visible_place_ids()
    view.select_places(())
    qtbot.keyClick(view, Qt.Key.Key_Asterisk)
    assert breadth(view) == before


def test_a_turn_of_the_wheel_glides_and_a_touchpad_follows_at_once(view: MapView, qtbot: QtBot) -> None:
    before = breadth(view)
    wheel(view, view.rect().center())
    first = breadth(view)
    assert first > before
    qtbot.waitUntil(lambda: breadth(view) >= round(before * 1.2) - 2)
    view.fit()
    wheel(view, view.rect().center(), pixels=30)
    assert abs(breadth(view) - before * 1.2) <= 2


def test_two_fingers_zoom(view: MapView) -> None:
    before = breadth(view)
    at = QPointF(view.rect().center())
    for kind, value in (
        (Qt.NativeGestureType.ZoomNativeGesture, 0.5),
        (Qt.NativeGestureType.SmartZoomNativeGesture, 0.0),
        (Qt.NativeGestureType.RotateNativeGesture, 90.0),
    ):
        pad = QPointingDevice.primaryPointingDevice()
        QApplication.sendEvent(view, QNativeGestureEvent(kind, pad, 2, at, at, at, value, QPointF()))
        wide = view.rect_of("place-denver")
        assert wide is not None
    view.zoom_by(1 / 3)
    assert abs(breadth(view) - before) <= 3


def test_a_card_opens_where_the_pointer_rests(view: MapView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view, center(view, "place-denver"))
    assert view.card.isHidden()
    qtbot.waitUntil(view.card.isVisible)
    assert view.card.words() == (
        "Denver, CO. Sat, Apr 17 · 2:00 PM MT. Ready. Lead not confirmed. Lead: Ana Duarte"
    )
    assert view.rect().contains(view.card.geometry())
    assert view.accessibleDescription() == view.card.words()
    qtbot.mouseMove(view, QPoint(700, 30))
    assert view.card.isHidden()


def test_a_card_opens_for_the_keyboard_too_and_says_what_a_ring_of_several_holds(
    view: MapView, qtbot: QtBot
) -> None:
    view.setFocus()
    view.set_region("world")
    view.select_place("place-boston")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.waitUntil(view.card.isVisible)
    assert view.card.words()
    view.zoom_to(view.hit(QPointF(center(view, "place-boston"))))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.card.isHidden()


def test_a_card_with_long_names_stays_on_the_map(view: MapView, qtbot: QtBot) -> None:
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochxx"
    view.show_places(group_by_place([make_row("Boston", lead=long)._replace(city=long)]))
    qtbot.mouseMove(view, center(view, "place-boston"))
    qtbot.waitUntil(view.card.isVisible)
    assert view.rect().contains(view.card.geometry())
    change_theme(view, Theme("dark"))
    assert view.card.isHidden()


def test_a_card_does_not_outlive_the_map_below_it(view: MapView, qtbot: QtBot) -> None:
    for change in (
        lambda: view.zoom_by(1.5),
        view.fit,
        lambda: view.zoom_to(["place-boston"]),
        lambda: view.pan(40, 0),
        lambda: view.resize(700, 500),
        lambda: view.set_region("world"),
    ):
        view.fit()
        # A pointer that is there already does not move.
        for spot in (QPoint(view.width() - 200, 30), center(view, "place-denver")):
            qtbot.mouseMove(view, spot)
        qtbot.waitUntil(view.card.isVisible)
        change()
        assert view.card.isHidden()


def test_a_card_goes_once_its_city_is_open_or_the_keyboard_is_elsewhere(view: MapView, qtbot: QtBot) -> None:
    for leave in (lambda: qtbot.keyClick(view, Qt.Key.Key_Return), view.clearFocus):
        view.setFocus()
        view.select_place("place-denver")
        qtbot.keyClick(view, Qt.Key.Key_Left)
        qtbot.waitUntil(view.card.isVisible)
        leave()
        assert view.card.isHidden()


def test_rings_of_selected_cities_move_with_the_map(view: MapView, theme: Theme) -> None:
    view.select_places(("place-denver", "place-chicago"))
    view.pan(31, 17)
    rect = view.rect_of("place-denver")
    accent = theme.color("accent")
    for is_moving in (True, False):
        seen = view.grab().toImage().pixelColor(round(rect.center().x()), round(rect.top() - 4))
        assert abs(seen.red() - accent.red()) + abs(seen.blue() - accent.blue()) < 80, is_moving
        view.settle()
        rect = view.rect_of("place-denver")
        assert rect is not None


def test_a_line_drawn_round_cities_selects_those_and_no_neighbours(view: MapView, qtbot: QtBot) -> None:
    north, south = center(view, "place-seattle"), center(view, "place-san-francisco")
    beside = center(view, "place-portland")
    # Round Seattle and San Francisco, but with a bay that leaves Portland out.
    line = [
        north + QPoint(-20, -20),
        north + QPoint(20, -20),
        north + QPoint(20, 12),
        beside + QPoint(-14, -14),
        beside + QPoint(-14, 14),
        south + QPoint(20, -14),
        south + QPoint(20, 20),
        south + QPoint(-60, 20),
        QPoint(min(south.x(), beside.x()) - 60, north.y() - 20),
    ]
    for button, modifier in (
        (LEFT, Qt.KeyboardModifier.AltModifier),
        (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier),
    ):
        with qtbot.waitSignal(view.places_chosen) as heard:
            qtbot.mousePress(view, button, modifier, pos=line[0])
            for point in line[1:]:
                qtbot.mouseMove(view, point)
            view.grab()
            qtbot.mouseRelease(view, button, modifier, pos=line[-1])
        assert set(heard.args[0]) == {"place-seattle", "place-san-francisco"}
    with qtbot.assertNotEmitted(view.place_chosen):
        qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=beside)


def test_home_and_end_go_to_the_first_and_last_city_and_pages_move_the_map(
    view: MapView, qtbot: QtBot
) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    first = view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleDescription() != first
    wheel(view, view.rect().center(), pixels=30)
    before = center(view, "place-denver")
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert center(view, "place-denver").y() < before.y() - 100
    below = center(view, "place-denver").y()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert center(view, "place-denver").y() > below + 200


def test_typing_finds_a_city_and_brings_it_into_sight(view: MapView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.keyClicks(view, "kansas c")
    assert view.accessibleDescription().startswith("Kansas City")
    with qtbot.waitSignal(view.place_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["place-kansas-city"]


def test_a_city_out_of_sight_is_brought_into_it(view: MapView, qtbot: QtBot) -> None:
    view.zoom_to(("place-boston",))
    assert "place-seattle" not in view.visible_place_ids()
    qtbot.keyClicks(view, "seat")
    assert "place-seattle" in view.visible_place_ids()
