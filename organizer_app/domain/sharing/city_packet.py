"""Hold one city's printed packet for the day, already without what its reader may not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate
from organizer_app.domain.time.local_time import minutes_of

if TYPE_CHECKING:
    from organizer_app.domain.model.permits import PermitKind, PermitStatus
    from organizer_app.domain.model.sites import SiteRole


class PacketCue(NamedTuple):
    """One item of the run of show; `starts` is local, None if it follows the previous one."""

    starts: time | None
    title: str
    owner: str
    is_hard: bool


class PacketPerson(NamedTuple):
    """Someone with a role; `role` is a code of `AssignmentRole`, `report_at` local."""

    name: str
    role: str
    is_backup: bool
    phone: str
    report_at: time | None
    email: str = ""


class PacketSite(NamedTuple):
    """A spot along the route."""

    role: SiteRole
    venue: str
    address: str
    access_notes: str
    access: AccessStatus = AccessStatus.UNKNOWN


class PacketPermit(NamedTuple):
    """A permit and its status."""

    kind: PermitKind
    status: PermitStatus
    authority: str
    conditions: str
    contact: str = ""


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
        audience: the audience.
        title: name of the mobilization.
        desk_zone: IANA zone of HQ.
        made_at: print time, UTC.
        entry: the action as in this audience's schedule.
        demand: what must change.
        asked_of: who can grant it.
        press_contact: whom the press calls, if the audience may read it.
        reasons: codes of `ReadinessReason`, if the audience may see readiness.
        key_dates: dates everyone plans around, as far as the audience may see them.
    """

    audience: Audience
    title: str
    desk_zone: str
    made_at: datetime
    entry: SharedEntry
    demand: str = ""
    asked_of: str = ""
    press_contact: str = ""
    cues: tuple[PacketCue, ...] = ()
    people: tuple[PacketPerson, ...] = ()
    sites: tuple[PacketSite, ...] = ()
    permits: tuple[PacketPermit, ...] = ()
    tasks: tuple[PacketTask, ...] = ()
    reasons: tuple[str, ...] = ()
    key_dates: tuple[SharedKeyDate, ...] = ()


# People are home half an hour after the end.
_HOME = 30
_DAY = 24 * 60


class DeskTimes(NamedTuple):
    """When a city reports to HQ on the day, local; None if unknown."""

    on_site: time | None
    started: time | None
    peak: time | None
    home: time | None


def open_gates(packet: CityPacket) -> tuple[str, ...]:
    """Return the open steps without which the city is not ready."""
    return tuple(task.title for task in packet.tasks if task.is_gate and not task.is_done)


def desk_times(packet: CityPacket) -> DeskTimes:
    """Return when to report to HQ: first arrival, start, middle, and when people are home."""
    starts, ends = packet.entry.starts, packet.entry.ends
    come = [person.report_at for person in packet.people] + [cue.starts for cue in packet.cues]
    first = min((at for at in come if at), default=None)
    if starts is None:
        return DeskTimes(first, None, None, None)
    on_site = first if first and first <= starts else None
    if ends is None:
        return DeskTimes(on_site, starts, None, None)
    begun = minutes_of(starts)
    length = (minutes_of(ends) - begun) % _DAY
    return DeskTimes(on_site, starts, _wall(begun + length // 2), _wall(begun + length + _HOME))


def _wall(minutes: int) -> time:
    return time(*divmod(minutes % _DAY, 60))
