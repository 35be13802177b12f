"""Compute the working days of offices, without weekends and public holidays of a country and its states."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import BadValue

if TYPE_CHECKING:
    from holidays import HolidayBase

    from organizer_app.domain.places.places import Place

_ONE = timedelta(days=1)
# Ten years either way: more is a typing error.
MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Region:
    """The location of an office: ISO 3166-1 alpha-2 and the postal code of the state, or an empty text."""

    country: str = "US"
    state: str = ""


def region_of(place: Place | None) -> Region:
    """Return the region whose public holidays apply in a place; the United States if there is no place."""
    return Region(place.country or "US", place.admin1) if place else Region()


@functools.lru_cache(maxsize=256)
def _calendar(region: Region) -> HolidayBase | None:
    """Return the holidays of a region, else of its country; None for an unknown country."""
    # Importing it takes a tenth of the time of an empty window, so only working-day counts import it.
    from holidays import country_holidays

    for state in dict.fromkeys((region.state, "")):
        try:
            return country_holidays(region.country, subdiv=state or None, language="en_US")
        except (NotImplementedError, KeyError):
            continue
    return None


@functools.lru_cache(maxsize=65536)
def is_working_day(day: date, region: Region) -> bool:
    """Return whether offices in a region work on a local day; an unknown country only has weekends."""
    calendar = _calendar(region)
    if calendar is None:
        return day.weekday() < 5  # noqa: PLR2004  # Saturday
    return bool(calendar.is_working_day(day))


def holiday_name(day: date, region: Region) -> str:
    """Return the English name of a public holiday, or an empty text."""
    calendar = _calendar(region)
    return "" if calendar is None else str(calendar.get(day) or "")


@functools.lru_cache(maxsize=65536)
def shifted_working_days(day: date, count: int, region: Region) -> date:
    """Return the day `count` working days after a day, or before it if negative.

    The day itself never counts: 15 working days before Monday, July 15, 2019 is Friday, June 21 in the United
    States, since July 4 is a holiday.

    Raises:
        BadValue: more than ten years, or outside the calendar.
    """
    if abs(count) > MOST_DAYS:
        raise BadValue("offset", str(count))
    step = _ONE if count > 0 else -_ONE
    left = abs(count)
    try:
        while left:
            day += step
            left -= is_working_day(day, region)
    except OverflowError as beyond:
        raise BadValue("offset", str(count)) from beyond
    return day


def working_days_between(first: date, last: date, region: Region) -> int:
    """Return the number of working days after `first`, up to and including `last`; negative if earlier."""
    if last < first:
        return -working_days_between(last, first, region)
    return sum(
        is_working_day(first + timedelta(days=step), region) for step in range(1, (last - first).days + 1)
    )


def holidays_between(first: date, last: date, region: Region) -> list[tuple[date, str]]:
    """Return the public holidays after `first` and up to `last` that would have been working days."""
    days = (first + timedelta(days=step) for step in range(1, (last - first).days + 1))
    return [
        (day, name) for day in days if not is_working_day(day, region) if (name := holiday_name(day, region))
    ]
