"""What the tables of the logistics show, as plain values, and what their presenter may ask of the screen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from organizer_app.domain.logistics.logistics_book import Gap, LogisticsBook, Part, PartKind
    from organizer_app.domain.logistics.run_of_show import TimedCue
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.logistics.amounts import Amounts


class Keep(Enum):
    """Which lines are kept: all, those where something is not as it should be, cities without any."""

    ALL = "all"
    GAPS = "gaps"
    EMPTY = "empty"


# Stands for the id of a part that is not in the plan yet.
DRAFT: Final = "draft"


class Owed(NamedTuple):
    """What a city still has to pay for that another table lists.

    Attributes:
        kind: the table.
        cents: how much, in the smallest unit of the currency.
    """

    kind: PartKind
    cents: int


class Line(NamedTuple):
    """A line: the head of a city, one of its parts, or what its budget owes for another table.

    Attributes:
        row: its city; None for the whole mobilization.
        part: None for a head, and for what is owed.
        timed: the part with its times, for a cue.
        gap: the worst that is wrong with the part.
        is_last: whether it is the last part of its city that is shown.
        owed: what is owed.
    """

    row: ActionRow | None
    part: Part | None = None
    timed: TimedCue | None = None
    gap: Gap | None = None
    is_last: bool = False
    owed: Owed | None = None

    @property
    def is_head(self) -> bool:
        """Whether it is the head of a city."""
        return self.part is None and self.owed is None

    @property
    def action_id(self) -> str:
        """Its city action, or an empty text."""
        return self.row.action_id if self.row else ""

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same while the plan changes: the city, and the part or an empty text."""
        if self.owed is not None:
            return self.action_id, self.owed.kind.value
        return self.action_id, (self.part.id or DRAFT) if self.part else ""

    @property
    def is_draft(self) -> bool:
        """Whether the part is not in the plan yet."""
        return self.part is not None and not self.part.id


class TableShown(NamedTuple):
    """A table as the filters leave it.

    Attributes:
        kind: which one.
        book: all that there is.
        lines: what is kept of it.
        today: the day at the desk.
        amounts: how amounts are written.
        totals: what the lines add up to, by column; empty where nothing is added up.
        is_all: whether no filter leaves anything out of the totals.
        longest: lines with the longest texts, which tell how wide the columns should be.
    """

    kind: PartKind
    book: LogisticsBook
    lines: Sequence[Line]
    today: date
    amounts: Amounts
    totals: Mapping[str, str]
    is_all: bool
    longest: Sequence[Line]


class LogisticsView(Protocol):
    """What draws all this."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done."""

    def show_kind(self, kind: PartKind) -> None:
        """Show another table."""

    def show_table(self, shown: TableShown) -> None:
        """Show the lines."""

    def show_told(self, sentence: str) -> None:
        """Say how many lines there are, and what needs somebody."""

    def show_gaps(self, count: int) -> None:
        """Say how many parts need somebody, whichever table is in sight."""

    def show_filter(self) -> None:
        """Show what is kept."""

    def edit_line(self, key: tuple[str, str], column: str) -> None:
        """Go to a cell and type into it."""
