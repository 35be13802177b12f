"""Lays out a week in headquarters time: widths of days, blocks in lanes, crowds, and untimed actions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.calendar.time_grid import DAY, Span, day_span, hour_ticks, pack, span_of, wall_of
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.ui.screens.plan.store.calendar_marks import rows_between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.calendar.time_grid import Tick
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.domain.rows.place_groups import Mix
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark


# The width in pixels at 100 % text size at which an action is readable.
LANE: Final = 128
# The widths a day needs to show its name and count, its lines above the hours, or nothing.
_QUIET: Final = 88
_LINED: Final = 112
_EMPTY: Final = 72
# In a narrow week, each day keeps this part of an even share; the rest goes to busy days.
_NARROW_SHARE: Final = 0.8
# At most this many are side by side, each at least this many pixels wide.
MOST_LANES: Final = 6
_LEAST_LANE: Final = 52
_TIGHTEST_LANE: Final = 42
# A day with usually at most this many side by side is shown in full, however busy others are.
_LIGHT: Final = 3
_LIGHT_LANE: Final = 55


class DayWish(NamedTuple):
    """What decides the width of a day.

    Attributes:
        lanes: the largest number of simultaneous actions.
        actions: the number of actions.
        usual: the number of simultaneous actions for most of its actions, 0 if equal to the largest.
        is_empty: whether it has no action.
        is_lined: whether there are lines above its hours.
    """

    lanes: int
    actions: int = 0
    usual: int = 0
    is_empty: bool = False
    is_lined: bool = False


def column_edges(wishes: Sequence[DayWish], width: int, zoom: float) -> Sequence[int]:
    """Return where each day begins, and the end of the last one, in pixels.

    Args:
        wishes: of the days, in order.
        width: of all days together.
        zoom: text size, 1.0 for 100 %.
    """
    even = width / len(wishes)
    least = [_least(wish, even, zoom) for wish in wishes]
    more = [
        max(0.0, min(wish.lanes, MOST_LANES) * LANE * zoom - narrow)
        if wish.lanes > 1 and not wish.is_empty
        else 0.0
        for wish, narrow in zip(wishes, least, strict=True)
    ]
    spare, needed = width - sum(least), sum(more)
    if needed > spare:
        widths = [
            narrow + each
            for narrow, each in zip(least, _shares(wishes, least, more, spare, zoom), strict=True)
        ]
    elif all(narrow + each <= even for narrow, each in zip(least, more, strict=True)):
        widths = [even] * len(wishes)
    else:
        left = (spare - needed) / len(wishes)
        widths = [narrow + each + left for narrow, each in zip(least, more, strict=True)]
    return [round(edge) for edge in accumulate(widths, initial=0.0)]


def _least(wish: DayWish, even: float, zoom: float) -> float:
    """Return the minimum width of a day, in pixels."""
    if even < _QUIET * zoom:
        return even * _NARROW_SHARE
    if wish.is_lined:
        return min(even, _LINED * zoom)
    return (_EMPTY if wish.is_empty else _QUIET) * zoom


def _shares(
    wishes: Sequence[DayWish], least: Sequence[float], more: Sequence[float], spare: float, zoom: float
) -> Sequence[float]:
    """Return each day's share of the width that quiet days spare, by how busy it is.

    A light day gets the width of its usual lanes, if possible.
    """
    # They grow in steps, so that an edit seldom redraws the whole week.
    weights = [float(max(wish.actions, wish.lanes).bit_length()) for wish in wishes]
    shares = _by_weight(spare, more, weights)
    # Unreadable names are useless: fewer lanes of a light day are better than narrower ones.
    for lanes in range(_LIGHT, 1, -1):
        floors = [
            min(each, max(0.0, min(usual, lanes) * _LIGHT_LANE * zoom - narrow))
            if (usual := wish.usual or wish.lanes) <= _LIGHT
            else 0.0
            for wish, narrow, each in zip(wishes, least, more, strict=True)
        ]
        short = {number for number, floor in enumerate(floors) if shares[number] < floor}
        if not short:
            return shares
        caps = [0.0 if number in short else each for number, each in enumerate(more)]
        left = spare - sum(floors[number] for number in short)
        pairs = (2 * _LEAST_LANE * zoom - narrow for narrow in least)
        if left >= sum(max(0.0, min(pair, cap)) for pair, cap in zip(pairs, caps, strict=True)):
            others = _by_weight(left, caps, weights)
            return [floors[number] if number in short else others[number] for number in range(len(more))]
    return shares


def _by_weight(room: float, caps: Sequence[float], weights: Sequence[float]) -> Sequence[float]:
    """Return space shared by weight; none gets more than its cap."""
    shares = [0.0] * len(caps)
    waiting = [number for number, cap in enumerate(caps) if cap > 0]
    while waiting:
        unit = room / sum(weights[number] for number in waiting)
        full = [number for number in waiting if caps[number] <= unit * weights[number]]
        for number in full or waiting:
            shares[number] = caps[number] if full else unit * weights[number]
        room -= sum(shares[number] for number in full)
        waiting = [number for number in waiting if number not in full] if full else []
    return shares


def lanes_in(width: float, zoom: float) -> int:
    """Return how many actions fit side by side in a day of this width in pixels."""
    # One lane would only count what it could name.
    least = 2 if width >= 2 * _TIGHTEST_LANE * zoom else 1
    return min(max(int(width // (_LEAST_LANE * zoom)), least), MOST_LANES)


DAYS: Final = 7
# Shorter actions are drawn this long, in minutes, so that they can be read and grabbed.
SHORTEST: Final = 25


class WeekBlock(NamedTuple):
    """An action in a lane; `walls` are minutes after midnight at headquarters, on one day."""

    row: ActionRow
    walls: Span
    lane: int
    lanes: int


class WeekCrowd(NamedTuple):
    """Actions that did not get a lane."""

    rows: Sequence[ActionRow]
    walls: Span
    lane: int
    lanes: int


class WeekDay(NamedTuple):
    """A column.

    An action is drawn at its headquarters time, but counts on the local day of its city, as in every
    other view.

    Attributes:
        day: ISO day.
        actions: the number of its actions that are not canceled, untimed ones included.
        mix: their readiness.
        blocks: sorted by start.
        crowds: counted instead of shown.
        loose: untimed actions.
        marks: shown beside its actions.
        change: the hour of headquarters' clock change, or None.
        lanes: the largest number of simultaneous actions.
        usual: that number for most of its actions.
    """

    day: str
    actions: int
    mix: Mix
    blocks: Sequence[WeekBlock]
    crowds: Sequence[WeekCrowd]
    loose: Sequence[ActionRow]
    marks: Sequence[DayMark]
    change: Tick | None
    lanes: int = 1
    usual: int = 1


def wish_of(day: WeekDay) -> DayWish:
    """Return what decides the width of a day."""
    is_lined = bool(day.marks or day.loose)
    return DayWish(day.lanes, day.actions, day.usual, is_empty=not day.actions, is_lined=is_lined)


class _Day(NamedTuple):
    """What a day was laid out from, and the results: with unlimited and with actual width."""

    inside: Sequence[ActionRow]
    walls: Sequence[Span]
    local: Sequence[ActionRow]
    wanted: WeekDay
    room: int
    fitted: WeekDay


class WeekMaker:
    """Lays out weeks, and reuses days whose actions are unchanged."""

    def __init__(self) -> None:
        self._days: dict[str, _Day] = {}
        self._state: tuple[date, str] | None = None

    def days(
        self,
        rows: Sequence[ActionRow],
        first: date,
        desk_zone: str,
        room_for: Callable[[Sequence[DayWish]], Sequence[int]],
        marks: Mapping[str, Sequence[DayMark]],
    ) -> Sequence[WeekDay]:
        """Lay out a week.

        Args:
            rows: actions in reading order, also of other weeks.
            first: the first day of the week.
            desk_zone: IANA zone of headquarters.
            room_for: returns how many fit side by side on each day, given the wanted numbers.
            marks: shown beside the actions, by ISO day.
        """
        if self._state != (first, desk_zone):
            self._state = (first, desk_zone)
            self._days.clear()
        days = [first + timedelta(days=number) for number in range(DAYS)]
        near = rows_between(
            rows, (first - timedelta(days=1)).isoformat(), (first + timedelta(days=DAYS)).isoformat()
        )
        spans = [day_span(day, desk_zone) for day in days]
        found = [
            self._wanted(
                day.isoformat(), of_day, inside, rows_between(near, day.isoformat(), day.isoformat())
            )
            for day, of_day, inside in zip(days, spans, self._members(near, spans), strict=True)
        ]
        wanted = [each.wanted._replace(marks=marks.get(each.wanted.day, ())) for each in found]
        rooms = room_for([wish_of(day) for day in wanted])
        return [
            self._fitted(each, room)._replace(marks=day.marks)
            for each, day, room in zip(found, wanted, rooms, strict=True)
        ]

    def _wanted(
        self,
        day: str,
        of_day: Span,
        inside: Sequence[ActionRow],
        local: Sequence[ActionRow],
    ) -> _Day:
        before = self._days.get(day)
        if before is not None and before.inside == inside and before.local == local:
            return before
        made, walls = self._day(day, of_day, inside, local)
        known = self._days[day] = _Day(inside, walls, local, made, MOST_LANES, made)
        return known

    def _fitted(self, known: _Day, room: int) -> WeekDay:
        if known.room != room:
            fitted = known.wanted
            if room < fitted.lanes:
                blocks, crowds, _lanes = _packed(known.inside, known.walls, room)
                fitted = fitted._replace(blocks=blocks, crowds=crowds)
            known = self._days[fitted.day] = known._replace(room=room, fitted=fitted)
        return known.fitted

    @staticmethod
    def _members(near: Sequence[ActionRow], spans: Sequence[Span]) -> list[list[ActionRow]]:
        """Return the actions of each day at headquarters."""
        members: list[list[ActionRow]] = [[] for _day in spans]
        # Thousands of actions share a few dozen spans.
        days_of: dict[Span, list[int]] = {}
        for row in near:
            span = span_of(row)
            if span is None:
                continue
            numbers = days_of.get(span)
            if numbers is None:
                numbers = days_of[span] = [
                    number
                    for number, of_day in enumerate(spans)
                    if of_day.starts < span.ends and span.starts < of_day.ends
                ]
            for number in numbers:
                members[number].append(row)
        return members

    def _day(
        self, day: str, of_day: Span, inside: Sequence[ActionRow], local: Sequence[ActionRow]
    ) -> tuple[WeekDay, Sequence[Span]]:
        """Lay out a day with unlimited width, and return the wall times of its actions."""
        desk_zone = self._state[1] if self._state else "UTC"
        change = next((tick for tick in hour_ticks(of_day, desk_zone) if tick.skipped or tick.is_again), None)
        spans = [span_of(row) or of_day for row in inside]
        known = {span: walls_of(span, of_day, desk_zone) for span in set(spans)}
        walls = [known[span] for span in spans]
        blocks, crowds, lanes = _packed(inside, walls, MOST_LANES)
        standing = sum(row.status not in OFF_STATUSES for row in local)
        loose = [row for row in local if row.starts_utc is None]
        mix = readiness_mix(local)
        made = WeekDay(day, standing, mix, blocks, crowds, loose, (), change, max(lanes, 1))
        made = made._replace(usual=_usual_lanes(blocks, crowds))
        return made, walls


def _usual_lanes(blocks: Sequence[WeekBlock], crowds: Sequence[WeekCrowd]) -> int:
    """Return the number of lanes at the median action."""
    found = [block.lanes for block in blocks]
    for crowd in crowds:
        found += [crowd.lanes] * len(crowd.rows)
    found.sort()
    return found[len(found) // 2] if found else 1


def walls_of(span: Span, of_day: Span, desk_zone: str) -> Span:
    """Return the wall times of a span on one day, clipped to the day."""
    starts = max(of_day.starts, span.starts)
    ends = min(of_day.ends, span.ends)
    if of_day.ends - of_day.starts != DAY:
        first = wall_of(starts, desk_zone).minutes
        last = wall_of(ends, desk_zone).minutes if ends < of_day.ends else DAY
    else:
        first, last = starts - of_day.starts, ends - of_day.starts
    if last - first < SHORTEST:
        last = first + SHORTEST
    return Span(first, last) if last <= DAY else Span(min(first, DAY - SHORTEST), DAY)


def _packed(
    rows: Sequence[ActionRow], walls: Sequence[Span], lanes: int
) -> tuple[Sequence[WeekBlock], Sequence[WeekCrowd], int]:
    packed = pack(walls, lanes)
    blocks = [
        WeekBlock(rows[slot.number], walls[slot.number], slot.lane, slot.lanes) for slot in packed.slots
    ]
    crowds = [
        WeekCrowd([rows[each] for each in crowd.members], crowd.span, crowd.lane, crowd.lanes)
        for crowd in packed.crowds
    ]
    return blocks, crowds, packed.lanes


# Finds where the arrow keys go in the week: within a day, and between days at about the same time


class _Stop(NamedTuple):
    start: int
    row: ActionRow


class WeekWalk:
    """Answers for one layout of a week."""

    def __init__(self, days: Sequence[WeekDay]) -> None:
        self._days = [
            sorted(
                [_Stop(-1, row) for row in day.loose]
                + [_Stop(block.walls.starts, block.row) for block in day.blocks],
                key=lambda stop: (stop.start, stop.row.city, stop.row.action_id),
            )
            for day in days
        ]

    def _find(self, action_id: str) -> tuple[int, int] | None:
        for number, stops in enumerate(self._days):
            for place, stop in enumerate(stops):
                if stop.row.action_id == action_id:
                    return number, place
        return None

    def beside(self, action_id: str, across: int, down: int) -> str:
        """Return the neighbor of an action, or an empty text at the end."""
        here = self._find(action_id)
        if here is None:
            return ""
        number, place = here
        stops = self._days[number]
        if down:
            wanted = place + down
            return stops[wanted].row.action_id if 0 <= wanted < len(stops) else ""
        start = stops[place].start
        number += across
        while 0 <= number < len(self._days):
            if self._days[number]:
                return min(self._days[number], key=lambda stop: abs(stop.start - start)).row.action_id
            number += across
        return ""

    def at_end(self, action_id: str, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of the day of an action, or of the week."""
        here = None if is_whole else self._find(action_id)
        stops = self._days[here[0]] if here else [stop for day in self._days for stop in day]
        return stops[-1 if is_last else 0].row.action_id if stops else ""

    def find_city(self, text: str) -> str:
        """Return the first action of the first city whose name starts with a casefolded text."""
        stops = (stop for day in self._days for stop in day)
        return next((stop.row.action_id for stop in stops if stop.row.city.casefold().startswith(text)), "")
