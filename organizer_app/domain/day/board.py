"""Keep the board of a day: every city in its zone, folded while all is on time, trouble unfolded."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.day.check_ins import expected_check_ins
from organizer_app.domain.day.city_states import (
    CityState,
    Phase,
    Trouble,
    city_state,
    told_apart,
    worst_first,
)
from organizer_app.domain.day.counting import NumberLine, SizedCity, number_line
from organizer_app.domain.day.next_events import (
    NextEvent,
    events_of,
    locks_of,
    merged,
    upcoming,
    with_parts,
)
from organizer_app.domain.day.show_breaks import breaks_of
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.time.local_time import clock_name, from_epoch_minutes, local_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.day.check_ins import CheckInEntry, ExpectedCheckIn
    from organizer_app.domain.day.city_states import DayCity, OpenIncident
    from organizer_app.domain.day.counting import BlindCount
    from organizer_app.domain.day.drift import CueTimes


class ZoneRow(NamedTuple):
    """The cities of one zone.

    Attributes:
        zone: an IANA zone that stands for all of them; empty for cities without one.
        cities: number of cities.
        later: number that have not started, those without a time included.
        live: number that are live.
        between: number that are between two parts.
        ended: number that are over, everyone home included.
        home: number of those where everyone is home.
        issues: number that told of an issue which is still open.
        in_order: number that need nobody.
        reported: number with a count.
        troubles: the cities that need somebody, worst first.
    """

    zone: str
    cities: int
    later: int
    live: int
    between: int
    ended: int
    home: int
    issues: int
    in_order: int
    reported: int
    troubles: tuple[CityState, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board at a moment.

    Attributes:
        now: minutes since 1970-01-01 UTC, by the corrected clock.
        zones: from east to west.
        ladder: the cities on the ladder, worst first.
        issues: number of cities that told of an issue which is still open; incidents are counted beside it.
        later: number of cities that have not started.
        live: number that are live.
        between: number that are between two parts.
        ended: number that are over.
        home: number of those where everyone is home.
        number: the public number now.
        next_lock: when it locks next, or None.
        upcoming: the last event and the next ones.
        events_left: number of events still to come.
    """

    now: int
    zones: tuple[ZoneRow, ...]
    ladder: tuple[CityState, ...]
    issues: int
    later: int
    live: int
    between: int
    ended: int
    home: int
    number: NumberLine
    next_lock: int | None
    upcoming: tuple[NextEvent, ...]
    events_left: int


# The column beside the board holds so many lines.
NEXT_LINES: Final = 9
# Cities without a zone come after the westernmost.
_LAST: Final = -100_000


class BoardBook:
    """Everything of a day in memory, kept up to date entry by entry and minute by minute.

    An entry recomputes its city alone, and a minute only those cities which that minute changes; thousands of
    others keep their state.

    Args:
        cities: the cities of the day.
        entries: logged outcomes by action.
        counts: counts by action.
        now: minutes since 1970-01-01 UTC.
        desk_zone: IANA zone of HQ.
        lock_every: minutes between two locks of the public number.
    """

    def __init__(
        self,
        cities: Iterable[DayCity],
        entries: Mapping[str, Sequence[CheckInEntry]],
        counts: Mapping[str, Sequence[BlindCount]],
        now: int,
        *,
        desk_zone: str,
        lock_every: int,
    ) -> None:
        self._cities = {city.action_id: city for city in told_apart(cities)}
        self._entries = {key: list(each) for key, each in entries.items() if key in self._cities}
        self._counts = {key: tuple(each) for key, each in counts.items() if key in self._cities}
        self._incidents: dict[str, OpenIncident] = {}
        self._elsewhere: Mapping[str, str] = {}
        self._now = now
        self._expected: dict[tuple[int | None, int | None, int], tuple[ExpectedCheckIn, ...]] = {}
        self._zone_of: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._place_in_zones()
        self._locks = locks_of(tuple(self._cities.values()), desk_zone, lock_every)
        self._planned = merged(events_of(self._cities.values(), self._zone_of), self._locks)
        # With the parts of runs of show; None until they are asked for.
        self._merged: tuple[NextEvent, ...] | None = None
        self._states = {action_id: self._state(action_id) for action_id in self._cities}
        self._due = {action_id: state.changes_at for action_id, state in self._states.items()}
        self._rows: dict[str, ZoneRow] = {}
        self._whole: dict[str, tuple[CityState, ...]] = {}
        self._ladder: tuple[CityState, ...] | None = None
        self._number: NumberLine | None = None

    @property
    def now(self) -> int:
        """The moment that the board shows."""
        return self._now

    def city(self, action_id: str) -> CityState | None:
        """Return how a city stands, or None for one that is not on the board."""
        return self._states.get(action_id)

    def states(self) -> tuple[CityState, ...]:
        """Return how every city stands, in the order in which they were given."""
        return tuple(self._states.values())

    def entries_of(self, action_id: str) -> tuple[CheckInEntry, ...]:
        """Return the logged outcomes of a city."""
        return tuple(self._entries.get(action_id, ()))

    def events_until(self, end: int) -> tuple[NextEvent, ...]:
        """Return what happens from now until an instant, in minutes since 1970-01-01 UTC."""
        return tuple(each for each in self._events() if self._now <= each.at <= end)

    def place_of(self, action_id: str) -> str:
        """Return the city of an action with its state, also of one on another day; empty for none."""
        city = self._cities.get(action_id)
        return self._elsewhere.get(action_id, "") if city is None else city_and_state(city.city, city.state)

    def put_elsewhere(self, places: Mapping[str, str]) -> None:
        """Take the cities of actions that are not on the board, by action: the log tells of them, too."""
        self._elsewhere = places

    def zone_of(self, action_id: str) -> str:
        """Return the zone that stands for the zone of a city."""
        return self._zone_of.get(action_id, "")

    def cities_of(self, zone: str) -> tuple[CityState, ...]:
        """Return how the cities of a zone stand: those that need somebody first, then by name."""
        if zone not in self._whole:
            states = [self._states[each] for each in self._members.get(zone, ())]
            self._whole[zone] = tuple(sorted(states, key=worst_first))
        return self._whole[zone]

    def put_entries(self, action_id: str, entries: Sequence[CheckInEntry]) -> None:
        """Replace the logged outcomes of a city, as after an entry, a correction or an undo."""
        if action_id in self._cities:
            self._entries[action_id] = list(entries)
            self._refresh(action_id)

    def put_counts(self, action_id: str, counts: Sequence[BlindCount]) -> None:
        """Replace the counts of a city."""
        if action_id in self._cities:
            self._counts[action_id] = tuple(counts)
            self._refresh(action_id)

    def put_cues(self, action_id: str, cues: Sequence[CueTimes]) -> None:
        """Replace the run of show of a city; a pause as long as a cue may be late is a break."""
        city = self._cities.get(action_id)
        if city is not None and city.starts is not None:
            breaks = breaks_of(cues, city.starts, city.numbers[DayNumber.DRIFT])
            if breaks != city.breaks:
                self._cities[action_id] = city._replace(breaks=breaks)
                self._merged = None
                self._refresh(action_id)

    def put_incidents(self, incidents: Mapping[str, OpenIncident]) -> None:
        """Replace the open incidents, by action: each unfolds its city until it is closed."""
        kept = {key: each for key, each in incidents.items() if key in self._cities}
        before, self._incidents = self._incidents, kept
        for action_id in before.keys() | kept.keys():
            if before.get(action_id) != kept.get(action_id):
                self._refresh(action_id)

    def move_to(self, now: int) -> frozenset[str]:
        """Move the clock; return the actions whose state changed. It may go backwards, after a correction."""
        backwards = now < self._now
        self._now = now
        touched = [
            action_id for action_id, at in self._due.items() if backwards or (at is not None and at <= now)
        ]
        for action_id in touched:
            self._refresh(action_id)
        return frozenset(touched)

    def board(self) -> Board:
        """Return the board; zones in which nothing changed are taken as they were."""
        for zone, members in self._members.items():
            if zone not in self._rows:
                self._rows[zone] = _zone_row(zone, [self._states[each] for each in members])
        rows = tuple(self._rows[zone] for zone in self._members)
        if self._ladder is None:
            late = (state for row in rows for state in row.troubles if state.is_late)
            self._ladder = tuple(sorted(late, key=worst_first))
        if self._number is None:
            self._number = number_line([_sized(state) for state in self._states.values()])
        events = self._events()
        next_lock = next((each.at for each in self._locks if each.at > self._now), None)
        return Board(
            now=self._now,
            zones=rows,
            ladder=self._ladder,
            issues=sum(row.issues for row in rows),
            later=sum(row.later for row in rows),
            live=sum(row.live for row in rows),
            between=sum(row.between for row in rows),
            ended=sum(row.ended for row in rows),
            home=sum(row.home for row in rows),
            number=self._number,
            next_lock=next_lock,
            upcoming=upcoming(events, self._now + 1, NEXT_LINES),
            events_left=len(events) - bisect_right(events, self._now, key=lambda each: each.at),
        )

    def _events(self) -> tuple[NextEvent, ...]:
        if self._merged is None:
            self._merged = tuple(with_parts(self._planned, self._cities.values(), self._zone_of))
        return self._merged

    def _refresh(self, action_id: str) -> None:
        before, state = self._states[action_id], self._state(action_id)
        self._due[action_id] = state.changes_at
        if state == before:
            return
        self._states[action_id] = state
        if state.count != before.count:
            self._number = None
        zone = self._zone_of[action_id]
        self._rows.pop(zone, None)
        self._whole.pop(zone, None)
        self._ladder = None

    def _state(self, action_id: str) -> CityState:
        city = self._cities[action_id]
        # Thousands of cities share a few dozen times and mostly one set of numbers.
        key = (city.starts, city.ends, id(city.numbers))
        expected = self._expected.get(key)
        if expected is None:
            expected = expected_check_ins(city.starts, city.ends, city.numbers)
            self._expected[key] = expected
        entries, counts = self._entries.get(action_id, ()), self._counts.get(action_id, ())
        return city_state(city, entries, counts, self._now, expected, self._incidents.get(action_id))

    def _place_in_zones(self) -> None:
        """Group cities whose clocks have one name and one offset at the first start, from east to west."""
        starts = [city.starts for city in self._cities.values() if city.starts is not None]
        # One instant for all: a zone stays in one group on the night of a clock change, too.
        instant = from_epoch_minutes(min(starts, default=self._now))
        clocks: dict[str, tuple[int, str]] = {}
        for city in self._cities.values():
            name, offset = "", _LAST
            if city.zone:
                name, offset = clock_name(local_of(instant, city.zone))
            clocks[city.action_id] = (-offset, name)
        groups = grouped_pairs((clock, action_id) for action_id, clock in clocks.items())
        for clock in sorted(groups):
            members = groups[clock]
            zones = [self._cities[each].zone for each in members]
            # The zone of most cities stands for all; of equals the first in the alphabet.
            zone = max(sorted(set(zones)), key=zones.count)
            self._members[zone] = sorted(members, key=lambda each: self._cities[each].city.casefold())
            self._zone_of.update(dict.fromkeys(members, zone))


def _zone_row(zone: str, states: Sequence[CityState]) -> ZoneRow:
    troubles = sorted((state for state in states if state.trouble is not Trouble.NONE), key=worst_first)
    phases = [state.phase for state in states]
    live, between = phases.count(Phase.LIVE), phases.count(Phase.BETWEEN_PARTS)
    ended = phases.count(Phase.ENDED) + phases.count(Phase.HOME)
    return ZoneRow(
        zone=zone,
        cities=len(states),
        later=len(states) - live - between - ended,
        live=live,
        between=between,
        ended=ended,
        home=phases.count(Phase.HOME),
        issues=sum(state.issue is not None for state in troubles),
        in_order=len(states) - len(troubles),
        reported=sum(state.count.low is not None for state in states),
        troubles=tuple(troubles),
    )


def _sized(state: CityState) -> SizedCity:
    count = state.count
    return SizedCity(state.city.population, count.low, count.high, count.waits_for_second)
