"""What the people screen shows, as plain values, and what its presenter may ask of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.ui.screens.people.coverage_groups import Grouping

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.model.people import Person
    from organizer_app.domain.model.talks import Talk
    from organizer_app.domain.people.call_card import CallCard
    from organizer_app.domain.people.call_days import DayScore, RollEntry
    from organizer_app.domain.people.call_queue import CallFacts, CallQueue, QueueEntry
    from organizer_app.domain.people.coverage import Coverage, WayOut
    from organizer_app.domain.people.people_book import PeopleBook


class PeopleView(Enum):
    """The views of the screen; the value is the code by which the window knows them."""

    CALLS = "calls"
    COVERAGE = "coverage"
    EVERYONE = "everyone"
    TALKS = "talks"
    ROLL_CALL = "rollcall"


class CallsShown(NamedTuple):
    """The queue and the call in hand; `entry` is None when nobody is to be rung."""

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
    """Everybody whom the filters let pass, in order of their names."""

    book: PeopleBook
    people: tuple[Person, ...]
    chosen: str
    now: datetime


class TalksShown(NamedTuple):
    """The talks that the filters let pass, newest first."""

    book: PeopleBook
    talks: tuple[Talk, ...]
    desk_zone: str


class RollShown(NamedTuple):
    """The roll call of an ISO day."""

    day: str
    entries: tuple[RollEntry, ...]


class CellShown(NamedTuple):
    """A cell of the matrix in hand: a city action, a column by number, and who could step in where."""

    action_id: str
    column: int
    ways: tuple[WayOut, ...]


class CoverageShown(NamedTuple):
    """The matrix as the filters leave it, its lines in the order of their groups."""

    book: PeopleBook
    coverage: Coverage
    today: str
    grouping: Grouping = Grouping.READINESS


class ScreenView(Protocol):
    """What draws all this."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done."""

    def show_view(self, view: str) -> None:
        """Show one of the views by its code."""

    def show_filters(self) -> None:
        """Show which filters are set."""

    def show_mix(self, mix: Sequence[int]) -> None:
        """Show how many cities are at each level of readiness, worst first."""

    def show_calls(self, shown: CallsShown) -> None:
        """Show the queue and the call in hand."""

    def show_people(self, shown: PeopleShown) -> None:
        """Show everybody."""

    def show_talks(self, shown: TalksShown) -> None:
        """Show the log."""

    def show_roll(self, shown: RollShown) -> None:
        """Show the roll call."""

    def show_coverage(self, shown: CoverageShown) -> None:
        """Show the matrix."""

    def show_cell(self, shown: CellShown | None) -> None:
        """Show what is known of one cell."""
