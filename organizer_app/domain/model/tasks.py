"""Record steps to complete before, on or after the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Internal, Partners
from organizer_app.domain.basics.life_cycles import check_transition
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.time.offsets import OffsetFrom, OffsetUnit

if TYPE_CHECKING:
    from collections.abc import Collection


class TaskStatus(Enum):
    """The life cycle of a task."""

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
# Nothing is left to do for these.
SETTLED = frozenset({TaskStatus.DONE, TaskStatus.SKIPPED, TaskStatus.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """One step of a city action, or of the whole mobilization if `city_action_id` is empty.

    Attributes:
        due_on: local calendar day by which it must be done.
        is_gate: whether the city cannot be ready without it.
        template_task_id: the task of the template it was created from.
        template_revision: the revision of that template.
        is_changed_here: whether this city changed it, so that the template leaves it alone.
        is_pinned: whether its day stays when the anchor moves.
        offset_days: days from `offset_from`, negative before it; used only with a template.
        owner_role: code of the role that does it.
        weight: its share of readiness.
        done_on: calendar day on which it was done.
        occurrence: index in a repeated task, from 0.
        fact: the fact that completes it without a check mark, or None.
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
    template_task_id: Internal[str] = ""
    template_revision: Internal[int] = 0
    is_changed_here: Internal[bool] = False
    is_pinned: Internal[bool] = False
    offset_days: Internal[int | None] = None
    offset_unit: Internal[OffsetUnit] = OffsetUnit.CALENDAR_DAY
    offset_from: Internal[OffsetFrom] = OffsetFrom.ANCHOR
    owner_role: Partners[str] = ""
    weight: Internal[int] = 1
    done_on: Internal[date | None] = None
    occurrence: Internal[int] = 0
    fact: Partners[PlanFact | None] = None


def is_settled(task: Task, facts: Collection[PlanFact]) -> bool:
    """Return whether a task is complete: someone said so, or the plan does because its fact holds."""
    return task.status in SETTLED or task.fact in facts


def with_status(task: Task, wanted: TaskStatus) -> Task:
    """Move a task to another status; raise `ForbiddenTransition` if its life cycle forbids it."""
    check_transition("task", TASK_LIFE_CYCLE, task.status, wanted)
    return replace(task, status=wanted)
