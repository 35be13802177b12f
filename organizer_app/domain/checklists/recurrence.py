"""Compute repeated events, such as a weekly call, as an RRULE counted from a day."""

from __future__ import annotations

import functools
import re
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Final

from organizer_app.domain.checklists.planning_problems import BadRecurrence

MOST_TIMES: Final = 400
_FREQUENCIES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_DAYS: Final = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*")
_NUMBERS: Final = re.compile(r"[+-]?\d{1,3}(,[+-]?\d{1,3})*")
_COUNT: Final = re.compile(r"[1-9]\d{0,2}")
_SHAPES: Final = {
    "COUNT": _COUNT,
    "INTERVAL": _COUNT,
    "BYDAY": _DAYS,
    "BYMONTHDAY": _NUMBERS,
    "BYMONTH": _NUMBERS,
    "BYSETPOS": _NUMBERS,
    "WKST": re.compile("MO|TU|WE|TH|FR|SA|SU"),
    # Not part of RFC 5545: days from the day the offset counts from, so that the end moves with it.
    "UNTIL": re.compile(r"T[+-]\d{1,3}"),
}


@functools.lru_cache(maxsize=1024)
def checked_rule(text: str) -> str:
    """Return a rule in one spelling, without the prefix RRULE:.

    It may define how often, on which weekdays, how many times, and until when: UNTIL=T-7 ends seven days
    before the day it counts from. A date would not move with the anchor.

    Raises:
        BadRecurrence: a part is unknown or invalid.
    """
    plain = text.strip().upper().replace("\u2212", "-").removeprefix("RRULE:").rstrip(";")
    parts: dict[str, str] = {}
    for piece in plain.split(";"):
        name, equals, value = (each.strip() for each in piece.partition("="))
        shape = _SHAPES.get(name)
        known = value in _FREQUENCIES if name == "FREQ" else shape is not None and shape.fullmatch(value)
        if not equals or not known or name in parts:
            raise BadRecurrence(text, piece.strip())
        parts[name] = value
    if "FREQ" not in parts:
        raise BadRecurrence(text, "FREQ")
    if "COUNT" in parts and "UNTIL" in parts:
        raise BadRecurrence(text, "UNTIL")
    return ";".join(f"{name}={value}" for name, value in parts.items())


def without_end(rule: str) -> tuple[str, int | None]:
    """Return a rule without UNTIL, and the days from T-0 in UNTIL, or None; T-7 is -7."""
    kept, end = [], None
    for piece in checked_rule(rule).split(";"):
        if piece.startswith("UNTIL=T"):
            end = int(piece.removeprefix("UNTIL=T"))
        else:
            kept.append(piece)
    return ";".join(kept), end


@functools.lru_cache(maxsize=8192)
def occurrences(rule: str, first: date, last: date | None) -> tuple[date, ...]:
    """Return the days on which something recurs from `first` on.

    Args:
        rule: the RRULE.
        first: the local day it counts from; the first occurrence is this day or the next one that fits.
        last: the last possible local day for a rule without COUNT, or None if nothing ends it.

    Raises:
        BadRecurrence: the rule is invalid, never matches, or does not end within 400 times.
    """
    from dateutil.rrule import rrulestr

    plain = checked_rule(rule)
    is_counted = "COUNT=" in plain
    if not is_counted and last is None:
        raise BadRecurrence(rule, "COUNT")
    end = first + timedelta(days=3660) if last is None or is_counted else last
    try:
        days = iter(rrulestr(plain, dtstart=datetime.combine(first, time())))
        within = takewhile(lambda day: day <= end, (each.date() for each in days))
        found = tuple(islice(within, MOST_TIMES + 1))
    except (ValueError, OverflowError) as refused:
        raise BadRecurrence(rule, plain) from refused
    if is_counted and not found:
        raise BadRecurrence(rule, plain)
    if len(found) > MOST_TIMES:
        raise BadRecurrence(rule, "COUNT")
    return found
