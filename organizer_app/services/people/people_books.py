"""Reads everything the people screen shows, first as a whole and then only what an edit touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from organizer_app.domain.basics.changes import AROUND_STEPS, Noun
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.model.accepted_problems import AcceptedProblem
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.nouns import NOUN_OF
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.people.people_book import Gathered, PeopleBook, by_action, by_person
from organizer_app.domain.places.places import Place
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.records import Record
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

R = TypeVar("R", bound="Record")
# Records that need a full read: they change seldom and affect much.
_WHOLE = frozenset({Noun.MOBILIZATION, Noun.PLACE, Noun.ACCEPTED_PROBLEM, Noun.ORGANIZATION})
SHOWN = frozenset(
    {
        Noun.PERSON,
        Noun.CONTACT_POINT,
        Noun.ASSIGNMENT,
        Noun.TALK,
        Noun.TASK,
        Noun.PERMIT,
        Noun.CITY_ACTION,
        *AROUND_STEPS,
        *_WHOLE,
    }
)


def read_book(workspace: Workspace) -> PeopleBook:
    """Read the whole book."""
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        assignments = reader.all(Assignment)
        return PeopleBook(
            people={each.id: each for each in reader.all(Person)},
            points=Gathered[ContactPoint](by_person, reader.all(ContactPoint)),
            held=Gathered[Assignment](by_person, assignments),
            manned=Gathered[Assignment](by_action, assignments),
            talks=Gathered[Talk](by_person, reader.all(Talk)),
            tasks=Gathered[Task](by_action, reader.all(Task)),
            permits=Gathered[Permit](by_action, reader.all(Permit)),
            rows={row.action_id: row for row in snapshot.rows},
            places={each.id: each for each in reader.all(Place)},
            mobilizations={each.id: each for each in reader.all(Mobilization)},
            heads={head.mobilization_id: head for head in snapshot.mobilizations},
            accepted=frozenset(
                frozenset({each.subject_id, each.other_id})
                for each in reader.all(AcceptedProblem, kind=FindingKind.DOUBLE_BOOKED_LEAD.value)
            ),
            groups={str(key): str(name) for key, name in reader.columns(Organization, ("id", "name"))},
        )


def renew_book(workspace: Workspace, book: PeopleBook, change_set: ChangeSet) -> PeopleBook:
    """Return the book after an edit; only what it touched is read, except after far-reaching edits."""
    if change_set.everything or not _WHOLE.isdisjoint(change_set.nouns):
        return read_book(workspace)
    with workspace.read() as reader:
        fresh = book.with_people(_touched(reader, change_set, Person))
        assignments = _touched(reader, change_set, Assignment)
        stale = change_set.action_ids
        rows = {key: row for key, row in book.rows.items() if key not in stale} if stale else book.rows
        read = plan_rows.read_rows(reader.connection, stale) if stale else ()
        return replace(
            fresh,
            points=fresh.points.renewed(_touched(reader, change_set, ContactPoint)),
            held=fresh.held.renewed(assignments),
            manned=fresh.manned.renewed(assignments),
            talks=fresh.talks.renewed(_touched(reader, change_set, Talk)),
            tasks=fresh.tasks.renewed(_touched(reader, change_set, Task)),
            permits=fresh.permits.renewed(_touched(reader, change_set, Permit)),
            rows={**rows, **{row.action_id: row for row in read}},
        )


def people_touched(book: PeopleBook, change_set: ChangeSet) -> set[str]:
    """Return the people whose calls may look different after an edit, given the book after it."""
    found = {record_id for noun, record_id in change_set.touched if noun is Noun.PERSON}
    for noun, record_id in change_set.touched:
        for held in (book.points, book.held, book.talks):
            record = held.by_id.get(record_id) if noun is not Noun.PERSON else None
            if record is not None:
                found.add(by_person(record))
    for action_id in change_set.action_ids:
        found |= {each.person_id for each in book.manned.of(action_id)}
    return found


def _touched(reader: Reader, change_set: ChangeSet, record_type: type[R]) -> dict[str, R]:
    noun = NOUN_OF[record_type]
    ids = [record_id for touched, record_id in change_set.touched if touched is noun]
    return reader.rows_by_id(record_type, ids) if ids else {}
