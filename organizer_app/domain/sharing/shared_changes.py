"""Describe what a release tells its audience that the previous one did not."""

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
    """Kinds of changes, in reading order."""

    MOVED = "moved"
    ADDED = "added"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    REMOVED = "removed"
    RESTORED = "restored"
    VENUE = "venue"
    LEAD = "lead"
    GROUPS = "groups"
    OTHER = "other"


# The audience of a kind of change: never wider than that of the field it comes from.
AUDIENCE_OF_KIND: Mapping[ChangeKind, Audience] = MappingProxyType(
    {kind: Audience.PARTNERS if kind is ChangeKind.LEAD else Audience.PUBLIC for kind in ChangeKind}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedChange:
    """One change of one entry since the previous release.

    Never repeat the names of leads and groups that are gone: people who withdrew are not in any new release.

    Attributes:
        kind: what changed.
        uid: the entry, see `SharedEntry.uid`.
        city: city of the entry now.
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
