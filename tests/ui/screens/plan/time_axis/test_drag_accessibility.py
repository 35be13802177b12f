"""Screen readers meet the actions of week and timeline, and can press them."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook
from organizer_app.ui.screens.plan.store.plan_view import Shown
from organizer_app.ui.screens.plan.time_axis.drag_area import DragArea
from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
from organizer_app.ui.screens.plan.week.week_view import WeekView
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row
from tests.support.spoken_tree import interface_of, names_in

DAY = "2027-04-17"
DESK = "America/New_York"
ROWS = (
    make_row("Boston", 720, action_id="boston"),
    make_row("Kansas City", 840, action_id="kansas", day=DAY),
)


@pytest.fixture(params=[WeekView, TimelineView])
def area(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> DragArea:
    made: DragArea = request.param(theme, lambda: 0)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    shown = Shown(ROWS, (), (0,) * 5, ActionFilter(), MarkBook(), DESK, len(ROWS))
    made.show_rows(shown, DAY)  # type: ignore[attr-defined]  # both have it
    return made


def test_every_action_in_sight_is_an_item_with_its_place(area: DragArea) -> None:
    names = [name for name in names_in(area) if name]
    assert [name.partition(". ")[0] for name in names[:2]] == ["Boston, MA", "Kansas City, MO"]
    item = interface_of(area).child(0)
    box = area.rect_of("boston")
    assert item.rect().topLeft() == area.viewport().mapToGlobal(box.toRect().topLeft())
    middle = item.rect().center()
    found = interface_of(area).childAt(middle.x(), middle.y())
    assert found.text(QAccessible.Text.Name) == names[0]
    corner = area.viewport().mapToGlobal(QPoint(2, 2))
    assert area.accessibility.spoken_at(area.viewport().mapFromGlobal(corner)) == -1


def test_the_item_of_the_keyboard_is_the_one_it_is_at(area: DragArea) -> None:
    area.select(frozenset({"kansas"}))
    states = [interface_of(area).child(number).state() for number in range(2)]
    assert [bool(state.selected) for state in states] == [False, True]
    assert area.accessibility.spoken_current() == 1


def test_a_press_opens_the_action(area: DragArea, qtbot: QtBot) -> None:
    action = interface_of(area).child(1).actionInterface()
    with qtbot.waitSignal(area.action_chosen) as heard:
        action.doAction(action.actionNames()[0])
    assert heard.args == ["kansas"]
