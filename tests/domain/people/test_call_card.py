"""The card of a call asks what the city lacks, worst first, and shows what was said."""

from dataclasses import replace
from datetime import date

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.people.call_card import Question, call_card
from organizer_app.domain.people.call_queue import CallFacts, call_facts
from organizer_app.domain.people.people_book import PeopleBook
from tests.support.people_books import MINNEAPOLIS, a_book, person, role, talk


def facts_of(book: PeopleBook, person_id: str) -> CallFacts:
    found = call_facts(book, person_id)
    assert found is not None
    return found


def test_a_lead_is_asked_what_keeps_the_city_from_ready() -> None:
    book = a_book(
        people=[person("Ana"), person("Omar")],
        roles=[
            role("Ana", MINNEAPOLIS),
            role("Omar", MINNEAPOLIS, AssignmentRole.MARSHAL_LEAD, AssignmentStatus.ASKED),
        ],
        permits=[
            Permit(
                id="p", city_action_id="minneapolis", kind=PermitKind.SOUND, status=PermitStatus.TO_FILE,
                due_on=date(2019, 7, 10),
            ),
            Permit(id="q", city_action_id="minneapolis", status=PermitStatus.GRANTED),
        ],
        tasks=[
            Task(id="t", title="Shade", city_action_id="minneapolis"),
            Task(id="u", title="Done", city_action_id="minneapolis", status=TaskStatus.DONE),
        ],
        talks=[
            talk("Ana", TalkOutcome.LEFT_MESSAGE, days_ago=7),
            talk("Ana", TalkOutcome.REACHED, days_ago=4),
        ],
    )  # fmt: skip
    card = call_card(book, facts_of(book, "ana"))
    assert [(each.question, each.about, each.due) for each in card.asked] == [
        (Question.WHO_BACKUP, "", ""),
        (Question.PERMIT, "sound", "2019-07-10"),
        (Question.TASK, "Shade", ""),
        (Question.HOW_MANY, "", ""),
    ]
    assert [each.blocks for each in card.asked] == [True, False, False, False]
    assert [(each.kind, each.code, each.state, each.name) for each in card.missing] == [
        ("role", "backup", "gap", ""),
        ("permit", "sound", "to_file", ""),
        ("role", "marshal_lead", "asked", "Omar"),
        ("task", "Shade", "todo", ""),
    ]
    assert [each.outcome for each in card.talks] == [TalkOutcome.REACHED, TalkOutcome.LEFT_MESSAGE]


def test_somebody_who_was_asked_is_asked_for_an_answer_and_others_whether_they_are_still_in() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo")],
        roles=[
            role("Ana", MINNEAPOLIS, AssignmentRole.PRESS, AssignmentStatus.ASKED),
            role("Bo", MINNEAPOLIS, AssignmentRole.MEDIC),
        ],
    )
    asked = [call_card(book, facts_of(book, name)).asked for name in ("ana", "bo")]
    assert [[each.question for each in found] for found in asked] == [
        [Question.WILL_YOU],
        [Question.STILL_IN],
    ]


def test_a_step_that_the_plan_settles_or_says_otherwise_is_asked_about_once() -> None:
    tasks = [
        Task(id=fact.value, title=fact.value, city_action_id="minneapolis", fact=fact)
        for fact in (PlanFact.LEAD_NAMED, PlanFact.BACKUP_NAMED, PlanFact.SITE_FIXED, PlanFact.COUNTED)
    ]
    row = MINNEAPOLIS._replace(readiness=1, reasons="no_backup", facts="lead_named site_fixed")
    book = a_book(people=[person("Ana")], roles=[role("Ana", row)], tasks=tasks)
    book = replace(book, rows={**book.rows, row.action_id: row})
    missing = call_card(book, facts_of(book, "ana")).missing
    assert [each.code for each in missing if each.kind == "task"] == ["counted"]
    assert "backup" in [each.code for each in missing if each.kind == "role"]


def test_who_lacks_nothing_is_asked_whether_they_are_still_in() -> None:
    ready = MINNEAPOLIS._replace(reasons="", expected=200)
    book = a_book(
        people=[person("Ana")],
        roles=[role("Ana", ready, AssignmentRole.PRESS)],
        rows=[ready],
    )
    (asked,) = call_card(book, facts_of(book, "ana")).asked
    assert (asked.question, asked.about, asked.due) == (Question.STILL_IN, "press", ready.day)
    assert not asked.blocks


def test_a_backup_is_asked_about_the_city_too_and_nobody_more_than_four_things() -> None:
    tasks = [
        Task(id=f"t{number}", title=f"Step {number}", city_action_id="minneapolis") for number in range(5)
    ]
    book = a_book(people=[person("Ana")], roles=[role("Ana", MINNEAPOLIS, is_backup=True)], tasks=tasks)
    card = call_card(book, facts_of(book, "ana"))
    assert len(card.asked) == 4
    assert card.asked[-1].question is Question.TASK
    assert len([each for each in card.missing if each.kind == "task"]) == 5


def test_an_expected_number_of_nobody_is_an_answer() -> None:
    row = MINNEAPOLIS._replace(expected=0)
    book = a_book(people=[person("Ana")], roles=[role("Ana", row)], rows=[row])
    asked = call_card(book, facts_of(book, "ana")).asked
    assert Question.HOW_MANY not in [each.question for each in asked]


def test_a_step_says_when_it_is_due_and_whether_the_city_waits_for_it() -> None:
    tasks = [
        Task(id="a", title="Later", city_action_id="minneapolis", due_on=date(2019, 7, 12)),
        Task(id="b", title="Sooner", city_action_id="minneapolis", due_on=date(2019, 7, 8)),
        Task(id="c", title="Gate", city_action_id="minneapolis", due_on=date(2019, 7, 14), is_gate=True),
    ]
    book = a_book(people=[person("Ana")], roles=[role("Ana", MINNEAPOLIS)], tasks=tasks)
    missing = call_card(book, facts_of(book, "ana")).missing
    assert [(each.code, each.due, each.blocks) for each in missing if each.kind == "task"] == [
        ("Gate", "2019-07-14", True),
        ("Sooner", "2019-07-08", False),
        ("Later", "2019-07-12", False),
    ]


def test_a_step_is_left_out_where_a_role_or_a_reason_of_the_city_says_the_same() -> None:
    tasks = [
        Task(id=fact.value, title=fact.value, city_action_id="minneapolis", fact=fact)
        for fact in (PlanFact.MARSHALS_LED, PlanFact.SITE_FIXED, PlanFact.COUNTED)
    ]
    row = MINNEAPOLIS._replace(reasons="no_venue", facts="")
    book = a_book(people=[person("Ana")], roles=[role("Ana", row)], tasks=tasks, rows=[row])
    missing = call_card(book, facts_of(book, "ana")).missing
    assert [each.code for each in missing if each.kind == "task"] == ["counted"]


def test_who_leads_the_marshals_is_asked_where_nobody_does() -> None:
    row = MINNEAPOLIS._replace(expected=400)
    book = a_book(people=[person("Ana")], roles=[role("Ana", row)], rows=[row])
    card = call_card(book, facts_of(book, "ana"))
    assert ("role", "marshal_lead", "gap") in [(each.kind, each.code, each.state) for each in card.missing]
    assert [each.question for each in card.asked] == [Question.WHO_BACKUP, Question.WHO_MARSHALS]
