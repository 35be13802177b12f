"""Times of day as people write them: "12pm", "noon", "11am-1:30pm", "2 to 4 p.m. ET", "1400"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Final

from organizer_app.domain.incoming import RowWarningCode

_ONE: Final = r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(am|pm|a|p)?"
_TIME: Final = re.compile(rf"{_ONE}")
_SPAN: Final = re.compile(rf"{_ONE}\s*-\s*{_ONE}")
_DIGITS: Final = re.compile(r"([01]\d|2[0-4])([0-5]\d)\s*(?:h|hrs|hours)?")
_MERIDIEM: Final = re.compile(r"\b([ap])\.?\s?m\b\.?|(?<=\d)([ap])\.?\s?m\b\.?")
_DASH: Final = re.compile(r"\s*(?:[-–—‒−]+|\b(?:to|until|till|til|thru|through|a las)\b)\s*")  # noqa: RUF001  # as typed
_ZONE: Final = re.compile(
    r"\s*[(\[]?\s*\b((?:[ecmp]|ak|h)[sd]?t|utc|gmt|(?:eastern|central|mountain|pacific|alaska|hawaii)"
    r"(?: (?:standard|daylight))?(?: time)?)\b\s*[)\]]?\s*$"
)
_AROUND: Final = re.compile(
    r"^(?:at|from|starts?(?: at)?|starting(?: at)?|begins?(?: at)?|@|~|about|approx\.?)\s*(?=\d)"
    r"|(?:\s*(?:local(?: time)?|sharp|o'?clock|onwards?|\?|\+|-))+$"
)
_NAMED: Final = (
    (re.compile(r"\b(?:12(?::00)?\s*)?(?:noon|mediodia|midday)\b"), "12pm"),
    (re.compile(r"\b(?:12(?::00)?\s*)?(?:midnight|medianoche)\b"), "12am"),
)
_NOT_YET: Final = re.compile(
    r"\b(?:tbd|tba|tbc|to be (?:determined|announced|confirmed))\b|^(?:\?+|-+|n/?a)$"
)
_LONGEST: Final = 80
"""No time needs more characters, and the patterns are quick only on short texts."""
_HALF_DAY: Final = 12
_FULL_DAY: Final = 24
_EARLY: Final = time(6)
_LATE: Final = time(_HALF_DAY)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A start and an end in local wall time, as far as they are said.

    Attributes:
        next_day: the end is after midnight.
        zone: zone words of the cell ("ET"), "" when there are none.
        code: what is wrong or doubtful, None when nothing is.
    """

    starts: time | None = None
    ends: time | None = None
    next_day: bool = False
    zone: str = ""
    code: RowWarningCode | None = None


NO_TIME: Final = TimeSpan()
_UNREADABLE: Final = TimeSpan(code=RowWarningCode.TIME_UNREADABLE)


@lru_cache(maxsize=16_384)
def read_time_span(text: str) -> TimeSpan:
    """The time or the two times of a cell; never a guess at words such as "evening"."""
    words = text.strip().casefold()
    if not words:
        return NO_TIME
    if len(words) > _LONGEST:
        return _UNREADABLE
    words = _MERIDIEM.sub(lambda found: f"{found[1] or found[2]}m ", words).strip()
    if _NOT_YET.search(words):
        return TimeSpan(code=RowWarningCode.TIME_TBD)
    zone_found = _ZONE.search(words)
    zone = zone_found[1].upper() if zone_found else ""
    if zone_found:
        words = words[: zone_found.start()]
    for pattern, replacement in _NAMED:
        words = pattern.sub(replacement, words)
    words = _AROUND.sub("", _DASH.sub(" - ", words).strip()).strip(" ,.")
    return _span(words, zone) or _UNREADABLE


def _span(words: str, zone: str) -> TimeSpan | None:
    digits = _DIGITS.fullmatch(words)
    if digits:
        return _checked(_clock(int(digits[1]) % _FULL_DAY, int(digits[2]), ""), None, zone)
    one = _TIME.fullmatch(words)
    if one:
        return _single(one, zone)
    two = _SPAN.fullmatch(words)
    return _double(two, zone) if two else None


def _single(found: re.Match[str], zone: str) -> TimeSpan | None:
    hour, minute, half = found.groups()
    if minute is None and not half:
        return None
    starts = _clock(int(hour), int(minute or 0), half or "")
    doubtful = not half and len(hour) == 1 and 0 < int(hour) <= _EARLY.hour
    return _checked(starts, None, zone, doubtful=doubtful)


def _double(found: re.Match[str], zone: str) -> TimeSpan | None:
    hour, minute, half, end_hour, end_minute, end_half = found.groups()
    if not half and not end_half and (minute is None or end_minute is None):
        return None
    ends = _clock(int(end_hour), int(end_minute or 0), end_half or "")
    starts = _clock(int(hour), int(minute or 0), half or "")
    if end_half and not half:
        # "2-4pm" is two in the afternoon, "11-1pm" is eleven in the morning.
        same_half = _clock(int(hour), int(minute or 0), end_half)
        starts = same_half if same_half and ends and same_half < ends else _other_half(same_half)
    elif half and not end_half:
        same_half = _clock(int(end_hour), int(end_minute or 0), half)
        ends = same_half if same_half and starts and starts < same_half else _other_half(same_half)
    if starts is None or ends is None:
        return None
    doubtful = not (half or end_half) and len(hour) == 1 and 0 < int(hour) <= _EARLY.hour
    return _checked(starts, ends, zone, doubtful=doubtful)


def _other_half(moment: time | None) -> time | None:
    return moment and moment.replace(hour=(moment.hour + _HALF_DAY) % _FULL_DAY)


def _clock(hour: int, minute: int, half: str) -> time | None:
    """A time of the 24-hour clock, or with "am"/"pm" of the other one; None when there is no such time."""
    if half:
        if half.startswith("p") and hour < _HALF_DAY:
            hour += _HALF_DAY
        elif half.startswith("a") and hour == _HALF_DAY:
            hour = 0
    if hour == _FULL_DAY and minute == 0:
        hour = 0
    return time(hour, minute) if hour < _FULL_DAY and minute < 60 else None  # noqa: PLR2004  # minutes


def _checked(starts: time | None, ends: time | None, zone: str, *, doubtful: bool = False) -> TimeSpan | None:
    if starts is None:
        return None
    code = RowWarningCode.TIME_DOUBTFUL if doubtful else None
    return TimeSpan(starts, ends, ends_next_day(starts, ends), zone, code)


def ends_next_day(starts: time | None, ends: time | None) -> bool:
    """Whether an end without a date is after midnight: early in the morning after a start past noon.

    Any other end before its start is left as it is, so that the checks show it as a fault.
    """
    return starts is not None and ends is not None and ends <= _EARLY and starts >= _LATE
