"""How an action moves through time: days on its own calendar, minutes in real time, clock changes named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Final

from organizer_app.domain.city_actions import CityAction, moved_to_day
from organizer_app.domain.local_time import (
    LocalMoment,
    WallTimeKind,
    instant_of,
    local_of,
    wall_time_kind,
)
from organizer_app.domain.time_grid import ASSUMED_MINUTES

SHORTEST: Final = 15
Wall = tuple[date, time]


class Edge(Enum):
    """Which end of an action is pulled."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class ClockTrouble:
    """A wall time that a clock change makes impossible or ambiguous.

    Attributes:
        city: the public label of the city.
        day: local calendar day.
        wall: wall time in its zone.
        kind: skipped or doubled.
    """

    city: str
    day: date
    wall: time
    kind: WallTimeKind


def shifted(action: CityAction, *, days: int = 0, minutes: int = 0) -> CityAction:
    """Move an action: first by calendar days, which keeps its wall times, then by minutes of real time.

    An action without a day stays; one without a start moves by days alone.
    """
    if action.day is None:
        return action
    moved = moved_to_day(action, action.day + timedelta(days=days)) if days else action
    if not minutes or moved.day is None or moved.starts is None:
        return moved
    starts = _later((moved.day, moved.starts), minutes, moved.zone)
    if moved.ends is None:
        return replace(moved, day=starts[0], starts=starts[1])
    ends = _later((moved.ends_day or moved.day, moved.ends), minutes, moved.zone)
    return _between(moved, starts, ends)


def resized(action: CityAction, edge: Edge, minutes: int) -> CityAction:
    """Pull one end of an action by minutes of real time; at least `SHORTEST` minutes of it remain."""
    if action.day is None or action.starts is None:
        return action
    starts = (action.day, action.starts)
    ends = (action.ends_day or action.day, action.ends) if action.ends is not None else None
    length = _minutes_between(starts, ends, action.zone) if ends else ASSUMED_MINUTES
    if length <= 0:
        length = ASSUMED_MINUTES
    if edge is Edge.END:
        return _between(action, starts, _later(starts, max(SHORTEST, length + minutes), action.zone))
    fixed = ends or _later(starts, length, action.zone)
    return _between(action, _later(starts, min(minutes, length - SHORTEST), action.zone), fixed)


def clock_troubles(action: CityAction, city: str) -> tuple[ClockTrouble, ...]:
    """Return the wall times of an action that its local clock never or twice shows."""
    if action.day is None or not action.zone:
        return ()
    walls = ((action.day, action.starts), (action.ends_day or action.day, action.ends))
    found = []
    for day, wall in walls:
        if wall is not None:
            kind = wall_time_kind(LocalMoment(day, wall, action.zone))
            if kind is not WallTimeKind.ONCE:
                found.append(ClockTrouble(city, day, wall, kind))
    return tuple(found)


def _between(action: CityAction, starts: Wall, ends: Wall) -> CityAction:
    ends_day = ends[0] if ends[0] != starts[0] else None
    return replace(action, day=starts[0], starts=starts[1], ends_day=ends_day, ends=ends[1])


def _later(when: Wall, minutes: int, zone: str) -> Wall:
    if not zone:
        moment = datetime.combine(*when) + timedelta(minutes=minutes)
        return moment.date(), moment.time()
    local = local_of(_instant(*when, zone) + timedelta(minutes=minutes), zone)
    return local.day, local.wall


def _minutes_between(starts: Wall, ends: Wall, zone: str) -> int:
    if not zone:
        return (datetime.combine(*ends) - datetime.combine(*starts)) // timedelta(minutes=1)
    return (_instant(*ends, zone) - _instant(*starts, zone)) // timedelta(minutes=1)


def _instant(day: date, wall: time, zone: str) -> datetime:
    return instant_of(LocalMoment(day, wall, zone))
