"""Says when the moment of a mobilization starts on the clock of a city."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.local_time import from_epoch_minutes, local_of
from organizer_app.domain.mobilizations import SimultaneityRule
from organizer_app.domain.simultaneity import best_shared_span, rule_instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.action_rows import ActionRow, MobilizationHead


class WindowStart(NamedTuple):
    """When the shared moment starts on the clock of a city: local day and wall time."""

    day: date
    wall: time


def window_start(head: MobilizationHead, rows: Sequence[ActionRow], zone: str) -> WindowStart | None:
    """Return when the moment of a mobilization starts in an IANA zone.

    Its rule says so; where the rule sets no time it is the span in which most of `rows` are live. None when
    nothing says so, or the zone is unknown.
    """
    rule = SimultaneityRule(head.rule)
    has_time = head.rule_time is not None and bool(head.anchor_date)
    if has_time and rule is SimultaneityRule.SAME_LOCAL_TIME:
        return WindowStart(date.fromisoformat(head.anchor_date), time(*divmod(head.rule_time or 0, 60)))
    if not zone:
        return None
    if has_time and rule in {SimultaneityRule.SAME_INSTANT, SimultaneityRule.WINDOW}:
        moment = rule_instant(head)
    else:
        span = best_shared_span(rows)
        if span is None:
            return None
        moment = span.starts_utc
    local = local_of(from_epoch_minutes(moment), zone)
    return WindowStart(local.day, local.wall)
