"""What a release tells its readers that the one before did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience, Partners, Public

if TYPE_CHECKING:
    from collections.abc import Mapping


class ChangeKind(Enum):
    """Kinds of changes, in the order in which readers are told."""

    MOVED = "moved"
    ADDED = "added"
    CANCELLED = "cancelled"
    REMOVED = "removed"
    RESTORED = "restored"
    VENUE = "venue"
    LEAD = "lead"
    GROUPS = "groups"
    OTHER = "other"


# Who may hear of a change: what a kind is about must not be told above the field it comes from.
AUDIENCE_OF_KIND: Mapping[ChangeKind, Audience] = MappingProxyType(
    {kind: Audience.PARTNERS if kind is ChangeKind.LEAD else Audience.PUBLIC for kind in ChangeKind}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedChange:
    """One change of one entry since the release before.

    The names of leads and groups that are gone are never repeated: whoever withdrew is in no new release.

    Attributes:
        kind: what changed.
        uid: the entry, see `SharedEntry.uid`.
        city: as the entry writes it now.
        state: admin1 of the place.
        country: ISO 3166-1 alpha-2.
        zone: IANA zone of the wall times.
        day: local calendar day now.
        starts: local wall time now.
        old_zone: zone before, for MOVED.
        old_day: day before, for MOVED.
        old_starts: wall time before, for MOVED.
        venue: the spot now.
        old_venue: the spot before, for VENUE.
        groups: names in credit order now, for GROUPS.
        lead: name of the lead now, for LEAD.
    """

    kind: Public[ChangeKind]
    uid: Public[str]
    city: Public[str] = ""
    state: Public[str] = ""
    country: Public[str] = ""
    zone: Public[str] = ""
    day: Public[date | None] = None
    starts: Public[time | None] = None
    old_zone: Public[str] = ""
    old_day: Public[date | None] = None
    old_starts: Public[time | None] = None
    venue: Public[str] = ""
    old_venue: Public[str] = ""
    groups: Public[tuple[str, ...]] = ()
    lead: Partners[str] = ""
