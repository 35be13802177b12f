"""Compute what a city needs on the day, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from organizer_app.domain.model.budget_lines import BudgetLine
    from organizer_app.domain.model.materials import Material
    from organizer_app.domain.model.rides import Ride


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts in the smallest unit of a currency.

    Attributes:
        planned: budgeted amount.
        spent: amount spent according to the budget.
        to_buy: cost of the missing materials with known prices.
        rides: cost of the rides with known costs.
        unpriced: number of missing materials and rides without a cost.
    """

    planned: int = 0
    spent: int = 0
    to_buy: int = 0
    rides: int = 0
    unpriced: int = 0

    @property
    def left(self) -> int:
        """Return what is left of the budget after all costs; negative if it is not enough."""
        return self.planned - self.spent - self.to_buy - self.rides


def money_of(budget: Iterable[BudgetLine], materials: Iterable[Material], rides: Iterable[Ride]) -> Money:
    """Add up the money of one or more cities."""
    lines, lacking, trips = tuple(budget), [each for each in materials if missing(each)], tuple(rides)
    return Money(
        planned=sum(line.planned_cents for line in lines),
        spent=sum(line.spent_cents for line in lines),
        to_buy=sum(missing(each) * (each.unit_cents or 0) for each in lacking),
        rides=sum(ride.cost_cents or 0 for ride in trips),
        unpriced=sum(each.unit_cents is None for each in lacking)
        + sum(ride.cost_cents is None for ride in trips),
    )


def missing(material: Material) -> int:
    """Return how many of a material are still missing."""
    return max(0, material.needed - material.held)


def is_late(material: Material, today: date) -> bool:
    """Return whether a material is missing and its last day to ship has passed."""
    return missing(material) > 0 and material.ship_by is not None and material.ship_by < today


def seats_left(rides: Iterable[Ride]) -> int:
    """Return the number of free seats; negative if the rides are overbooked."""
    return sum(ride.seats - ride.taken for ride in rides)
