"""Convert local times: a wall time with its IANA zone is stored, and UTC is derived from it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer_app.domain.basics.problems import UnknownZone

_NOON = time(12)
# Before railway time, a clock could be set back by a whole day, as in Alaska in 1867.
_STANDARD_TIME = date(1900, 1, 1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LocalMoment:
    """A wall time on a calendar day in an IANA zone, the second of two if the clock shows it twice."""

    day: date
    wall: time
    zone: str
    is_second: bool = False


class WallTimeKind(Enum):
    """Whether a wall time occurs once, never or twice on its day."""

    ONCE = "once"
    SKIPPED = "skipped"
    DOUBLED = "doubled"


@functools.cache
def zone_info(zone: str) -> ZoneInfo:
    """Return the zone of an IANA name; raise `UnknownZone` if the tz database does not have it."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as missing:
        raise UnknownZone(zone) from missing


def instant_of(moment: LocalMoment) -> datetime:
    """Return the UTC moment of a wall time.

    Read a wall time that a clock change skips with the offset before the change, and a repeated one as the
    first of the two unless the second is meant (the fold of PEP 495); `wall_time_kind` distinguishes them.
    """
    first = moment.wall.replace(tzinfo=None, fold=0)
    steady = _steady_offset(moment.zone, moment.day)
    if steady is not None:
        return datetime.combine(moment.day, first, tzinfo=UTC) - steady
    meant = first.replace(fold=1) if is_second(moment) else first
    local = datetime.combine(moment.day, meant, tzinfo=zone_info(moment.zone))
    return local.astimezone(UTC)


def instant_from(moment: datetime, zone: str) -> datetime:
    """Return a moment that says its offset as it is, else the UTC moment of its wall time in a zone."""
    if moment.tzinfo is not None:
        return moment
    return instant_of(LocalMoment(moment.date(), moment.time(), zone))


def is_second(moment: LocalMoment) -> bool:
    """Return whether a wall time means the second of two: it says so, and its day does repeat it."""
    return moment.is_second and wall_time_kind(moment) is WallTimeKind.DOUBLED


def shown_at(day: date, wall: time, zone: str, instant: datetime) -> LocalMoment:
    """Return a wall time as the first or second of two, according to the UTC moment derived from it."""
    second = LocalMoment(day, wall, zone, is_second=True)
    return second if is_second(second) and instant_of(second) == instant else LocalMoment(day, wall, zone)


def local_of(instant: datetime, zone: str) -> LocalMoment:
    """Return the wall time of an aware moment in a zone, to the minute."""
    local = instant.astimezone(zone_info(zone))
    return LocalMoment(local.date(), time(local.hour, local.minute), zone, is_second=bool(local.fold))


def wall_time_kind(moment: LocalMoment) -> WallTimeKind:
    """Return whether a clock change makes a wall time impossible or ambiguous on its day (PEP 495)."""
    if _steady_offset(moment.zone, moment.day) is not None:
        return WallTimeKind.ONCE
    zone = zone_info(moment.zone)
    first = datetime.combine(moment.day, moment.wall.replace(fold=0), tzinfo=zone)
    second = datetime.combine(moment.day, moment.wall.replace(fold=1), tzinfo=zone)
    if first.utcoffset() == second.utcoffset():
        return WallTimeKind.ONCE
    back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return WallTimeKind.DOUBLED if back == first.replace(tzinfo=None) else WallTimeKind.SKIPPED


@functools.lru_cache(maxsize=4096)
def _steady_offset(zone: str, day: date) -> timedelta | None:
    """Return the UTC offset of a day without a clock change, which is nearly every day; else None.

    A change results in another offset. Compare the noons around the day, because a clock set back a minute
    after midnight, as in Newfoundland until 2011, repeats an hour of the day before.
    """
    if not _STANDARD_TIME < day < date.max:
        return None
    clock, night = zone_info(zone), timedelta(days=1)
    before = datetime.combine(day - night, _NOON, tzinfo=clock).utcoffset()
    after = datetime.combine(day + night, _NOON, tzinfo=clock).utcoffset()
    return before if before == after else None


@functools.lru_cache(maxsize=4096)
def clock_name(moment: LocalMoment) -> tuple[str, int]:
    """Return the name of the clock behind a wall time: its abbreviation, and minutes east of Greenwich.

    It is equal for zones that people consider one, such as New York and Detroit, and differs for Phoenix and
    Los Angeles in July, although both are seven hours behind.
    """
    meant = moment.wall.replace(fold=int(is_second(moment)))
    local = datetime.combine(moment.day, meant, tzinfo=zone_info(moment.zone))
    return local.tzname() or "", (local.utcoffset() or timedelta()) // timedelta(minutes=1)


@functools.lru_cache(maxsize=4096)
def offset_minutes(zone: str, day: date) -> int:
    """Return the UTC offset of a zone at noon of a day, in minutes east of Greenwich."""
    noon = datetime.combine(day, time(12), tzinfo=zone_info(zone))
    return (noon.utcoffset() or timedelta()) // timedelta(minutes=1)


def minutes_of(wall: time | datetime) -> int:
    """Return a wall time as minutes after midnight."""
    return wall.hour * 60 + wall.minute


def epoch_minutes(instant: datetime) -> int:
    """Return an aware moment as whole minutes since 1970-01-01 UTC, the unit of all read models."""
    return (instant - _EPOCH) // _MINUTE


def from_epoch_minutes(minutes: int) -> datetime:
    """Return the UTC moment of whole minutes since 1970-01-01 UTC."""
    return _EPOCH + timedelta(minutes=minutes)
