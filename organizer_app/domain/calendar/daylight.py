"""Compute sunrise, sunset and dusk of a place, to decide whether an action ends in the dark."""

from __future__ import annotations

import functools
import math
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.time.local_time import epoch_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow

# Civil dusk: the sun is this many degrees below the horizon, and faces are no longer visible.
_CIVIL = 6.0
# A hundredth of a degree is about a kilometer, which the sun crosses in three seconds.
_DIGITS = 2
_CLOSE_MINUTES = 15
_HALF_A_MINUTE = timedelta(seconds=30)
_QUARTER_DAY = timedelta(hours=6)
_HALF_A_DAY = timedelta(hours=12)
_TWO_DAYS = timedelta(hours=49)


class Sky(Enum):
    """The behavior of the sun on a day."""

    RISES_AND_SETS = "rises_and_sets"
    NEVER_SETS = "never_sets"
    NEVER_RISES = "never_rises"


@dataclass(frozen=True, slots=True)
class Daylight:
    """The sun over one place on one local day; moments are minutes since 1970-01-01 UTC.

    Attributes:
        sky: whether the sun rises and sets.
        sunrise: when its upper edge rises.
        sunset: when its upper edge sets.
        dusk: end of civil twilight; None if it does not get dark.
    """

    sky: Sky
    sunrise: int | None = None
    sunset: int | None = None
    dusk: int | None = None


# At sunset the sun's center is this far below the horizon, because of its radius and refraction.
_DISC = math.sin(math.radians(-0.833))


def daylight(latitude: float, longitude: float, day: date) -> Daylight:
    """Return the sun's times at a place, by astral (the NOAA equations; within a minute below 72 degrees).

    Args:
        latitude: decimal degrees north.
        longitude: decimal degrees east.
        day: local calendar day.
    """
    return _daylight(round(latitude, _DIGITS), round(longitude, _DIGITS), day)


def daylight_of(row: ActionRow) -> Daylight | None:
    """Return the sun's times at the place and day of an action; None if either is unknown."""
    if row.latitude is None or row.longitude is None or not row.day:
        return None
    return daylight(row.latitude, row.longitude, date.fromisoformat(row.day))


def surely_light(latitude: float, longitude: float, day: str) -> tuple[float, float]:
    """Return minutes between which a place certainly has daylight; start after end if uncertain.

    A hundred times faster than `daylight`: it uses the first harmonics of declination and equation of time
    (Spencer 1971), a margin, and the shorter day of the two whole degrees around the place. It filters out
    what needs no exact calculation. Minutes since 1970-01-01 UTC.

    Args:
        latitude: decimal degrees north.
        longitude: decimal degrees east.
        day: local calendar day, ISO text.
    """
    first, last = _light_over(math.floor(latitude), day)
    aside = 4 * longitude
    return first - aside, last - aside


@functools.lru_cache(maxsize=8192)
def _light_over(degree: int, day: str) -> tuple[int, int]:
    """Return the same for Greenwich, at the whole degree of latitude and the next one north."""
    sine, cosine, noon = _sun_of(date.fromisoformat(day))
    half = min(_half_day(math.radians(parallel), sine, cosine) for parallel in (degree, degree + 1))
    return noon - half, noon + half


def _half_day(latitude: float, sine: float, cosine: float) -> int:
    """Return minutes from noon to well before sunset; negative if the sun may not rise or set."""
    low = _DISC - math.sin(latitude) * sine
    side = math.cos(latitude) * cosine
    return math.floor(4 * math.degrees(math.acos(low / side))) - _CLOSE_MINUTES if abs(low) < side else -1


@functools.lru_cache(maxsize=512)
def _sun_of(day: date) -> tuple[float, float, int]:
    """Return sine and cosine of the declination, and noon at Greenwich in UTC minutes."""
    turn = math.tau * (day.timetuple().tm_yday - 1) / 365
    tilt = 0.006918 - 0.399912 * math.cos(turn) + 0.070257 * math.sin(turn) - 0.006758 * math.cos(2 * turn)
    tilt += 0.000907 * math.sin(2 * turn)
    clock = 0.001868 * math.cos(turn) - 0.032077 * math.sin(turn) - 0.014615 * math.cos(2 * turn)
    clock -= 0.040849 * math.sin(2 * turn)
    noon = 720 - 229.18 * (clock + 0.000075)
    midnight = epoch_minutes(datetime(day.year, day.month, day.day, tzinfo=UTC))
    return math.sin(tilt), math.cos(tilt), midnight + round(noon)


@functools.lru_cache(maxsize=16384)
def _daylight(latitude: float, longitude: float, day: date) -> Daylight:
    from astral import Observer
    from astral.sun import dusk, sunrise, sunset

    observer = Observer(latitude, longitude)
    # Astral calculates by UTC day; west of Greenwich the local evening is in the next one.
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - timedelta(hours=longitude / 15)
    days = [noon.date() + timedelta(days=step) for step in range(-2, 3)]
    rises = _nearest(lambda each: sunrise(observer, each), days, noon - _QUARTER_DAY)
    sets = _nearest(lambda each: sunset(observer, each), days, noon + _QUARTER_DAY)
    if rises is None or sets is None:
        return Daylight(_polar(latitude, day))
    darkens = _nearest(lambda each: dusk(observer, each, depression=_CIVIL), days, noon + _QUARTER_DAY)
    return Daylight(Sky.RISES_AND_SETS, rises, sets, darkens)


def _nearest(when: Callable[[date], datetime], days: Sequence[date], wanted: datetime) -> int | None:
    """Return the moment that belongs to the local day, out of several days; None without one.

    Astral has none for a UTC day that the sun skips, and only one for a day with two sunrises or sunsets,
    which occurs once a year at every place: the missing one is halfway between its neighbors, to within a few
    seconds.
    """
    moments = []
    for day in days:
        with suppress(ValueError):
            moments.append(when(day))
    before = max((moment for moment in moments if moment <= wanted), default=None)
    after = min((moment for moment in moments if moment > wanted), default=None)
    near = [each for each in (before, after) if each and abs(each - wanted) < _HALF_A_DAY]
    if near:
        found = min(near, key=lambda each: abs(each - wanted))
    elif before and after and after - before < _TWO_DAYS:
        found = before + (after - before) / 2
    else:
        return None
    return epoch_minutes(found + _HALF_A_MINUTE)


def _polar(latitude: float, day: date) -> Sky:
    """Return the sky beyond the polar circles by half year: no sunset in summer, no sunrise in winter."""
    is_northern_summer = 80 < day.timetuple().tm_yday < 266  # noqa: PLR2004  # the equinoxes
    return Sky.NEVER_SETS if (latitude > 0) == is_northern_summer else Sky.NEVER_RISES
