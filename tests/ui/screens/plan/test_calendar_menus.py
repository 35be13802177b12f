"""The menus of the calendars name what is due and what can be left out, and lead to it."""

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.checklists.due_days import DueItem
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.plan.calendar_menus import MOST_NAMED, due_menu, layers_menu
from organizer_app.ui.screens.plan.marks.day_marks import Layer
from organizer_app.ui.screens.plan.store.calendar_marks import CalendarMarks

if TYPE_CHECKING:
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.screens.plan.lazy_parts import ScreenRequests

DAY = "2027-04-17"
PERMIT = DueItem("Parks & Streets", "Boston", "a1", is_permit=True)
STEP = DueItem("Order vans", "", "", is_permit=False)


class Journey:
    """Notes where an entry of a menu led."""

    def __init__(self) -> None:
        self.went: list[object] = []
        # The menu belongs to it and goes with it.
        self.parent: QWidget | None = None
        self.frame = SimpleNamespace(go_to=self.went.append)

    def choose_action(self, action_id: str) -> None:
        self.went.append(action_id)


def menu_of(qtbot: QtBot, items: list[DueItem], journey: Journey) -> QMenu:
    parent = QWidget()
    journey.parent = parent
    qtbot.addWidget(parent)
    return due_menu(parent, DAY, items, cast("ScreenRequests", journey))


def test_an_entry_opens_its_city_or_the_checklists(qtbot: QtBot) -> None:
    journey = Journey()
    entries = menu_of(qtbot, [PERMIT, STEP], journey).actions()
    assert [entry.text() for entry in entries] == [
        "Due on Sat, Apr 17 2027",
        "File the permit: Parks && Streets · Boston",
        "Order vans",
        "",
        "Open Checklists",
    ]
    assert not entries[0].isEnabled()
    for number in (1, 2, 4):
        entries[number].trigger()
    there = Destination("checklists", "by_week")
    assert journey.went == ["a1", there, there]


def test_a_crowd_of_steps_is_cut_and_says_so(qtbot: QtBot) -> None:
    journey = Journey()
    entries = menu_of(qtbot, [PERMIT, *[STEP] * (MOST_NAMED + 1)], journey).actions()
    assert sum(entry.text() == "Order vans" for entry in entries) == MOST_NAMED
    assert entries[-1].text() == "See more in Checklists"


def test_a_day_without_deadlines_says_so(qtbot: QtBot) -> None:
    journey = Journey()
    (entry,) = menu_of(qtbot, [], journey).actions()
    assert entry.text() == "Nothing is due on Sat, Apr 17 2027"


def test_layers_are_checked_while_they_are_shown(qtbot: QtBot) -> None:
    times: list[bool] = []
    marked = SimpleNamespace(month=(2027, 4), today=date(2027, 4, 1), show_marks=lambda: times.append(True))
    marks = CalendarMarks(marked, cast("PlanAccess", None))
    marks.hide(frozenset({Layer.HOLIDAYS}))
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = layers_menu(parent, marks)
    assert [entry.isChecked() for entry in menu.actions()] == [True, True, False, True]
    menu.actions()[0].trigger()
    assert marks.hidden == {Layer.HOLIDAYS, Layer.DEADLINES}
    assert len(times) == 2
