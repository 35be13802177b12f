"""Build the moment of a row from its date, time, end and zone cells, however they are split."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from organizer_app.domain.importing.incoming import UNREAD_DAYS, RowWarningCode
from organizer_app.domain.importing.month_names import weekday_number
from organizer_app.domain.importing.written_days import LIKELY_YEARS, DateCell, DateRules, read_date
from organizer_app.domain.importing.written_times import (
    NO_TIME,
    UNREADABLE,
    TimeSpan,
    ends_next_day,
    read_time_span,
)
from organizer_app.domain.importing.written_words import zone_meant
from organizer_app.exchange.reading.incoming_fields import Field

# The form of a tz database key: look up nothing else, because zoneinfo reads a key as a file name.
_ZONE_KEY: Final = re.compile(r"[A-Z][A-Za-z_]{1,30}(?:/[A-Z][A-Za-z0-9_+-]{1,30}){1,2}")
# What spreadsheets write after a date without a time.
_NO_TIME_AT_ALL: Final = re.compile(r"0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? AM", re.IGNORECASE)

Fault = tuple[RowWarningCode, Field]


@dataclass(frozen=True, slots=True)
class When:
    """Day, local times and zone of a row, with the faults of its cells."""

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    ends_day: date | None = None
    zone: str = ""
    starts_second: bool = False
    ends_second: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A day and a span from one or two cells.

    Attributes:
        offset: minutes east of UTC if the cell is an instant.
    """

    day: date | None
    span: TimeSpan
    offset: int | None
    faults: tuple[Fault, ...]


_BEGIN_FIELDS: Final = (Field.DATE, Field.START)
_END_FIELDS: Final = (Field.END_DATE, Field.END)
_NO_PART: Final = _Part(None, NO_TIME, None, ())


def read_when(day: str, end_day: str, start: str, end: str, zone: str, rules: DateRules) -> When:
    """Return the moment of a row; convert an instant to the row's zone, or keep it in UTC without one.

    Args:
        day: the cell with the date, perhaps followed by a time or a span of times.
        end_day: the cell with the date of the end.
        start: the cell with the start: a time, a span, or date and time.
        end: the cell with the end.
        zone: the cell with the zone.
        rules: rules of the date column.
    """
    begin = _part(day, start, rules, _BEGIN_FIELDS)
    close = _part(end_day, end, rules, _END_FIELDS) if end_day or end else _NO_PART
    if begin.span.is_open or close.span.is_open or _ends_too_early(begin, close, rules):
        begin, close = _with_shared_half(begin, close, f"{start} - {end}", rules)
    span = begin.span
    ends = close.span.starts or span.ends
    next_day = ends_next_day(span.starts, ends) if close.span.starts else span.next_day
    last_day = close.day
    if last_day is None and next_day and begin.day:
        last_day = begin.day + timedelta(days=1)
    first_day, starts, starts_second = _local(begin.day, span.starts, begin.offset, zone)
    last_day, ends, ends_second = _local(last_day, ends, close.offset, zone)
    written_zone = _zone(zone, span.zone, is_utc=begin.offset == 0 and span.starts is not None)
    ends_day = None if last_day == first_day else last_day
    faults = _faults(begin, close)
    if zone and not zone_meant(zone):
        faults = (*faults, (RowWarningCode.ZONE_UNKNOWN, Field.ZONE))
    return When(first_day, starts, ends, ends_day, written_zone, starts_second, ends_second, faults)


def _ends_too_early(begin: _Part, close: _Part, rules: DateRules) -> bool:
    """Return whether an end on the 24-hour clock is before its start on the same day, as 5:00 after 9:00."""
    if not rules.is_24_hours or close.day not in (None, begin.day):
        return False
    starts, ends = begin.span.starts, close.span.starts
    return starts is not None and ends is not None and ends <= starts


def _with_shared_half(begin: _Part, close: _Part, both: str, rules: DateRules) -> tuple[_Part, _Part]:
    """Let each of two cells decide AM or PM for the other; keep both unchanged if neither can."""
    span = read_time_span(both, is_exact=rules.is_24_hours)
    is_pair = begin.span.ends is None and close.span.starts is not None
    if not is_pair or span.ends is None:
        return begin, close
    doubt = (RowWarningCode.TIME_DOUBTFUL, Field.START)
    known = tuple(fault for fault in begin.faults if fault != doubt) + ((doubt,) if span.code else ())
    kept = tuple(fault for fault in close.faults if fault[0] is not RowWarningCode.TIME_DOUBTFUL)
    return replace(begin, span=span, faults=known), replace(close, span=TimeSpan(span.ends), faults=kept)


def _part(day_text: str, time_text: str, rules: DateRules, fields: tuple[Field, Field]) -> _Part:
    found = read_date(day_text, rules)
    faults = _date_faults(found, day_text, rules, fields[0]) if day_text else ()
    if time_text:
        return _with_time_cell(found, faults, time_text, rules, fields[1])
    if not found.rest or (_NO_TIME_AT_ALL.fullmatch(found.rest) and found.offset is None):
        return _Part(found.day, NO_TIME, None, faults)
    span = read_time_span(found.rest, is_exact=rules.is_24_hours)
    if span.is_bare:
        # A number after a day can be anything.
        span = UNREADABLE
    return _Part(found.day, span, found.offset, faults + _time_faults(span, fields[0]))


def _is_other_weekday(day: date | None, text: str) -> bool:
    """Return whether a date says another day of the week than it is, as Sat 4/18/2027, a Sunday, does."""
    weekday = weekday_number(text) if day is not None else None
    return day is not None and weekday is not None and weekday != day.weekday()


def _with_time_cell(
    found: DateCell, faults: tuple[Fault, ...], time_text: str, rules: DateRules, field: Field
) -> _Part:
    span = read_time_span(time_text, is_exact=rules.is_24_hours)
    may_be_day = "/" in time_text or not rules.has_day_column
    is_day = span.is_bare and found.day is None and may_be_day and read_date(time_text, rules).day is not None
    if span.code is not RowWarningCode.TIME_UNREADABLE and not is_day:
        return _Part(found.day, span, None, faults + _time_faults(span, field))
    both = read_date(time_text, rules)
    # Text next to a date that is not a time never replaces it: "12-44" is not a day in December.
    has_time = both.rest and read_time_span(both.rest).code is not RowWarningCode.TIME_UNREADABLE
    is_number = both.code is RowWarningCode.DAY_NUMBER
    is_shadow = found.day is not None and (is_number or (both.without_year and not has_time))
    if both.day is None or is_shadow:
        return _Part(found.day, NO_TIME, None, (*faults, (RowWarningCode.TIME_UNREADABLE, field)))
    faults = _date_faults(both, time_text, rules, field)
    span = read_time_span(both.rest, is_exact=rules.is_24_hours)
    return _Part(both.day, span, both.offset, faults + _time_faults(span, field))


def _date_faults(found: DateCell, text: str, rules: DateRules, field: Field) -> tuple[Fault, ...]:
    faults: tuple[Fault, ...] = ((found.code, field),) if found.code else ()
    if found.day and found.day.year not in LIKELY_YEARS:
        faults += ((RowWarningCode.YEAR_ODD, field),)
    if found.without_year and rules.year_is_guessed:
        faults += ((RowWarningCode.YEAR_ASSUMED, field),)
    if _is_other_weekday(found.day, text):
        faults += ((RowWarningCode.WEEKDAY_OTHER, field),)
    return faults


def _time_faults(span: TimeSpan, field: Field) -> tuple[Fault, ...]:
    return ((span.code, field),) if span.code else ()


def _faults(begin: _Part, end: _Part) -> tuple[Fault, ...]:
    """Return the faults of both ends; a row without a day has that fault even without a date cell."""
    if begin.day and not begin.faults and not end.faults:
        return ()
    faults = begin.faults + tuple(fault for fault in end.faults if fault[0] is not RowWarningCode.NO_DATE)
    missing = {RowWarningCode.NO_DATE, *UNREAD_DAYS}
    if begin.day is None and not any(code in missing for code, _ in begin.faults):
        faults = ((RowWarningCode.NO_DATE, Field.DATE), *faults)
    return faults


def _zone(given: str, spoken: str, *, is_utc: bool) -> str:
    if is_utc and _known_zone(zone_meant(given)) is None:
        return "UTC"
    return given or spoken


def _local(
    day: date | None, clock: time | None, offset: int | None, zone: str
) -> tuple[date | None, time | None, bool]:
    known = _known_zone(zone_meant(zone))
    if day is None or clock is None or offset is None or known is None:
        return day, clock, False
    moment = datetime.combine(day, clock, timezone(timedelta(minutes=offset))).astimezone(known)
    return moment.date(), moment.time().replace(tzinfo=None, fold=0), bool(moment.fold)


@lru_cache(maxsize=1024)
def _known_zone(name: str) -> ZoneInfo | None:
    if not _ZONE_KEY.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None
