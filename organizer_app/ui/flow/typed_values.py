"""Reads what people type into fields: times as people say them, days in any usual form, counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from organizer_app.domain.basics.problems import UnclearError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time

T = TypeVar("T")

_SHIFT: Final = re.compile(
    r"(?P<sign>[+-])?\s*(?:(?P<hours>\d{1,2}):(?P<rest>\d{2})|(?P<whole>\d{1,2})\s*h(?:ours?|rs?)?"
    r"|(?P<minutes>\d{1,4})\s*(?:m|min|minutes?)?)",
    re.ASCII,
)
_BETWEEN_CITIES: Final = re.compile(r"[;\r\n\u2028\u2029]+")
_DAY: Final = 24 * 60


class Reading(NamedTuple, Generic[T]):
    """The meaning of a typed text; `is_clear` is false when it has none, and the value is then None."""

    value: T | None
    is_clear: bool = True


class Hours(NamedTuple):
    """A start and its end, typed in one field."""

    starts: time
    ends: time


def time_meant(text: str) -> Reading[time]:
    """Read one wall time as `written_times.time_meant` does; an empty text means none."""
    # Loaded when somebody types: the first screen needs no reader of times.
    from organizer_app.domain.importing import written_times

    return _reading(lambda: written_times.time_meant(text))


def hours_meant(text: str) -> Reading[time | Hours]:
    """Read a start, or a start with its end, as `written_times.hours_meant` does."""
    from organizer_app.domain.importing import written_times

    def read() -> time | Hours | None:
        starts, ends = written_times.hours_meant(text)
        return Hours(starts, ends) if starts and ends else starts

    return _reading(read)


def day_meant(text: str, year: int) -> Reading[date]:
    """Read one day as `written_days.day_meant` does; `year` is used where the text names none."""
    from organizer_app.domain.importing import written_days

    return _reading(lambda: written_days.day_meant(text, year))


def _reading(read: Callable[[], T | None]) -> Reading[T]:
    try:
        return Reading(read())
    except UnclearError:
        return Reading(None, is_clear=False)


def count_meant(text: str) -> Reading[int]:
    """Read a number such as "1,200" as `written_numbers.count_meant` does; an empty text means none."""
    from organizer_app.domain.importing import written_numbers

    return _reading(lambda: written_numbers.count_meant(text))


def range_meant(text: str) -> Reading[tuple[int, int]]:
    """Read a count of people such as "300" or "250-400", lowest first; an empty text means none."""
    low, dash, high = text.replace("\u2013", "-").strip().lstrip("~").partition("-")
    one, other = count_meant(low), count_meant(high if dash else low)
    if one.value is None or other.value is None:
        return Reading(None, is_clear=not text.strip())
    return Reading((min(one.value, other.value), max(one.value, other.value)))


def minutes_meant(text: str) -> Reading[int]:
    """Read the minutes of a text such as "+30", "-15", "1:30", "2 h"; less than a day, and never zero."""
    match = _SHIFT.fullmatch(text.strip().casefold().replace("\u2212", "-"))
    if match is None:
        return Reading(None, is_clear=False)
    hours, minutes = int(match["hours"] or match["whole"] or 0), int(match["rest"] or match["minutes"] or 0)
    total = hours * 60 + minutes
    if not 0 < total <= _DAY:
        return Reading(None, is_clear=False)
    return Reading(-total if match["sign"] == "-" else total)


def read_names(text: str) -> tuple[str, ...]:
    """Return the names in a text, separated by semicolons or line ends."""
    return tuple(name.strip() for name in re.split(r"[;\n]", text) if name.strip())


def cities_meant(text: str) -> tuple[str, ...]:
    """Return the distinct cities of a text, separated by semicolons or line ends.

    A list that is pasted from a table has a city on each line.
    """
    named = (" ".join(part.split()) for part in _BETWEEN_CITIES.split(text))
    return tuple(dict.fromkeys(name for name in named if name))
