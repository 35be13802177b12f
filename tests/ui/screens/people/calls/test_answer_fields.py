"""What a person says on the phone is taken down on the card, which stays until the outcome is logged."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.people.call_card import Asked, Question
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.people_view import CallsShown
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import opened
from tests.support.plan_views import row_in
from tests.support.programs import running, screen_at

R = TypeVar("R", ContactPoint, Permit, Person, Talk, Task)


@pytest.fixture
def program(qtbot: QtBot, plan: Path) -> Iterator[Program]:
    with running(qtbot, plan) as started:
        started.window.activateWindow()
        yield started


@pytest.fixture
def screen(qtbot: QtBot, program: Program) -> PeopleScreen:
    found = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
    qtbot.waitUntil(lambda: found.calls.queue.key != "")
    return found


def row_of(plan: Path, city: str) -> ActionRow:
    with opened(plan) as workspace:
        return row_in(workspace, city)


def stored(plan: Path, kind: type[R]) -> Sequence[R]:
    with opened(plan) as workspace, workspace.read() as reader:
        return reader.all(kind)


def shown(screen: PeopleScreen) -> CallsShown:
    found = screen.calls._shown  # noqa: SLF001  # what the pane shows
    assert found is not None
    return found


def asked(screen: PeopleScreen) -> tuple[Asked, ...]:
    card = shown(screen).card
    return card.asked


def field_for(screen: PeopleScreen, question: Question) -> QWidget:
    found = next(each for each in asked(screen) if each.question is question)
    field = screen.calls.body.answers.field(found)
    assert field is not None
    return field


def line_for(screen: PeopleScreen, question: Question) -> QLineEdit:
    field = field_for(screen, question)
    assert isinstance(field, QLineEdit)
    return field


def people_in_order(screen: PeopleScreen) -> list[str]:
    return [each.facts.person_id for each in shown(screen).queue.calls]


def call_in(qtbot: QtBot, screen: PeopleScreen, city: str) -> str:
    """Take the first call about a city; return the person's id."""
    calls, rows = shown(screen).queue.calls, shown(screen).book.rows
    person_id = next(each.facts.person_id for each in calls if rows[each.facts.action_id].city == city)
    screen.presenter.choose_person(person_id)
    qtbot.waitUntil(lambda: screen.calls.queue.key == person_id)
    return person_id


def call_about(screen: PeopleScreen, question: Question) -> str:
    """Take the first call in which something is asked; return the person's id."""
    for person_id in people_in_order(screen):
        screen.presenter.choose_person(person_id)
        if any(each.question is question for each in asked(screen)):
            return person_id
    raise AssertionError(question)


def test_a_lead_is_named_with_a_number_by_keyboard_and_the_card_stays(
    qtbot: QtBot, program: Program, screen: PeopleScreen, plan: Path
) -> None:
    held = call_in(qtbot, screen, "Portland")
    before = people_in_order(screen)
    screen.focus_main()
    assert program.window.focusWidget() is screen.calls.queue
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_A)
    field = field_for(screen, Question.WHO_LEADS)
    assert program.window.focusWidget() is field
    qtbot.keyClicks(field, "Jo Park, 503-555-0111")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: all(each.question is not Question.WHO_LEADS for each in asked(screen)))
    assert screen.calls.queue.key == held, "the call goes on"
    assert row_of(plan, "Portland").lead == "Jo Park"
    assert "+15035550111" in [point.value for point in stored(plan, ContactPoint)]
    now = people_in_order(screen)
    assert [each for each in now if each in before] == before, "it keeps its place, though it is less urgent"
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: screen.calls.queue.key != held)
    assert screen.calls.queue.key == now[now.index(held) + 1], "nobody is passed over"


def test_half_an_answer_stays_and_what_was_unclear_is_taken_back(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    held, banner = call_in(qtbot, screen, "Portland"), program.window.banner
    call_back = screen.calls.call_back
    call_back.setText("Ma")
    call_back.returnPressed.emit()
    assert banner.sentence.startswith("“Ma” is not a time")
    assert not banner.isHidden()
    call_back.setText("Maria 2h")
    assert banner.isHidden()
    call_back.returnPressed.emit()
    assert not banner.isHidden()
    marshals = line_for(screen, Question.WHO_MARSHALS)
    marshals.setFocus()
    qtbot.keyClicks(marshals, "Sam")
    assert banner.isHidden(), "any field takes it back"

    lead = line_for(screen, Question.WHO_LEADS)
    lead.setText("Jo Park")
    lead.returnPressed.emit()
    qtbot.waitUntil(lambda: all(each.question is not Question.WHO_LEADS for each in asked(screen)))
    assert field_for(screen, Question.WHO_MARSHALS) is marshals
    assert marshals.text() == "Sam"
    qtbot.keyClick(marshals, Qt.Key.Key_Escape)
    assert program.window.focusWidget() is screen.calls.queue

    program.window.resize(1100, 560)
    bar = screen.calls._scroll.verticalScrollBar()  # noqa: SLF001  # where the card is
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    screen.presenter.refresh()
    assert bar.value() > 0, "the same call stays where it is"
    screen.presenter.step(1)
    assert bar.value() == 0, "the next card is read from its top"
    assert screen.calls.queue.key != held
    screen.presenter.choose_person(held)
    assert line_for(screen, Question.WHO_MARSHALS).text() == "Sam", "after a look at another call"

    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_A)
    assert program.window.focusWidget() is not screen.calls.queue
    # Every question of the card is answered now.
    screen.calls.body.answers.show_card(None, held)
    assert program.window.focusWidget() is screen.calls.queue


def test_what_was_typed_without_enter_is_in_the_plan_after_a_click_on_the_outcome(
    qtbot: QtBot, program: Program, screen: PeopleScreen, plan: Path
) -> None:
    reached = screen.calls.outcomes.buttons[TalkOutcome.REACHED]
    held = call_about(screen, Question.HOW_MANY)
    line = line_for(screen, Question.HOW_MANY)
    line.setText("lots")
    qtbot.mouseClick(reached, Qt.MouseButton.LeftButton)
    assert program.window.banner.sentence.startswith("“lots” is not a number")
    assert (screen.calls.queue.key, line.text()) == (held, "lots"), "the call stays open"
    assert program.window.focusWidget() is line

    def talks() -> int:
        return sum(talk.person_id == held for talk in stored(plan, Talk))

    held = call_in(qtbot, screen, "Portland")
    before = talks()
    for question, text in ((Question.WHO_LEADS, "Jo Park"), (Question.WHO_MARSHALS, "Sam Vale")):
        line_for(screen, question).setText(text)
    qtbot.mouseClick(reached, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row_of(plan, "Portland").lead == "Jo Park")
    assert screen.calls.queue.key != held
    qtbot.waitUntil(lambda: talks() == before + 1)
    assert "Sam Vale" in {person.name for person in stored(plan, Person)}


def test_a_step_is_ticked_a_permit_is_granted_and_names_nearby_are_offered(
    qtbot: QtBot, screen: PeopleScreen, plan: Path
) -> None:
    call_in(qtbot, screen, "Portland")
    card = shown(screen).card
    missing = next(each for each in card.missing if each.kind == "task")
    tick = screen.calls.body.answers.tick(missing)
    assert missing.code in tick.accessibleName()
    offered: list[list[str]] = []
    screen.presenter.suggest_people("ju", offered.append)
    qtbot.waitUntil(lambda: bool(offered))
    assert offered[0][0] == "June Okafor"
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    qtbot.waitUntil(
        lambda: (
            TaskStatus.DONE in {each.status for each in stored(plan, Task) if each.id == missing.record_id}
        )
    )

    call_about(screen, Question.PERMIT)
    box = field_for(screen, Question.PERMIT)
    permit_id = next(each.record_id for each in asked(screen) if each.question is Question.PERMIT)
    box.setCurrentIndex(box.findData("granted"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(
        lambda: PermitStatus.GRANTED in {each.status for each in stored(plan, Permit) if each.id == permit_id}
    )
