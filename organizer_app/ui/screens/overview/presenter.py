"""Reads the overview in the background, and what edits affected when it is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from organizer_app.domain.time.local_time import zone_info
from organizer_app.ui.flow.plan_access import PlanDoor

if TYPE_CHECKING:
    from collections.abc import Sequence
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


class OverviewPresenter:
    """Keeps the overview current; changes during a read cause exactly one more."""

    def __init__(self, view: OverviewView, background: Runner, clock: Clock, desk_zone: str) -> None:
        self._view = view
        self._door = PlanDoor(view, background)
        self._clock = clock
        self._desk_zone = desk_zone
        self._memory: OverviewMemory | None = None
        self._calls: CallMemory | None = None
        self._changes: list[ChangeSet] = []
        self._is_reading = False
        self._is_stale = False
        self._trend_of: date | None = None

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._door.open(workspace)

    def read(self) -> None:
        """Read what has changed, or everything the first time."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        changes, self._changes = self._changes, []
        now = self._clock()
        today = now.astimezone(zone_info(self._desk_zone) if self._desk_zone else None).date()

        def work(workspace: Workspace) -> Overview:
            from organizer_app.services.overview.overview import OverviewMemory

            self._memory = self._memory or OverviewMemory()
            return self._memory.overview(workspace, changes, today=today, now=now)

        def calls(workspace: Workspace) -> tuple[list[Call], int]:
            from organizer_app.services.people.next_calls import CallMemory

            self._calls = self._calls or CallMemory()
            return self._calls.first(workspace, changes, now=now)

        self._door.ask(work, lambda seen: self._take(seen, today, now), self._fail)
        self._door.ask(calls, lambda found: self._view.show_calls(*found, now), self._fail)

    def _take(self, seen: Overview, today: date, now: datetime) -> None:
        self._is_reading = False
        self._view.show_overview(seen, today, now)
        if self._trend_of != today:
            self._trend_of = today
            self._door.ask(lambda workspace: _past(workspace, today, self._desk_zone), self._view.show_past)
        if self._is_stale:
            self.read()

    def _fail(self, problem: Problem) -> None:
        """Show an error; the next read starts from scratch."""
        from organizer_app.wording.errors.problems import sentence

        self._is_reading, self._memory, self._calls = False, None, None
        self._view.show_problem(sentence(problem))

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what edits affected: every edit adds at least a step."""
        self._changes.append(change_set)
        self.read()


def _past(workspace: Workspace, today: date, zone: str) -> tuple[Mix, ...]:
    from organizer_app.services.actions.readiness_trend import day_starts, past_mixes

    return past_mixes(workspace, ends=day_starts(today, zone, DAYS))
