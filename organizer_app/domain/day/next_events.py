"""List what happens next, everywhere: each instant once for every zone in which something happens then."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.day.check_ins import CheckInMoment, expected_check_ins
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.day.city_states import DayCity


class EventKind(Enum):
    """What happens: actions start or end, check-ins are due, the public number locks."""

    START = "start"
    END = "end"
    CHECK_IN = "check_in"
    LOCK = "lock"


class NextEvent(NamedTuple):
    """What happens at one instant in one zone.

    Attributes:
        at: minutes since 1970-01-01 UTC.
        kind: what happens.
        zone: an IANA zone of these cities; that of HQ for a lock.
        action_ids: the actions; none for a lock.
        moment: code of the `CheckInMoment`, empty for others.
    """

    at: int
    kind: EventKind
    zone: str
    action_ids: tuple[str, ...]
    moment: str = ""


_ORDER = {EventKind.LOCK: 0, EventKind.START: 1, EventKind.END: 2, EventKind.CHECK_IN: 3}


def events_of(cities: Iterable[DayCity], zone_keys: dict[str, str]) -> tuple[NextEvent, ...]:
    """Return every start, end and check-in of a day in order of instants, equal ones of one zone together.

    Args:
        cities: the cities.
        zone_keys: for each action the zone that stands for its zone on the board.
    """
    groups: dict[tuple[int, EventKind, str, str], list[str]] = {}
    for city in cities:
        zone = zone_keys[city.action_id]
        if city.starts is None:
            continue
        groups.setdefault((city.starts, EventKind.START, zone, ""), []).append(city.action_id)
        if city.ends is not None:
            groups.setdefault((city.ends, EventKind.END, zone, ""), []).append(city.action_id)
        for each in expected_check_ins(city.starts, city.ends, city.numbers):
            # Said once: the action ends, and that is when it checks in.
            if each.moment is CheckInMoment.ENDED and each.due == city.ends:
                continue
            key = (each.due, EventKind.CHECK_IN, zone, each.moment.value)
            groups.setdefault(key, []).append(city.action_id)
    found = [NextEvent(at, kind, zone, tuple(ids), text) for (at, kind, zone, text), ids in groups.items()]
    return tuple(sorted(found, key=lambda each: (each.at, _ORDER[each.kind], each.zone, each.moment)))


def lock_times(first: int, last: int, every: int, desk_zone: str) -> tuple[int, ...]:
    """Return when the public number locks between two instants: at multiples of `every` on HQ's clock.

    A clock change moves them with the clock on the wall, so that "at 3 PM" stays true.
    """
    if every <= 0:
        return ()
    quarter = 15
    start = -(-first // quarter) * quarter
    found = []
    for at in range(start, last + 1, quarter):
        wall = local_of(from_epoch_minutes(at), desk_zone).wall
        if (wall.hour * 60 + wall.minute) % every == 0:
            found.append(at)
    return tuple(found)


def upcoming(events: Sequence[NextEvent], now: int, most: int) -> tuple[NextEvent, ...]:
    """Return the last event before now, if there is one, and what follows, `most` in all."""
    spot = bisect_left(events, now, key=lambda each: each.at)
    return tuple(events[max(spot - 1, 0) : max(spot - 1, 0) + most])


def locks_of(cities: Sequence[DayCity], desk_zone: str, every: int) -> tuple[NextEvent, ...]:
    """Return the locks of the public number, from the first start to two hours after the last end."""
    starts = [city.starts for city in cities if city.starts is not None]
    if not starts:
        return ()
    ends = [
        city.ends if city.ends is not None else city.starts + city.numbers[DayNumber.ASSUMED_LENGTH]
        for city in cities
        if city.starts is not None
    ]
    times = lock_times(min(starts) + 1, max(ends) + _AFTER, every, desk_zone)
    return tuple(NextEvent(at, EventKind.LOCK, desk_zone, ()) for at in times)


_AFTER = 120
