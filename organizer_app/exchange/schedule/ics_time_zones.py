"""Build the VTIMEZONE parts of a calendar with the iCalendar library, with one correction."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar.cal.timezone import TimezoneDaylight, TimezoneStandard


@functools.cache
def time_zone_part(zone: str, first_year: int, last_year: int) -> str:
    """Return the VTIMEZONE of an IANA zone for whole years, with CRLF line ends.

    Args:
        zone: a name in the tz database.
        first_year: year of the earliest event.
        last_year: year of the latest event.
    """
    # Only an export imports the library; it takes longer than starting the program.
    from icalendar import Timezone

    last_day = date(last_year + 1, 12, 31)
    component = Timezone.from_tzid(zone, first_date=date(first_year, 1, 1), last_date=last_day)
    for part in component.subcomponents:
        _begin_on_the_old_clock(part)
    return str(component.to_ical(), "ascii")


def _begin_on_the_old_clock(part: TimezoneStandard | TimezoneDaylight) -> None:
    """Move the start of a spring-forward rule to the hour before it.

    RFC 5545 (3.6.5) gives the onset on the clock that ends there, 02:00; the library gives 03:00.
    """
    jump = part.TZOFFSETTO - part.TZOFFSETFROM
    if jump <= timedelta(0):
        return
    part.DTSTART = part.DTSTART - jump
    later = part.pop("RDATE", None)
    if later is not None:
        part.add("RDATE", [moment.dt - jump for moment in later.dts])
