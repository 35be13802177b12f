"""Reads what people type into fields: times as they say them, days in any usual shape, counts."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?", re.ASCII)
_CLOCK_WORDS: Final = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NOON: Final = 12
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
# A small hour without am or pm is meant in the afternoon: nobody rallies at 2 in the night. "02:00" is exact.
_EARLIEST_BARE: Final = 7
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS: Final = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY: Final = re.compile(r"([a-z]{3,9})\.?,?\s+(.+)", re.ASCII)
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_NUMBERS: Final = re.compile(
    r"(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?", re.ASCII
)
_YEAR_PART: Final = r"(?:,?\s+(?P<year>\d{4}))?"
_MONTH_FIRST: Final = re.compile(
    r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?" + _YEAR_PART, re.ASCII
)
_DAY_FIRST: Final = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[a-z]{3,9})\.?" + _YEAR_PART, re.ASCII
)
_SHAPES: Final = (_ISO, _NUMBERS, _MONTH_FIRST, _DAY_FIRST)
_SHIFT: Final = re.compile(
    r"(?P<sign>[+-])?\s*(?:(?P<hours>\d{1,2}):(?P<rest>\d{2})|(?P<whole>\d{1,2})\s*h(?:ours?|rs?)?"
    r"|(?P<minutes>\d{1,4})\s*(?:m|min|minutes?)?)",
    re.ASCII,
)
_BETWEEN_CITIES: Final = re.compile(r"[;\r\n\u2028\u2029]+")
_DAY: Final = 24 * 60
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 99
_NAME_LENGTH: Final = 3


class Reading(NamedTuple, Generic[T]):
    """What a typed text means; `is_clear` is false when it means nothing, and the value is then None."""

    value: T | None
    is_clear: bool = True


def time_meant(text: str) -> Reading[time]:
    """Read the wall time of a text such as "2pm", "2:30 p", "14:00", "noon"; an empty text means none."""
    typed = text.strip().casefold()
    if not typed or typed in _CLOCK_WORDS:
        return Reading(_CLOCK_WORDS.get(typed))
    match = _CLOCK.fullmatch(typed)
    if match is None:
        return Reading(None, is_clear=False)
    hour, minute = _hour_of_day(match[1], match[3]), int(match[2] or 0)
    if not (0 <= hour <= _LAST_HOUR and minute <= _LAST_MINUTE):
        return Reading(None, is_clear=False)
    return Reading(time(hour, minute))


def _hour_of_day(typed: str, half: str | None) -> int:
    """Return the hour 0 to 23, or a number out of that range when hour and half contradict each other."""
    hour = int(typed)
    if half is None:
        return hour + _NOON if 0 < hour < _EARLIEST_BARE and len(typed) == 1 else hour
    if not 1 <= hour <= _NOON:
        return -1
    return hour % _NOON + (_NOON if half == "p" else 0)


def day_meant(text: str, year: int) -> Reading[date]:
    """Read the day of a text such as "July 15", "7/15", "Mon Jul 15 2019"; an empty text means none.

    Args:
        text: as typed; between numbers the month comes first unless only the second can be one.
        year: taken when the text names none.
    """
    typed = text.strip().casefold()
    if not typed:
        return Reading(None)
    weekday, rest = _without_weekday(typed)
    found = _day_of_shape(rest, year) or _day_of_library(text.strip(), year)
    if found is None or (weekday is not None and found.weekday() != weekday):
        return Reading(None, is_clear=False)
    return Reading(found)


def _without_weekday(typed: str) -> tuple[int | None, str]:
    match = _WEEKDAY.fullmatch(typed)
    if match is None or match[1][:_NAME_LENGTH] not in _WEEKDAYS:
        return None, typed
    return _WEEKDAYS.index(match[1][:_NAME_LENGTH]), match[2]


def _day_of_shape(typed: str, year: int) -> date | None:
    for shape in _SHAPES:
        match = shape.fullmatch(typed)
        if match is not None:
            return _day_of_match(match, year)
    return None


def _day_of_match(match: re.Match[str], year: int) -> date | None:
    parts = match.groupdict()
    day = int(parts["day"])
    month = _month_of(parts)
    if month > len(_MONTHS) >= day and match.re is _NUMBERS:
        day, month = month, day
    named = int(parts["year"]) if parts["year"] else year
    try:
        return date(named if named > _TWO_DIGITS else named + _CENTURY, month, day)
    except ValueError:
        return None


def _month_of(parts: dict[str, str]) -> int:
    name = parts.get("name")
    if name is None:
        return int(parts["month"])
    short = name[:_NAME_LENGTH]
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day_of_library(text: str, year: int) -> date | None:
    """Ask the lenient library what none of our shapes fits; it alone costs more than opening the window."""
    if not any(letter.isdigit() for letter in text):
        return None
    from datetime import UTC, datetime

    from dateutil import parser

    start = datetime(year, 1, 1, tzinfo=UTC)
    try:
        # Read against two days of two months: a text that names no month and day would differ.
        first = parser.parse(text, default=start, ignoretz=True)
        second = parser.parse(text, default=start.replace(month=2, day=2), ignoretz=True)
    except (parser.ParserError, OverflowError, TypeError):
        return None
    return first.date() if first.date() == second.date() else None


def count_meant(text: str) -> Reading[int]:
    """Read the number of a text such as "1,200"; an empty text means none."""
    typed = re.sub(r"[\s,._]", "", text)
    if not typed:
        return Reading(None, is_clear=not text.strip())
    if not re.fullmatch(r"\d{1,8}", typed, re.ASCII):
        return Reading(None, is_clear=False)
    return Reading(int(typed))


def minutes_meant(text: str) -> Reading[int]:
    """Read the minutes of a text such as "+30", "-15", "1:30", "2 h"; within a day, and never none."""
    match = _SHIFT.fullmatch(text.strip().casefold().replace("\u2212", "-"))
    if match is None:
        return Reading(None, is_clear=False)
    hours, minutes = int(match["hours"] or match["whole"] or 0), int(match["rest"] or match["minutes"] or 0)
    total = hours * 60 + minutes
    if not 0 < total <= _DAY:
        return Reading(None, is_clear=False)
    return Reading(-total if match["sign"] == "-" else total)


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a text in which semicolons or line ends stand between them."""
    return tuple(name.strip() for name in re.split(r"[;\n]", text) if name.strip())


def cities_meant(text: str) -> tuple[str, ...]:
    """Return the cities of a text, each once: one, or several with a semicolon or a new line between them.

    A list that is pasted from a table has a city on each line.
    """
    named = (" ".join(part.split()) for part in _BETWEEN_CITIES.split(text))
    return tuple(dict.fromkeys(name for name in named if name))
