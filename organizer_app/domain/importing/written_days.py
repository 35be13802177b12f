"""Read days as people write them; each column of a file has one order of day and month."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.lenient_dates import lenient_day
from organizer_app.domain.importing.month_names import month_number, weekday_number, without_weekday
from organizer_app.domain.importing.written_times import time_meant

_YEAR: Final = r"(\d{4}|'?\d{2})"
_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC: Final = re.compile(rf"(\d{{1,2}})\s?([-/.])\s?(\d{{1,2}})(?:\s?\2\s?{_YEAR}(?!\d)|(?![\d/.]))")
# Two digits that such words follow are an hour, and neither a year nor another day: "July 15, 11am".
_OF_A_CLOCK: Final = r"\s*(?i:[ap]\.?\s?m\b|noon\b|midnight\b)"
_SHORT_YEAR: Final = rf"('?\d{{2}})(?![\d:]|{_OF_A_CLOCK})"
_MONTH_FIRST: Final = re.compile(
    rf"([^\W\d]{{3,10}})[.\s-]*(\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:[,.]?[\s-]*(\d{{4}})(?!\d)|,\s*{_SHORT_YEAR})?"
)
_DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]*(?:of\s|de\s)?\s*([^\W\d]{3,10})"
    rf"(?:[.,]?[\s-]*(?:de\s)?(?:(\d{{4}})(?!\d)|{_SHORT_YEAR}))?"
)
_MONTH_AND_NUMBER: Final = re.compile(r"([^\W\d]{3,10})-(\d{2})")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?=T\d|$)")
_UNIX: Final = re.compile(r"(\d{10})(?:\d{3})?(?:\.0+)?")
_SERIAL: Final = re.compile(r"([34567]\d{4})(\.\d+)?")
# Text after the first of several days: "June 7-8", "June 30 - July 2, 2019", "7/12 & 7/13".
_RANGE_REST: Final = re.compile(
    r"\s*(?:-|–|—|&|,|/|to|and|through|thru|until|a|y)\s*"  # noqa: RUF001  # people type all three dashes
    rf"(?:(?:[^\W\d]{{3,10}}\.?\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:[/.-]\d{{1,2}})?(?:(?:,\s*|\s+|[/.-]){_YEAR})?"
    rf"|\d{{4}}-\d{{2}}-\d{{2}})(?!\d|:|{_OF_A_CLOCK}|\s*(?:-|to)\s*\d)",
    re.IGNORECASE,
)
_OFFSET: Final = re.compile(r"(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$")
_NOT_YET: Final = re.compile(
    r"(?:(?:date\s+)?(?:tbd|tba|tbc)\b.*|\?+|-+|n/?a|none|unknown|to be \w+)", re.IGNORECASE
)
_LONGEST: Final = 120
"""No date needs more characters, and the patterns are only fast on short texts."""
_PIVOT: Final = 70
_SERIAL_ZERO: Final = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LAST_MONTH: Final = 12
_LEAP_DAY: Final = (2, 29)
LIKELY_YEARS: Final = range(1950, 2061)
"""Years of actions; any other was mistyped, as 2108 for 2018."""


@dataclass(frozen=True, slots=True, eq=False)
class DateRules:
    """The rules for all cells of a column: one object per column, compared by identity.

    Attributes:
        day_first: whether 5/1 is the fifth of January.
        year: year for cells without one, None if unknown.
        is_serial: whether all cells are day numbers of a spreadsheet.
        serial_years: years of which a day number of a spreadsheet is read among other dates.
        is_24_hours: whether the times next to the dates use 24 hours.
        year_is_guessed: whether the year comes from other cells of the column and not from the user.
        has_day_column: whether days have a column of their own, so that "12-1" beside it is a time.
        may_name_months: whether Jul-18 may be July 2018, as spreadsheets write a month.
    """

    day_first: bool = False
    year: int | None = None
    is_serial: bool = False
    serial_years: frozenset[int] = frozenset()
    is_24_hours: bool = False
    year_is_guessed: bool = False
    has_day_column: bool = False
    may_name_months: bool = False


@dataclass(frozen=True, slots=True)
class DateCell:
    """The first day of a cell and the text after it.

    Attributes:
        day: None if the cell has none.
        rest: text after the day, to be read as a time.
        offset: minutes east of UTC if the cell is an instant (ISO with Z or offset, Unix seconds).
        code: the fault or doubt, None without one.
        without_year: whether the year comes from the rules.
    """

    day: date | None = None
    rest: str = ""
    offset: int | None = None
    code: RowWarningCode | None = None
    without_year: bool = False


def day_meant(text: str, year: int) -> date | None:
    """Return the day in a typed text, such as "July 15", "7/15", "Mon Jul 15 2019".

    Args:
        text: the typed text; in numbers the month comes first unless only the second can be one.
        year: used if the text has none.

    Returns:
        None for an empty text.

    Raises:
        UnclearError: it is no day, several, or a day of another weekday than it says.
    """
    if not text.strip():
        return None
    found = _one_day(text, year)
    if found.rest:
        raise UnclearError
    return found.day


def moment_meant(text: str, year: int) -> tuple[date, time] | None:
    """Return day and wall time of a text such as "Jul 15 2pm"; midnight without a time.

    Raises:
        UnclearError: see `day_meant` and `time_meant`.
    """
    if not text.strip():
        return None
    found = _one_day(text, year)
    if found.day is None:
        raise UnclearError
    return found.day, time_meant(found.rest) or time(0)


def when_meant(text: str, day: date) -> datetime:
    """Return the moment of a typed text: a time of `day`, a day, or both; `day` also gives the year left out.

    Returns:
        A local time without a zone; aware only where the text is in ISO form and says its offset.

    Raises:
        UnclearError: see `moment_meant`; also for an empty text.
    """
    try:
        exact = datetime.fromisoformat(text.strip())
    except ValueError:
        exact = None
    if exact is not None and _FIRST_YEAR <= exact.year <= _LAST_YEAR:
        return exact
    try:
        wall = time_meant(text)
    except UnclearError:
        meant = moment_meant(text, day.year)
    else:
        meant = None if wall is None else (day, wall)
    if meant is None:
        raise UnclearError
    return datetime.combine(*meant)


def _one_day(text: str, year: int) -> DateCell:
    found = read_date(text.strip(), _typed_rules(year))
    weekday = weekday_number(text)
    is_other = found.day is not None and weekday is not None and found.day.weekday() != weekday
    if found.day is None or found.code is not None or found.offset is not None or is_other:
        raise UnclearError
    return found


@lru_cache(maxsize=256)
def _typed_rules(year: int) -> DateRules:
    return DateRules(year=year)


_NOTHING: Final = DateCell(code=RowWarningCode.NO_DATE)
_UNREADABLE: Final = DateCell(code=RowWarningCode.DATE_UNREADABLE)
_DAY_OR_YEAR: Final = DateCell(code=RowWarningCode.DAY_OR_YEAR)


def number_beside_month(text: str) -> int | None:
    """Return the two digits of a cell such as Jul-18, which may be a day or a year; None for any other."""
    found = _MONTH_AND_NUMBER.fullmatch(text.strip())
    return int(found[2]) if found and month_number(found[1]) else None


@lru_cache(maxsize=16_384)
def read_date(text: str, rules: DateRules) -> DateCell:
    """Return the day of a cell; a range gives its first day, words such as "every Thursday" give none."""
    text = text.strip()
    if not text or _NOT_YET.fullmatch(text[:_LONGEST]):
        return _NOTHING
    if len(text) > _LONGEST:
        return _UNREADABLE
    return _day_of(text, rules)


def _day_of(text: str, rules: DateRules) -> DateCell:
    if rules.is_serial:
        return _serial(text)
    if rules.serial_years and (among := _serial(text)).day and among.day.year in rules.serial_years:
        return replace(among, code=RowWarningCode.DAY_NUMBER)
    instant = _UNIX.fullmatch(text)
    if instant:
        moment = datetime.fromtimestamp(int(instant[1]), UTC)
        return DateCell(moment.date(), f"{moment:%H:%M:%S}", 0)
    if rules.may_name_months and number_beside_month(text) is not None:
        return _DAY_OR_YEAR
    words = without_weekday(text)
    found = _iso(words) or _numeric(words, rules) or _with_month_name(words, rules)
    if found is None:
        day = lenient_day(words, day_first=rules.day_first, year=rules.year)
        return DateCell(day) if day else _UNREADABLE
    return _with_rest(found[0], words[found[1] :], without_year=found[2])


_Found = tuple[date, int, bool]


def _serial(text: str) -> DateCell:
    found = _SERIAL.fullmatch(text)
    if not found:
        return _UNREADABLE
    minutes = round(float(found[2] or 0) * 24 * 60)
    rest = f"{minutes // 60:02}:{minutes % 60:02}" if minutes else ""
    return DateCell(_SERIAL_ZERO + timedelta(days=int(found[1])), rest)


def _iso(words: str) -> _Found | None:
    found = _ISO.match(words)
    if found:
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        return (day, found.end(), False) if day else None
    found = _COMPACT.match(words)
    day = _day(int(found[1]), int(found[2]), int(found[3])) if found else None
    return (day, found.end(), False) if found and day else None


def _numeric(words: str, rules: DateRules) -> _Found | None:
    found = _NUMERIC.match(words)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), _year(found[4], rules)
    # Points are the German way to write a date, which never puts the month first.
    day_first = (rules.day_first or found[2] == ".") and second <= _LAST_MONTH
    if first > _LAST_MONTH:
        day_first = True
    month, day_number = (second, first) if day_first else (first, second)
    day = _day(year, month, day_number)
    return (day, found.end(), not found[4]) if day else None


def _with_month_name(words: str, rules: DateRules) -> _Found | None:
    found = _MONTH_FIRST.match(words)
    if found and month_number(found[1]):
        year = found[3] or found[4]
        day = _day(_year(year, rules), month_number(found[1]), int(found[2]))
        return (day, found.end(), not year) if day else None
    found = _DAY_FIRST.match(words)
    if found and month_number(found[2]):
        year = found[3] or found[4]
        day = _day(_year(year, rules), month_number(found[2]), int(found[1]))
        return (day, found.end(), not year) if day else None
    return None


def _with_rest(day: date, rest: str, *, without_year: bool) -> DateCell:
    several = _RANGE_REST.match(rest)
    if several:
        return _range(day, several, rest[several.end() :], without_year=without_year)
    rest = re.sub(r"^(?:\s*(?:[T,;@-]|at\b))+(?=[\s\d@])|^\s+", "", rest).strip()
    offset_found = _OFFSET.search(rest) if ":" in rest else None
    if not offset_found:
        return DateCell(day, rest, without_year=without_year)
    return DateCell(day, rest[: offset_found.start()], _minutes(offset_found[1]), without_year=without_year)


def _range(day: date, found: re.Match[str], rest: str, *, without_year: bool) -> DateCell:
    written = re.search(r"\d{4}", found[0])
    year = int(written[0]) if written else None
    if without_year and year and _FIRST_YEAR <= year <= _LAST_YEAR and (day.month, day.day) != _LEAP_DAY:
        day, without_year = day.replace(year=year), False
    return DateCell(day, rest.strip(" ,@"), None, RowWarningCode.DATE_RANGE, without_year)


def _minutes(offset: str) -> int:
    if offset == "Z":
        return 0
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return -minutes if offset.startswith("-") else minutes


def _year(digits: str | None, rules: DateRules) -> int | None:
    if not digits:
        return rules.year
    number = int(digits.lstrip("'"))
    if number > 99:  # noqa: PLR2004  # four digits
        return number
    return number + (2000 if number < _PIVOT else 1900)


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
