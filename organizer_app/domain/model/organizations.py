"""Record partner groups: the organizations of the network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.records import Record


class OrganizationKind(Enum):
    """The kind of a group."""

    NATIONAL = "national"
    STATE = "state"
    LOCAL = "local"
    UNION = "union"
    FAITH = "faith"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Record):
    """A partner group; `credit_name` is its name in print if that differs from `name`.

    Attributes:
        other_names: other names, used to find duplicates.
        home_place_id: its home city.
        people_available: how many people it can send on one day.
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
