"""Reads the overview, its day and its reach in the background, and again what edits affected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QTimer
from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.time.local_time import zone_info
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter, or_none

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.checks.overview import Call, Mix, Overview
    from organizer_app.domain.checks.reach import Reach
    from organizer_app.domain.day.board import Board
    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.overview.overview import OverviewMemory
    from organizer_app.services.people.next_calls import CallMemory
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


_NOUNS = frozenset({Noun.CITY_ACTION, Noun.PLACE, Noun.ORGANIZATION, Noun.MOBILIZATION})


class ReachView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_reach(self, reach: Reach | None) -> None:
        """Show other numbers; None while the plan has no mobilization."""


class ReachPresenter(ReadingPresenter[ReachView, "Reach | None"]):
    """Keeps the reach current; changes during a read cause exactly one more."""

    @override
    def _is_affected(self, change_set: ChangeSet) -> bool:
        return change_set.touches(_NOUNS)

    @override
    def _work(self) -> Callable[[Workspace], Reach | None]:
        return _reach

    @override
    def _take(self, reach: Reach | None) -> None:
        self._view.show_reach(reach)


def _reach(workspace: Workspace) -> Reach | None:
    from organizer_app.domain.basics.problems import BadValue
    from organizer_app.services.actions.reach import reach

    try:
        return reach(workspace)
    except BadValue:
        return None


# Reads the board of the day for the overview, and again each minute while the overview is in sight


_MINUTE_MS: Final = 60_000


class DayCardView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_day_board(self, board: Board, desk_zone: str) -> None:
        """Show the board as it is now."""


class DayCardPresenter(ReadingPresenter[DayCardView, "DayBook | None"]):
    """Follows the board on the anchor day alone; on every other day it reads nothing and runs no timer.

    Args:
        view: shows it.
        background: does the work on the plan.
        clock: the present moment, UTC.
    """

    def __init__(self, view: DayCardView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._is_day = self._is_awake = False
        self._tick = QTimer()
        self._tick.setInterval(_MINUTE_MS)
        self._tick.timeout.connect(self.read)

    def follow(self, *, is_day: bool) -> None:
        """Follow the board from now on, or stop."""
        is_new = is_day and not self._is_day
        self._is_day = is_day
        self._wait()
        if is_new:
            self.read()

    def wake(self) -> None:
        """Follow the clock, because the overview is in sight."""
        is_late, self._is_awake = not self._is_awake and self._is_day, True
        self._wait()
        if is_late:
            self.read()

    def rest(self) -> None:
        """Stop following the clock."""
        self._is_awake = False
        self._wait()

    @property
    def is_ticking(self) -> bool:
        """Whether a timer runs."""
        return self._tick.isActive()

    @override
    def _is_affected(self, change_set: ChangeSet) -> bool:
        return self._is_day

    def _wait(self) -> None:
        if not (self._is_day and self._is_awake):
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()

    @override
    def _work(self) -> Callable[[Workspace], DayBook | None]:
        now = self._clock()
        return or_none(lambda workspace: services.day_books.read_day(workspace, clock=now))

    @override
    def _take(self, day: DayBook | None) -> None:
        if day is not None and self._is_day:
            self._view.show_day_board(day.book.board(), day.desk_zone)


# The number of days in the trend; the first column is the state at the end of the first day.
DAYS: Final = 14


class OverviewView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_overview(self, seen: Overview, today: date, now: datetime) -> None:
        """Show other numbers; today is the local day at headquarters."""

    def show_calls(self, calls: Sequence[Call], total: int, now: datetime) -> None:
        """Show who to call first, and the total number of calls."""

    def show_past(self, past: Sequence[Mix]) -> None:
        """Show the readiness of cities at the start of each of the last days, oldest first."""


class _Read(NamedTuple):
    """What a read found, the moment it is about, and the changes that it took in.

    `calls` are the first calls and their total number, or None while nobody has read them at all: that takes
    longer than the rest, which is shown first.
    """

    seen: Overview
    today: date
    now: datetime
    changes: list[ChangeSet]
    calls: tuple[list[Call], int] | None


class OverviewPresenter(ReadingPresenter[OverviewView, _Read]):
    """Reads everything the first time, then what edits affected: every edit adds at least a step."""

    def __init__(self, view: OverviewView, background: Runner, clock: Clock, desk_zone: str) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._desk_zone = desk_zone
        self._memory: OverviewMemory | None = None
        self._calls: CallMemory | None = None
        self._changes: list[ChangeSet] = []
        self._trend_of: date | None = None

    @override
    def _work(self) -> Callable[[Workspace], _Read]:
        changes, self._changes = self._changes, []
        now = self._clock()
        today = now.astimezone(zone_info(self._desk_zone) if self._desk_zone else None).date()

        def work(workspace: Workspace) -> _Read:
            from organizer_app.services.overview.overview import OverviewMemory

            self._memory = self._memory or OverviewMemory()
            seen = self._memory.overview(workspace, changes, today=today, now=now)
            calls = self._calls.first(workspace, changes, now=now) if self._calls is not None else None
            return _Read(seen, today, now, changes, calls)

        return work

    @override
    def _take(self, read: _Read) -> None:
        seen, today, now, changes, known = read

        def calls(workspace: Workspace) -> tuple[list[Call], int]:
            from organizer_app.services.people.next_calls import CallMemory

            self._calls = self._calls or CallMemory()
            return self._calls.first(workspace, changes, now=now)

        self._view.show_overview(seen, today, now)
        if known is None:
            self._access.ask(calls, lambda found: self._view.show_calls(*found, now), self._fail)
        else:
            self._view.show_calls(*known, now)
        if self._trend_of != today:
            self._trend_of = today
            self._access.ask(lambda workspace: _past(workspace, today, self._desk_zone), self._view.show_past)

    @override
    def _fail(self, problem: Problem) -> None:
        """Show an error; the next read starts from scratch."""
        self._memory, self._calls = None, None
        self._access.show_problem(problem)

    @override
    def on_change(self, change_set: ChangeSet) -> None:
        self._changes.append(change_set)
        super().on_change(change_set)


def _past(workspace: Workspace, today: date, zone: str) -> tuple[Mix, ...]:
    from organizer_app.services.actions.readiness_trend import day_starts, past_mixes

    return past_mixes(workspace, ends=day_starts(today, zone, DAYS))
