"""Steps that must be done before, on or after the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from organizer_app.domain.audiences import Internal, Partners
from organizer_app.domain.life_cycles import check_transition
from organizer_app.domain.records import Record


class TaskStatus(Enum):
    """Life cycle of a task."""

    TODO = "todo"
    DOING = "doing"
    BLOCKED = "blocked"
    DONE = "done"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not_applicable"


_ALL = frozenset(TaskStatus)
TASK_LIFE_CYCLE = {
    TaskStatus.TODO: _ALL,
    TaskStatus.DOING: _ALL,
    TaskStatus.BLOCKED: _ALL - {TaskStatus.DONE},
    TaskStatus.DONE: frozenset({TaskStatus.TODO, TaskStatus.DOING}),
    TaskStatus.SKIPPED: frozenset({TaskStatus.TODO}),
    TaskStatus.NOT_APPLICABLE: frozenset({TaskStatus.TODO}),
}
# Nothing more to do for it.
SETTLED = frozenset({TaskStatus.DONE, TaskStatus.SKIPPED, TaskStatus.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """One step of a city action, or of the whole mobilization when `city_action_id` is empty.

    Attributes:
        due_on: local calendar day by which it must be done.
        is_gate: without it the city is not ready.
    """

    title: Partners[str]
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    due_on: Partners[date | None] = None
    status: Partners[TaskStatus] = TaskStatus.TODO
    is_gate: Partners[bool] = False
    owner_id: Internal[str] = ""
    skip_reason: Internal[str] = ""
    notes: Internal[str] = ""


def with_status(task: Task, wanted: TaskStatus) -> Task:
    """Move a task to another status; raise `ForbiddenTransition` when its life cycle forbids it."""
    check_transition("task", TASK_LIFE_CYCLE, task.status, wanted)
    return replace(task, status=wanted)
