"""Estimate when it is night at a place, fast enough to shade hundreds of rows; texts use exact times."""

from __future__ import annotations

import functools
import math
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.time.local_time import epoch_minutes, from_epoch_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.calendar.time_grid import Span

_HALF_A_DAY: Final = 720.0
# The sun's altitude when its upper edge sets, and when faces are no longer visible.
_SETS: Final = math.sin(math.radians(-0.833))
_DARK: Final = math.sin(math.radians(-6.0))
# Noon to noon is not exactly a day; in the polar summer the difference is not a night.
_DRIFT: Final = 1.0
# A tenth of a degree is seven miles, which the sun crosses in 24 seconds.
_DIGITS: Final = 1


class NightSpan(NamedTuple):
    """A span with the sun down, minutes since 1970-01-01 UTC; `is_dark` after civil twilight."""

    starts: int
    ends: int
    is_dark: bool


class _Noon(NamedTuple):
    """Solar noon in UTC minutes, and for how long before and after it the sun is up, and it is not dark."""

    at: float
    up: float
    bright: float


def night_spans(latitude: float, longitude: float, span: Span) -> Sequence[NightSpan]:
    """Return the twilights and nights that touch a span, in order.

    They are right to about two minutes, beyond 50 degrees of latitude to about five. Beyond the polar
    circles a whole day may be one or none.

    Args:
        latitude: decimal degrees north.
        longitude: decimal degrees east.
        span: minutes since 1970-01-01 UTC.
    """
    place = round(latitude, _DIGITS), round(longitude, _DIGITS)
    noons = [_noon(*place, day) for day in _days_around(span)]
    found: list[NightSpan] = []
    for before, after in pairwise(noons):
        evening, dusk = before.at + before.up, before.at + before.bright
        dawn, morning = after.at - after.bright, after.at - after.up
        parts = (
            [(evening, morning, False)]
            if dawn - dusk <= _DRIFT
            else [(evening, dusk, False), (dusk, dawn, True), (dawn, morning, False)]
        )
        found += [
            NightSpan(round(starts), round(ends), is_dark)
            for starts, ends, is_dark in parts
            if ends - starts > _DRIFT and ends > span.starts and starts < span.ends
        ]
    return found


@functools.lru_cache(maxsize=16)
def _days_around(span: Span) -> tuple[date, ...]:
    """Return the days whose noons affect a span; cached because hundreds of rows use the same span."""
    first = from_epoch_minutes(span.starts).date() - timedelta(days=1)
    days = range((from_epoch_minutes(span.ends).date() - first).days + 2)
    return tuple(first + timedelta(days=number) for number in days)


@functools.lru_cache(maxsize=32768)
def _noon(latitude: float, longitude: float, day: date) -> _Noon:
    at, sine, cosine = _sun(longitude, day)
    width = math.radians(latitude)
    base, side = math.sin(width) * sine, math.cos(width) * cosine
    return _Noon(at, _half(_SETS - base, side), _half(_DARK - base, side))


# Places on one meridian share it; the places of a plan are on a few hundred meridians.
@functools.lru_cache(maxsize=8192)
def _sun(longitude: float, day: date) -> tuple[float, float, float]:
    """Return solar noon in UTC minutes, and the sine and cosine of the sun's declination then.

    By the first harmonics of declination and equation of time (Spencer).
    """
    hour = 12 - longitude / 15
    turn = math.tau * (day.timetuple().tm_yday - 1 + hour / 24) / 365
    tilt = 0.006918 - 0.399912 * math.cos(turn) + 0.070257 * math.sin(turn) - 0.006758 * math.cos(2 * turn)
    tilt += 0.000907 * math.sin(2 * turn) - 0.002697 * math.cos(3 * turn) + 0.00148 * math.sin(3 * turn)
    clock = 0.000075 + 0.001868 * math.cos(turn) - 0.032077 * math.sin(turn)
    clock -= 0.014615 * math.cos(2 * turn) + 0.040849 * math.sin(2 * turn)
    midnight = epoch_minutes(datetime(day.year, day.month, day.day, tzinfo=UTC))
    return midnight + hour * 60 - 229.18 * clock, math.sin(tilt), math.cos(tilt)


def _half(low: float, side: float) -> float:
    """Return the minutes after noon during which the sun stays above an altitude."""
    if abs(low) >= side:
        return 0.0 if low > 0 else _HALF_A_DAY
    return 4 * math.degrees(math.acos(low / side))
