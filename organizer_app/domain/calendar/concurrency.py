"""Count how many actions run at each quarter hour of a day, and find the span most cities share."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.rows.action_rows import OFF_STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow

QUARTER: Final = 15
LEVELS: Final = 6
# A longer action is a typing error; it would stretch the day for everyone else.
_LONGEST: Final = 36 * 60

Levels = tuple[int, int, int, int, int, int]


class UtcSpan(NamedTuple):
    """A span of time, minutes since 1970-01-01 UTC; `end` is not included."""

    start: int
    end: int


class ZoneCurve(NamedTuple):
    """The actions of places with the same local time.

    Attributes:
        zone: IANA zone of its first action; empty if unknown.
        actions: number of actions, including those without times.
        quarters: number of running actions in each quarter hour, by readiness level, worst first.
    """

    zone: str
    actions: int
    quarters: tuple[Levels, ...]


class Concurrency(NamedTuple):
    """A day of action.

    Attributes:
        start: start of the first quarter hour in which an action runs, minutes since 1970-01-01 UTC.
        curves: one for each local time, from east to west.
        cities: spans in which each city is live, by its key; none for a city without known times.
        best: the span that most cities share, or None if no action has both times.
    """

    start: int
    curves: tuple[ZoneCurve, ...]
    cities: Mapping[str, tuple[UtcSpan, ...]]
    best: UtcSpan | None

    @property
    def quarters(self) -> int:
        """Return the number of quarter hours from the first to the last in which an action runs."""
        return len(self.curves[0].quarters) if self.curves else 0


class LiveStep(NamedTuple):
    """The number of live cities from a moment on.

    Attributes:
        utc: the moment, minutes since 1970-01-01 UTC.
        levels: live cities, each counted at its least ready live action, worst first.
    """

    utc: int
    levels: Levels


_Clock = tuple[str, list["ActionRow"]]


def concurrency_of(
    rows: Iterable[ActionRow],
    *,
    clock_of: Callable[[str], str],
    city_of: Callable[[ActionRow], str],
    offset_of: Callable[[str], int],
) -> Concurrency:
    """Count the running actions of a day; called-off actions do not count.

    Args:
        rows: the actions of the day.
        clock_of: returns an equal key for IANA zones with the same local time.
        city_of: returns the key of an action's city.
        offset_of: returns the UTC offset of an IANA zone on that day, in minutes east.
    """
    clocks: dict[str, _Clock] = {}
    cities: dict[str, list[UtcSpan]] = {}
    keys: dict[str, str] = {}
    for row in rows:
        if row.status in OFF_STATUSES:
            continue
        zone = row.zone
        key = keys.get(zone)
        if key is None:
            key = keys[zone] = clock_of(zone) if zone else ""
        clocks.setdefault(key, (zone, []))[1].append(row)
        spans = cities.setdefault(city_of(row), [])
        span = span_of(row)
        if span is not None:
            spans.append(span)
    live = {city: _merged(spans) for city, spans in cities.items()}
    ends = [(spans[0].start, spans[-1].end) for spans in live.values() if spans]
    start = min((first for first, _last in ends), default=0) // QUARTER * QUARTER
    count = -(-(max((last for _first, last in ends), default=start) - start) // QUARTER)
    ordered = sorted(
        clocks.values(), key=lambda clock: (not clock[0], -offset_of(clock[0]) if clock[0] else 0)
    )
    curves = tuple(ZoneCurve(zone, len(held), _curve(held, start, count)) for zone, held in ordered)
    return Concurrency(start, curves, live, _best(live.values(), start, count))


def live_cities(
    rows: Iterable[ActionRow], city_of: Callable[[ActionRow], str]
) -> dict[str, tuple[UtcSpan, ...]]:
    """Return when each city is live, by its key, as in `Concurrency`; called-off actions do not count."""
    cities: dict[str, list[UtcSpan]] = {}
    for row in rows:
        if row.status not in OFF_STATUSES:
            spans, span = cities.setdefault(city_of(row), []), span_of(row)
            if span is not None:
                spans.append(span)
    return {city: _merged(spans) for city, spans in cities.items()}


def live_steps(rows: Iterable[ActionRow], city_of: Callable[[ActionRow], str]) -> tuple[LiveStep, ...]:
    """Return the number of live cities over time, each city once however many of its actions run.

    Called-off actions and actions without a start or an end do not count. The last step goes down to 0.
    """
    cities: dict[str, dict[int, list[int]]] = {}
    for row in rows:
        span = span_of(row)
        if span is not None and row.status not in OFF_STATUSES:
            turns = cities.setdefault(city_of(row), {})
            turns.setdefault(span.start, [0] * LEVELS)[row.readiness] += 1
            turns.setdefault(span.end, [0] * LEVELS)[row.readiness] -= 1
    steps: dict[int, list[int]] = {}
    for turns in cities.values():
        before: int | None = None
        for utc, worst in _worst_of(turns):
            step = steps.setdefault(utc, [0] * LEVELS)
            if before is not None:
                step[before] -= 1
            if worst is not None:
                step[worst] += 1
            before = worst
    levels = [0] * LEVELS
    curve = []
    for utc in sorted(steps):
        levels = [level + change for level, change in zip(levels, steps[utc], strict=True)]
        one, two, three, four, five, six = levels
        curve.append(LiveStep(utc, (one, two, three, four, five, six)))
    return tuple(curve)


def _worst_of(turns: Mapping[int, Sequence[int]]) -> Iterable[tuple[int, int | None]]:
    """Return the level of a city's least ready running action from each moment on; None without one."""
    live = [0] * LEVELS
    for utc in sorted(turns):
        live = [level + change for level, change in zip(live, turns[utc], strict=True)]
        yield utc, next((level for level, count in enumerate(live) if count), None)


def span_of(row: ActionRow) -> UtcSpan | None:
    """Return when an action runs, or None if a time is missing or the times contradict each other."""
    first, last = row.starts_utc, row.ends_utc
    if first is None or last is None or not first < last <= first + _LONGEST:
        return None
    return UtcSpan(first, last)


def missing(day: Concurrency, span: UtcSpan) -> tuple[str, ...]:
    """Return the keys of the cities that are not live throughout a span, including those without times."""
    return tuple(
        city
        for city, spans in day.cities.items()
        if not any(each.start <= span.start and each.end >= span.end for each in spans)
    )


def _merged(spans: list[UtcSpan]) -> tuple[UtcSpan, ...]:
    """Join the spans of a city that touch: a city stays live if one action follows the other directly."""
    if len(spans) <= 1:
        return tuple(spans)
    spans.sort()
    joined = [spans[0]]
    for span in spans[1:]:
        last = joined[-1]
        if span.start <= last.end:
            joined[-1] = UtcSpan(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _curve(rows: Iterable[ActionRow], start: int, count: int) -> tuple[Levels, ...]:
    steps = [[0] * (count + 1) for _level in range(LEVELS)]
    for row in rows:
        span = span_of(row)
        if span is not None:
            step = steps[row.readiness]
            step[(span.start - start) // QUARTER] += 1
            step[-(-(span.end - start) // QUARTER)] -= 1
    one, two, three, four, five, six = (accumulate(step[:count]) for step in steps)
    return tuple(zip(one, two, three, four, five, six, strict=True))


def _best(cities: Iterable[Sequence[UtcSpan]], start: int, count: int) -> UtcSpan | None:
    """Return the quarter hours that most cities share; of several spans the longest, then the first."""
    comes, goes = [0] * (count + 1), [0] * (count + 1)
    for spans in cities:
        for span in spans:
            first, last = -(-(span.start - start) // QUARTER), (span.end - start) // QUARTER
            if first < last:
                comes[first] += 1
                goes[last] += 1
    live, best, begun, rank = 0, None, 0, (0, 0)
    for quarter in range(count):
        if comes[quarter] or goes[quarter]:
            begun = quarter
        live += comes[quarter] - goes[quarter]
        if live and (live, quarter + 1 - begun) > rank:
            rank = (live, quarter + 1 - begun)
            best = UtcSpan(start + begun * QUARTER, start + (quarter + 1) * QUARTER)
    return best
