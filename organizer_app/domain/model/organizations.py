"""Partner groups: the organizations of the network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.records import Record


class OrganizationKind(Enum):
    """What sort of group it is."""

    NATIONAL = "national"
    STATE = "state"
    LOCAL = "local"
    UNION = "union"
    FAITH = "faith"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Record):
    """A partner group; `credit_name` is how it wants to be written when that differs from `name`.

    Attributes:
        other_names: what else it is called; finds duplicates.
        home_place_id: the city it works in.
        people_available: how many it can send on one day.
    """

    name: Public[str]
    short_name: Public[str] = ""
    credit_name: Public[str] = ""
    kind: Partners[OrganizationKind] = OrganizationKind.OTHER
    parent_id: Internal[str] = ""
    website: Public[str] = ""
    notes: Internal[str] = ""
    other_names: Internal[tuple[str, ...]] = ()
    home_place_id: Internal[str] = ""
    people_available: Internal[int | None] = None
