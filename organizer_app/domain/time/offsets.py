"""Compute the calendar day that is a number of days before or after another one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.time.working_days import MOST_DAYS, Region, shifted_working_days

_US = Region()


class OffsetFrom(Enum):
    """The day an offset counts from."""

    ANCHOR = "anchor"
    START = "start"
    PERMIT_DUE = "permit_due"


class OffsetUnit(Enum):
    """The kind of days an offset counts."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"


@dataclass(frozen=True, slots=True)
class Bases:
    """The days that offsets of one city action count from; None for an undecided day.

    Attributes:
        anchor: T-0 of the mobilization.
        start: local day of the action.
        permit_due: latest day to file its first permit.
        region: region whose holidays count.
    """

    anchor: date | None = None
    start: date | None = None
    permit_due: date | None = None
    region: Region = _US

    def day(self, base: OffsetFrom) -> date | None:
        """Return the day an offset counts from."""
        if base is OffsetFrom.ANCHOR:
            return self.anchor
        return self.start if base is OffsetFrom.START else self.permit_due


def shifted(day: date, count: int, unit: OffsetUnit, region: Region) -> date:
    """Return the day `count` days after a local day, or before it if negative.

    Raises:
        BadValue: more than ten years, or outside the calendar.
    """
    if unit is OffsetUnit.WORKING_DAY:
        return shifted_working_days(day, count, region)
    if abs(count) > MOST_DAYS:
        raise BadValue("offset", str(count))
    try:
        return day + timedelta(days=count)
    except OverflowError as beyond:
        raise BadValue("offset", str(count)) from beyond


def due_day(bases: Bases, count: int | None, unit: OffsetUnit, base: OffsetFrom) -> date | None:
    """Return the local day something is due, or None if its base day is undecided."""
    day = bases.day(base)
    return None if day is None or count is None else shifted(day, count, unit, bases.region)
