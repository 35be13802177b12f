"""Reads what people type into fields: times as they say them, days in any usual shape, counts."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from organizer_app.domain.problems import BadValue

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?", re.ASCII)
_WORDS: Final = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NOON: Final = 12
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
# A bare hour of the morning's small numbers is meant in the afternoon: nobody rallies at 2 in the night.
_EARLIEST_BARE: Final = 7


def read_time(text: str, field: str) -> time | None:
    """Return the wall time of a text such as "2pm", "2:30 PM", "14:00", "noon"; None for an empty text.

    Raises:
        BadValue: it is no time of a day.
    """
    typed = text.strip().casefold()
    if not typed:
        return None
    if typed in _WORDS:
        return _WORDS[typed]
    match = _CLOCK.fullmatch(typed)
    if match is None:
        raise BadValue(field, text)
    hour, minute = int(match[1]), int(match[2] or 0)
    hour = _hour_of_day(hour, match[3], is_bare=match[2] is None)
    if not (0 <= hour <= _LAST_HOUR and minute <= _LAST_MINUTE):
        raise BadValue(field, text)
    return time(hour, minute)


def _hour_of_day(hour: int, half: str | None, *, is_bare: bool) -> int:
    """Return the hour 0 to 23, or a number out of that range when the two contradict each other."""
    if half is None:
        return hour + _NOON if is_bare and 0 < hour < _EARLIEST_BARE else hour
    if not 1 <= hour <= _NOON:
        return -1
    return hour % _NOON + (_NOON if half == "p" else 0)


def read_day(text: str, field: str, today: date) -> date | None:
    """Return the day of a text such as "Apr 17", "4/17/2027", "2027-04-17"; None for an empty text.

    A day without a year is the one of this year.

    Raises:
        BadValue: it is no day.
    """
    typed = text.strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        pass
    from datetime import UTC, datetime

    from dateutil import parser

    start = datetime(today.year, 1, 1, tzinfo=UTC)
    try:
        # Read against two days: a text that names no day of the month would differ.
        first, second = parser.parse(typed, default=start), parser.parse(typed, default=start.replace(day=2))
    except (parser.ParserError, OverflowError) as failure:
        raise BadValue(field, text) from failure
    if first.date() != second.date():
        raise BadValue(field, text)
    return first.date()


def read_count(text: str, field: str) -> int | None:
    """Return the number of a text such as "1,200"; None for an empty text.

    Raises:
        BadValue: it is no whole number of people.
    """
    typed = re.sub(r"[\s,._]", "", text)
    if not typed:
        return None
    if not re.fullmatch(r"\d{1,8}", typed, re.ASCII):
        raise BadValue(field, text)
    return int(typed)


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a text in which semicolons or line ends stand between them."""
    return tuple(name.strip() for name in re.split(r"[;\n]", text) if name.strip())
