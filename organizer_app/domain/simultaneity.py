"""What "at once" means for a mobilization, and who keeps to it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.local_time import LocalMoment, epoch_minutes, instant_of
from organizer_app.domain.mobilizations import SimultaneityRule

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """A span of time with the number of actions live throughout it.

    Attributes:
        starts_utc: minutes since 1970-01-01 UTC.
        ends_utc: minutes since 1970-01-01 UTC.
        live: actions live during the whole span.
        of: actions whose start and end are known.
    """

    starts_utc: int
    ends_utc: int
    live: int
    of: int


def deviation_minutes(row: ActionRow, head: MobilizationHead) -> int | None:
    """Return how far an action starts from the rule of its mobilization.

    Minutes, negative when it is early; 0 means inside the rule. None when the rule sets no time (FREE, RELAY,
    no time fixed yet) or the action has no start.
    """
    if row.starts is None or not row.day or head.rule_time is None or not head.anchor_date:
        return None
    rule = SimultaneityRule(head.rule)
    if rule is SimultaneityRule.SAME_LOCAL_TIME:
        days = (date.fromisoformat(row.day) - date.fromisoformat(head.anchor_date)).days
        return _beyond(days * 1440 + row.starts - head.rule_time, -head.window_minutes, head.window_minutes)
    if row.starts_utc is None or rule in {SimultaneityRule.FREE, SimultaneityRule.RELAY}:
        return None
    early = -head.window_minutes if rule is SimultaneityRule.SAME_INSTANT else 0
    return _beyond(row.starts_utc - rule_instant(head), early, head.window_minutes)


def rule_instant(head: MobilizationHead) -> int:
    """Return the moment that SAME_INSTANT and WINDOW start from, minutes since 1970-01-01 UTC.

    The mobilization must have an anchor date and a rule time, which is read on the desk's clock.
    """
    wall = time(*divmod(head.rule_time or 0, 60))
    return epoch_minutes(instant_of(LocalMoment(date.fromisoformat(head.anchor_date), wall, head.desk_zone)))


def best_shared_span(rows: Iterable[ActionRow]) -> SharedSpan | None:
    """Return the span in which most actions are live at once, the longest of several; None without times.

    Called-off actions and actions without a start or an end do not count.
    """
    spans = [
        (row.starts_utc, row.ends_utc)
        for row in rows
        if row.starts_utc is not None
        and row.ends_utc is not None
        and row.ends_utc > row.starts_utc
        and row.status not in OFF_STATUSES
    ]
    turns = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    live, best = 0, None
    for (moment, step), (following, _) in itertools.pairwise(turns):
        live += step
        if following > moment:
            candidate = SharedSpan(moment, following, live, len(spans))
            if best is None or _rank(candidate) > _rank(best):
                best = candidate
    return best


def _rank(span: SharedSpan) -> tuple[int, int, int]:
    return span.live, span.ends_utc - span.starts_utc, -span.starts_utc


def _beyond(minutes: int, lowest: int, highest: int) -> int:
    if minutes < lowest:
        return minutes - lowest
    return max(0, minutes - highest)
