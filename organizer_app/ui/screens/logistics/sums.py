"""What a table adds up to, in all and for each city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.budget_lines import BudgetLine
from organizer_app.domain.logistics import missing, money_of, seats_left
from organizer_app.domain.logistics_book import PartKind
from organizer_app.domain.materials import Material
from organizer_app.domain.rides import Ride
from organizer_app.wording import logistics as words
from organizer_app.wording import logistics_cells as cell_words

if TYPE_CHECKING:
    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.logistics import Money
    from organizer_app.domain.logistics_book import LogisticsBook
    from organizer_app.ui.screens.logistics.logistics_work import Held


def totals(held: Held, kind: PartKind) -> str:
    """Say what a table adds up to over the whole mobilization."""
    if kind is PartKind.BUDGET:
        told = [words.money_line(held.money, held.book.currency)]
        return " · ".join(told + ([words.unpriced(held.money.unpriced)] if held.money.unpriced else []))
    parts = [part for parts in held.book.parts[kind].values() for part in parts]
    told = [words.lines_count(kind.value, len(parts))]
    if kind is PartKind.TRANSPORT:
        told.append(words.seats(max(0, seats_left(part for part in parts if isinstance(part, Ride)))))
    if kind is PartKind.MATERIALS and held.money.to_buy:
        told.append(
            f"{cell_words.heading('to_buy')} {cell_words.money(held.money.to_buy, held.book.currency)}"
        )
    told += [words.gap_name(gap.value, count) for gap, count in held.gaps[kind].items() if count]
    return " · ".join(told)


def money_of_city(book: LogisticsBook, action_id: str) -> Money:
    """Add up what a city may spend and will spend; the whole mobilization's own lines for an empty id."""
    return money_of(
        [part for part in book.of(PartKind.BUDGET, action_id) if isinstance(part, BudgetLine)],
        [part for part in book.of(PartKind.MATERIALS, action_id) if isinstance(part, Material)],
        [part for part in book.of(PartKind.TRANSPORT, action_id) if isinstance(part, Ride)],
    )


def head_text(book: LogisticsBook, kind: PartKind, row: ActionRow | None, column: str) -> str:
    """Return what the head of a city says in a column."""
    action_id, currency = row.action_id if row else "", book.currency
    if kind is PartKind.BUDGET:
        return _money_text(money_of_city(book, action_id), column, currency)
    parts = book.of(kind, action_id)
    if column == "capacity":
        return cell_words.expected(row.expected) if row and row.expected else ""
    if not parts:
        return ""
    if column == "missing":
        return f"{sum(missing(part) for part in parts if isinstance(part, Material)):,}"
    if column == "to_buy":
        cost = sum(missing(part) * (part.unit_cents or 0) for part in parts if isinstance(part, Material))
        return cell_words.money(cost, currency) if cost else ""
    return _ride_text([part for part in parts if isinstance(part, Ride)], column, currency)


def _money_text(sums: Money, column: str, currency: str) -> str:
    amounts = {
        "planned_cents": sums.planned,
        "spent_cents": sums.spent,
        "to_pay": sums.to_buy + sums.rides,
        "left": sums.left,
    }
    has_any = any(amounts.values())
    return cell_words.money(amounts[column], currency) if column in amounts and has_any else ""


def _ride_text(rides: list[Ride], column: str, currency: str) -> str:
    if not rides:
        return ""
    if column in {"seats", "taken"}:
        return f"{sum(getattr(ride, column) for ride in rides):,}"
    if column == "free":
        return f"{seats_left(rides):,}".replace("-", "\N{MINUS SIGN}")
    cost = sum(ride.cost_cents or 0 for ride in rides)
    return cell_words.money(cost, currency) if column == "cost_cents" and cost else ""
