"""What one city is given on paper for the day, already without what its reader may not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.audiences import Audience
from organizer_app.domain.shared_schedule import SharedEntry

if TYPE_CHECKING:
    from organizer_app.domain.permits import PermitKind, PermitStatus
    from organizer_app.domain.sites import SiteRole


class PacketCue(NamedTuple):
    """One item of the run of show; `starts` is local, None when it follows the one before."""

    starts: time | None
    title: str
    owner: str
    is_hard: bool


class PacketPerson(NamedTuple):
    """Somebody with a role; `role` is a code of `AssignmentRole`, `report_at` local."""

    name: str
    role: str
    is_backup: bool
    phone: str
    report_at: time | None


class PacketSite(NamedTuple):
    """A spot of the way."""

    role: SiteRole
    venue: str
    address: str
    access_notes: str


class PacketPermit(NamedTuple):
    """A permit and how far it is."""

    kind: PermitKind
    status: PermitStatus
    authority: str
    conditions: str


class PacketTask(NamedTuple):
    """A step of the checklist."""

    title: str
    due_on: date | None
    is_done: bool
    is_gate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPacket:
    """The packet of one city action.

    Attributes:
        audience: who may read it.
        title: name of the mobilization.
        desk_zone: IANA zone of the desk.
        made_at: UTC.
        entry: the action as the schedule of this audience shows it.
    """

    audience: Audience
    title: str
    desk_zone: str
    made_at: datetime
    entry: SharedEntry
    demand: str = ""
    cues: tuple[PacketCue, ...] = ()
    people: tuple[PacketPerson, ...] = ()
    sites: tuple[PacketSite, ...] = ()
    permits: tuple[PacketPermit, ...] = ()
    tasks: tuple[PacketTask, ...] = ()
