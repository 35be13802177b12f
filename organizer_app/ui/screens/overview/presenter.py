"""Reads the overview in the background, and what edits affected when it is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from organizer_app.domain.time.local_time import zone_info
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import PlanAccess

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.checks.overview import Call, Mix, Overview
    from organizer_app.environment.clock import Clock
    from organizer_app.services.overview.overview import OverviewMemory
    from organizer_app.services.people.next_calls import CallMemory
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

# The number of days in the trend; the first column is the state at the end of the first day.
DAYS: Final = 14


class OverviewView(Protocol):
    """What the presenter calls on the screen."""

    def show_problem(self, sentence: str) -> None:
        """Show an error."""

    def show_overview(self, seen: Overview, today: date, now: datetime) -> None:
        """Show other numbers; today is the local day at headquarters."""

    def show_calls(self, calls: Sequence[Call], total: int, now: datetime) -> None:
        """Show who to call first, and the total number of calls."""

    def show_past(self, past: Sequence[Mix]) -> None:
        """Show the readiness of cities at the start of each of the last days, oldest first."""


class _Read(NamedTuple):
    """What a read found, the moment it is about, and the changes that it took in."""

    seen: Overview
    today: date
    now: datetime
    changes: list[ChangeSet]


class OverviewPresenter:
    """Keeps the overview current; changes during a read cause exactly one more."""

    def __init__(self, view: OverviewView, background: Runner, clock: Clock, desk_zone: str) -> None:
        self._view = view
        self._access = PlanAccess(view, background)
        self._clock = clock
        self._desk_zone = desk_zone
        self._memory: OverviewMemory | None = None
        self._calls: CallMemory | None = None
        self._changes: list[ChangeSet] = []
        self._reading = OneAtATime(self._access, self._work, self._take, self._fail)
        self._trend_of: date | None = None

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._access.open(workspace)

    def read(self) -> None:
        """Read what has changed, or everything the first time."""
        self._reading.start()

    def _work(self) -> Callable[[Workspace], _Read]:
        changes, self._changes = self._changes, []
        now = self._clock()
        today = now.astimezone(zone_info(self._desk_zone) if self._desk_zone else None).date()

        def work(workspace: Workspace) -> _Read:
            from organizer_app.services.overview.overview import OverviewMemory

            self._memory = self._memory or OverviewMemory()
            seen = self._memory.overview(workspace, changes, today=today, now=now)
            return _Read(seen, today, now, changes)

        return work

    def _take(self, read: _Read) -> None:
        seen, today, now, changes = read

        def calls(workspace: Workspace) -> tuple[list[Call], int]:
            from organizer_app.services.people.next_calls import CallMemory

            self._calls = self._calls or CallMemory()
            return self._calls.first(workspace, changes, now=now)

        self._view.show_overview(seen, today, now)
        self._access.ask(calls, lambda found: self._view.show_calls(*found, now), self._fail)
        if self._trend_of != today:
            self._trend_of = today
            self._access.ask(lambda workspace: _past(workspace, today, self._desk_zone), self._view.show_past)

    def _fail(self, problem: Problem) -> None:
        """Show an error; the next read starts from scratch."""
        self._memory, self._calls = None, None
        self._access.show_problem(problem)

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what edits affected: every edit adds at least a step."""
        self._changes.append(change_set)
        self.read()


def _past(workspace: Workspace, today: date, zone: str) -> tuple[Mix, ...]:
    from organizer_app.services.actions.readiness_trend import day_starts, past_mixes

    return past_mixes(workspace, ends=day_starts(today, zone, DAYS))
