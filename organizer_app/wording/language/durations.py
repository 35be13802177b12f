"""Writes lengths of time, which stay on one line wherever a sentence wraps."""

from __future__ import annotations

from typing import Final

from organizer_app.wording.language.texts import _, kept_together

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


def in_minutes(count: int) -> str:
    """Write a number of minutes as it is: 90 min, 1,440 min."""
    return kept_together(_("{count} min").format(count=f"{count:,}"))


def in_hours(minutes: int) -> str:
    """Write a number of minutes as hours and minutes: 45 min, 5 h, 2 h 30 min."""
    hours, left = divmod(minutes, _HOUR)
    if not hours:
        return in_minutes(left)
    if not left:
        return kept_together(_("{count} h").format(count=hours))
    return kept_together(_("{hours} h {left} min").format(hours=hours, left=left))


def in_days(minutes: int) -> str:
    """Write a number of minutes in its two largest units: 25 min, 1 h 5 min, 3 d 2 h."""
    days, rest = divmod(minutes, _DAY)
    if not days:
        return in_hours(rest)
    hours = rest // _HOUR
    if not hours:
        return kept_together(_("{count} d").format(count=days))
    return kept_together(_("{days} d {hours} h").format(days=days, hours=hours))
