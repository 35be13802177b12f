"""Record things a city needs on the day: how many, how many it has, and where the rest comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Record):
    """One kind of material at one city action.

    Attributes:
        unit_cents: price of one, in the smallest unit of the plan's currency.
        ship_by: latest day to ship it, a calendar day.
    """

    city_action_id: Internal[str]
    name: Internal[str]
    needed: Internal[int] = 0
    held: Internal[int] = 0
    supplier: Internal[str] = ""
    unit_cents: Internal[int | None] = None
    ship_by: Internal[date | None] = None
    notes: Internal[str] = ""
