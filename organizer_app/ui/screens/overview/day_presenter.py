"""Reads the board of the day for the overview, and again each minute while the overview is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QTimer
from typing_extensions import override

from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter, or_none

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.day.board import Board
    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

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
