"""What nobody sees reads nothing, and shows the plan as it is now once it is gone to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from organizer_app import wiring
from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.actions import city_actions
from organizer_app.services.checklists import tasks
from organizer_app.services.day.entries import log_count
from organizer_app.services.people import coverage, people
from organizer_app.ui.application import Program
from organizer_app.ui.flow import screen_counts
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
from tests.benchmarks.drag_cases import (
    JOBS,
    READS,
    WRITES,
    every_view_seen,
)
from tests.support.open_plans import sample_plan
from tests.support.plan_traffic import counted
from tests.support.programs import NOON, come_to_rest, pass_turn, screen_of


@contextmanager
def shown(app: QApplication, plan: Path, background: ImmediateBackground) -> Iterator[Program]:
    program = Program(app, None, background, choice="light", clock=lambda: NOON)
    # Nothing blinks, and nothing lies below the pointer that an earlier test has left somewhere.
    blinking = app.cursorFlashTime()
    app.setCursorFlashTime(0)
    QCursor.setPos(-100, -100)
    try:
        program.open_at_once(plan, wiring.read_first_view(plan), None)
        program.window.resize(1100, 700)
        program.window.show()
        workspace = program.session.workspace
        assert workspace is not None
        # A sample's own clock goes on: pages say when they were typeset, to the minute.
        workspace.clock = lambda: NOON
        yield program
    finally:
        program.window.close()
        program.end()
        app.setCursorFlashTime(blinking)


def pictures(qtbot: QtBot, program: Program) -> dict[str, QImage]:
    found = {}
    for entry in SCREENS:
        program.window.go_to(Destination(entry.code))
        assert program.window.deck is not None
        rest(qtbot, program)
        found[entry.code] = settled(qtbot, program.window.deck.current)
    return found


def settled(qtbot: QtBot, screen: QWidget) -> QImage:
    """Return the picture of a screen whose layouts, some of which follow others, move no more."""
    last, picture = QImage(), screen.grab().toImage()
    while picture != last:
        pass_turn(qtbot)
        last, picture = picture, screen.grab().toImage()
    return picture


def differing(one: QImage, other: QImage) -> str:
    """Say which lines of two pictures differ, from the top; empty if none do."""
    if one == other:
        return ""
    if one.size() != other.size():
        return f"{one.size()} and {other.size()}"
    box = one.rect().adjusted(0, 0, 0, 1 - one.height())
    lines = [
        number
        for number in range(one.height())
        if one.copy(box.translated(0, number)) != other.copy(box.translated(0, number))
    ]
    return f"lines {lines[0]} to {lines[-1]} of {one.height()}"


def edits(program: Program) -> dict[str, Callable[[], object]]:
    """Return an edit of each kind that a desk makes most."""
    workspace, calendar = program.session.workspace, screen_of(program).presenter.calendar
    assert workspace is not None
    number, minutes = count(1), count(1)
    with workspace.read() as reader:
        person = reader.all(Person)[0]
        open_tasks = (each for each in reader.all(Task) if each.status is TaskStatus.TODO)
        action = next(each for each in reader.all(CityAction) if each.day and each.starts)
    return {
        "drag": lambda: calendar.move(Move((action.id,), minutes=15)),
        "person": lambda: people.set_field(
            workspace, person_id=person.id, field="pronouns", text=f"they {next(number)}"
        ),
        "task": lambda: tasks.set_status(workspace, task_ids=[next(open_tasks).id], status=TaskStatus.DONE),
        "count": lambda: log_count(
            workspace, action_id=action.id, span=(40, 60), method=CountMethod.CLICKER, counter="Ana"
        ),
        "start": lambda: city_actions.set_start(
            workspace, action_id=action.id, starts=time(5, next(minutes))
        ),
    }


# What is changed besides a start, which nearly every view shows, while a view is in sight.
IN_SIGHT = {
    "timeline": ("drag", "person", "task", "count"),
    "overview": ("person",),
    "checklists": ("task",),
    "coverage": ("person",),
    "everyone": ("person",),
    "shows": ("task",),
    **dict.fromkeys(("board", "day_log", "counts", "after"), ("count",)),
    **dict.fromkeys(("exchange", "conflicts", "returns"), ("person",)),
}
# Beside the numbers is the schedule that holds them: a job typesets its pages after everything else is shown.
PAGES = frozenset({"numbers"})
# Milliseconds: what begins later, such as a toast that goes or a minute that passes, is no part of an edit.
_SOON = 500


def rest(qtbot: QtBot, program: Program) -> None:
    """Wait until no timer is due soon; looking for timers takes longer than waiting for those found."""
    pass_turn(qtbot)
    while waiting := [each for window in program.windows.all for each in due_soon(window)]:
        qtbot.waitUntil(lambda due=waiting: not any(isValid(each) and each.isActive() for each in due))
        pass_turn(qtbot)


def due_soon(window: QWidget) -> list[QTimer]:
    timers = window.findChildren(QTimer)
    return [each for each in timers if each.isActive() and each.isSingleShot() and each.interval() <= _SOON]


def test_an_edit_is_read_by_what_is_in_sight_alone_after_every_view_was_seen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the sidebar counts after a pause belongs to the edit.
    monkeypatch.setattr(screen_counts, "_PAUSE_MS", 150)
    dear = []
    with every_view_seen(sample_plan(tmp_path)) as (program, background):
        make = edits(program)
        for screen, view in ((entry.code, view) for entry in SCREENS for view in entry.views):
            program.window.go_to(Destination(screen, view))
            rest(qtbot, program)
            jobs = JOBS + (view in PAGES)
            for kind in ("start", *IN_SIGHT.get(view, ())):
                with counted(background) as traffic:
                    make[kind]()
                    rest(qtbot, program)
                if traffic.reads > READS or traffic.writes != WRITES or traffic.jobs > jobs:
                    dear.append((screen, view, kind, traffic))
    assert dear == []


def test_a_screen_that_was_out_of_sight_shows_the_plan_as_it_is_when_it_is_gone_to(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    plan = sample_plan(tmp_path)
    with shown(qapp, plan, ImmediateBackground()) as program:
        before = pictures(qtbot, program)
        workspace = program.session.workspace
        assert workspace is not None
        program.window.go_to(Destination("plan"))
        row = next(row for row in wiring.read_first_view(plan).rows if row.starts is not None)
        city_actions.set_start(workspace, action_id=row.action_id, starts=time(5))
        coverage.fill_role(workspace, action_id=row.action_id, role=AssignmentRole.LEAD, name="Zelda Quill")
        come_to_rest(qtbot, program)
        after = pictures(qtbot, program)
    with shown(qapp, plan, ImmediateBackground()) as fresh:
        now = pictures(qtbot, fresh)
    # The overview keeps the order in which problems came up, the map what it was moved to.
    same = now.keys() - {"overview", "plan"}
    wrong = {code: differing(after[code], now[code]) for code in same}
    assert {code: lines for code, lines in wrong.items() if lines} == {}
    assert {code for code in same if before[code] != now[code]} >= {"activity", "people", "problems"}
    assert after["overview"] != before["overview"]
