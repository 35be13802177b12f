"""Declares the columns of each table: the field of each and how it is edited."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.logistics.logistics_book import PartKind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Cell(Enum):
    """How a field is edited; computed values cannot be."""

    TEXT = "text"
    COUNT = "count"
    MAYBE_COUNT = "maybe_count"
    MONEY = "money"
    MAYBE_MONEY = "maybe_money"
    DAY = "day"
    TIME = "time"
    CHOICE = "choice"
    FLAG = "flag"
    COMPUTED = "computed"


_RIGHT: Final = frozenset({Cell.COUNT, Cell.MAYBE_COUNT, Cell.MONEY, Cell.MAYBE_MONEY})


class Column(NamedTuple):
    """A column.

    Attributes:
        code: the field, or the computed value.
        width: in pixels at 100 % text size.
        cell: how it is edited.
        grows: its share of the remaining width.
        is_number: whether it is right-aligned, for computed values.
    """

    code: str
    width: int
    cell: Cell = Cell.TEXT
    grows: int = 0
    is_number: bool = False

    @property
    def at_right(self) -> bool:
        """Whether its texts are right-aligned."""
        return self.is_number or self.cell in _RIGHT

    @property
    def can_type(self) -> bool:
        """Whether it can be edited."""
        return self.cell is not Cell.COMPUTED


COLUMNS: Final[Mapping[PartKind, tuple[Column, ...]]] = {
    PartKind.SITES: (
        Column("venue", 250, grows=3),
        Column("role", 90, Cell.CHOICE),
        Column("address", 130, grows=3),
        Column("capacity", 100, Cell.MAYBE_COUNT),
        Column("access", 130, Cell.CHOICE),
        Column("access_notes", 110, grows=2),
        Column("ownership", 90, Cell.CHOICE),
    ),
    PartKind.MATERIALS: (
        Column("name", 250, grows=3),
        Column("needed", 70, Cell.COUNT),
        Column("held", 58, Cell.COUNT),
        Column("missing", 70, Cell.COMPUTED, is_number=True),
        Column("ship_by", 108, Cell.DAY),
        Column("supplier", 100, grows=2),
        Column("unit_cents", 70, Cell.MAYBE_MONEY),
        Column("to_buy", 84, Cell.COMPUTED, is_number=True),
        Column("notes", 90, grows=2),
    ),
    PartKind.TRANSPORT: (
        Column("vehicle", 250, grows=3),
        Column("leaves_from", 120, grows=2),
        Column("leaves_at", 84, Cell.TIME),
        Column("returns_at", 84, Cell.TIME),
        Column("seats", 60, Cell.COUNT),
        Column("taken", 62, Cell.COUNT),
        Column("free", 56, Cell.COMPUTED, is_number=True),
        Column("cost_cents", 80, Cell.MAYBE_MONEY),
        Column("notes", 90, grows=2),
    ),
    PartKind.BUDGET: (
        Column("name", 250, grows=3),
        Column("planned_cents", 116, Cell.MONEY),
        Column("spent_cents", 116, Cell.MONEY),
        Column("to_pay", 116, Cell.COMPUTED, is_number=True),
        Column("left", 116, Cell.COMPUTED, is_number=True),
        Column("notes", 140, grows=4),
    ),
    PartKind.RUN_OF_SHOW: (
        # No wider than the rail of times: a city's text continues over the cells beside it.
        Column("starts", 216, Cell.TIME),
        Column("title", 170, grows=4),
        Column("minutes", 72, Cell.COUNT),
        Column("is_hard", 60, Cell.FLAG),
        Column("owner", 100, grows=2),
        Column("location", 80, grows=2),
        Column("desk_time", 90, Cell.COMPUTED),
        Column("script", 76, grows=2),
    ),
}
# The column with the name of a part, where typing a new part starts.
NAME_OF: Final[Mapping[PartKind, str]] = {
    PartKind.SITES: "venue",
    PartKind.MATERIALS: "name",
    PartKind.TRANSPORT: "vehicle",
    PartKind.BUDGET: "name",
    PartKind.RUN_OF_SHOW: "title",
}
# Tables whose lines people arrange themselves.
ORDERED: Final = frozenset({PartKind.SITES, PartKind.RUN_OF_SHOW})


def spot_of(kind: PartKind, code: str) -> int:
    """Return the number of a column; the first one if none has this code."""
    codes = [column.code for column in COLUMNS[kind]]
    return codes.index(code) if code in codes else 0
