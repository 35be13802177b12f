"""Build the VTIMEZONE parts of a calendar as yearly rules, which every calendar program reads alike.

Lists of single dates (RDATE) are valid too, but Outlook ignores them (MS-STANOICAL 2.2.47) and ical.js drops
the first of them, so that events were shown an hour late.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.time.local_time import zone_info
from organizer_app.exchange.schedule.ics_lines import ics_day, ics_moment, ics_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

# The calendar repeats after 28 years: a rule that fits so many years is the rule, and needs no end.
_YEARS_OF_PROOF = 28
_LAST_YEAR = 9997
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = timedelta(days=7)
_SECOND = timedelta(seconds=1)


class _Clock(NamedTuple):
    """What the clocks of a zone show: the offset from UTC, its abbreviation, its part of summer time."""

    offset: timedelta
    name: str
    saved: timedelta


class _Change(NamedTuple):
    """A change of the clocks; `wall` is its time on the clock that ends there (RFC 5545, 3.6.5)."""

    at: datetime
    wall: datetime
    before: _Clock
    after: _Clock

    @property
    def weeks(self) -> frozenset[int]:
        """Return which weekday of its month it is, counted from the start and, for the last one, as -1."""
        is_last = (self.wall + _WEEK).month != self.wall.month
        return frozenset({(self.wall.day - 1) // 7 + 1, *([-1] if is_last else ())})


@dataclass(slots=True)
class _Rule:
    """Changes of successive years, on the same weekday of the same month at the same hour."""

    changes: list[_Change]
    weeks: frozenset[int] = field(default_factory=frozenset)

    def takes(self, change: _Change) -> bool:
        """Return whether a change continues the rule, and add it if so."""
        last = self.changes[-1]
        common = self.weeks & change.weeks
        if _alike(change) != _alike(last) or change.wall.year != last.wall.year + 1 or not common:
            return False
        self.changes.append(change)
        self.weeks = common
        return True


def _alike(change: _Change) -> tuple[object, ...]:
    wall = change.wall
    return change.before, change.after, wall.month, wall.weekday(), wall.time()


@functools.cache
def time_zone_part(zone: str, first_year: int, last_year: int) -> str:
    """Return the VTIMEZONE of an IANA zone for whole years, with CRLF line ends.

    Args:
        zone: a name in the tz database.
        first_year: year of the earliest event.
        last_year: year of the latest event.

    Raises:
        UnknownZone: the tz database has no such zone.
    """
    known = zone_info(zone)
    # The winter of the first year begins in the year before.
    start = datetime(max(first_year - 1, 1), 1, 2, tzinfo=UTC)
    end = datetime(min(last_year + _YEARS_OF_PROOF, _LAST_YEAR), 12, 31, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    rules = [rule for rule in _rules(known, start, end) if rule.changes[0].wall.year <= last_year + 1]
    if not rules or rules[0].changes[0].wall.year >= first_year:
        lines += _as_it_was(known, start)
    for rule in rules:
        lines += _rule_lines(rule, is_endless=rule.changes[-1].wall.year >= end.year - 1)
    return "\r\n".join([*lines, "END:VTIMEZONE\r\n"])


def _rules(zone: ZoneInfo, start: datetime, end: datetime) -> list[_Rule]:
    found: list[_Rule] = []
    for change in _changes(zone, start, end):
        if not any(rule.takes(change) for rule in found):
            found.append(_Rule([change], change.weeks))
    return found


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[_Change]:
    """Yield the changes of the clocks between two UTC moments; two within a week are not looked for."""
    before, at = _clock(zone, start), start
    while at < end:
        later = at + _WEEK
        after = _clock(zone, later)
        if after != before:
            moment = _moment_of_change(zone, at, later)
            yield _Change(moment, moment.replace(tzinfo=None) + before.offset, before, after)
        before, at = after, later


def _moment_of_change(zone: ZoneInfo, earliest: datetime, latest: datetime) -> datetime:
    """Return the first second of the new clock, which is shown at `latest` but not yet at `earliest`."""
    old = _clock(zone, earliest)
    while latest - earliest > _SECOND:
        middle = earliest + (latest - earliest) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        if _clock(zone, middle) == old:
            earliest = middle
        else:
            latest = middle
    return latest


def _clock(zone: ZoneInfo, moment: datetime) -> _Clock:
    local = moment.astimezone(zone)
    return _Clock(local.utcoffset() or timedelta(), local.tzname() or "", local.dst() or timedelta())


def _as_it_was(zone: ZoneInfo, start: datetime) -> list[str]:
    """Return the clock that a zone shows before its first change, or always."""
    clock = _clock(zone, start)
    return _lines(_Change(start, start.replace(tzinfo=None), clock, clock), "")


def _rule_lines(rule: _Rule, *, is_endless: bool) -> list[str]:
    first, last = rule.changes[0], rule.changes[-1]
    if first is last:
        return _lines(first, "")
    # The last one of a month is its fifth in some years only, so a count from the end comes first.
    week, wall = min(rule.weeks), first.wall
    until = "" if is_endless else f";UNTIL={ics_moment(last.at)}"
    return _lines(
        first, f"RRULE:FREQ=YEARLY;BYMONTH={wall.month};BYDAY={week}{_WEEKDAYS[wall.weekday()]}{until}"
    )


def _lines(change: _Change, rule: str) -> list[str]:
    # Irish law calls the winter the exception, an hour less; readers expect the summer to be it.
    kind = "DAYLIGHT" if change.after.saved > change.before.saved else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{ics_day(change.wall.date())}T{ics_time(change.wall.time())}",
        *([rule] if rule else ()),
        f"TZNAME:{change.after.name}",
        f"TZOFFSETFROM:{_offset(change.before.offset)}",
        f"TZOFFSETTO:{_offset(change.after.offset)}",
        f"END:{kind}",
    ]


def _offset(offset: timedelta) -> str:
    """Return a UTC-OFFSET value; seconds only where a zone has them, as before railway time."""
    seconds = int(offset.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("+", seconds)
    minutes, rest = divmod(seconds, 60)
    text = f"{sign}{minutes // 60:02}{minutes % 60:02}"
    return f"{text}{rest:02}" if rest else text
