"""Declares what the logistics tables show, as plain values, and what their presenter calls on the screen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from organizer_app.ui.flow.plan_access import ToastView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from organizer_app.domain.logistics.logistics_book import Gap, LogisticsBook, Part, PartKind
    from organizer_app.domain.logistics.run_of_show import TimedCue
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.logistics.amounts import Amounts


class Keep(Enum):
    """Which lines are shown: all, those with a fault, or cities without any."""

    ALL = "all"
    GAPS = "gaps"
    EMPTY = "empty"


# The id of a part that is not in the plan yet.
DRAFT: Final = "draft"


class Owed(NamedTuple):
    """What a city still has to pay for items of another table.

    Attributes:
        kind: the table.
        cents: the amount in the smallest unit of the currency.
    """

    kind: PartKind
    cents: int


class Line(NamedTuple):
    """A line: the head of a city, one of its parts, or an amount that its budget owes for another table.

    Attributes:
        row: its city; None for the whole mobilization.
        part: None for a head, and for an amount owed.
        timed: the part with its times, for a cue.
        gap: the worst fault of the part.
        is_last: whether it is the last visible part of its city.
        owed: the amount owed.
        is_alone: whether it is the only part of its city and stands for the city, too, on one line.
    """

    row: ActionRow | None
    part: Part | None = None
    timed: TimedCue | None = None
    gap: Gap | None = None
    is_last: bool = False
    owed: Owed | None = None
    is_alone: bool = False

    @property
    def is_head(self) -> bool:
        """Whether it is the head of a city."""
        return self.part is None and self.owed is None

    @property
    def opens_city(self) -> bool:
        """Whether it is the first line of a city."""
        return self.is_head or self.is_alone

    @property
    def action_id(self) -> str:
        """Its city action, or an empty text."""
        return self.row.action_id if self.row else ""

    @property
    def key(self) -> tuple[str, str]:
        """The stable identity of the line: the city, and the part or an empty text."""
        if self.owed is not None:
            return self.action_id, self.owed.kind.value
        return self.action_id, (self.part.id or DRAFT) if self.part else ""

    @property
    def is_draft(self) -> bool:
        """Whether the part is not in the plan yet."""
        return self.part is not None and not self.part.id


class TableShown(NamedTuple):
    """A filtered table.

    Attributes:
        kind: which table.
        book: everything.
        lines: the lines that pass the filter.
        today: the day at headquarters.
        amounts: how to write amounts.
        totals: the totals of the lines, by column; empty if nothing is added up.
        is_all: whether the totals cover all lines.
        longest: lines with the longest texts, which decide the widths of columns.
    """

    kind: PartKind
    book: LogisticsBook
    lines: Sequence[Line]
    today: date
    amounts: Amounts
    totals: Mapping[str, str]
    is_all: bool
    longest: Sequence[Line]


class LogisticsView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_saved(self, sentence: str, file: Path) -> None:
        """Confirm that a file was written, and offer to open it."""

    def show_kind(self, kind: PartKind) -> None:
        """Show another table."""

    def show_table(self, shown: TableShown) -> None:
        """Show the lines."""

    def show_summary(self, sentence: str) -> None:
        """Show the number of lines, and what needs attention."""

    def show_gaps(self, count: int) -> None:
        """Show how many parts need attention, whichever table is visible."""

    def show_filter(self) -> None:
        """Bring chips and search field in line with the filter in use."""

    def edit_line(self, key: tuple[str, str], column: str) -> None:
        """Go to a cell and edit it."""
