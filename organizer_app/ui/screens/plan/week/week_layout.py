"""Lays out a week in headquarters time: blocks in lanes, crowds, and untimed actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.calendar.time_grid import DAY, Span, day_span, hour_ticks, pack, span_of, wall_of
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.ui.screens.plan.store.shown_period import rows_between
from organizer_app.ui.screens.plan.week.week_columns import MOST_LANES, DayWish

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.calendar.time_grid import Tick
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.domain.rows.place_groups import Mix
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark

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
