"""Move actions in time: by days on their own calendar or minutes of real time, and report clock changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Final

from organizer_app.domain.calendar.time_grid import ASSUMED_MINUTES
from organizer_app.domain.model.city_actions import CityAction, end_of, moved_to_day, start_of
from organizer_app.domain.time.local_time import (
    LocalMoment,
    WallTimeKind,
    instant_of,
    is_second,
    local_of,
    wall_time_kind,
)

SHORTEST: Final = 15


class Edge(Enum):
    """The end of an action to move."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class ClockTrouble:
    """A wall time that a clock change makes impossible or ambiguous.

    Attributes:
        city: the public label of the city.
        day: local calendar day.
        wall: wall time in its zone.
        kind: skipped or repeated.
    """

    city: str
    day: date
    wall: time
    kind: WallTimeKind


def shifted(action: CityAction, *, days: int = 0, minutes: int = 0) -> CityAction:
    """Move an action: first by calendar days, which keeps its wall times, then by minutes of real time.

    An action without a day does not move; one without a start only moves by days.
    """
    if action.day is None:
        return action
    moved = moved_to_day(action, action.day + timedelta(days=days)) if days else action
    if not minutes or moved.day is None or moved.starts is None:
        return moved
    starts = _moved(_start(moved, moved.day, moved.starts), minutes)
    if moved.ends is None:
        return replace(moved, day=starts.day, starts=starts.wall, starts_second=starts.is_second)
    return _between(moved, starts, _moved(_end(moved, moved.day, moved.ends), minutes))


def resized(action: CityAction, edge: Edge, minutes: int) -> CityAction:
    """Move one end of an action by minutes of real time; at least `SHORTEST` minutes remain."""
    if action.day is None or action.starts is None:
        return action
    starts = _start(action, action.day, action.starts)
    ends = _end(action, action.day, action.ends) if action.ends is not None else None
    length = _minutes_between(starts, ends) if ends else ASSUMED_MINUTES
    if length <= 0:
        length = ASSUMED_MINUTES
    if edge is Edge.END:
        return _between(action, starts, _moved(starts, max(SHORTEST, length + minutes)))
    fixed = ends or _moved(starts, length)
    return _between(action, _moved(starts, min(minutes, length - SHORTEST)), fixed)


def clock_troubles(action: CityAction, city: str) -> tuple[ClockTrouble, ...]:
    """Return the wall times of an action that its clock skips, or repeats without a choice."""
    found = []
    for moment in filter(None, (start_of(action), end_of(action))):
        kind = WallTimeKind.ONCE if is_second(moment) else wall_time_kind(moment)
        if kind is not WallTimeKind.ONCE:
            found.append(ClockTrouble(city, moment.day, moment.wall, kind))
    return tuple(found)


def _start(action: CityAction, day: date, wall: time) -> LocalMoment:
    return LocalMoment(day, wall, action.zone, action.starts_second)


def _end(action: CityAction, day: date, wall: time) -> LocalMoment:
    return LocalMoment(action.ends_day or day, wall, action.zone, action.ends_second)


def _between(action: CityAction, starts: LocalMoment, ends: LocalMoment) -> CityAction:
    return replace(
        action,
        day=starts.day,
        starts=starts.wall,
        starts_second=starts.is_second,
        ends_day=ends.day if ends.day != starts.day else None,
        ends=ends.wall,
        ends_second=ends.is_second,
    )


def _moved(when: LocalMoment, minutes: int) -> LocalMoment:
    if not when.zone:
        moment = datetime.combine(when.day, when.wall) + timedelta(minutes=minutes)
        return LocalMoment(moment.date(), moment.time(), "")
    return local_of(instant_of(when) + timedelta(minutes=minutes), when.zone)


def _minutes_between(starts: LocalMoment, ends: LocalMoment) -> int:
    if not starts.zone:
        length = datetime.combine(ends.day, ends.wall) - datetime.combine(starts.day, starts.wall)
        return length // timedelta(minutes=1)
    return (instant_of(ends) - instant_of(starts)) // timedelta(minutes=1)
