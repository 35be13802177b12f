"""The read model of checklists: one flat row per task, and how it stands today."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import Final, NamedTuple

SOON_DAYS: Final = 7
# Nothing more is to do for it.
OUT: Final = frozenset({"done", "skipped", "not_applicable"})


class TaskRow(NamedTuple):
    """A task as checklists show it; days are ISO texts or empty, status is the code of `TaskStatus`.

    Attributes:
        action_id: its city action; empty for a task of the desk.
        fact: code of the `PlanFact` that settles it, or empty.
        is_met: whether that holds now.
    """

    task_id: str
    action_id: str
    mobilization_id: str
    title: str
    due: str
    status: str
    is_gate: bool
    owner_id: str
    owner_role: str
    template_task_id: str
    occurrence: int
    is_changed_here: bool
    is_pinned: bool
    offset_days: int | None
    offset_unit: str
    offset_from: str
    skip_reason: str
    fact: str = ""
    is_met: bool = False

    @property
    def standing(self) -> str:
        """How far it is: what somebody said, or done where the plan settles it."""
        return "done" if self.is_by_plan else self.status

    @property
    def is_by_plan(self) -> bool:
        """Whether the plan settles it and nobody has said anything that does."""
        return self.is_met and self.status not in OUT

    def judged_by(self, facts: str) -> TaskRow:
        """Return the task as it stands beside the facts of its action's row."""
        is_met = bool(self.fact) and self.fact in facts.split()
        return self if is_met == bool(self.is_met) else self._replace(is_met=is_met)


class TaskState(IntEnum):
    """How a task stands today; the numbers are the order of the legend."""

    DONE = 0
    LATE = 1
    DUE = 2
    UNDER_WAY = 3
    LATER = 4
    NOT_APPLICABLE = 5


_LEFT_OUT: Final = OUT - {"done"}
_BEGUN: Final = frozenset({"doing", "blocked"})


def soon_after(today: date) -> str:
    """Return the last day, ISO text, that counts as due soon."""
    return (today + timedelta(days=SOON_DAYS)).isoformat()


def state_of(status: str, due: str, today: str, soon: str) -> TaskState:
    """Return how a task stands on `today`; `soon` is the last day that counts as due (all ISO texts)."""
    if status == "done":
        return TaskState.DONE
    if status in _LEFT_OUT:
        return TaskState.NOT_APPLICABLE
    if due and due < today:
        return TaskState.LATE
    if status in _BEGUN:
        return TaskState.UNDER_WAY
    return TaskState.DUE if due and due <= soon else TaskState.LATER
