"""The panels stand in the corners of the map and pass on what is pressed."""

import pytest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.map.map_panels import ZOOM_STEP, MapControls
from organizer_app.ui.theme.theme import Theme


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 500)
    return made


def test_the_panels_do_not_cover_each_other(theme: Theme, home: QWidget) -> None:
    controls = MapControls(theme, home)
    controls.show_unplaced(3)
    home.show()
    boxes = controls.arrange()
    assert len(boxes) == 5
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
    assert all(home.rect().contains(box) for box in boxes)


def test_what_is_pressed_is_passed_on(theme: Theme, home: QWidget, qtbot: QtBot) -> None:
    controls = MapControls(theme, home)
    nearer, farther, whole = home.findChildren(QToolButton)
    with qtbot.waitSignal(controls.zoomed) as heard:
        nearer.click()
    assert heard.args == [ZOOM_STEP]
    with qtbot.waitSignal(controls.zoomed) as heard:
        farther.click()
    assert heard.args == [1 / ZOOM_STEP]
    with qtbot.waitSignal(controls.all_wanted):
        whole.click()


def test_nothing_is_said_when_every_action_is_on_the_map(theme: Theme, home: QWidget) -> None:
    controls = MapControls(theme, home)
    controls.show_unplaced(0)
    home.show()
    assert len(controls.arrange()) == 4


def test_the_layer_is_turned_on_and_off_by_its_button(theme: Theme, home: QWidget) -> None:
    controls, heard = MapControls(theme, home), list[bool]()
    controls.reach_wanted.connect(heard.append)
    controls.reach.click()
    assert controls.reach.property("kind") == "chip-on"
    controls.reach.click()
    assert controls.reach.property("kind") == "chip"
    assert heard == [True, False]


def test_what_is_not_on_the_map_stands_beside_the_legend_where_it_can(theme: Theme, home: QWidget) -> None:
    controls = MapControls(theme, home)
    controls.show_unplaced(3)
    home.show()
    tops = []
    for width in (900, 420):
        home.resize(width, 500)
        *_others, legend, note = controls.arrange()
        tops.append(note.center().y() - legend.center().y())
        assert home.rect().contains(note)
        assert not note.intersects(legend)
    assert abs(tops[0]) <= 1
    assert tops[1] < -20


def test_the_switch_of_maps_and_the_layer_stand_on_one_line(theme: Theme, home: QWidget) -> None:
    controls = MapControls(theme, home)
    home.show()
    regions, reach, *_others = controls.arrange()
    assert abs(regions.center().y() - reach.center().y()) <= 1
