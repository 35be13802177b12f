"""Counts what each screen holds for the sidebar, without reading whole records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.checklists.task_rows import TaskState, state_of
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.tasks import Task
from organizer_app.storage.merging.contested import contested_names, count_contested
from organizer_app.storage.rows import endings

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


class ScreenCounts(NamedTuple):
    """The number of late tasks, of people, of groups, and of fields that two laptops wrote.

    `contested` holds the ids of the records of such fields, and of the actions and people they belong to.
    """

    late_tasks: int
    people: int
    groups: int
    conflicts: int = 0
    contested: frozenset[str] = frozenset()


def screen_counts(workspace: Workspace, *, today: date) -> ScreenCounts:
    """Count as of a day at HQ."""
    with workspace.read() as reader:
        return counts_from(reader, today=today)


def counts_from(reader: Reader, *, today: date) -> ScreenCounts:
    """Return the same as `screen_counts`, from a read that is already open."""
    day = today.isoformat()
    tasks = reader.columns(Task, ("status", "due_on", "city_action_id"))
    past_days = endings.past_days(reader.connection)
    people, groups = len(reader.columns(Person, ("id",))), len(reader.columns(Organization, ("id",)))
    conflicts = count_contested(reader.connection)
    contested = _contested(reader) if conflicts else frozenset[str]()
    late = sum(
        state_of(status, due or "", day, day, past_days.get(action_id or "", "")) is TaskState.LATE
        for status, due, action_id in tasks
    )
    return ScreenCounts(late, people, groups, conflicts, contested)


def _contested(reader: Reader) -> frozenset[str]:
    by_noun = grouped_pairs(
        (noun, record_id) for record_id, (noun, _names) in contested_names(reader.connection).items()
    )
    found = set[str]()
    for noun, record_ids in by_noun.items():
        for record in reader.rows_by_id(RECORD_TYPES[noun], record_ids).values():
            found.add(record.id)
            found.update(getattr(record, owner, "") for owner in ("city_action_id", "person_id"))
    return frozenset(found - {""})
