"""Writes the amounts of a table so that amounts in a column or a sum all show cents, or none do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.logistics.logistics import missing
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.wording.logistics.logistics_cells import money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.logistics.logistics_book import Part

# The columns of the budget that are added up across, and the fields of other tables that go into them.
_BUDGET: Final = frozenset({"planned_cents", "spent_cents", "to_pay", "left"})
_ADDED_UP: Final = frozenset({"left", "to_buy", "cost_cents"})


class Amounts(NamedTuple):
    """How to write amounts.

    Attributes:
        currency: ISO 4217 code of all amounts.
        exact: codes of the columns that show cents because one of their amounts has some.
    """

    currency: str
    exact: frozenset[str] = frozenset()

    def text(self, column: str, cents: int) -> str:
        """Write an amount of a column."""
        return money(cents, self.currency, is_exact=column in self.exact)


def amounts_of(parts: Iterable[Part], currency: str) -> Amounts:
    """Return how to write the amounts of all these parts."""
    exact = {column for part in parts for column, cents in _cents(part) if cents % 100}
    if exact & _ADDED_UP:
        exact |= _BUDGET
    return Amounts(currency, frozenset(exact))


def _cents(part: Part) -> Iterator[tuple[str, int]]:
    if isinstance(part, BudgetLine):
        yield "left", part.planned_cents
        yield "left", part.spent_cents
    elif isinstance(part, Material) and part.unit_cents:
        yield "unit_cents", part.unit_cents
        yield "to_buy", missing(part) * part.unit_cents
    elif isinstance(part, Ride):
        yield "cost_cents", part.cost_cents or 0
