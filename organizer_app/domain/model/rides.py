"""Record transport to and from an action: buses, vans and cars with their seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride(Record):
    """One vehicle for one city action; times are local wall times of its departure and return."""

    city_action_id: Internal[str]
    vehicle: Internal[str] = ""
    leaves_from: Internal[str] = ""
    leaves_at: Internal[time | None] = None
    returns_at: Internal[time | None] = None
    seats: Internal[int] = 0
    taken: Internal[int] = 0
    cost_cents: Internal[int | None] = None
    notes: Internal[str] = ""
