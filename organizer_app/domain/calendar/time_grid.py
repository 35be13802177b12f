"""Place days, hours and actions on an axis of real time, so that nights with clock changes are right."""

from __future__ import annotations

import functools
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.time.local_time import (
    LocalMoment,
    epoch_minutes,
    from_epoch_minutes,
    instant_of,
    local_of,
    minutes_of,
    zone_info,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow

HOUR: Final = 60
DAY: Final = 24 * HOUR
# Drawn and counted length of an action without an end, in minutes.
ASSUMED_MINUTES: Final = 60
# Drawn length of a crowd, in minutes, if the next one leaves enough room.
_LEAST_CROWD: Final = 25


class Span(NamedTuple):
    """A span of real time, minutes since 1970-01-01 UTC."""

    starts: int
    ends: int


class WallClock(NamedTuple):
    """A local time: ISO day and minutes after midnight."""

    day: str
    minutes: int


class Tick(NamedTuple):
    """A full hour on a local clock.

    Attributes:
        utc: its time, minutes since 1970-01-01 UTC.
        wall: local time, minutes after midnight.
        skipped: minutes that the clock skipped since the previous tick.
        is_again: whether the previous tick showed the same hour.
    """

    utc: int
    wall: int
    skipped: int = 0
    is_again: bool = False


class Slot(NamedTuple):
    """A span in a lane; `number` is its index in the input, `lanes` the number among its neighbors."""

    number: int
    lane: int
    lanes: int


class Crowd(NamedTuple):
    """Spans without a lane, grouped by the hour in which they start."""

    span: Span
    lane: int
    lanes: int
    members: Sequence[int]


class Packed(NamedTuple):
    """The spans in lanes and those without; `lanes` is the highest number of lanes in use."""

    slots: Sequence[Slot]
    crowds: Sequence[Crowd]
    lanes: int


def wall_of(utc: int, zone: str) -> WallClock:
    """Return the local time at a moment, minutes since 1970-01-01 UTC."""
    local = local_of(from_epoch_minutes(utc), zone)
    return WallClock(local.day.isoformat(), minutes_of(local.wall))


def utc_of(day: date, wall: int, zone: str) -> int:
    """Return when a local clock shows a time of a day, the first time if it does so twice.

    Args:
        day: local calendar day.
        wall: minutes after midnight; above 1440 on a later day.
        zone: IANA zone.
    """
    later, minutes = divmod(wall, DAY)
    moment = LocalMoment(day + timedelta(days=later), time(*divmod(minutes, HOUR)), zone)
    return epoch_minutes(instant_of(moment))


def day_span(day: date, zone: str) -> Span:
    """Return the span of a local day: 23 or 25 hours if the clocks change on it."""
    return Span(utc_of(day, 0, zone), utc_of(day + timedelta(days=1), 0, zone))


@functools.lru_cache(maxsize=512)
def hour_ticks(span: Span, zone: str) -> Sequence[Tick]:
    """Return the full hours on a local clock within a span."""
    ticks: list[Tick] = []
    utc = span.starts
    while utc <= span.ends:
        wall = wall_of(utc, zone).minutes
        if wall % HOUR:
            utc += HOUR - wall % HOUR
            continue
        gap = (wall - ticks[-1].wall) % DAY - (utc - ticks[-1].utc) if ticks else 0
        # The gap between both clocks: a clock that was set back shows less time than has passed.
        gap = gap - DAY if gap > DAY // 2 else gap
        ticks.append(Tick(utc, wall, max(0, gap), is_again=gap < 0))
        utc += HOUR
    return tuple(ticks)


def offset_text(zone: str, utc: int) -> str:
    """Return the UTC offset of a zone at a moment as text: UTC−5, UTC+5:30."""  # noqa: RUF002  # a minus sign
    moment = from_epoch_minutes(utc).astimezone(zone_info(zone))
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), HOUR)
    sign = "−" if minutes < 0 else "+"  # noqa: RUF001  # a minus sign
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def span_of(row: ActionRow) -> Span | None:
    """Return when an action takes place, or None; without a valid end it lasts `ASSUMED_MINUTES`."""
    if row.starts_utc is None:
        return None
    if row.ends_utc is None or row.ends_utc <= row.starts_utc:
        return _span(row.starts_utc, row.starts_utc + ASSUMED_MINUTES)
    return _span(row.starts_utc, row.ends_utc)


# Thousands of actions share a few dozen spans, and a lookup is cheaper than creating one.
@functools.lru_cache(maxsize=4096)
def _span(starts: int, ends: int) -> Span:
    return Span(starts, ends)


def extent_of(rows: Iterable[ActionRow]) -> Span | None:
    """Return the span from the first start to the last end of actions with times, or None."""
    spans = {span for row in rows if (span := span_of(row)) is not None}
    if not spans:
        return None
    return Span(min(span.starts for span in spans), max(span.ends for span in spans))


def snapped(minutes: int, step: int) -> int:
    """Return the nearest multiple of a step, the later one of two equally near."""
    return (minutes + step // 2) // step * step


def pack(spans: Sequence[Span], most: int) -> Packed:
    """Place spans next to each other without overlaps, in at most `most` lanes.

    If more take place at once, the last lane shows how many start in each hour.
    """
    order = sorted(range(len(spans)), key=[starts for starts, _ends in spans].__getitem__)
    slots: list[Slot] = []
    crowds: list[Crowd] = []
    widest = 0
    for cluster in _clusters(spans, order):
        if len(cluster) == 1:
            slots.append(_slot(cluster[0], 0, 1))
            widest = widest or 1
            continue
        lanes, left = _fill(spans, cluster, most, is_first_try=True)
        if left:
            lanes, left = _fill(spans, cluster, most - 1, is_first_try=False)
        used = max(lanes.values(), default=-1) + 1 + bool(left)
        widest = max(widest, used)
        slots += [_slot(index, lane, used) for index, lane in lanes.items()]
        for crowd in _crowds(spans, left, used) if left else ():
            if len(crowd.members) > 1:
                crowds.append(crowd)
            else:
                # A count of one would take the same room as the span it counts.
                slots.append(_slot(crowd.members[0], used - 1, used))
    return Packed(slots, crowds, widest)


# As with spans: the same small numbers occur again and again.
@functools.lru_cache(maxsize=4096)
def _slot(number: int, lane: int, lanes: int) -> Slot:
    return Slot(number, lane, lanes)


def _clusters(spans: Sequence[Span], order: Iterable[int]) -> Iterable[list[int]]:
    """Yield groups of spans connected by overlaps."""
    cluster: list[int] = []
    end = 0
    for index in order:
        starts, ends = spans[index]
        if cluster and starts >= end:
            yield cluster
            cluster = []
        if not cluster or ends > end:
            end = ends
        cluster.append(index)
    if cluster:
        yield cluster


def _fill(
    spans: Sequence[Span], cluster: Iterable[int], most: int, *, is_first_try: bool
) -> tuple[dict[int, int], list[int]]:
    """Give each span the first free lane; return the lanes by index, and the spans without one.

    The first try stops at the first span without a lane: the last lane is then needed for counts.
    """
    free_at: list[int] = []
    lanes: dict[int, int] = {}
    left: list[int] = []
    for index in cluster:
        starts, ends = spans[index]
        for lane, free in enumerate(free_at):
            if free <= starts:
                free_at[lane] = ends
                lanes[index] = lane
                break
        else:
            if len(free_at) < most:
                lanes[index] = len(free_at)
                free_at.append(ends)
                continue
            left.append(index)
            if is_first_try:
                break
    return lanes, left


def _crowds(spans: Sequence[Span], left: Iterable[int], lanes: int) -> Iterable[Crowd]:
    by_hour = grouped(left, lambda index: spans[index].starts // HOUR * HOUR)
    crowded = list(by_hour.items())
    alone: list[int] = []
    for number, (hour, found) in enumerate(crowded):
        members, alone = alone + found, []
        is_last = number == len(crowded) - 1
        following = None if is_last else spans[crowded[number + 1][1][0]].starts
        # They are sorted by start.
        starts, ends = spans[members[0]].starts, max([spans[index].ends for index in members])
        room = ends if following is None else min(ends, following)
        if following is not None and (room - starts < _LEAST_CROWD or len(members) == 1) and ends > following:
            # At full length it would cover the next crowd, or be too small for its count: merge it into that
            # one.
            alone = members
            continue
        if len(members) > 1:
            ends = min(room, max(hour + HOUR, starts + _LEAST_CROWD))
        yield Crowd(Span(starts, max(ends, starts + 1)), lanes - 1, lanes, tuple(members))
