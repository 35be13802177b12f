"""The tables of the logistics: the columns of each, what their cells show, and how they are typed."""

from __future__ import annotations

from datetime import date, time, timedelta
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.written_numbers import cents_meant
from organizer_app.domain.logistics.logistics import missing
from organizer_app.domain.logistics.logistics_book import Gap, Part, PartKind, holds_all
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import AccessStatus, Site, SiteOwnership, SiteRole
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of
from organizer_app.ui.flow.typed_values import count_meant, day_meant, time_meant
from organizer_app.wording.language.dates import clock, short_day, wall_clock
from organizer_app.wording.logistics import logistics_cells as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from organizer_app.domain.logistics.logistics_book import LogisticsBook
    from organizer_app.domain.logistics.run_of_show import TimedCue
    from organizer_app.domain.rows.action_rows import ActionRow


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
    COMPUTED_TIME = "computed_time"


MONEY: Final = frozenset({Cell.MONEY, Cell.MAYBE_MONEY})
_RIGHT: Final = MONEY | {Cell.COUNT, Cell.MAYBE_COUNT, Cell.COMPUTED}


# The id of a part that is not in the plan yet.
DRAFT: Final = "draft"
Key = tuple[str, str]


# Amounts below each other, and those that are added up, all show cents, or none do

_BUDGET: Final = frozenset({"planned_cents", "spent_cents", "to_pay", "left"})
_ADDED_UP: Final = frozenset({"left", "to_buy", "cost_cents"})


class Amounts(NamedTuple):
    """How to write amounts: their ISO 4217 code, and the columns that show cents."""

    currency: str
    exact: frozenset[str] = frozenset()

    def text(self, column: str, cents: int) -> str:
        return words.money(cents, self.currency, is_exact=column in self.exact)


def amounts_of(parts: Iterable[Part], currency: str) -> Amounts:
    exact = {column for part in parts for column, cents in _cents(part) if cents % 100}
    return Amounts(currency, frozenset(exact | _BUDGET if exact & _ADDED_UP else exact))


def _cents(part: Part) -> Iterator[tuple[str, int]]:
    if isinstance(part, BudgetLine):
        yield "left", part.planned_cents
        yield "left", part.spent_cents
    elif isinstance(part, Material) and part.unit_cents:
        yield "unit_cents", part.unit_cents
        yield "to_buy", missing(part) * part.unit_cents
    elif isinstance(part, Ride):
        yield "cost_cents", part.cost_cents or 0


class Owed(NamedTuple):
    """What a city still has to pay for items of another table, in the smallest unit of the currency."""

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
        return self.part is None and self.owed is None

    @property
    def opens_city(self) -> bool:
        return self.is_head or self.is_alone

    @property
    def action_id(self) -> str:
        return self.row.action_id if self.row else ""

    @property
    def key(self) -> Key:
        """The stable identity of the line: the city, and the part or an empty text."""
        if self.owed is not None:
            return self.action_id, self.owed.kind.value
        return self.action_id, (self.part.id or DRAFT) if self.part else ""

    @property
    def is_draft(self) -> bool:
        return self.part is not None and not self.part.id


class TableShown(NamedTuple):
    """A filtered table; its totals are empty if nothing is added up, else `is_all` if of all lines.

    The longest lines have the longest texts, which decide the widths of columns.
    """

    kind: PartKind
    book: LogisticsBook
    lines: Sequence[Line]
    today: date
    amounts: Amounts
    totals: Mapping[str, str]
    is_all: bool
    longest: Sequence[Line]


class CellText(NamedTuple):
    """A text and its color token."""

    text: str
    color: str = "text"


class LogisticsColumn(NamedTuple):
    """A column.

    Attributes:
        code: the field, or the computed value.
        width: in pixels at 100 % text size.
        cell: how it is edited.
        grows: its share of the remaining width.
        show: what it shows, unless that is just the field.
        is_beside: whether it is a remark beside the facts.
        bad: the fault that turns it red.
    """

    code: str
    width: int
    cell: Cell = Cell.TEXT
    grows: int = 0
    show: Callable[[Any, Line, TableShown], CellText] | None = None
    is_beside: bool = False
    bad: Gap | None = None

    @property
    def at_right(self) -> bool:
        return self.cell in _RIGHT

    @property
    def can_type(self) -> bool:
        return self.cell not in {Cell.COMPUTED, Cell.COMPUTED_TIME}


# What computed cells show


def _minus(number: int) -> str:
    return f"{number:,}".replace("-", "\N{MINUS SIGN}")


def _capacity(part: Site, line: Line, _shown: TableShown) -> CellText:
    if part.capacity is None:
        return CellText("")
    if line.gap is Gap.TOO_SMALL and line.row is not None and line.row.expected:
        return CellText(words.of_expected(part.capacity, line.row.expected), "danger")
    return CellText(f"{part.capacity:,}", "text" if holds_all(part.role) else "text2")


def _missing(part: Material, _line: Line, _shown: TableShown) -> CellText:
    return CellText(f"{missing(part):,}", "danger" if missing(part) else "text3")


def _to_buy(part: Material, _line: Line, shown: TableShown) -> CellText:
    cents = missing(part) * (part.unit_cents or 0)
    return CellText(shown.amounts.text("to_buy", cents) if cents else "")


def _free(part: Ride, _line: Line, _shown: TableShown) -> CellText:
    free = part.seats - part.taken
    return CellText(_minus(free), "danger" if free < 0 else "text2")


def _left(part: BudgetLine, _line: Line, shown: TableShown) -> CellText:
    left = part.planned_cents - part.spent_cents
    return CellText(shown.amounts.text("left", left), "danger" if left < 0 else "text2")


def _nothing(_part: object, _line: Line, _shown: TableShown) -> CellText:
    return CellText("")


def _starts(_part: object, line: Line, _shown: TableShown) -> CellText:
    return CellText(clock(line.timed.starts) if line.timed and line.timed.starts is not None else "")


def _desk_time(_part: object, line: Line, shown: TableShown) -> CellText:
    """Show the headquarters time at which a cue begins."""
    row, timed = line.row, line.timed
    if row is None or row.starts_utc is None or row.starts is None or timed is None or timed.starts is None:
        return CellText("", "text2")
    begins = from_epoch_minutes(row.starts_utc) + timedelta(minutes=timed.starts - row.starts)
    wall = local_of(begins, shown.book.desk_zone).wall
    return CellText(wall_clock(wall), "text2")


_Column = LogisticsColumn
COLUMNS: Final[Mapping[PartKind, tuple[LogisticsColumn, ...]]] = {
    PartKind.SITES: (
        _Column("venue", 250, grows=3),
        _Column("role", 90, Cell.CHOICE),
        _Column("address", 130, grows=3),
        _Column("capacity", 100, Cell.MAYBE_COUNT, show=_capacity),
        _Column("access", 130, Cell.CHOICE),
        _Column("access_notes", 110, grows=2, is_beside=True),
        _Column("ownership", 90, Cell.CHOICE),
    ),
    PartKind.MATERIALS: (
        _Column("name", 250, grows=3),
        _Column("needed", 70, Cell.COUNT),
        _Column("held", 58, Cell.COUNT),
        _Column("missing", 70, Cell.COMPUTED, show=_missing),
        _Column("ship_by", 108, Cell.DAY),
        _Column("supplier", 100, grows=2),
        _Column("unit_cents", 70, Cell.MAYBE_MONEY),
        _Column("to_buy", 84, Cell.COMPUTED, show=_to_buy),
        _Column("notes", 90, grows=2, is_beside=True),
    ),
    PartKind.TRANSPORT: (
        _Column("vehicle", 250, grows=3),
        _Column("leaves_from", 120, grows=2),
        _Column("leaves_at", 84, Cell.TIME),
        _Column("returns_at", 84, Cell.TIME),
        _Column("seats", 60, Cell.COUNT),
        _Column("taken", 62, Cell.COUNT, bad=Gap.OVERBOOKED),
        _Column("free", 56, Cell.COMPUTED, show=_free),
        _Column("cost_cents", 80, Cell.MAYBE_MONEY),
        _Column("notes", 90, grows=2, is_beside=True),
    ),
    PartKind.BUDGET: (
        _Column("name", 250, grows=3),
        _Column("planned_cents", 116, Cell.MONEY),
        _Column("spent_cents", 116, Cell.MONEY, bad=Gap.OVERSPENT),
        _Column("to_pay", 116, Cell.COMPUTED, show=_nothing),
        _Column("left", 116, Cell.COMPUTED, show=_left),
        _Column("notes", 140, grows=4, is_beside=True),
    ),
    PartKind.RUN_OF_SHOW: (
        # No wider than the rail of times: a city's text continues over the cells beside it.
        _Column("starts", 216, Cell.TIME, show=_starts),
        _Column("title", 170, grows=4),
        _Column("minutes", 72, Cell.COUNT),
        _Column("is_hard", 60, Cell.FLAG),
        _Column("owner", 100, grows=2),
        _Column("location", 80, grows=2),
        _Column("desk_time", 90, Cell.COMPUTED_TIME, show=_desk_time),
        _Column("script", 76, grows=2, is_beside=True),
    ),
}
# The column with the name of a part, where typing a new part starts.
NAME_OF: Final[Mapping[PartKind, str]] = {
    kind: "title" if kind is PartKind.RUN_OF_SHOW else columns[0].code for kind, columns in COLUMNS.items()
}
# Tables whose lines people arrange themselves.
ORDERED: Final = frozenset({PartKind.SITES, PartKind.RUN_OF_SHOW})
_QUIET: Final = frozenset({AccessStatus.UNKNOWN, SiteOwnership.UNKNOWN})
CHOICES: Final[Mapping[str, type[Enum]]] = {
    "role": SiteRole,
    "access": AccessStatus,
    "ownership": SiteOwnership,
}


def spot_of(kind: PartKind, code: str) -> int:
    """Return the number of a column; the first one if none has this code."""
    return next((spot for spot, column in enumerate(COLUMNS[kind]) if column.code == code), 0)


# What a cell shows, and what stands in its field


def shown_text(column: LogisticsColumn, line: Line, shown: TableShown) -> CellText:
    """Return the text that a cell of a part, or of an amount owed, shows."""
    if line.owed is not None:
        return _owed(column.code, line.owed, shown.amounts)
    if column.show is not None:
        return column.show(line.part, line, shown)
    return _value_text(column, getattr(line.part, column.code), line.gap, shown.amounts)


def _value_text(column: LogisticsColumn, value: object, gap: Gap | None, amounts: Amounts) -> CellText:
    code = column.code
    if isinstance(value, Enum):
        return CellText(words.choice(code, value.value), "text3" if value in _QUIET else "text")
    if isinstance(value, bool):
        return CellText(words.yes() if value else "")
    if isinstance(value, date):
        day = short_day(value.isoformat())
        return CellText(words.late_since(day), "danger") if gap is Gap.LATE else CellText(day)
    if isinstance(value, time):
        return CellText(wall_clock(value))
    if isinstance(value, int):
        text = amounts.text(code, value) if column.cell in MONEY else f"{value:,}"
        is_quiet = not value and column.cell is not Cell.MAYBE_COUNT
        is_bad = gap is not None and column.bad is gap
        return CellText(text, "danger" if is_bad else "text3" if is_quiet else "text")
    return CellText(str(value or ""), "text2" if column.is_beside else "text")


def _owed(code: str, owed: Owed, amounts: Amounts) -> CellText:
    if code == "name":
        return CellText(words.owed_name(owed.kind.value), "text2")
    if code == "to_pay":
        return CellText(amounts.text(code, owed.cents))
    return CellText(amounts.text(code, -owed.cents), "text2") if code == "left" else CellText("")


def typed_text(column: LogisticsColumn, line: Line) -> str:
    """Return the text of a cell for editing."""
    value = getattr(line.part, column.code)
    if isinstance(value, time):
        return wall_clock(value)
    if isinstance(value, date):
        return words.day(value)
    if column.cell in MONEY and value is not None:
        return f"{value / 100:.2f}".removesuffix(".00")
    return "" if value is None else str(value)


# What a typed text means


def meant(column: LogisticsColumn, text: str, part: Part, row: ActionRow | None, today: date) -> object:
    """Return the value of a typed text, or of the code of a choice or a flag.

    A day without a year is in that of the city of `row`; a text without a meaning raises UnclearError.
    """
    plain = " ".join(text.split())
    if column.cell is Cell.CHOICE:
        return CHOICES[column.code](plain)
    if column.cell is Cell.FLAG:
        if isinstance(part, Cue) and plain and part.starts is None:
            raise UnclearError(words.fixed_without_time())
        return bool(plain)
    if column.cell in MONEY:
        try:
            cents = cents_meant(plain)
        except UnclearError:
            raise UnclearError(words.bad_amount(plain)) from None
        return cents or 0 if column.cell is Cell.MONEY else cents
    year = date.fromisoformat(row.day).year if row and row.day else today.year
    readers: Mapping[Cell, tuple[Callable[[str], Any], Callable[[str], str]]] = {
        Cell.COUNT: (count_meant, words.bad_count),
        Cell.MAYBE_COUNT: (count_meant, words.bad_count),
        Cell.TIME: (time_meant, words.bad_time),
        Cell.DAY: (partial(day_meant, year=year), words.bad_day),
    }
    if column.cell not in readers:
        return plain
    read, complaint = readers[column.cell]
    reading = read(plain)
    if not reading.is_clear:
        raise UnclearError(complaint(plain))
    return reading.value or 0 if column.cell is Cell.COUNT else reading.value
