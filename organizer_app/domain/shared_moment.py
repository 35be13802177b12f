"""Where each city of a mobilization should start, whatever "at once" means, and what would bring it there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow
from organizer_app.domain.local_time import (
    LocalMoment,
    WallTimeKind,
    epoch_minutes,
    from_epoch_minutes,
    instant_of,
    local_of,
    wall_time_kind,
)
from organizer_app.domain.mobilizations import Mobilization, SimultaneityRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class StartSpan:
    """When a city may start: both ends are minutes since 1970-01-01 UTC and belong to the span."""

    earliest: int
    latest: int

    def deviation(self, starts_utc: int) -> int:
        """Return how far a start lies outside in minutes, negative when early, 0 inside."""
        if starts_utc < self.earliest:
            return starts_utc - self.earliest
        return max(0, starts_utc - self.latest)

    def nearest(self, starts_utc: int) -> int:
        """Return the start inside that lies nearest to another one."""
        return min(max(starts_utc, self.earliest), self.latest)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One change that brings several cities into the rule.

    Attributes:
        zone: IANA zone of the cities.
        day: local calendar day to start on.
        starts: local wall time to start at.
        kind: whether a clock change skips or doubles that wall time.
        action_ids: the cities it would bring in.
    """

    zone: str
    day: date
    starts: time
    kind: WallTimeKind
    action_ids: tuple[str, ...]


def start_spans(
    rows: Iterable[ActionRow], mobilization: Mobilization, positions: Mapping[str, int | None]
) -> dict[str, StartSpan]:
    """Return, by action id, when each city may start; empty while the rule sets no time.

    SAME_INSTANT, SAME_LOCAL_TIME and RELAY allow `window_minutes` to both sides; WINDOW is the whole span.
    A city without a zone is left out: nobody knows its clock.

    Args:
        rows: the actions of the mobilization; called-off ones are left out.
        mobilization: whose rule holds.
        positions: place of each action in a RELAY with a given order, from 1; None or missing = by longitude.
    """
    planned = [row for row in rows if row.status not in OFF_STATUSES and row.zone]
    rule, anchor, wall = mobilization.rule, mobilization.anchor_date, mobilization.rule_time
    if rule is SimultaneityRule.FREE or anchor is None or wall is None:
        return {}
    slack = mobilization.window_minutes
    if rule is SimultaneityRule.SAME_LOCAL_TIME:
        return {row.action_id: _around(_epoch(anchor, wall, row.zone), slack) for row in planned}
    first = _epoch(anchor, wall, mobilization.desk_zone)
    if rule is SimultaneityRule.WINDOW:
        return {row.action_id: StartSpan(first, first + slack) for row in planned}
    if rule is SimultaneityRule.SAME_INSTANT:
        return {row.action_id: _around(first, slack) for row in planned}
    order = relay_order(planned, positions)
    gap = mobilization.relay_gap_minutes
    return {row.action_id: _around(first + gap * spot, slack) for spot, row in enumerate(order)}


def relay_order(rows: Iterable[ActionRow], positions: Mapping[str, int | None]) -> list[ActionRow]:
    """Return actions in the order of a relay: as numbered, then from east to west, the way the sun goes."""

    def key(row: ActionRow) -> tuple[int, float, str]:
        position = positions.get(row.action_id)
        west = -(row.longitude if row.longitude is not None else -180.0)
        return (position if position is not None else 1_000_000, west, row.action_id)

    return sorted(rows, key=key)


def suggestions(
    rows: Iterable[ActionRow], spans: Mapping[str, StartSpan], mobilization: Mobilization
) -> tuple[Suggestion, ...]:
    """Return what would bring every city outside into its span, most cities first.

    Cities of one zone that would start at one wall time are one suggestion. A city without a start takes the
    beginning of its span. Where a clock change skips the wall time of the rule, that time is returned,
    so that it can be asked about.
    """
    grouped: dict[tuple[str, date, time], list[str]] = defaultdict(list)
    for row in rows:
        span = spans.get(row.action_id)
        if span is None or row.status in OFF_STATUSES:
            continue
        if row.starts_utc is not None and span.deviation(row.starts_utc) == 0:
            continue
        target = span.earliest if row.starts_utc is None else span.nearest(row.starts_utc)
        local = _skipped(mobilization, row.zone) or local_of(from_epoch_minutes(target), row.zone)
        grouped[row.zone, local.day, local.wall].append(row.action_id)
    found = [
        Suggestion(zone, day, starts, wall_time_kind(LocalMoment(day, starts, zone)), tuple(ids))
        for (zone, day, starts), ids in grouped.items()
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.action_ids), each.zone, each.day, each.starts)))


def _skipped(mobilization: Mobilization, zone: str) -> LocalMoment | None:
    day, wall = mobilization.anchor_date, mobilization.rule_time
    if mobilization.rule is not SimultaneityRule.SAME_LOCAL_TIME or day is None or wall is None:
        return None
    meant = LocalMoment(day, wall, zone)
    return meant if wall_time_kind(meant) is WallTimeKind.SKIPPED else None


@dataclass(frozen=True, slots=True)
class Concurrency:
    """How many actions run at once.

    Attributes:
        turns: (minute since 1970-01-01 UTC, actions live from then on), ascending.
        most: the highest number live at once.
        of: actions whose start and end are known.
    """

    turns: tuple[tuple[int, int], ...]
    most: int
    of: int

    def spans_of(self, live: int) -> tuple[tuple[int, int], ...]:
        """Return the longest stretches in which at least so many actions run, as pairs of UTC minutes."""
        spans: list[tuple[int, int]] = []
        begun: int | None = None
        for moment, count in self.turns:
            if count >= live and begun is None:
                begun = moment
            elif count < live and begun is not None:
                spans.append((begun, moment))
                begun = None
        return tuple(spans)

    @property
    def longest_shared(self) -> tuple[int, int] | None:
        """The longest stretch in which at least two actions run, or None."""
        shared = self.spans_of(2)
        return max(shared, key=lambda span: span[1] - span[0], default=None)


def concurrency(rows: Sequence[ActionRow]) -> Concurrency:
    """Return the curve of how many actions run; called-off ones and those without both times are left out."""
    steps: dict[int, int] = defaultdict(int)
    timed = 0
    for row in rows:
        start, end = row.starts_utc, row.ends_utc
        if row.status in OFF_STATUSES or start is None or end is None or end <= start:
            continue
        steps[start] += 1
        steps[end] -= 1
        timed += 1
    live, most = 0, 0
    turns: list[tuple[int, int]] = []
    for moment in sorted(steps):
        if steps[moment]:
            live += steps[moment]
            most = max(most, live)
            turns.append((moment, live))
    return Concurrency(tuple(turns), most, timed)


def _around(minute: int, slack: int) -> StartSpan:
    return StartSpan(minute - slack, minute + slack)


def _epoch(day: date, wall: time, zone: str) -> int:
    return epoch_minutes(instant_of(LocalMoment(day, wall, zone)))
