"""Record physical spots: a city label, a press market and the spot itself are three different things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Internal, Public
from organizer_app.domain.basics.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class SiteRole(Enum):
    """The use of a spot on the day."""

    ASSEMBLY = "assembly"
    RALLY = "rally"
    MARCH_ROUTE = "march_route"
    DELIVERY = "delivery"
    DISPERSAL = "dispersal"
    FALLBACK = "fallback"


class AccessStatus(Enum):
    """Whether people who use wheels, signs or rest can take part there."""

    UNKNOWN = "unknown"
    ACCESSIBLE = "accessible"
    PARTLY = "partly"
    NOT_ACCESSIBLE = "not_accessible"


class SiteOwnership(Enum):
    """The owner of the land, which affects permit rules."""

    UNKNOWN = "unknown"
    PUBLIC = "public"
    PRIVATE = "private"
    FEDERAL = "federal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """A spot of one city action; `locality` may differ from the action's city label.

    Attributes:
        access: whether everyone can take part there.
        capacity: number of people it holds.
        latitude: decimal degrees north; None if only the city is known.
        longitude: decimal degrees east.
        position: its position along the route.
    """

    city_action_id: Internal[str]
    role: Public[SiteRole] = SiteRole.RALLY
    venue: Public[str] = ""
    address: Public[str] = ""
    locality: Public[str] = ""
    region: Public[str] = ""
    postal_code: Public[str] = ""
    access_notes: Public[str] = ""
    notes: Internal[str] = ""
    access: Public[AccessStatus] = AccessStatus.UNKNOWN
    ownership: Internal[SiteOwnership] = SiteOwnership.UNKNOWN
    capacity: Internal[int | None] = None
    latitude: Public[float | None] = None
    longitude: Public[float | None] = None
    position: Internal[int] = 0


# Where people come to, in this order: nobody is sent to where a march ends, or to the place for rain.
_COMING_TO = (SiteRole.RALLY, SiteRole.ASSEMBLY, SiteRole.MARCH_ROUTE, SiteRole.DELIVERY)


def main_site(sites: Iterable[Site]) -> Site | None:
    """Return the spot that a schedule names: the rally's, else the next where people come to, else None.

    Of several with that role it is the first along the route. A spot has a venue or an address.
    """
    return _first_come_to(site for site in sites if site.venue or site.address)


def told_site(sites: Iterable[Site]) -> Site | None:
    """Return the spot whose ZIP code, access and point a schedule shows: the main one.

    Where nobody has named a venue yet, it is the first record of where people come to: a list may say how to
    get in before it says where.
    """
    known = tuple(sites)
    return main_site(known) or _first_come_to(known)


def _first_come_to(sites: Iterable[Site]) -> Site | None:
    found = [site for site in sites if site.role in _COMING_TO]
    return min(found, key=lambda site: (_COMING_TO.index(site.role), site.position), default=None)
