"""List what happens next, everywhere: each instant once for every zone in which something happens then."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.day.check_ins import CheckInMoment, expected_check_ins
from organizer_app.domain.day.city_states import last_end
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of, minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from organizer_app.domain.day.city_states import DayCity


class EventKind(Enum):
    """What happens: actions start, break, go on or end, check-ins are due, the public number locks."""

    START = "start"
    PART = "part"
    BREAK = "break"
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
        title: of the part that begins, empty for others.
        is_waiting: whether the part begins only once somebody starts it; `at` is then its planned time.
    """

    at: int
    kind: EventKind
    zone: str
    action_ids: tuple[str, ...]
    moment: str = ""
    title: str = ""
    is_waiting: bool = False


_ORDER = {
    EventKind.LOCK: 0,
    EventKind.START: 1,
    EventKind.PART: 2,
    EventKind.BREAK: 3,
    EventKind.END: 4,
    EventKind.CHECK_IN: 5,
}


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
    return merged(
        NextEvent(at, kind, zone, tuple(ids), text) for (at, kind, zone, text), ids in groups.items()
    )


def parts_of(cities: Iterable[DayCity], zone_keys: dict[str, str]) -> tuple[NextEvent, ...]:
    """Return the parts that begin after a break, equal ones of one zone together, in order of instants.

    A part that nobody has started yet stands at its planned time; one without any time is left out.

    Args:
        cities: the cities.
        zone_keys: for each action the zone that stands for its zone on the board.
    """
    groups: dict[tuple[int, str, str, bool], list[str]] = {}
    for city in cities:
        for pause in city.breaks:
            at = pause.ends if pause.ends is not None else pause.planned
            if at is not None:
                key = (at, zone_keys[city.action_id], pause.part, pause.ends is None)
                groups.setdefault(key, []).append(city.action_id)
    return tuple(
        NextEvent(at, EventKind.PART, zone, tuple(ids), title=title, is_waiting=is_waiting)
        for (at, zone, title, is_waiting), ids in sorted(groups.items())
    )


def with_parts(
    planned: Sequence[NextEvent], cities: Iterable[DayCity], zone_keys: dict[str, str]
) -> Sequence[NextEvent]:
    """Return the events of a day with its breaks and the parts after them.

    A city with a part after its end goes into a break there, and ends when its last part is over.

    Args:
        planned: the events without breaks, in order of instants.
        cities: the cities.
        zone_keys: for each action the zone that stands for its zone on the board.
    """
    broken = [city for city in cities if city.breaks]
    if not broken:
        return planned
    groups: dict[tuple[int, EventKind, str, str], list[str]] = {}
    moved: set[str] = set()
    for city in broken:
        zone, over = zone_keys[city.action_id], last_end(city)
        begin = {pause.starts for pause in city.breaks if pause.starts < over}
        for at in begin:
            groups.setdefault((at, EventKind.BREAK, zone, ""), []).append(city.action_id)
        if city.ends is None or over <= city.ends:
            continue
        moved.add(city.action_id)
        groups.setdefault((over, EventKind.END, zone, ""), []).append(city.action_id)
        if city.ends not in begin and CheckInMoment.ENDED in _moments_at(city, city.ends):
            # Neither an end nor a break says it there.
            key = (city.ends, EventKind.CHECK_IN, zone, CheckInMoment.ENDED.value)
            groups.setdefault(key, []).append(city.action_id)
    found = (NextEvent(at, kind, zone, tuple(ids), text) for (at, kind, zone, text), ids in groups.items())
    return merged(_without_ends(planned, moved), parts_of(broken, zone_keys), found)


def _moments_at(city: DayCity, at: int) -> set[CheckInMoment]:
    expected = expected_check_ins(city.starts, city.ends, city.numbers)
    return {each.moment for each in expected if each.due == at}


def _without_ends(planned: Iterable[NextEvent], moved: set[str]) -> Iterator[NextEvent]:
    """Yield events without the ends of some actions."""
    for each in planned:
        if each.kind is not EventKind.END or moved.isdisjoint(each.action_ids):
            yield each
        elif left := tuple(action_id for action_id in each.action_ids if action_id not in moved):
            yield each._replace(action_ids=left)


def merged(*events: Iterable[NextEvent]) -> tuple[NextEvent, ...]:
    """Return events of several kinds as one list in order of instants."""
    found = (each for some in events for each in some)
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
        if minutes_of(wall) % every == 0:
            found.append(at)
    return tuple(found)


def upcoming(events: Sequence[NextEvent], now: int, most: int) -> tuple[NextEvent, ...]:
    """Return the last event before now, if there is one, and what follows, `most` in all.

    The next part is among them whatever comes before it: cities between two parts wait for it.
    """
    spot = bisect_left(events, now, key=lambda each: each.at)
    first = max(spot - 1, 0)
    shown = tuple(events[first : first + most])
    part = next((at for at in range(spot, len(events)) if events[at].kind is EventKind.PART), None)
    if part is None or part < first + most:
        return shown
    return (*shown[:-1], events[part])


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
