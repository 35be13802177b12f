"""Read what was written by hand while there was no power: a line each, with the time beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.entry_line import EntryGap, TypedEntry, read_line
from organizer_app.domain.importing.written_times import time_if_any

if TYPE_CHECKING:
    from organizer_app.domain.day.city_finding import CityIndex

_TIME: Final = re.compile(
    r"^\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*(?:(?P<half>[AaPp])\.?(?:[Mm]\.?)?(?![a-z]))?\s*(?P<rest>.*)$"
)
# Other ways in which a field takes a time: "3pm", "1430", "noon". A bare hour could be anything here.
_OTHER_TIME: Final = re.compile(
    r"^\s*(?P<time>\d{1,2}\s?[ap]\.?m\.?|(?:[01]\d|2[0-3])[0-5]\d(?=\s*[a-z])|noon|midnight)(?![a-z0-9])\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_AGO: Final = re.compile(r"[-\u2212](\d{1,4})")
_HOUR: Final = 60
_NOON: Final = 12
_HOURS: Final = 24
_HALF_DAY: Final = 12 * _HOUR
_DAY: Final = 24 * _HOUR
MOST: Final = 500


class PaperGap(Enum):
    """What is wrong with the time of a line: there is no such time, or it has not come yet."""

    NO_TIME = "no_time"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line as it was typed from paper.

    Attributes:
        text: the line.
        entry: what it says, its time included; None for an empty one.
        gap: what is wrong with its time, or None.
    """

    text: str
    entry: TypedEntry | None
    gap: PaperGap | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be logged; a line without a city is logged as general."""
        entry = self.entry
        return entry is not None and self.gap is None and entry.gap in (None, EntryGap.UNKNOWN_CITY)


def read_paper(text: str, cities: CityIndex, wall_now: int) -> tuple[PaperLine, ...]:
    """Return the lines of a text that are not empty, at most `MOST`.

    A line begins with the time on HQ's clock: "3:05 pm", "15:05", "3pm", "noon", or "1505" before a city.
    What follows is a line of the entry bar. Without am or pm, the latest such time that has passed is meant.
    A line without a time was said now.

    Args:
        text: what was typed.
        cities: the cities of the day.
        wall_now: minutes after midnight now, on HQ's clock.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    return tuple(_line(line, cities, wall_now) for line in lines[:MOST])


def _line(text: str, cities: CityIndex, wall_now: int) -> PaperLine:
    found = _TIME.match(_with_clock(text, cities))
    if found is None:
        return PaperLine(text, read_line(text, cities))
    entry = read_line(found["rest"], cities)
    ago = _minutes_ago(found, wall_now)
    if entry is None or isinstance(ago, PaperGap):
        return PaperLine(text, entry, ago if isinstance(ago, PaperGap) else None)
    return PaperLine(text, replace(entry, minutes_ago=ago + entry.minutes_ago))


def _with_clock(text: str, cities: CityIndex) -> str:
    """Return a line whose time is written as "14:30" or "2:00 pm", as far as it begins with one."""
    found = _OTHER_TIME.match(text)
    if found is None or (wall := time_if_any(found["time"])) is None:
        return text
    if found["time"].isdigit():
        entry = read_line(found["rest"], cities)
        if entry is None or not entry.candidates:
            # "1200 people are here" says how many.
            return text
    return f"{wall:%I:%M %p} {found['rest']}"


def time_ago(text: str, wall_now: int) -> int | PaperGap:
    """Return how many minutes ago a time of HQ's clock was: "2:40 pm", "14:40", "2pm", or "-20" itself.

    Without am or pm, the latest such time that has passed is meant, as on paper.
    """
    plain = text.strip()
    ago = _AGO.fullmatch(plain)
    if ago is not None:
        return int(ago.group(1))
    found = _TIME.match(plain)
    if found is None or found["rest"]:
        wall = time_if_any(plain)
        found = _TIME.match(f"{wall:%I:%M %p}") if wall is not None else None
    return PaperGap.NO_TIME if found is None else _minutes_ago(found, wall_now)


def _minutes_ago(found: re.Match[str], wall_now: int) -> int | PaperGap:
    hour, minute, half = int(found["hour"]), int(found["minute"]), found["half"]
    if hour >= _HOURS or minute >= _HOUR or (half and not 1 <= hour <= _NOON):
        return PaperGap.NO_TIME
    wall = hour * _HOUR + minute
    if half:
        wall = wall % _HALF_DAY + (_HALF_DAY if half.casefold() == "p" else 0)
    elif 1 <= hour <= _NOON:
        # As on a watch: the later of both that has passed.
        both = (wall % _HALF_DAY, wall % _HALF_DAY + _HALF_DAY)
        wall = min(both, key=lambda each: (wall_now - each) % _DAY)
    ago = (wall_now - wall) % _DAY
    return ago if ago <= _DAY - _HALF_DAY else PaperGap.LATER
