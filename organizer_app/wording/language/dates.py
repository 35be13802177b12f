"""Formats of days, clock times and spans, and conversion to HQ time."""

from __future__ import annotations

import functools
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from organizer_app.domain.time.local_time import from_epoch_minutes, local_of, minutes_of
from organizer_app.wording.language.texts import _
from organizer_app.wording.language.zones import zone_short

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_NOON: Final = 12 * _HOUR


class DeskTime(NamedTuple):
    """An instant in HQ time: ISO day and minutes after midnight."""

    day: str
    minutes: int


def clock(minutes: int) -> str:
    """Write a wall time, minutes after midnight (of any day), as 2:00 PM."""
    hour, minute = divmod(minutes % _DAY, _HOUR)
    form = _("{hour}:{minute:02} PM") if hour >= _NOON // _HOUR else _("{hour}:{minute:02} AM")
    return form.format(hour=(hour - 1) % 12 + 1, minute=minute)


def wall_clock(wall: time | datetime) -> str:
    """Write a wall time, or that of a local moment, as 2:00 PM."""
    return clock(minutes_of(wall))


def short_clock(minutes: int) -> str:
    """Write a wall time in its shortest form: 9 AM, Noon, 5:30 PM.

    On axes and in the cells of calendars alone; sentences and lists have `clock`.
    """
    minutes %= _DAY
    if minutes == _NOON:
        return _("Noon")
    if minutes % _HOUR:
        return clock(minutes)
    form = _("{hour} PM") if minutes >= _NOON else _("{hour} AM")
    return form.format(hour=(minutes // _HOUR - 1) % 12 + 1)


def span(starts: int, ends: int | None) -> str:
    """Write a span of wall times, minutes after midnight, with an en dash between start and end.

    The half of the day is said once when both ends share it; without an end only the start is written.
    """
    if ends is None:
        return clock(starts)
    first, last = clock(starts), clock(ends)
    same_half = starts % _DAY // _NOON == ends % _DAY // _NOON and ends - starts < _NOON
    if same_half:
        first = first.rpartition(" ")[0]
    return _("{first} – {last}").format(first=first, last=last)  # noqa: RUF001  # spans are written with an en dash


def long_day(day: str) -> str:
    """Write an ISO day as Sat, Apr 17 2027."""
    when = date.fromisoformat(day)
    return _("{weekday}, {month} {day} {year}").format(
        weekday=_weekdays()[when.weekday()], month=_months()[when.month - 1], day=when.day, year=when.year
    )


def weekday_day(day: str) -> str:
    """Write an ISO day as Sat, Apr 17."""
    when = date.fromisoformat(day)
    return _("{weekday}, {month} {day}").format(
        weekday=_weekdays()[when.weekday()], month=_months()[when.month - 1], day=when.day
    )


def short_day(day: str) -> str:
    """Write an ISO day as Apr 17."""
    when = date.fromisoformat(day)
    return _("{month} {day}").format(month=_months()[when.month - 1], day=when.day)


def full_date(day: date) -> str:
    """Write a day as April 17, 2027."""
    return _("{month} {day}, {year}").format(month=_long_months()[day.month - 1], day=day.day, year=day.year)


def weekday(day: str) -> str:
    """Write the day of the week of an ISO day as Sat."""
    return _weekdays()[date.fromisoformat(day).weekday()]


def day_and_year(day: str) -> str:
    """Write an ISO day as Apr 17, 2027."""
    when = date.fromisoformat(day)
    return _("{month} {day}, {year}").format(month=_months()[when.month - 1], day=when.day, year=when.year)


def day_and_clock(moment: datetime) -> str:
    """Write a local moment as Apr 5, 6:20 PM."""
    return _("{day}, {time}").format(day=short_day(moment.date().isoformat()), time=wall_clock(moment))


def week_span(first: str) -> str:
    """Write the week that begins on an ISO day as Apr 12 to 18, 2027, with a dash."""
    begin = date.fromisoformat(first)
    end = begin + timedelta(days=6)
    last = str(end.day) if (begin.month, begin.year) == (end.month, end.year) else short_day(end.isoformat())
    return _("{first} – {last}, {year}").format(first=short_day(first), last=last, year=end.year)  # noqa: RUF001  # an en dash


def month_year(year: int, month: int) -> str:
    """Write a month as April 2027."""
    return _("{month} {year}").format(month=_long_months()[month - 1], year=year)


def weekday_names() -> tuple[str, ...]:
    """Return the short names of the days of the week, Monday first."""
    return tuple(_weekdays())


@functools.lru_cache(maxsize=4096)
def desk_time(starts_utc: int, desk_zone: str) -> DeskTime:
    """Convert an instant, minutes since 1970-01-01 UTC, to HQ time."""
    local = local_of(from_epoch_minutes(starts_utc), desk_zone)
    return DeskTime(local.day.isoformat(), minutes_of(local.wall))


def zone_and_desk(zone: str, day: str, starts: int | None, starts_utc: int | None, desk_zone: str) -> str:
    """Write the zone of a local time and its HQ time: CT · 3:00 PM ET.

    Only the zone when the clocks agree; the desk's day is added when it is another one.
    """
    here = zone_short(zone) if zone else ""
    if starts is None or starts_utc is None or not desk_zone:
        return here
    desk = desk_time(starts_utc, desk_zone)
    if (desk.day, desk.minutes) == (day, starts):
        return here
    there = _("{time} {zone}").format(time=clock(desk.minutes), zone=zone_short(desk_zone))
    if desk.day != day:
        there = _("{time}, {day}").format(time=there, day=short_day(desk.day))
    return _("{zone} · {time}").format(zone=here, time=there)


def _weekdays() -> list[str]:
    return _("Mon Tue Wed Thu Fri Sat Sun").split()


def _months() -> list[str]:
    return _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()


def _long_months() -> list[str]:
    return _("January February March April May June July August September October November December").split()
