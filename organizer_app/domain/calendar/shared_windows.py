"""Compute the overlap of the cities of a day, which calendars draw and actions are moved into."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.calendar.concurrency import span_of as live_span_of
from organizer_app.domain.calendar.simultaneity import best_shared_span, rule_instant
from organizer_app.domain.calendar.time_grid import Span, utc_of
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.rows.place_groups import place_key

if TYPE_CHECKING:
    from collections.abc import Sequence

# A moment without length is drawn this long, in minutes.
_SHORTEST = 15


class SharedWindow(NamedTuple):
    """When cities should be, or happen to be, live at once.

    Attributes:
        day: ISO day it belongs to.
        span: real time, if it is the same instant everywhere.
        wall: wall time in every city, minutes after midnight, if it is the same local time everywhere.
        minutes: length of that local time, in minutes.
        live: cities live together at its best moment; for a local time, cities that start on time.
        of: cities with an active action on the day.
        is_rule: whether the mobilization sets it; otherwise it is the best overlap as planned.
        untimed: cities that are not counted as live because an action has no start or no end; for a local
            time, those without a start.
        off: keys of the cities that a rule does not count in `live`, in the order of the plan.
    """

    day: str
    span: Span | None
    wall: int | None
    minutes: int
    live: int
    of: int
    is_rule: bool
    untimed: int = 0
    off: tuple[str, ...] = ()

    def in_zone(self, zone: str) -> Span:
        """Return the span of real time in one zone."""
        if self.span is not None:
            return self.span
        starts = utc_of(date.fromisoformat(self.day), self.wall or 0, zone)
        return Span(starts, starts + max(self.minutes, _SHORTEST))


def window_of(rows: Sequence[ActionRow], head: MobilizationHead | None, day: str) -> SharedWindow | None:
    """Return the window of a local day.

    On days other than the anchor date, and if the rule sets no time, this is the span in which most cities
    are live, if at least two are.

    Args:
        rows: the actions of the day.
        head: the mobilization whose rule applies on its anchor date, or None.
        day: ISO day.
    """
    standing = [row for row in rows if row.status not in OFF_STATUSES]
    keys = dict.fromkeys(row.place_id or place_key(row) for row in standing)
    cities = len(keys)
    rule = SimultaneityRule(head.rule) if head and head.rule_time is not None else SimultaneityRule.FREE
    if head is None or head.anchor_date != day or rule in {SimultaneityRule.FREE, SimultaneityRule.RELAY}:
        return _best(standing, day, cities)
    width = head.window_minutes
    if rule is SimultaneityRule.SAME_LOCAL_TIME:
        wall = head.rule_time or 0
        together = {
            place_key(row)
            for row in standing
            if row.zone and row.starts is not None and abs(row.starts - wall) <= width
        }
        started = {place_key(row) for row in standing if row.starts is not None}
        unknown, off = cities - len(started), tuple(key for key in keys if key not in together)
        return SharedWindow(
            day, None, wall, width, len(together), cities, is_rule=True, untimed=unknown, off=off
        )
    starts = rule_instant(head)
    first = starts - width if rule is SimultaneityRule.SAME_INSTANT else starts
    span = Span(first, max(starts + width, first + _SHORTEST))
    live = live_together(standing, span)
    known = {place_key(row) for row in standing if live_span_of(row) is not None}
    off = tuple(key for key in keys if key not in live)
    return SharedWindow(
        day, span, None, 0, len(live), cities, is_rule=True, untimed=cities - len(known), off=off
    )


def _best(standing: Sequence[ActionRow], day: str, cities: int) -> SharedWindow | None:
    found = best_shared_span(standing)
    if found is None or found.live <= 1:
        return None
    span = Span(found.starts_utc, found.ends_utc)
    return SharedWindow(day, span, None, 0, found.live, cities, is_rule=False, untimed=found.untimed)


def live_together(rows: Sequence[ActionRow], window: Span) -> frozenset[str]:
    """Return the keys of the cities that are live together at the best moment within a window.

    As everywhere, an action without a start or an end does not count.
    """
    begin, end = _steps_within(rows, window)
    live: dict[str, int] = {}
    best = frozenset[str]()
    for moment in sorted(begin.keys() | end.keys()):
        for city in end.get(moment, ()):
            live[city] -= 1
            if not live[city]:
                del live[city]
        for city in begin.get(moment, ()):
            live[city] = live.get(city, 0) + 1
        if len(live) > len(best):
            best = frozenset(live)
    return best


def _steps_within(
    rows: Sequence[ActionRow], window: Span
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return which cities begin and end at which moment of a window."""
    begin: dict[int, list[str]] = {}
    end: dict[int, list[str]] = {}
    for row in rows:
        starts = row.starts_utc
        # Most actions of a crowded day are over or have not started: skip them.
        if starts is None or starts >= window.ends:
            continue
        span = live_span_of(row)
        if span is None or span.end <= window.starts:
            continue
        city = place_key(row)
        begin.setdefault(max(span.start, window.starts), []).append(city)
        end.setdefault(span.end, []).append(city)
    return begin, end
