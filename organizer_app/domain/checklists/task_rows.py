"""Define the read model of checklists: one flat row per task, and its state today."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import Final, NamedTuple

SOON_DAYS: Final = 7
# Nothing is left to do for these.
OUT: Final = frozenset({"done", "skipped", "not_applicable"})


class TaskRow(NamedTuple):
    """A task as checklists show it; days are ISO texts or empty, status is the code of `TaskStatus`.

    Attributes:
        action_id: its city action; empty for a task of HQ.
        fact: code of the `PlanFact` that completes it, or empty.
        is_met: whether the fact holds now.
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
        """Return its status: the one someone set, or done if the plan completes it."""
        # As `is_by_plan`; a matrix asks this of hundreds of thousands of tasks.
        return "done" if self.is_met and self.status not in OUT else self.status

    @property
    def is_by_plan(self) -> bool:
        """Return whether the plan completes it and no one set a completing status."""
        return self.is_met and self.status not in OUT

    def judged_by(self, facts: str) -> TaskRow:
        """Return the task judged by the facts of its action's row."""
        is_met = bool(self.fact) and self.fact in facts.split()
        return self if is_met == bool(self.is_met) else self._replace(is_met=is_met)


class TaskState(IntEnum):
    """The state of a task today; the numbers give the order of the legend."""

    DONE = 0
    LATE = 1
    DUE = 2
    UNDER_WAY = 3
    LATER = 4
    NOT_APPLICABLE = 5


# Nothing is left to do for tasks in these.
SETTLED_STATES: Final = frozenset({TaskState.DONE, TaskState.NOT_APPLICABLE})
_LEFT_OUT: Final = OUT - {"done"}
_BEGUN: Final = frozenset({"doing", "blocked"})


def soon_after(today: date) -> str:
    """Return the last day, ISO text, that counts as due soon."""
    return (today + timedelta(days=SOON_DAYS)).isoformat()


def state_of(status: str, due: str, today: str, soon: str, past_day: str = "") -> TaskState:
    """Return the state of a task.

    Args:
        status: code of its standing.
        due: its day, or empty; every day is an ISO text.
        today: the day at headquarters.
        soon: the last day that counts as due.
        past_day: the day of its action once that is over, else empty. What was left open until then asks for
            nothing more; thanks come after it.
    """
    if status == "done":
        return TaskState.DONE
    if status in _LEFT_OUT:
        return TaskState.NOT_APPLICABLE
    if past_day and due <= past_day:
        return TaskState.NOT_APPLICABLE
    if due and due < today:
        return TaskState.LATE
    if status in _BEGUN:
        return TaskState.UNDER_WAY
    return TaskState.DUE if due and due <= soon else TaskState.LATER


def task_state(task: TaskRow, past_day: str, today: str, soon: str) -> TaskState:
    """Return the state of a task; days as in `state_of`."""
    return state_of(task.standing, task.due, today, soon, past_day)


def is_open(task: TaskRow, past_day: str) -> bool:
    """Return whether something is left to do for a task; the day as in `state_of`."""
    return task_state(task, past_day, "", "") not in SETTLED_STATES
