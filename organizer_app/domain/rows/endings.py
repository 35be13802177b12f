"""Decide when an action is over: at its end, or with its day where it has none."""

from __future__ import annotations

import functools
import sys
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from organizer_app.domain.time.local_time import LocalMoment, epoch_minutes, instant_of

if TYPE_CHECKING:
    from organizer_app.domain.model.city_actions import LocalTimes

_DAY_MINUTES: Final = 1440
# Zone, day, end, and start and end in UTC, as in `ActionRow`.
ShownTimes = tuple[str, str, "int | None", "int | None", "int | None"]


def is_over(times: LocalTimes, span: tuple[datetime | None, datetime | None], now: datetime | None) -> bool:
    """Return whether an action is over at a moment.

    Args:
        times: its local times; one without a day is never over.
        span: its start and its end, UTC. An end that is not after the start is a typing error.
        now: the moment, UTC; with None nothing is over.
    """
    if now is None or times.day is None:
        return False
    starts, ends = span
    if ends is not None and (starts is None or ends > starts):
        return ends <= now
    return _midnight_after(max(times.day, times.ends_day or times.day), times.zone) <= epoch_minutes(now)


def over_from(shown: ShownTimes) -> int | None:
    """Return the minute since 1970-01-01 UTC from which the action of a row is over; None without a day."""
    zone, day, ends, starts_utc, ends_utc = shown
    if not day:
        return None
    if ends_utc is not None and (starts_utc is None or ends_utc > starts_utc):
        return ends_utc
    nights = max(ends or 0, 0) // _DAY_MINUTES
    return _midnight_after(date.fromisoformat(day) + timedelta(days=nights), zone)


# Ten thousand actions end with a few days in a few zones.
@functools.lru_cache(maxsize=4096)
def _midnight_after(day: date, zone: str) -> int:
    """Return when a day is over in a zone, or else in UTC."""
    if day.year == date.max.year:
        return sys.maxsize
    return epoch_minutes(instant_of(LocalMoment(day + timedelta(days=1), time(), zone or "UTC")))
