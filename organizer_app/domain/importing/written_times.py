"""Read times of day as people write them, in a file or in a field: "2", "noon", "11-1:30pm"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache
from typing import Final

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.incoming import RowWarningCode

_ONE: Final = r"([0-9]{1,2})(?:[:.h]?([0-9]{2})(:[0-9]{2}(?:\.[0-9]+)?)?)?\s*(am|pm|a|p)?"
_TIME: Final = re.compile(_ONE)
_SPAN: Final = re.compile(rf"{_ONE}\s*-\s*{_ONE}")
_DIGITS: Final = re.compile(r"([01][0-9]|2[0-4])([0-5][0-9])\s*(?:h|hrs|hours)")
_MERIDIEM: Final = re.compile(r"\b([ap])\.?\s?m\b\.?|(?<=\d)([ap])\.?\s?m\b\.?|(?<=\d)\s*([ap])\.?$")
_DASH: Final = re.compile(r"\s*(?:[-–—‒−]+|\b(?:to|until|till|til|thru|through|a las)\b)\s*")  # noqa: RUF001  # as typed
_ZONE: Final = re.compile(
    r"\s*[(\[]?\s*\b((?:[ecmp]|ak|h)[sd]?t|utc|gmt|(?:eastern|central|mountain|pacific|alaska|hawaii)"
    r"(?: (?:standard|daylight))?(?: time)?)\b\s*[)\]]?\s*$"
)
_AROUND: Final = re.compile(
    r"^(?:at|from|starts?(?: at)?|starting(?: at)?|begins?(?: at)?|@|~|about|approx\.?)\s*(?=\d)"
    r"|(?:\s*(?:local(?: time)?|sharp|o'?clock|onwards?|\?|\+|-))+$"
)
_HEDGES: Final = (
    r"-?\s?ish\b|\b(?:i think|maybe|perhaps|probably|likely|hopefully|tentative(?:ly)?|quizas?)\b"
)
_UNSURE_AT_ALL: Final = re.compile(_HEDGES)
_UNSURE: Final = re.compile(rf"{_HEDGES}|[()]")
_NAMED: Final = (
    (re.compile(r"\b(?:12(?::00)?\s*)?(?:noon|mediodia|midday)\b"), "12pm"),
    (re.compile(r"\b(?:12(?::00)?\s*)?(?:midnight|medianoche)\b"), "12am"),
)
_NOT_YET: Final = re.compile(
    r"\b(?:tbd|tba|tbc|to be (?:determined|announced|confirmed))\b|^(?:\?+|-+|n/?a)$"
)
_DAY_CLOCK: Final = re.compile(r"(?<![0-9:])(?:1[3-9]|2[0-3])[:h][0-5][0-9]|^(?:1[3-9]|2[0-3])[0-5][0-9]$")
_LETTER_CLOCK: Final = re.compile(r"[0-9]\s*[ap]\b|[ap]\.?m", re.IGNORECASE)
_LONGEST: Final = 80
"""No time needs more characters, and the patterns are only fast on short texts."""
_HALF_DAY: Final = 12
_FULL_DAY: Final = 24
_AFTERNOON: Final = 6
"""The last bare hour in the afternoon: from 7 on it means the morning."""
_EARLY: Final = time(6)
_LATE: Final = time(_HALF_DAY)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A start and an end in local wall time, as far as given.

    Attributes:
        next_day: whether the end is after midnight.
        zone: zone words of the cell ("ET"), or "".
        code: the fault or doubt, None without one.
        is_open: whether AM or PM is unclear for at least one end.
        is_bare: whether the text only has hours: 5, 12-1.
    """

    starts: time | None = None
    ends: time | None = None
    next_day: bool = False
    zone: str = ""
    code: RowWarningCode | None = None
    is_open: bool = False
    is_bare: bool = False


NO_TIME: Final = TimeSpan()
UNREADABLE: Final = TimeSpan(code=RowWarningCode.TIME_UNREADABLE)


def time_meant(text: str) -> time | None:
    """Return the wall time in a typed text, by the rule of `read_time_span`.

    Returns:
        None for an empty text.

    Raises:
        UnclearError: it is no time, or says more than the field can hold: two times, or a zone.
    """
    if not text.strip():
        return None
    span = read_time_span(text)
    if span.starts is None or span.ends is not None or span.zone:
        raise UnclearError
    return span.starts


def time_if_any(text: str) -> time | None:
    """Return what `time_meant` does; None also for a text that is no time."""
    try:
        return time_meant(text)
    except UnclearError:
        return None


def hours_meant(text: str) -> tuple[time | None, time | None]:
    """Return start and end in the text of a start field: "12-2pm" gives both.

    Raises:
        UnclearError: it is neither a time nor two.
    """
    if not text.strip():
        return None, None
    span = read_time_span(text)
    if span.starts is None or span.zone:
        raise UnclearError
    return span.starts, span.ends


def is_24_hours(cells: set[str]) -> bool:
    """Return whether a column uses 24 hours, so that its 2:00 is at night."""
    return any(map(_DAY_CLOCK.search, cells)) and not any(map(_LETTER_CLOCK.search, cells))


@lru_cache(maxsize=16_384)
def read_time_span(text: str, *, is_exact: bool = False) -> TimeSpan:
    """Read the time or the two times of a text; never guess at words such as "evening".

    One rule decides AM or PM for a bare hour in every field: 1 to 6 is in the afternoon, 7 to 11 in the
    morning, 12 is noon. No one rallies at 2 am; 7 is when marshals report. Anything else in the text takes
    precedence: am or pm, a 24-hour form (14:30, 1430, 02:00), or the other end. In "7-9pm" and "2-4pm" that
    gives both ends their half, in "22-2" their clock; an end without any is the next such hour after its
    start, also beside times of 24 hours, where that is a doubt. "12-2" is noon to 2 pm without a doubt.

    Args:
        text: as written.
        is_exact: whether the column uses 24 hours, so that no half has to be guessed.
    """
    words = text.strip().casefold()
    if not words:
        return NO_TIME
    if len(words) > _LONGEST:
        return UNREADABLE
    words = _MERIDIEM.sub(lambda found: f"{found[1] or found[2] or found[3]}m ", words).strip()
    if _NOT_YET.search(words):
        return TimeSpan(code=RowWarningCode.TIME_TBD)
    is_unsure = _UNSURE_AT_ALL.search(words) is not None
    if is_unsure:
        words = " ".join(_UNSURE.sub(" ", words).replace("?", " ").split())
    zone_found = _ZONE.search(words)
    zone = zone_found[1].upper() if zone_found else ""
    if zone_found:
        words = words[: zone_found.start()]
    for pattern, replacement in _NAMED:
        words = pattern.sub(replacement, words)
    words = _AROUND.sub("", _DASH.sub(" - ", words).strip()).strip(" ,.")
    span = _span(words, zone, is_exact=is_exact) or UNREADABLE
    return replace(span, code=RowWarningCode.TIME_GUESSED) if is_unsure and span.code is None else span


@dataclass(frozen=True, slots=True)
class _Written:
    """One time as written; `half` is "a", "p" or empty."""

    hour: str
    minute: str | None
    has_seconds: bool
    half: str

    @property
    def is_open(self) -> bool:
        """Return whether it could be AM or PM: 2:00, but not 02:00, 14:00, 2:00:00 or 2 pm."""
        is_plain = not self.has_seconds and not self.hour.startswith("0")
        return is_plain and not self.half and 0 < int(self.hour) <= _HALF_DAY

    @property
    def is_bare(self) -> bool:
        return self.minute is None and not self.half

    def in_half(self, half: str) -> time | None:
        """Return it as AM or PM, or on the 24-hour clock without a half; None if impossible."""
        hour, minute = int(self.hour), int(self.minute or 0)
        if half and self.minute is None and not 0 < hour <= _HALF_DAY:
            return None
        if half == "p" and hour < _HALF_DAY:
            hour += _HALF_DAY
        elif half == "a" and hour == _HALF_DAY:
            hour = 0
        if hour == _FULL_DAY and minute == 0:
            hour = 0
        return time(hour, minute) if hour < _FULL_DAY and minute < 60 else None  # noqa: PLR2004  # minutes

    @property
    def is_guessed(self) -> bool:
        """Return whether the rule of bare hours changes it."""
        return self.is_open and int(self.hour) <= _AFTERNOON

    def by_rule(self) -> time | None:
        """Return it as read by the rule of bare hours."""
        return self.in_half(self.half or ("p" if self.is_guessed else ""))


def _span(words: str, zone: str, *, is_exact: bool) -> TimeSpan | None:
    one = _TIME.fullmatch(words) or _DIGITS.fullmatch(words)
    if one:
        written = _written(one.groups())
        starts = written.in_half(written.half) if is_exact else written.by_rule()
        is_open = written.is_open and not is_exact
        doubtful = written.is_bare or (is_open and written.is_guessed)
        return _checked((starts, None), zone, doubtful=doubtful, is_open=is_open, is_bare=written.is_bare)
    two = _SPAN.fullmatch(words)
    if two is None:
        return None
    parts = two.groups()
    return _double(_written(parts[:4]), _written(parts[4:]), zone, is_exact=is_exact)


def _written(parts: tuple[str | None, ...]) -> _Written:
    hour, minute, seconds, half = (*parts, None, None)[:4]
    return _Written(hour or "", minute, bool(seconds), (half or "")[:1])


def _double(first: _Written, last: _Written, zone: str, *, is_exact: bool) -> TimeSpan | None:
    starts, ends = first.by_rule(), last.by_rule()
    is_open = is_doubtful = is_noon = False
    if last.half and first.is_open:
        # "2-4pm" starts at 2 pm, "11-1pm" at 11 am.
        same_half = first.in_half(last.half)
        starts = same_half if same_half and ends and same_half < ends else _other_half(same_half)
    elif first.half and last.is_open:
        same_half = last.in_half(first.half)
        ends = same_half if same_half and starts and starts < same_half else _other_half(same_half)
    elif is_exact or not (first.is_open and last.is_open):
        starts, ends = first.in_half(first.half), last.in_half(last.half)
        if first.is_open and last.is_open and starts and ends and ends <= starts:
            # In a column of 24 hours too, "9:00 - 5:00" ends in the afternoon.
            ends, is_doubtful = _next_such(last, starts), True
    else:
        is_open, ends = True, _next_such(last, starts)
        # Nothing begins at midnight: "12-1:30" is after noon.
        is_noon = int(first.hour) == _HALF_DAY and last.is_guessed
        is_doubtful = not is_noon and (first.is_guessed or ends != last.in_half(""))
    is_bare = not (first.half or last.half) and None in {first.minute, last.minute}
    if starts is None or ends is None:
        return None
    is_doubtful = is_doubtful or (is_bare and not is_noon)
    return _checked((starts, ends), zone, doubtful=is_doubtful, is_open=is_open, is_bare=is_bare)


def _next_such(last: _Written, starts: time | None) -> time | None:
    """Return the first time after a start that an end without AM or PM can mean."""
    both = [last.in_half(half) for half in "ap"]
    return next((each for each in both if each and starts and starts < each), both[0])


def _other_half(moment: time | None) -> time | None:
    return moment and moment.replace(hour=(moment.hour + _HALF_DAY) % _FULL_DAY)


def _checked(
    span: tuple[time | None, time | None], zone: str, *, doubtful: bool, is_open: bool, is_bare: bool
) -> TimeSpan | None:
    starts, ends = span
    if starts is None:
        return None
    code = RowWarningCode.TIME_DOUBTFUL if doubtful else None
    return TimeSpan(starts, ends, ends_next_day(starts, ends), zone, code, is_open, is_bare)


def ends_next_day(starts: time | None, ends: time | None) -> bool:
    """Return whether an end without a date is after midnight: early morning after a start past noon.

    Any other end before its start stays, so that the checks report it.
    """
    return starts is not None and ends is not None and ends <= _EARLY and starts >= _LATE
