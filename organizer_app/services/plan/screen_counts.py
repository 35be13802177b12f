"""Counts what each screen holds for the sidebar, without reading whole records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.checklists.task_rows import TaskState, state_of
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.tasks import Task
from organizer_app.storage.merging.contested import count_contested

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace


class ScreenCounts(NamedTuple):
    """The number of late tasks, of people, of groups, and of fields that two laptops wrote."""

    late_tasks: int
    people: int
    groups: int
    conflicts: int = 0


def screen_counts(workspace: Workspace, *, today: date) -> ScreenCounts:
    """Count as of a day at HQ."""
    day = today.isoformat()
    with workspace.read() as reader:
        tasks = reader.columns(Task, ("status", "due_on"))
        people, groups = len(reader.columns(Person, ("id",))), len(reader.columns(Organization, ("id",)))
        conflicts = count_contested(reader.connection)
    late = sum(state_of(status, due or "", day, day) is TaskState.LATE for status, due in tasks)
    return ScreenCounts(late, people, groups, conflicts)
