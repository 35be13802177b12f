"""Adds up a table, in total and per city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.logistics.logistics import Money, missing, money_of, seats_left
from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.logistics import logistics_cells as cell_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.logistics.logistics_book import Gap, LogisticsBook
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.logistics.amounts import Amounts


# The tables that are added up.
SUMMED: Final = frozenset({PartKind.BUDGET, PartKind.MATERIALS, PartKind.TRANSPORT})


class Sums(NamedTuple):
    """What some cities have, and its cost.

    Attributes:
        money: their budget and their expected costs.
        missing: the number of things still to be found.
        seats: the seats in their rides.
        taken: the booked seats.
        free: the free seats; negative when more people are booked than there are seats.
    """

    money: Money
    missing: int
    seats: int
    taken: int
    free: int


def summary_of(book: LogisticsBook, kind: PartKind, gaps: Mapping[Gap, int], unpriced: int) -> str:
    """Say how many parts a table has, and what needs attention."""
    parts = [words.lines_count(kind.value, sum(len(parts) for parts in book.parts[kind].values()))]
    parts += [words.gap_name(gap.value, count) for gap, count in gaps.items() if count]
    if kind is PartKind.BUDGET and unpriced:
        parts.append(words.unpriced(unpriced))
    return " · ".join(parts)


def sums_of(book: LogisticsBook, action_ids: Iterable[str]) -> Sums:
    """Add up what some cities have; an empty id is the whole mobilization."""
    ids = tuple(action_ids)
    budget = [p for each in ids for p in book.of(PartKind.BUDGET, each) if isinstance(p, BudgetLine)]
    materials = [p for each in ids for p in book.of(PartKind.MATERIALS, each) if isinstance(p, Material)]
    rides = [p for each in ids for p in book.of(PartKind.TRANSPORT, each) if isinstance(p, Ride)]
    return Sums(
        money_of(budget, materials, rides),
        sum(missing(each) for each in materials),
        sum(ride.seats for ride in rides),
        sum(ride.taken for ride in rides),
        seats_left(rides),
    )


def head_texts(
    book: LogisticsBook, kind: PartKind, row: ActionRow | None, amounts: Amounts
) -> Mapping[str, str]:
    """Return what the head of a city shows, by column."""
    if kind is PartKind.SITES:
        return {"capacity": cell_words.expected(row.expected)} if row and row.expected else {}
    action_id = row.action_id if row else ""
    if kind is PartKind.RUN_OF_SHOW or not (kind is PartKind.BUDGET or book.of(kind, action_id)):
        return {}
    return sum_texts(kind, sums_of(book, (action_id,)), amounts)


def sum_texts(kind: PartKind, sums: Sums, amounts: Amounts) -> Mapping[str, str]:
    """Write totals below their columns; empty for columns without values."""
    money = sums.money
    if kind is PartKind.BUDGET:
        cents = {
            "planned_cents": money.planned,
            "spent_cents": money.spent,
            "to_pay": money.to_buy + money.rides,
            "left": money.left,
        }
        return {code: amounts.text(code, each) for code, each in cents.items()} if any(cents.values()) else {}
    if kind is PartKind.MATERIALS:
        bought = {"to_buy": amounts.text("to_buy", money.to_buy)} if money.to_buy else {}
        return {"missing": f"{sums.missing:,}", **bought}
    if kind is PartKind.TRANSPORT:
        free = f"{sums.free:,}".replace("-", "\N{MINUS SIGN}")
        paid = {"cost_cents": amounts.text("cost_cents", money.rides)} if money.rides else {}
        return {"seats": f"{sums.seats:,}", "taken": f"{sums.taken:,}", "free": free, **paid}
    return {}
