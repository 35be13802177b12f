"""Formats a logistics cell for display, and its text for editing."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.logistics.logistics import missing
from organizer_app.domain.logistics.logistics_book import Gap, holds_all
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import AccessStatus, Site, SiteOwnership
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of
from organizer_app.ui.screens.logistics.columns import Cell, LogisticsColumn
from organizer_app.wording.language.dates import clock, short_day, wall_clock
from organizer_app.wording.logistics import logistics_cells as cell_words

if TYPE_CHECKING:
    from organizer_app.domain.logistics.logistics_book import LogisticsBook
    from organizer_app.ui.screens.logistics.amounts import Amounts
    from organizer_app.ui.screens.logistics.table_values import Line, Owed, TableShown


class CellText(NamedTuple):
    """A text and its color token."""

    text: str
    color: str = "text"


_QUIET = frozenset({AccessStatus.UNKNOWN, SiteOwnership.UNKNOWN})
# Cells with remarks beside the facts.
_BESIDE = frozenset({"notes", "script", "access_notes"})
# The cell that each kind of fault belongs to.
_BAD = frozenset({("spent_cents", Gap.OVERSPENT), ("taken", Gap.OVERBOOKED)})


def typed_text(column: LogisticsColumn, line: Line) -> str:
    """Return the text of a cell for editing."""
    value = getattr(line.part, column.code)
    if isinstance(value, time):
        return wall_clock(value)
    if isinstance(value, date):
        return cell_words.day(value)
    if column.cell in {Cell.MONEY, Cell.MAYBE_MONEY}:
        return "" if value is None else f"{value / 100:.2f}".removesuffix(".00")
    return "" if value is None else str(value)


def shown_text(column: LogisticsColumn, line: Line, shown: TableShown) -> CellText:
    """Return the text that a cell of a part, or of an amount owed, shows."""
    part = line.part
    if line.owed is not None:
        return _owed(column.code, line.owed, shown.amounts)
    if column.cell is Cell.COMPUTED:
        return _computed(column.code, line, shown)
    if isinstance(part, Cue) and column.code == "starts":
        return CellText(clock(line.timed.starts) if line.timed and line.timed.starts is not None else "")
    if isinstance(part, Site) and column.code == "capacity":
        return _capacity(part, line)
    return _shown_value(column, getattr(part, column.code), line.gap, shown.amounts)


def _owed(code: str, owed: Owed, amounts: Amounts) -> CellText:
    if code == "name":
        return CellText(cell_words.owed_name(owed.kind.value), "text2")
    if code == "to_pay":
        return CellText(amounts.text(code, owed.cents))
    return CellText(amounts.text(code, -owed.cents), "text2") if code == "left" else CellText("")


def _shown_value(column: LogisticsColumn, value: object, gap: Gap | None, amounts: Amounts) -> CellText:
    if isinstance(value, Enum):
        return CellText(cell_words.choice(column.code, value.value), "text3" if value in _QUIET else "text")
    if isinstance(value, bool):
        return CellText(cell_words.yes() if value else "")
    if isinstance(value, date):
        day = short_day(value.isoformat())
        return CellText(cell_words.late_since(day), "danger") if gap is Gap.LATE else CellText(day)
    if isinstance(value, time):
        return CellText(wall_clock(value))
    if isinstance(value, int):
        return _number(column, value, amounts, is_bad=(column.code, gap) in _BAD)
    return CellText(str(value or ""), "text2" if column.code in _BESIDE else "text")


def _number(column: LogisticsColumn, value: int, amounts: Amounts, *, is_bad: bool) -> CellText:
    if column.cell in {Cell.MONEY, Cell.MAYBE_MONEY}:
        return CellText(
            amounts.text(column.code, value), "danger" if is_bad else "text" if value else "text3"
        )
    is_nothing = column.cell is Cell.COUNT and not value
    return CellText(f"{value:,}", "danger" if is_bad else "text3" if is_nothing else "text")


def _capacity(site: Site, line: Line) -> CellText:
    if site.capacity is None:
        return CellText("")
    if line.gap is Gap.TOO_SMALL and line.row is not None and line.row.expected:
        return CellText(cell_words.of_expected(site.capacity, line.row.expected), "danger")
    return CellText(f"{site.capacity:,}", "text" if holds_all(site.role) else "text2")


def _computed(code: str, line: Line, shown: TableShown) -> CellText:
    part, amounts = line.part, shown.amounts
    if isinstance(part, Material):
        lacking = missing(part)
        if code == "missing":
            return CellText(f"{lacking:,}", "danger" if lacking else "text3")
        costs = bool(part.unit_cents and lacking)
        return CellText(amounts.text(code, lacking * (part.unit_cents or 0)) if costs else "")
    if isinstance(part, Ride):
        free = part.seats - part.taken
        return CellText(f"{free:,}".replace("-", "\N{MINUS SIGN}"), "danger" if free < 0 else "text2")
    if isinstance(part, BudgetLine) and code == "left":
        left = part.planned_cents - part.spent_cents
        return CellText(amounts.text(code, left), "danger" if left < 0 else "text2")
    if isinstance(part, Cue) and code == "desk_time":
        return CellText(_desk_time(line, shown.book), "text2")
    return CellText("")


def _desk_time(line: Line, book: LogisticsBook) -> str:
    """Return the headquarters time at which a cue begins."""
    row, timed = line.row, line.timed
    if row is None or row.starts_utc is None or row.starts is None or timed is None or timed.starts is None:
        return ""
    begins: datetime = from_epoch_minutes(row.starts_utc) + timedelta(minutes=timed.starts - row.starts)
    wall = local_of(begins, book.desk_zone).wall
    return wall_clock(wall)
