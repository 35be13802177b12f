"""The map is used by mouse and by keyboard alike."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.map import map_scene
from organizer_app.ui.screens.plan.map.map_layout import MapLayout, lay_out
from organizer_app.ui.screens.plan.map.map_view import MapView
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import BLANK, make_row, one_row_each
from tests.support.spoken_tree import NAME, interface_of, names_in


def center(view: MapView, place: str) -> QPoint:
    rect = view.rect_of(place)
    return rect.center().toPoint()


def test_every_city_is_seen_and_can_be_hit(view: MapView) -> None:
    places = view.visible_place_ids()
    assert sorted(places) == sorted(row.place_id for row in one_row_each())
    assert all(view.hit(QPointF(center(view, place))) == (place,) for place in places)
    assert view.hit(QPointF(700, 30)) == ()
    assert view.rect_of("nowhere") is None


def test_a_click_chooses_a_city_and_a_drag_moves_the_map_alone(view: MapView, qtbot: QtBot) -> None:
    start = center(view, "place-denver")
    with qtbot.waitSignal(view.place_chosen) as heard:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=start)
    assert heard.args == ["place-denver"]
    with qtbot.assertNotEmitted(view.place_chosen):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view, start + QPoint(20, 5))
        qtbot.mouseMove(view, start + QPoint(60, 30))
        view.grab()
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 30))
    moved = center(view, "place-denver") - start
    assert (moved - QPoint(60, 30)).manhattanLength() <= 2


def test_the_wheel_zooms_round_the_pointer(view: MapView) -> None:
    before = center(view, "place-chicago")
    wheel = QWheelEvent(
        QPointF(before),
        view.mapToGlobal(QPointF(before)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt takes it by place
    )
    QApplication.sendEvent(view, wheel)
    assert (center(view, "place-chicago") - before).manhattanLength() <= 3
    view.grab()
    view.settle()


def test_arrow_keys_walk_from_city_to_city(view: MapView, qtbot: QtBot) -> None:
    view.setFocus()
    view.select_place("place-kansas-city")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.place_chosen) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == ["place-denver"]
    assert interface_of(view).focusChild().text(NAME).startswith("Denver. ")
    assert len(names_in(view)) >= len(view.visible_place_ids()) > 1


def test_the_first_arrow_key_finds_the_middle(view: MapView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.place_chosen):
        qtbot.keyClick(view, Qt.Key.Key_Space)


def test_keys_zoom_and_show_all(view: MapView, qtbot: QtBot) -> None:
    size = center(view, "place-boston") - center(view, "place-seattle")
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    larger = center(view, "place-boston") - center(view, "place-seattle")
    assert larger.x() > size.x()
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert center(view, "place-boston") - center(view, "place-seattle") == size


def test_the_world_joins_what_is_close_and_a_click_takes_it_apart(view: MapView, qtbot: QtBot) -> None:
    view.set_region("world")
    together = view.hit(QPointF(center(view, "place-boston")))
    assert len(together) > 1
    with qtbot.waitSignal(view.cluster_opened) as heard:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=center(view, "place-boston"))
    assert heard.args == [together]
    assert set(together) <= set(view.visible_place_ids())


def test_what_is_not_on_the_map_is_said_and_the_legend_counts_and_asks(view: MapView, qtbot: QtBot) -> None:
    view.show_places(group_by_place([*one_row_each(), BLANK._replace(city="Nowhere")]))
    button = next(b for b in view.findChildren(QPushButton) if "not on the map" in b.text())
    assert button.isVisible()
    assert button.text() == "1 action not on the map"
    with qtbot.waitSignal(view.unplaced_chosen):
        button.click()
    assert [each.count for each in view.legend.levels] == [3, 3, 4, 3, 3, 0]
    with qtbot.waitSignal(view.readiness_toggled) as heard:
        view.legend.levels[0].click()
    assert heard.args == [0]
    view.show_places(group_by_place([make_row()]))
    assert not button.isVisible()


def test_panels_cover_no_city_when_all_is_shown(view: MapView) -> None:
    view.fit()
    for place in view.visible_place_ids():
        assert view.childAt(center(view, place)) is None


def test_another_theme_is_painted_at_once(view: MapView) -> None:
    dark = Theme("dark")
    change_theme(view, dark)
    assert view.grab().toImage().pixelColor(450, 5) == dark.color("water")


def test_another_text_size_lays_the_markers_out_anew_and_other_colours_do_not(
    view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[MapLayout] = []

    def noted(*what: Any) -> MapLayout:
        made.append(lay_out(*what))
        return made[-1]

    view.grab()
    monkeypatch.setattr(map_scene, "lay_out", noted)
    change_theme(view, Theme("dark"))
    view.grab()
    assert made == []
    change_theme(view, Theme("dark", 1.5))
    view.grab()
    assert made != []


def test_an_empty_plan_is_an_empty_map(view: MapView) -> None:
    view.show_places(group_by_place([]))
    assert view.visible_place_ids() == ()
    view.grab()
