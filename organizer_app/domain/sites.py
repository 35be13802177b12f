"""Physical spots: a city label, a press market and the spot itself are three different things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.audiences import Internal, Public
from organizer_app.domain.records import Record


class SiteRole(Enum):
    """What a spot is used for on the day."""

    ASSEMBLY = "assembly"
    RALLY = "rally"
    MARCH_ROUTE = "march_route"
    DELIVERY = "delivery"
    DISPERSAL = "dispersal"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """A spot of one city action; `locality` may differ from the action's city label."""

    city_action_id: Internal[str]
    role: Public[SiteRole] = SiteRole.RALLY
    venue: Public[str] = ""
    address: Public[str] = ""
    locality: Public[str] = ""
    region: Public[str] = ""
    postal_code: Public[str] = ""
    access_notes: Public[str] = ""
    notes: Internal[str] = ""
