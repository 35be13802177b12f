"""Build the card of a call: the questions in order, what the city lacks, and what was said before."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.model.permits import CLEARED
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.tasks import SETTLED
from organizer_app.domain.people.coverage import COLUMNS, CellState, cells_of
from organizer_app.domain.rows.readiness import SAID_BY

if TYPE_CHECKING:
    from organizer_app.domain.model.talks import Talk
    from organizer_app.domain.model.tasks import Task
    from organizer_app.domain.people.call_queue import CallFacts
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.domain.rows.action_rows import ActionRow

_MOST_ASKED: Final = 4
# Roles that the call tries to fill.
_NAMED: Final = frozenset({"lead", "backup", "marshal_lead"})
_FACTS_OF_ROLES: Final = frozenset({PlanFact.LEAD_NAMED, PlanFact.BACKUP_NAMED, PlanFact.MARSHALS_LED})
_ASKING: Final = frozenset({AssignmentStatus.OPEN, AssignmentStatus.ASKED})


class Question(Enum):
    """What to ask on the phone; `wording` writes the sentence."""

    WILL_YOU = "will_you"
    STILL_IN = "still_in"
    WHO_LEADS = "who_leads"
    WHO_BACKUP = "who_backup"
    WHICH_DAY = "which_day"
    WHEN = "when"
    WHERE = "where"
    PERMIT = "permit"
    TASK = "task"
    WHO_MARSHALS = "who_marshals"
    HOW_MANY = "how_many"


# Questions whose answer is a person's name.
NAMING: Final = frozenset({Question.WHO_LEADS, Question.WHO_BACKUP, Question.WHO_MARSHALS})


class Asked(NamedTuple):
    """One question.

    Attributes:
        question: its topic.
        about: code of the role or permit, the title of a task, or empty.
        due: its latest day as ISO text or empty.
        blocks: whether readiness depends on it.
        record_id: the permit or task that the answer changes, or empty.
        state: code of that record's status, or empty.
    """

    question: Question
    about: str
    due: str
    blocks: bool
    record_id: str = ""
    state: str = ""


class Missing(NamedTuple):
    """One thing a city lacks.

    Attributes:
        kind: role, permit or task.
        code: code of the role or permit; the title of a task.
        state: code of its progress.
        name: the person who was asked for it, or empty.
        due: ISO day or empty.
        blocks: whether the city cannot be ready without it.
        record_id: the permit or task itself, or empty.
    """

    kind: str
    code: str
    state: str
    name: str
    due: str
    blocks: bool
    record_id: str = ""


class CallCard(NamedTuple):
    """Everything shown during a call; talks are newest first."""

    asked: tuple[Asked, ...]
    missing: tuple[Missing, ...]
    talks: tuple[Talk, ...]


# The worst reasons of a city and the question about each.
_QUESTIONS: Final = {
    "no_lead": Question.WHO_LEADS,
    "no_backup": Question.WHO_BACKUP,
    "no_date": Question.WHICH_DAY,
    "no_start": Question.WHEN,
    "no_venue": Question.WHERE,
}


def call_card(book: PeopleBook, facts: CallFacts) -> CallCard:
    """Return the card of a call: ask leads and backup leads about the city, others about their role."""
    talks = sorted(book.talks.of(facts.person_id), key=lambda talk: (str(talk.at), talk.id), reverse=True)
    missing = missing_in(book, facts.action_id)
    return CallCard(tuple(_questions(book, facts, missing))[:_MOST_ASKED], missing, tuple(talks))


def missing_in(book: PeopleBook, action_id: str) -> tuple[Missing, ...]:
    """Return what a city lacks: blocking items first, then by day."""
    found = [*_roles(book, action_id), *_permits(book, action_id), *_tasks(book, action_id)]
    return tuple(sorted(found, key=lambda each: (not each.blocks, each.due or "~")))


def _questions(book: PeopleBook, facts: CallFacts, missing: tuple[Missing, ...]) -> list[Asked]:
    row = book.rows[facts.action_id]
    is_asking = facts.status in _ASKING
    found = [Asked(Question.WILL_YOU, facts.role, "", blocks=True)] if is_asking else []
    if facts.role in {"lead", "backup"}:
        known = (_QUESTIONS.get(code) for code in row.reasons.split())
        found += [Asked(question, "", "", blocks=True) for question in known if question]
        found += [asked for asked in map(_question_about, missing) if asked]
        if row.expected is None:
            found.append(Asked(Question.HOW_MANY, "", "", blocks=False))
    if not found:
        found.append(Asked(Question.STILL_IN, facts.role, row.day, blocks=False))
    return found


def _question_about(missing: Missing) -> Asked | None:
    """Return the question about a missing item; leads get the questions from the city's reasons."""
    if missing.kind == "role":
        is_marshals = missing.code == "marshal_lead" and missing.state == CellState.GAP.value
        return Asked(Question.WHO_MARSHALS, "", "", missing.blocks) if is_marshals else None
    question = Question.PERMIT if missing.kind == "permit" else Question.TASK
    return Asked(question, missing.code, missing.due, missing.blocks, missing.record_id, missing.state)


def _roles(book: PeopleBook, action_id: str) -> list[Missing]:
    return [
        Missing("role", column.code, cell.state.value, cell.name, "", cell.blocks)
        for column, cell in zip(COLUMNS, cells_of(book, book.rows[action_id]), strict=True)
        if cell.state in {CellState.GAP, CellState.ASKED} and column.code in _NAMED
    ]


def _permits(book: PeopleBook, action_id: str) -> list[Missing]:
    return [
        Missing(
            "permit",
            permit.kind.value,
            permit.status.value,
            "",
            permit.due_on.isoformat() if permit.due_on else "",
            blocks="permit" in book.rows[action_id].reasons,
            record_id=permit.id,
        )
        for permit in book.permits.of(action_id)
        if permit.status not in CLEARED
    ]


def _tasks(book: PeopleBook, action_id: str) -> list[Missing]:
    found = []
    for task in book.tasks.of(action_id):
        if task.status not in SETTLED and not _is_known(book.rows[action_id], task):
            owner = book.people.get(task.owner_id)
            due = task.due_on.isoformat() if task.due_on else ""
            name = owner.name if owner else ""
            status = task.status.value
            found.append(Missing("task", task.title, status, name, due, task.is_gate, task.id))
    return found


def _is_known(row: ActionRow, task: Task) -> bool:
    """Return whether the plan completes a task, or a role or reason of the city already covers it."""
    if task.fact is None:
        return False
    reason = SAID_BY.get(task.fact)
    is_said = reason is not None and reason.value in row.reasons.split()
    return is_said or task.fact in _FACTS_OF_ROLES or task.fact.value in row.facts.split()
