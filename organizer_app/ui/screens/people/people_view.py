"""Declares what the people screen shows, as plain values, and what its presenter calls on it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.screens.people.coverage_groups import Grouping

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.model.people import Person
    from organizer_app.domain.model.talks import Talk
    from organizer_app.domain.people.call_card import CallCard
    from organizer_app.domain.people.call_days import DayScore, RollEntry
    from organizer_app.domain.people.call_queue import CallFacts, CallQueue, QueueEntry
    from organizer_app.domain.people.coverage import Coverage, WayOut
    from organizer_app.domain.people.people_book import PeopleBook


class PeopleView(Enum):
    """The views of the screen; the window knows them by these values."""

    CALLS = "calls"
    COVERAGE = "coverage"
    EVERYONE = "everyone"
    TALKS = "talks"
    ROLL_CALL = "rollcall"


class CallsShown(NamedTuple):
    """The queue and the current call; `entry` is None when no call is due."""

    book: PeopleBook
    queue: CallQueue
    caller: str
    score: DayScore
    waiting: tuple[CallFacts, ...]
    entry: QueueEntry | None
    card: CallCard | None
    now: datetime
    desk_zone: str


class PeopleShown(NamedTuple):
    """Everybody who passes the filters, sorted by name."""

    book: PeopleBook
    people: tuple[Person, ...]
    chosen: str
    now: datetime


class TalksShown(NamedTuple):
    """The calls that pass the filters, newest first."""

    book: PeopleBook
    talks: tuple[Talk, ...]
    desk_zone: str


class RollShown(NamedTuple):
    """The final check-in of an ISO day."""

    day: str
    entries: tuple[RollEntry, ...]


class CellShown(NamedTuple):
    """The current cell of the matrix: a city action, a column number, and who could step in where."""

    action_id: str
    column: int
    ways: tuple[WayOut, ...]


class CoverageShown(NamedTuple):
    """The filtered matrix, its lines in the order of their groups."""

    book: PeopleBook
    coverage: Coverage
    today: str
    grouping: Grouping = Grouping.READINESS


class ScreenView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def withdraw_problem(self, sentence: str) -> None:
        """Take an error back, since the person types something else."""

    def show_saved(self, sentence: str, file: Path) -> None:
        """Confirm that a file was written, and offer to open it."""

    def show_view(self, view: str) -> None:
        """Show a view by its code."""

    def show_filters(self) -> None:
        """Show which filters are set."""

    def show_mix(self, mix: Sequence[int]) -> None:
        """Show the number of cities at each readiness level, worst first."""

    def show_calls(self, shown: CallsShown) -> None:
        """Show the queue and the current call."""

    def show_people(self, shown: PeopleShown) -> None:
        """Show everybody."""

    def show_talks(self, shown: TalksShown) -> None:
        """Show the log."""

    def show_roll(self, shown: RollShown) -> None:
        """Show the final check-in."""

    def show_coverage(self, shown: CoverageShown) -> None:
        """Show the matrix."""

    def show_cell(self, shown: CellShown | None) -> None:
        """Show the details of a cell."""
