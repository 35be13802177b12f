"""The people screen at 10,000 people: key to painted list, the call queue anew, and a frame of the matrix."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.people.call_queue import all_facts, make_queue
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.people.people_books import read_book
from organizer_app.ui import application
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.benchmarks.frame_unit import ROUNDS, Blit
from tests.benchmarks.measuring import Line, cpu_seconds

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

PEOPLE: Final = 10_000
NOW: Final = datetime(2027, 4, 7, 15, 20, tzinfo=UTC)
_ROLES: Final = (
    (AssignmentRole.LEAD, False),
    (AssignmentRole.LEAD, True),
    (AssignmentRole.PRESS, False),
    (AssignmentRole.MEDIC, False),
)
_OUTCOMES: Final = (TalkOutcome.REACHED, TalkOutcome.LEFT_MESSAGE, TalkOutcome.NO_ANSWER)


def people_lines(plan: Path) -> list[Line]:
    """Measure on a plan of 10,000 actions to which 10,000 people are added."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    workspace = wiring.open_workspace(plan)
    _add_people(workspace)
    program = application.Program(app, None, ImmediateBackground(), choice="light", clock=lambda: NOW)
    program.show_plan(wiring.read_first_view(plan), is_protected=False)
    deck = program.window.deck
    assert deck is not None
    deck.attach(workspace)
    program.window.resize(1440, 900)
    program.window.show()
    program.window.go_to(Destination("people", "everyone"))
    QCoreApplication.processEvents()
    screen = deck.current
    assert isinstance(screen, PeopleScreen)
    try:
        # As in the program, where Python searches for garbage between two jobs and never within one.
        with collector_at_rest():
            lines = [_search(screen), _queue(workspace), _outcome(screen, workspace)]
            # A picture that something lies over cannot be moved, only painted anew.
            program.window.toast.hide()
            lines += _matrix(screen)
    finally:
        program.end()
        workspace.close()
    return lines


def _add_people(workspace: Workspace) -> None:
    """Give 10,000 fabricated people a number and a role; two in three were rung."""
    with workspace.read() as reader:
        actions = reader.all(CityAction)
    with workspace.edit(EditKind.IMPORTED, file="people.csv") as editor:
        for number in range(PEOPLE):
            person = Person(id=workspace.new_id(), name=f"Person {number * 7919 % PEOPLE:05} Example")
            role, is_backup = _ROLES[number % len(_ROLES)]
            editor.add_all(
                [
                    person,
                    ContactPoint(
                        id=workspace.new_id(),
                        person_id=person.id,
                        kind=ContactKind.PHONE,
                        value=f"+1{201 + number % 700}555{number % 10_000:04}",
                    ),
                    Assignment(
                        id=workspace.new_id(),
                        city_action_id=actions[number % len(actions)].id,
                        person_id=person.id,
                        role=role,
                        is_backup=is_backup,
                        status=AssignmentStatus.ACCEPTED,
                    ),
                ]
            )
            if number % 3:
                at = NOW - timedelta(days=number % 40, hours=1)
                outcome = _OUTCOMES[number % len(_OUTCOMES)]
                editor.add_all([Talk(id=workspace.new_id(), person_id=person.id, at=at, outcome=outcome)])


def _search(screen: PeopleScreen) -> Line:
    words = ("p", "pe", "per", "pers", "person 00", "person 001", "person 0", "den", "denver", "d", "")
    spent = []
    for text in words * 2:
        begun = time.process_time()
        screen.presenter.search(text)
        QCoreApplication.processEvents()
        screen.repaint()
        spent.append((time.process_time() - begun) * 1000)
    return Line("people: key to painted list, 10,000 people", "ms", spent, 16.0)


def _queue(workspace: Workspace) -> Line:
    facts = all_facts(read_book(workspace))
    spent = [cpu_seconds(lambda: make_queue(facts.values(), NOW)) * 1000 for _ in range(12)]
    return Line("people: call queue computed anew", "ms", spent[2:], 50.0)


def _outcome(screen: PeopleScreen, workspace: Workspace) -> Line:
    workspace.subscribe(screen.presenter.on_change)
    screen.presenter.choose_view(PeopleView.CALLS)
    QCoreApplication.processEvents()
    spent = []
    for _each in range(12):
        begun = time.process_time()
        screen.presenter.log(TalkOutcome.NO_ANSWER)
        QCoreApplication.processEvents()
        screen.repaint()
        spent.append((time.process_time() - begun) * 1000)
    return Line("people: outcome logged, queue and card painted", "ms", spent[2:], 200.0)


def _matrix(screen: PeopleScreen) -> list[Line]:
    blit = Blit()
    blit.show()
    screen.presenter.choose_view(PeopleView.COVERAGE)
    QCoreApplication.processEvents()
    grid = screen.coverage.grid
    bar = grid.verticalScrollBar()
    lines = []
    for name, bar_of_frame, values in (
        ("new lines", 4.0, range(0, ROUNDS * 40, 40)),
        ("over painted lines", 1.3, [spot % 24 * 4 for spot in range(ROUNDS)]),
    ):
        ratios = []
        for value in values:
            unit = cpu_seconds(blit.repaint)

            def frame(value: int = value) -> None:
                bar.setValue(value)
                QCoreApplication.processEvents()

            ratios.append(cpu_seconds(frame) / unit)
        lines.append(Line(f"frame: coverage matrix, {name}, 10,000 cities", "U", ratios[1:], bar_of_frame))
    blit.close()
    return lines
