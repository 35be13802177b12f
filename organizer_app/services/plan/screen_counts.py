"""What waits behind each screen, counted without reading the records themselves: the sidebar shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.checklists.task_rows import TaskState, state_of
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.tasks import Task

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace


class ScreenCounts(NamedTuple):
    """How many tasks are late, and how many people and groups there are."""

    late_tasks: int
    people: int
    groups: int


def screen_counts(workspace: Workspace, *, today: date) -> ScreenCounts:
    """Count on a day at the desk."""
    day = today.isoformat()
    with workspace.read() as reader:
        tasks = reader.columns(Task, ("status", "due_on"))
        people, groups = len(reader.columns(Person, ("id",))), len(reader.columns(Organization, ("id",)))
    late = sum(state_of(status, due or "", day, day) is TaskState.LATE for status, due in tasks)
    return ScreenCounts(late, people, groups)
