"""Compute when each city should start under any simultaneity rule, and which changes would get it there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from organizer_app.domain.calendar.simultaneity import best_shared_span
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, is_to_come
from organizer_app.domain.time.local_time import (
    LocalMoment,
    WallTimeKind,
    clock_name,
    epoch_minutes,
    from_epoch_minutes,
    instant_of,
    local_of,
    minutes_of,
    wall_time_kind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.model.mobilizations import Mobilization


@dataclass(frozen=True, slots=True)
class StartSpan:
    """When a city may start: both ends are minutes since 1970-01-01 UTC and included in the span.

    Attributes:
        earliest: the first allowed start.
        latest: the last allowed start.
        entry: where to move a start off schedule; None for the nearest allowed start.
    """

    earliest: int
    latest: int
    entry: int | None = None

    def deviation(self, starts_utc: int) -> int:
        """Return by how many minutes a start is outside, negative when early, 0 inside."""
        if starts_utc < self.earliest:
            return starts_utc - self.earliest
        return max(0, starts_utc - self.latest)

    def nearest(self, starts_utc: int) -> int:
        """Return the allowed start to which another start should move."""
        return self.entry if self.entry is not None else min(max(starts_utc, self.earliest), self.latest)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One change that puts several cities on schedule.

    Attributes:
        zone: IANA zone of the first city; the others have the same local time at that moment.
        day: local calendar day to start on.
        starts: local wall time to start at.
        kind: whether a clock change skips or repeats that wall time.
        is_second: whether the second of two repeated times is meant.
        action_ids: the actions it would move.
        has_own_time: whether they have another start or another day, which people may have agreed on.
    """

    zone: str
    day: date
    starts: time
    kind: WallTimeKind
    action_ids: tuple[str, ...]
    is_second: bool = False
    has_own_time: bool = False

    @property
    def exists(self) -> bool:
        """Return whether the clocks there show that time at all."""
        return self.kind is not WallTimeKind.SKIPPED


def start_spans(
    rows: Iterable[ActionRow], mobilization: Mobilization, positions: Mapping[str, int | None]
) -> dict[str, StartSpan]:
    """Return, by action id, when each city may start; empty while the rule sets no time.

    SAME_INSTANT, SAME_LOCAL_TIME and RELAY allow `window_minutes` on both sides. WINDOW is the whole span
    except its end, when no one in it is live any more; a start outside moves to its beginning. A city without
    a known zone is left out.

    Args:
        rows: the actions of the mobilization; called-off ones are left out.
        mobilization: the mobilization with the rule.
        positions: position of each action in a RELAY with a fixed order, from 1; None or missing = by
            longitude.
    """
    rule, anchor, wall = mobilization.rule, mobilization.anchor_date, mobilization.rule_time
    if rule is SimultaneityRule.FREE or anchor is None or wall is None:
        return {}
    planned = [row for row in rows if row.status not in OFF_STATUSES and row.zone]
    slack = mobilization.window_minutes
    if rule is SimultaneityRule.SAME_LOCAL_TIME:
        return {row.action_id: _when_shown(anchor, wall, row.zone, slack) for row in planned}
    first = _epoch(anchor, wall, mobilization.desk_zone)
    if rule is SimultaneityRule.WINDOW:
        span = StartSpan(first, first + max(slack - 1, 0), first)
        return dict.fromkeys((row.action_id for row in planned), span)
    if rule is SimultaneityRule.SAME_INSTANT:
        return {row.action_id: _around(first, slack) for row in planned}
    order = relay_order(planned, positions)
    gap = mobilization.relay_gap_minutes
    return {row.action_id: _around(first + gap * spot, slack) for spot, row in enumerate(order)}


def without_side_actions(
    rows: Sequence[ActionRow], spans: Mapping[str, StartSpan], mobilization: Mobilization
) -> dict[str, StartSpan]:
    """Return the spans of the actions that a rule binds: one action per city is enough to follow it.

    For a city with an action inside, keep only actions inside; for any other city, keep only the action that
    starts nearest. In a relay every action has its turn.
    """
    if mobilization.rule is SimultaneityRule.RELAY:
        return dict(spans)
    nearest: dict[str, tuple[int, list[str]]] = {}
    for row in rows:
        span = spans.get(row.action_id)
        if span is None or row.starts_utc is None:
            continue
        away, city = abs(span.deviation(row.starts_utc)), row.place_id or row.action_id
        known = nearest.setdefault(city, (away, []))
        if away < known[0]:
            nearest[city] = away, [row.action_id]
        elif away == known[0] and (away == 0 or not known[1]):
            known[1].append(row.action_id)
    untimed = [row.action_id for row in rows if row.starts_utc is None and row.place_id not in nearest]
    kept = [*untimed, *(action_id for _away, ids in nearest.values() for action_id in ids)]
    return {action_id: spans[action_id] for action_id in kept if action_id in spans}


def shared_by_chance(rows: Iterable[ActionRow]) -> dict[str, StartSpan]:
    """Return, by action id, when actions may start to overlap with most cities as currently planned.

    For days without a time set by a rule; empty if fewer than two cities are live at once. Actions without a
    zone are left out.
    """
    known = list(rows)
    best = best_shared_span(known)
    if best is None or best.live <= 1:
        return {}
    span = StartSpan(best.starts_utc, best.ends_utc - 1, best.starts_utc)
    return {row.action_id: span for row in known if row.zone and row.status not in OFF_STATUSES}


def relay_order(rows: Iterable[ActionRow], positions: Mapping[str, int | None]) -> list[ActionRow]:
    """Return actions in relay order: by number, then from east to west, following the sun."""

    def key(row: ActionRow) -> tuple[int, float, str]:
        position = positions.get(row.action_id)
        west = -(row.longitude if row.longitude is not None else -180.0)
        return (position if position is not None else 1_000_000, west, row.action_id)

    return sorted(rows, key=key)


def suggestions(
    rows: Iterable[ActionRow], spans: Mapping[str, StartSpan], mobilization: Mobilization | None
) -> tuple[Suggestion, ...]:
    """Return changes that bring every upcoming off-schedule city into its span, most cities first.

    Cities with the same local time that would start at the same wall time share one suggestion. Those with a
    start of their own come last, in other suggestions, as applying these overwrites what was agreed. A city
    without a start gets the beginning of its span. Where a clock change skips the wall time of the rule,
    return that time anyway, so that the user can be asked.
    """
    grouped: dict[tuple[object, ...], list[str]] = defaultdict(list)
    firsts: dict[tuple[object, ...], LocalMoment] = {}
    for row in rows:
        span = spans.get(row.action_id)
        if span is None or not is_to_come(row):
            continue
        if row.starts_utc is not None and span.deviation(row.starts_utc) == 0:
            continue
        target = span.earliest if row.starts_utc is None else span.nearest(row.starts_utc)
        skipped = _skipped(mobilization, row.zone) if mobilization else None
        local = skipped or local_of(from_epoch_minutes(target), row.zone)
        is_own = _is_own(row, local)
        key = (is_own, *clock_name(local), wall_time_kind(local), local.day, local.wall)
        firsts.setdefault(key, local)
        grouped[key].append(row.action_id)
    found = [
        Suggestion(
            first.zone,
            first.day,
            first.wall,
            wall_time_kind(first),
            tuple(grouped[key]),
            first.is_second,
            has_own_time=bool(key[0]),
        )
        for key, first in firsts.items()
    ]
    return tuple(sorted(found, key=_order))


def _is_own(row: ActionRow, target: LocalMoment) -> bool:
    """Return whether an action has another start than the target, or is on another day."""
    wall = minutes_of(target.wall)
    return row.starts not in {None, wall} or row.day not in {"", target.day.isoformat()}


def _order(each: Suggestion) -> tuple[bool, int, str, date, time]:
    return each.has_own_time, -len(each.action_ids), each.zone, each.day, each.starts


def _skipped(mobilization: Mobilization, zone: str) -> LocalMoment | None:
    day, wall = mobilization.anchor_date, mobilization.rule_time
    if mobilization.rule is not SimultaneityRule.SAME_LOCAL_TIME or day is None or wall is None:
        return None
    meant = LocalMoment(day, wall, zone)
    return meant if wall_time_kind(meant) is WallTimeKind.SKIPPED else None


def _around(minute: int, slack: int) -> StartSpan:
    return StartSpan(minute - slack, minute + slack)


def _when_shown(day: date, wall: time, zone: str, slack: int) -> StartSpan:
    """Return when a clock shows a wall time, covering both times if it repeats."""
    first = _epoch(day, wall, zone)
    last = epoch_minutes(instant_of(LocalMoment(day, wall, zone, is_second=True)))
    return StartSpan(first - slack, last + slack, first if last != first else None)


def _epoch(day: date, wall: time, zone: str) -> int:
    return epoch_minutes(instant_of(LocalMoment(day, wall, zone)))
