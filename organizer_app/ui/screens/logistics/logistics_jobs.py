"""Runs the logistics screen's work in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.logistics.logistics import money_of
from organizer_app.domain.logistics.logistics_book import Gap, PartKind
from organizer_app.domain.logistics.logistics_gaps import gaps_in
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.ui.screens.logistics.amounts import Amounts, amounts_of
from organizer_app.ui.screens.logistics.columns import COLUMNS
from organizer_app.ui.screens.logistics.line_filter import LineFilter, lines_of
from organizer_app.ui.screens.logistics.longest_lines import longest_lines
from organizer_app.ui.screens.logistics.sums import SUMMED, sum_texts, sums_of
from organizer_app.ui.screens.logistics.table_values import TableShown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.logistics.logistics import Money
    from organizer_app.domain.logistics.logistics_book import LogisticsBook
    from organizer_app.services.plan.workspace import Workspace

    Today = Callable[[str], date]


class Held(NamedTuple):
    """The book and its totals.

    Attributes:
        book: everything.
        gaps: the number of faults, by table.
        money: the totals of the whole mobilization.
        amounts: how to write amounts.
        today: the day at headquarters used to find faults.
    """

    book: LogisticsBook
    gaps: Mapping[PartKind, Mapping[Gap, int]]
    money: Money
    amounts: Amounts
    today: date


def read(workspace: Workspace, now: Today) -> Held:
    """Read everything."""
    from organizer_app.services.logistics.logistics_books import read_logistics_book

    return _held(read_logistics_book(workspace), now)


def after(workspace: Workspace, held: Held, change: ChangeSet, now: Today) -> Held:
    """Read what an edit affected."""
    from organizer_app.services.logistics import logistics_books

    return _held(logistics_books.after(workspace, held.book, change), now)


def _held(book: LogisticsBook, now: Today) -> Held:
    today = now(book.desk_zone)
    parts = [part for kind in PartKind for held in book.parts[kind].values() for part in held]
    sums = money_of(
        [part for part in parts if isinstance(part, BudgetLine)],
        [part for part in parts if isinstance(part, Material)],
        [part for part in parts if isinstance(part, Ride)],
    )
    return Held(book, gaps_in(book, today), sums, amounts_of(parts, book.currency), today)


def table(held: Held, kind: PartKind, wanted: LineFilter) -> TableShown:
    """Make the lines of a table and add them up."""
    book = held.book
    lines = lines_of(book, kind, wanted, held.today)
    totals: Mapping[str, str] = {}
    if kind in SUMMED and any(not line.is_head for line in lines):
        ids = [line.action_id for line in lines if line.is_head]
        totals = sum_texts(kind, sums_of(book, ids), held.amounts)
    longest = longest_lines(lines, COLUMNS[kind])
    return TableShown(kind, book, lines, held.today, held.amounts, totals, wanted.is_empty, longest)
