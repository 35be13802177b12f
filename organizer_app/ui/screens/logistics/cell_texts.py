"""How a cell of the logistics is shown, and what stands in it when it is typed over."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.budget_lines import BudgetLine
from organizer_app.domain.cues import Cue
from organizer_app.domain.local_time import from_epoch_minutes, local_of
from organizer_app.domain.logistics import missing
from organizer_app.domain.logistics_book import Gap, holds_all
from organizer_app.domain.materials import Material
from organizer_app.domain.rides import Ride
from organizer_app.domain.sites import AccessStatus, Site, SiteOwnership
from organizer_app.ui.screens.logistics.columns import Cell, Column
from organizer_app.wording import logistics_cells as cell_words
from organizer_app.wording.dates import clock, short_day

if TYPE_CHECKING:
    from organizer_app.domain.logistics_book import LogisticsBook
    from organizer_app.ui.screens.logistics.table_values import Line


class CellText(NamedTuple):
    """A text and the token of its colour."""

    text: str
    color: str = "text"


_QUIET = frozenset({AccessStatus.UNKNOWN, SiteOwnership.UNKNOWN})
# What is said beside the facts.
_BESIDE = frozenset({"notes", "script", "access_notes"})
# The cells to which what is wrong belongs.
_BAD = frozenset({("spent_cents", Gap.OVERSPENT), ("taken", Gap.OVERBOOKED)})


def typed_text(column: Column, line: Line) -> str:
    """Return what stands in a cell when it is typed over."""
    value = getattr(line.part, column.code)
    if isinstance(value, time):
        return clock(value.hour * 60 + value.minute)
    if isinstance(value, date):
        return cell_words.day(value)
    if column.cell in {Cell.MONEY, Cell.MAYBE_MONEY}:
        return "" if value is None else f"{value / 100:.2f}".removesuffix(".00")
    return "" if value is None else str(value)


def shown_text(column: Column, line: Line, book: LogisticsBook) -> CellText:
    """Return what a cell of a part shows."""
    part = line.part
    if column.cell is Cell.COMPUTED:
        return _computed(column.code, line, book)
    if isinstance(part, Cue) and column.code == "starts":
        return CellText(clock(line.timed.starts) if line.timed and line.timed.starts is not None else "")
    if isinstance(part, Site) and column.code == "capacity":
        return _capacity(part, line)
    return _shown_value(column, getattr(part, column.code), line.gap, book)


def _shown_value(column: Column, value: object, gap: Gap | None, book: LogisticsBook) -> CellText:
    if isinstance(value, Enum):
        return CellText(cell_words.choice(column.code, value.value), "text3" if value in _QUIET else "text")
    if isinstance(value, bool):
        return CellText(cell_words.yes() if value else "")
    if isinstance(value, date):
        day = short_day(value.isoformat())
        return CellText(cell_words.late_since(day), "danger") if gap is Gap.LATE else CellText(day)
    if isinstance(value, time):
        return CellText(clock(value.hour * 60 + value.minute))
    if isinstance(value, int):
        return _number(column, value, book, is_bad=(column.code, gap) in _BAD)
    return CellText(str(value or ""), "text2" if column.code in _BESIDE else "text")


def _number(column: Column, value: int, book: LogisticsBook, *, is_bad: bool) -> CellText:
    if column.cell in {Cell.MONEY, Cell.MAYBE_MONEY}:
        return _amount(value, book, is_bad=is_bad)
    is_nothing = column.cell is Cell.COUNT and not value
    return CellText(f"{value:,}", "danger" if is_bad else "text3" if is_nothing else "text")


def _amount(value: int | None, book: LogisticsBook, *, is_bad: bool = False) -> CellText:
    if value is None:
        return CellText("")
    return CellText(
        cell_words.money(value, book.currency), "danger" if is_bad else "text" if value else "text3"
    )


def _capacity(site: Site, line: Line) -> CellText:
    if site.capacity is None:
        return CellText("")
    if line.gap is Gap.TOO_SMALL and line.row is not None and line.row.expected:
        return CellText(cell_words.of_expected(site.capacity, line.row.expected), "danger")
    return CellText(f"{site.capacity:,}", "text" if holds_all(site.role) else "text2")


def _computed(code: str, line: Line, book: LogisticsBook) -> CellText:
    part = line.part
    if isinstance(part, Material):
        lacking = missing(part)
        if code == "missing":
            return CellText(f"{lacking:,}", "danger" if lacking else "text3")
        return _amount(lacking * part.unit_cents if part.unit_cents and lacking else None, book)
    if isinstance(part, Ride):
        free = part.seats - part.taken
        return CellText(f"{free:,}".replace("-", "\N{MINUS SIGN}"), "danger" if free < 0 else "text2")
    if isinstance(part, BudgetLine) and code == "left":
        left = part.planned_cents - part.spent_cents
        return CellText(cell_words.money(left, book.currency), "danger" if left < 0 else "text2")
    if isinstance(part, Cue) and code == "desk_time":
        return CellText(_desk_time(line, book), "text2")
    return CellText("")


def _desk_time(line: Line, book: LogisticsBook) -> str:
    """Return what the clock of the desk shows when a cue begins."""
    row, timed = line.row, line.timed
    if row is None or row.starts_utc is None or row.starts is None or timed is None or timed.starts is None:
        return ""
    begins: datetime = from_epoch_minutes(row.starts_utc) + timedelta(minutes=timed.starts - row.starts)
    wall = local_of(begins, book.desk_zone).wall
    return clock(wall.hour * 60 + wall.minute)
