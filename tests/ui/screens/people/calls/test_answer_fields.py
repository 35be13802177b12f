"""What a person says on the phone is taken down on the card, which stays until the outcome is logged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.people.call_card import Asked, Question
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import opened
from tests.support.plan_views import row_in
from tests.support.programs import running, screen_at


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


def asked(screen: PeopleScreen) -> tuple[Asked, ...]:
    shown = screen.calls._shown  # noqa: SLF001  # what the pane shows
    assert shown is not None
    assert shown.card is not None
    return shown.card.asked


def field_for(screen: PeopleScreen, question: Question) -> QWidget:
    found = next(each for each in asked(screen) if each.question is question)
    field = screen.calls.body.answers.field(found)
    assert field is not None
    return field


def call_in(qtbot: QtBot, screen: PeopleScreen, city: str) -> str:
    """Take the first call about a city; return the person's id."""
    shown = screen.calls._shown  # noqa: SLF001  # what the pane shows
    assert shown is not None
    rows = shown.book.rows
    person_id = next(
        each.facts.person_id for each in shown.queue.calls if rows[each.facts.action_id].city == city
    )
    screen.presenter.choose_person(person_id)
    qtbot.waitUntil(lambda: screen.calls.queue.key == person_id)
    return person_id


def people_in_order(screen: PeopleScreen) -> list[str]:
    shown = screen.calls._shown  # noqa: SLF001  # what the pane shows
    assert shown is not None
    return [each.facts.person_id for each in shown.queue.calls]


def test_a_lead_is_named_with_a_number_by_keyboard_and_the_card_stays(
    qtbot: QtBot, program: Program, screen: PeopleScreen, plan: Path
) -> None:
    held = call_in(qtbot, screen, "Portland")
    before = people_in_order(screen)
    screen.calls.queue.setFocus()
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_A)
    field = field_for(screen, Question.WHO_LEADS)
    assert program.window.focusWidget() is field
    qtbot.keyClicks(field, "Jo Park, 503-555-0111")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: all(each.question is not Question.WHO_LEADS for each in asked(screen)))
    assert screen.calls.queue.key == held, "the call goes on"
    assert row_of(plan, "Portland").lead == "Jo Park"
    with opened(plan) as workspace, workspace.read() as reader:
        assert "+15035550111" in [point.value for point in reader.all(ContactPoint)]
    now = people_in_order(screen)
    assert [each for each in now if each in before] == before, "it keeps its place, though it is less urgent"
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: screen.calls.queue.key != held)
    assert screen.calls.queue.key == now[now.index(held) + 1], "nobody is passed over"


def test_half_a_name_survives_another_answer_and_esc_returns_to_the_queue(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    call_in(qtbot, screen, "Portland")
    marshals = field_for(screen, Question.WHO_MARSHALS)
    assert isinstance(marshals, QLineEdit)
    marshals.setFocus()
    qtbot.keyClicks(marshals, "Sam")
    lead = field_for(screen, Question.WHO_LEADS)
    assert isinstance(lead, QLineEdit)
    lead.setText("Jo Park")
    lead.returnPressed.emit()
    qtbot.waitUntil(lambda: all(each.question is not Question.WHO_LEADS for each in asked(screen)))
    assert field_for(screen, Question.WHO_MARSHALS) is marshals
    assert marshals.text() == "Sam"
    qtbot.keyClick(marshals, Qt.Key.Key_Escape)
    assert program.window.focusWidget() is screen.calls.queue


def test_who_comes_to_the_calls_is_at_their_list(program: Program, screen: PeopleScreen) -> None:
    screen.focus_main()
    assert program.window.focusWidget() is screen.calls.queue


def test_what_was_typed_without_enter_is_in_the_plan_after_a_click_on_the_outcome(
    qtbot: QtBot, screen: PeopleScreen, plan: Path
) -> None:
    held = call_in(qtbot, screen, "Portland")
    before = len(talks_with(plan, held))
    for question, text in ((Question.WHO_LEADS, "Jo Park"), (Question.WHO_MARSHALS, "Sam Vale")):
        line = field_for(screen, question)
        assert isinstance(line, QLineEdit)
        line.setText(text)
    qtbot.mouseClick(screen.calls.outcomes.buttons[TalkOutcome.REACHED], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row_of(plan, "Portland").lead == "Jo Park")
    assert screen.calls.queue.key != held
    qtbot.waitUntil(lambda: len(talks_with(plan, held)) == before + 1)
    with opened(plan) as workspace, workspace.read() as reader:
        assert "Sam Vale" in {person.name for person in reader.all(Person)}


def talks_with(plan: Path, person_id: str) -> list[Talk]:
    with opened(plan) as workspace, workspace.read() as reader:
        return [talk for talk in reader.all(Talk) if talk.person_id == person_id]


def test_an_answer_that_is_not_understood_keeps_the_call_open(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    for held in people_in_order(screen):
        screen.presenter.choose_person(held)
        if any(each.question is Question.HOW_MANY for each in asked(screen)):
            break
    line = field_for(screen, Question.HOW_MANY)
    assert isinstance(line, QLineEdit)
    line.setText("lots")
    qtbot.mouseClick(screen.calls.outcomes.buttons[TalkOutcome.REACHED], Qt.MouseButton.LeftButton)
    assert program.window.banner.sentence.startswith("“lots” is not a number")
    assert (screen.calls.queue.key, line.text()) == (held, "lots")
    assert program.window.focusWidget() is line


def test_the_next_card_is_read_from_its_top(qtbot: QtBot, program: Program, screen: PeopleScreen) -> None:
    program.window.resize(1100, 560)
    call_in(qtbot, screen, "Portland")
    bar = screen.calls._scroll.verticalScrollBar()  # noqa: SLF001  # where the card is
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    screen.presenter.refresh()
    assert bar.value() > 0, "the same call stays where it is"
    screen.presenter.step(1)
    assert bar.value() == 0


def test_half_an_answer_is_there_again_after_a_look_at_another_call(
    qtbot: QtBot, screen: PeopleScreen
) -> None:
    held = call_in(qtbot, screen, "Portland")
    marshals = field_for(screen, Question.WHO_MARSHALS)
    assert isinstance(marshals, QLineEdit)
    marshals.setText("Sam")
    screen.presenter.step(1)
    assert screen.calls.queue.key != held
    screen.presenter.choose_person(held)
    again = field_for(screen, Question.WHO_MARSHALS)
    assert isinstance(again, QLineEdit)
    assert again.text() == "Sam"


def test_what_was_unclear_is_taken_back_once_the_field_says_something_else(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    call_in(qtbot, screen, "Portland")
    field = screen.calls.call_back
    field.setText("Ma")
    field.returnPressed.emit()
    assert program.window.banner.sentence.startswith("“Ma” is not a time")
    assert not program.window.banner.isHidden()
    field.setText("Maria 2h")
    assert program.window.banner.isHidden()
    marshals = field_for(screen, Question.WHO_MARSHALS)
    assert isinstance(marshals, QLineEdit)
    field.returnPressed.emit()
    assert not program.window.banner.isHidden()
    marshals.setText("Sam Vale")
    assert program.window.banner.isHidden()


def test_a_step_is_ticked_and_names_nearby_are_offered(
    qtbot: QtBot, screen: PeopleScreen, plan: Path
) -> None:
    call_in(qtbot, screen, "Portland")
    shown = screen.calls._shown  # noqa: SLF001  # what the pane shows
    assert shown is not None
    assert shown.card is not None
    missing = next(each for each in shown.card.missing if each.kind == "task")
    tick = screen.calls.body.answers.tick(missing)
    assert isinstance(tick, QCheckBox)
    assert missing.code in tick.accessibleName()
    offered: list[list[str]] = []
    screen.presenter.suggest_people("ju", offered.append)
    qtbot.waitUntil(lambda: bool(offered))
    assert offered[0][0] == "June Okafor"
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())

    def status() -> TaskStatus:
        with opened(plan) as workspace, workspace.read() as reader:
            return reader.get(Task, missing.record_id).status

    qtbot.waitUntil(lambda: status() is TaskStatus.DONE)


def test_a_permit_is_granted_in_one_choice(qtbot: QtBot, screen: PeopleScreen, plan: Path) -> None:
    shown = screen.calls._shown  # noqa: SLF001  # what the pane shows
    assert shown is not None
    for entry in shown.queue.calls:
        screen.presenter.choose_person(entry.facts.person_id)
        if any(each.question is Question.PERMIT for each in asked(screen)):
            break
    box = field_for(screen, Question.PERMIT)
    assert isinstance(box, QComboBox)
    permit_id = next(each.record_id for each in asked(screen) if each.question is Question.PERMIT)
    box.setCurrentIndex(box.findData("granted"))
    box.activated.emit(box.currentIndex())

    def status() -> PermitStatus:
        with opened(plan) as workspace, workspace.read() as reader:
            return reader.get(Permit, permit_id).status

    qtbot.waitUntil(lambda: status() is PermitStatus.GRANTED)


def test_after_the_last_answer_the_keys_of_the_outcomes_count_again(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    held = call_in(qtbot, screen, "Portland")
    screen.calls.queue.setFocus()
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_A)
    assert isinstance(program.window.focusWidget(), QLineEdit)
    # Every question of the card is answered now.
    screen.calls.body.answers.show_card(None, held)
    assert program.window.focusWidget() is screen.calls.queue
