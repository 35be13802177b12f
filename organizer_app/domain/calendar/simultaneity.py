"""Compute the moment set by a rule, and the spans in which actions overlap."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from organizer_app.domain.calendar.concurrency import live_cities
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.place_groups import place_key
from organizer_app.domain.time.local_time import (
    LocalMoment,
    epoch_minutes,
    from_epoch_minutes,
    instant_of,
    local_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead

_TWO = 2


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """A span of time with the number of cities live throughout it.

    Attributes:
        starts_utc: minutes since 1970-01-01 UTC.
        ends_utc: minutes since 1970-01-01 UTC.
        live: cities live during the whole span.
        of: all cities, including those without known times.
        untimed: those of them whose actions have no start or no end, so that nobody knows when they are live.
    """

    starts_utc: int
    ends_utc: int
    live: int
    of: int
    untimed: int = 0


def rule_instant(head: MobilizationHead) -> int:
    """Return the start of SAME_INSTANT and WINDOW, minutes since 1970-01-01 UTC.

    The mobilization must have an anchor date and a rule time, which is in HQ's time zone.
    """
    wall = time(*divmod(head.rule_time or 0, 60))
    return epoch_minutes(instant_of(LocalMoment(date.fromisoformat(head.anchor_date), wall, head.desk_zone)))


def rule_moment(head: MobilizationHead, zone: str) -> LocalMoment | None:
    """Return the local time in an IANA zone at the moment of the rule; None if it sets no moment."""
    rule = SimultaneityRule(head.rule)
    if head.rule_time is None or not head.anchor_date:
        return None
    if rule is SimultaneityRule.SAME_LOCAL_TIME:
        return LocalMoment(date.fromisoformat(head.anchor_date), time(*divmod(head.rule_time, 60)), zone)
    if rule not in {SimultaneityRule.SAME_INSTANT, SimultaneityRule.WINDOW}:
        return None
    return local_of(from_epoch_minutes(rule_instant(head)), zone)


def best_shared_span(rows: Iterable[ActionRow]) -> SharedSpan | None:
    """Return the span in which most cities are live at once, the longest of several; None without times.

    A city is live during any of its actions. Called-off actions and actions without a start or an end do not
    count.
    """
    steps, cities, untimed = _steps(rows)
    live, best = 0, None
    for moment, following in itertools.pairwise(sorted(steps)):
        live += steps[moment]
        candidate = SharedSpan(moment, following, live, cities, untimed)
        if best is None or _rank(candidate) > _rank(best):
            best = candidate
    return best


def _rank(span: SharedSpan) -> tuple[int, int, int]:
    return span.live, span.ends_utc - span.starts_utc, -span.starts_utc


def longest_shared_span(rows: Iterable[ActionRow]) -> tuple[int, int] | None:
    """Return the longest span in which at least two cities are live, as UTC minutes, the first of several."""
    steps = _steps(rows)[0]
    live, begun, best = 0, 0, None
    for moment in sorted(steps):
        before, live = live, live + steps[moment]
        if before < _TWO <= live:
            begun = moment
        elif live < _TWO <= before and (best is None or moment - begun > best[1] - best[0]):
            best = begun, moment
    return best


def concurrency_steps(rows: Iterable[ActionRow]) -> tuple[tuple[int, int], ...]:
    """Return the number of live cities over time: UTC minutes, and the number from then on.

    Called-off actions and actions without a start or an end do not count. The last step goes down to 0.
    """
    steps = _steps(rows)[0]
    moments = [moment for moment in sorted(steps) if steps[moment]]
    return tuple(zip(moments, itertools.accumulate(steps[moment] for moment in moments), strict=True))


def _steps(rows: Iterable[ActionRow]) -> tuple[Mapping[int, int], int, int]:
    """Return the changes in the number of live cities by moment, all cities, and those without times."""
    steps: dict[int, int] = {}
    cities = live_cities(rows, place_key)
    for span in itertools.chain.from_iterable(cities.values()):
        steps[span.start] = steps.get(span.start, 0) + 1
        steps[span.end] = steps.get(span.end, 0) - 1
    return steps, len(cities), sum(not spans for spans in cities.values())
