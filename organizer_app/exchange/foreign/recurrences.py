"""Expand the recurrence rules of calendars (RFC 5545, 3.3.10) within bounds.

Days are taken period by period and filtered. Where the standard leaves it open, a part of a date that the
rule lacks is that of the event's start, and the start counts only if the rule gives it, as in Ical.Net.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_RULE: Final = 500
_MOST_DAYS: Final = 60_000
"""Days that are looked at for one rule: 164 years of every day."""
MOST_DAYS_OF_A_FILE: Final = 1_500_000
_LAST_YEAR: Final = 2199
_MOST_TIMES: Final = 1_500
_PART: Final = re.compile(r"[A-Z-]+=[A-Z0-9,+-]+")
_MOMENT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?")
_DAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SUB_DAILY: Final = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
_IN_A_DAY: Final = re.compile("HOURLY|MINUTELY|SECONDLY|BYHOUR|BYMINUTE|BYSECOND")
_EVERY: Final = re.compile(r"[1-9]\d{0,3}")
# A calendar may list so many starts on one day of a rule that goes on and on.
_A_DAY_LISTED: Final = 4
_SHORTEST: Final = timedelta(hours=1)
_KNOWN: Final = frozenset(
    {
        "COUNT", "UNTIL", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY",
        "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST", "RSCALE", "SKIP",
    }
)  # fmt: skip
# Parts that the standard forbids for a frequency.
_FORBIDDEN: Final = {
    "DAILY": {"BYWEEKNO", "BYYEARDAY"},
    "WEEKLY": {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"},
    "MONTHLY": {"BYWEEKNO", "BYYEARDAY"},
}
_NO_ORDINALS: Final = frozenset({"DAILY", "WEEKLY", *_SUB_DAILY})


class UnclearRuleError(ValueError):
    """The rule is damaged, or of a kind that is not expanded."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which instances are wanted: how many at most, and of a rule without an end only those of some days."""

    most: int
    since: date = date.min
    until: date = date.max


@dataclass(slots=True)
class Budget:
    """How many days may still be looked at for the rules of one file."""

    days: int = MOST_DAYS_OF_A_FILE


@dataclass(frozen=True, slots=True)
class Instances:
    """The starts of a recurring event in its local time, in order, and whether these are all."""

    starts: tuple[datetime, ...]
    is_whole: bool


class _Weekday(NamedTuple):
    """A day of the week, from Monday as 0; the how manyth of its month or year, 0 for each."""

    ordinal: int
    day: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule in numbers; empty where it says nothing."""

    freq: str
    interval: int
    count: int | None
    until: datetime | None
    week_start: int
    weekdays: tuple[_Weekday, ...]
    numbers: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __getitem__(self, part: str) -> tuple[int, ...]:
        return self.numbers.get(part, ())


def expanded(
    rule: str, start: datetime, bounds: Bounds, *, until: datetime | None = None, budget: Budget | None = None
) -> Instances:
    """Return the instances of a rule.

    Args:
        rule: the value of RRULE.
        start: start of the event, local and naive.
        bounds: which instances are wanted.
        until: end of the rule in local time; by default the one in the rule, as it is written.
        budget: what the rules of the same file may still cost.

    Raises:
        UnclearRuleError: the rule cannot be expanded.
    """
    read = _read(rule, start, until)
    is_endless = read.count is None and read.until is None
    left = budget or Budget()
    allowed = min(left.days, _MOST_DAYS)
    search = _Search(read, start, allowed)
    found: list[datetime] = []
    is_whole = not is_endless
    last = datetime.combine(bounds.until, time.max)
    for number, moment in enumerate(search.moments(), 1):
        if (read.until and moment > read.until) or (is_endless and moment > last):
            break
        if len(found) >= bounds.most:
            is_whole = False
            break
        if not is_endless or moment.date() >= bounds.since:
            found.append(moment)
        if number == read.count:
            break
    else:
        is_whole = False
    left.days -= allowed - search.days_left
    return Instances(tuple(found), is_whole)


def is_too_frequent(rule: str, start: datetime, most: int, *, budget: Budget | None = None) -> bool:
    """Return whether the starts of a rule are no days of a list: each would be an action that nobody plans.

    They come less than an hour apart, or there are more than `most` of them and several on each day. Where
    the rule stands in the year changes nothing, so that a file says the same whenever it is read.

    Args:
        rule: the value of RRULE.
        start: start of the event, local and naive.
        most: how many a list may have.
        budget: what the rules of the same file may still cost.

    Raises:
        UnclearRuleError: the rule cannot be expanded.
    """
    if not _IN_A_DAY.search(rule.upper()):
        return False
    found = expanded(rule, start, Bounds(most + 1), budget=budget).starts
    if any(after - before < _SHORTEST for before, after in pairwise(found)):
        return True
    on_a_day = Counter(moment.date() for moment in found)
    return len(found) > most and max(on_a_day.values()) > _A_DAY_LISTED


def frequency_of(rule: str) -> str:
    """Return how often a rule repeats, as "5 MINUTELY"; "" for one that says more than that."""
    parts = rule.strip().upper().rstrip(";").split(";")
    said = dict(each.split("=", 1) for each in parts if _PART.fullmatch(each))
    every, freq = said.get("INTERVAL", "1"), said.get("FREQ", "")
    is_plain = len(said) == len(parts) and not any(name.startswith("BY") for name in said)
    return f"{int(every)} {freq}" if is_plain and freq in _SUB_DAILY and _EVERY.fullmatch(every) else ""


def _read(rule: str, start: datetime, until: datetime | None) -> _Rule:
    text = rule.strip().upper().rstrip(";")
    written = text.split(";") if len(text) <= _LONGEST_RULE else []
    if not written or not all(map(_PART.fullmatch, written)):
        raise UnclearRuleError(rule)
    parts = dict(each.split("=", 1) for each in written)
    freq = parts.pop("FREQ", "")
    is_odd = len(parts) + 1 < len(written) or not parts.keys() <= _KNOWN
    if is_odd or parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN" or parts.pop("SKIP", "OMIT") != "OMIT":
        raise UnclearRuleError(rule)
    # The zeroth Monday is no day.
    named = (text for text in parts.pop("BYDAY", "").split(",") if text and not text.startswith("0"))
    weekdays = tuple(map(_weekday, named))
    if freq not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY", *_SUB_DAILY} or _is_forbidden(
        freq, parts, weekdays
    ):
        raise UnclearRuleError(rule)
    end = _until(parts.pop("UNTIL", ""), start)
    week_start = parts.pop("WKST", "MO")
    if week_start not in _WEEKDAYS:
        raise UnclearRuleError(rule)
    numbers = {name: tuple(map(_number, value.split(","))) for name, value in parts.items()}
    (interval,), (count, *_more) = numbers.pop("INTERVAL", (1,))[:1], numbers.pop("COUNT", (-1,))
    if interval < 1 or count == 0:
        raise UnclearRuleError(rule)
    return _Rule(
        freq,
        interval,
        None if count < 0 else count,
        until or end,
        _WEEKDAYS.index(week_start),
        weekdays,
        numbers,
    )


def _is_forbidden(freq: str, parts: dict[str, str], weekdays: tuple[_Weekday, ...]) -> bool:
    has_ordinals = any(day.ordinal for day in weekdays)
    return bool(_FORBIDDEN.get(freq, set()) & parts.keys()) or (has_ordinals and freq in _NO_ORDINALS)


def _weekday(text: str) -> _Weekday:
    found = _DAY.fullmatch(text)
    if found is None:
        raise UnclearRuleError(text)
    return _Weekday(int(found[1] or 0), _WEEKDAYS.index(found[2]))


def _number(text: str) -> int:
    try:
        return int(text[:11])
    except ValueError as odd:
        raise UnclearRuleError(text) from odd


def _until(text: str, start: datetime) -> datetime | None:
    if not text:
        return None
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise UnclearRuleError(text)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            is_of_days = start.time() == time.min
            return datetime.combine(day, time.min if is_of_days else time.max)
        return datetime.combine(day, time(int(found[4]), int(found[5]), min(int(found[6]), 59)))
    except ValueError as odd:
        raise UnclearRuleError(text) from odd


class _Search:
    """Goes through the periods of a rule; `days_left` says how many days it may still look at."""

    def __init__(self, rule: _Rule, start: datetime, days: int) -> None:
        self._rule = rule
        self._start = start
        self.days_left = days
        hours, minutes, seconds = (rule[name] for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
        clock = start.time()
        chosen = product(hours or (clock.hour,), minutes or (clock.minute,), seconds or (clock.second,))
        try:
            self._times = sorted(time(hour, minute, min(second, 59)) for hour, minute, second in chosen)
        except ValueError as odd:
            raise UnclearRuleError(str(odd)) from odd
        if len(self._times) > _MOST_TIMES:
            raise UnclearRuleError(rule.freq)
        self._weekdays, self._month_days, self._months = rule.weekdays, rule["BYMONTHDAY"], rule["BYMONTH"]
        self._complete_from_start()

    def _complete_from_start(self) -> None:
        """Take what the rule leaves open from the start of the event."""
        rule, start = self._rule, self._start
        says_day = bool(self._weekdays or self._month_days or rule["BYYEARDAY"])
        if rule.freq == "WEEKLY" and not says_day:
            self._weekdays = (_Weekday(0, start.weekday()),)
        if rule.freq in {"MONTHLY", "YEARLY"} and not says_day:
            if rule["BYWEEKNO"]:
                self._weekdays = (_Weekday(0, start.weekday()),)
            else:
                self._month_days = (start.day,)
        is_of_a_month = self._month_days and not (self._months or rule["BYWEEKNO"] or rule["BYYEARDAY"])
        if rule.freq == "YEARLY" and is_of_a_month:
            self._months = (start.month,)

    def moments(self) -> Iterator[datetime]:
        """Yield the instances in order, from the start on."""
        if self._rule.freq in _SUB_DAILY:
            yield from self._frequent()
            return
        positions = self._rule["BYSETPOS"]
        for days in self._periods():
            moments = [datetime.combine(day, at) for day in days if self._fits(day) for at in self._times]
            if positions:
                chosen = {at - 1 if at > 0 else len(moments) + at for at in positions}
                moments = [moment for at, moment in enumerate(moments) if at in chosen]
            yield from (moment for moment in moments if moment >= self._start)

    def _frequent(self) -> Iterator[datetime]:
        """Yield the instances of a rule by the hour, minute or second."""
        rule = self._rule
        step = timedelta(seconds=_SUB_DAILY[rule.freq]) * min(rule.interval, 10**9)
        wanted = [(rule["BYHOUR"], "hour"), (rule["BYMINUTE"], "minute"), (rule["BYSECOND"], "second")]
        if rule["BYSETPOS"] or step.days > 36_500:  # noqa: PLR2004  # a century
            raise UnclearRuleError(rule.freq)
        moment = self._start
        while self.days_left > 0 and moment.year <= _LAST_YEAR:
            self.days_left -= 1
            if all(getattr(moment, name) in values for values, name in wanted if values) and self._fits(
                moment.date()
            ):
                yield moment
            moment += step

    def _periods(self) -> Iterator[list[date]]:
        """Yield the days of each period that the interval does not leave out."""
        rule, first = self._rule, self._start.date()
        at = 0
        while self.days_left > 0:
            days = self._period(first, at * rule.interval)
            if not days:
                return
            # A period whose months are never wanted costs little.
            self.days_left -= max(len(days), 1)
            yield days
            at += 1

    def _period(self, first: date, number: int) -> list[date]:
        freq = self._rule.freq
        if freq == "YEARLY":
            return self._year(self._year_of(first) + number)
        if freq == "MONTHLY":
            year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
            found = self._month(year, month + 1) if year <= _LAST_YEAR else []
            return found or ([date(year, month + 1, 1)] if year <= _LAST_YEAR else [])
        length = 7 if freq == "WEEKLY" else 1
        back = (first.weekday() - self._rule.week_start) % 7 if freq == "WEEKLY" else 0
        begin = first.toordinal() - back + number * length
        if begin > date(_LAST_YEAR, 12, 31).toordinal():
            return []
        return _days(date.fromordinal(max(begin, 1)), length)

    def _year_of(self, day: date) -> int:
        return _week_of(day, self._rule.week_start)[0] if self._rule["BYWEEKNO"] else day.year

    def _year(self, year: int) -> list[date]:
        if year > _LAST_YEAR or year < 2:  # noqa: PLR2004  # before it begins the calendar
            return []
        if self._rule["BYWEEKNO"]:
            begin = _first_week(year, self._rule.week_start)
            return _days(begin, (_first_week(year + 1, self._rule.week_start) - begin).days)
        if self._months:
            months = sorted({month for month in self._months if 1 <= month <= 12})  # noqa: PLR2004  # of a year
            found = [day for month in months for day in self._month(year, month)]
            # A year without such a day is one nevertheless.
            return found or [date(year, 1, 1)]
        return _days(date(year, 1, 1), 365 + (monthrange(year, 2)[1] == 29))  # noqa: PLR2004  # days of February

    def _month(self, year: int, month: int) -> list[date]:
        """Return the days of a month that its rule may give."""
        length = monthrange(year, month)[1]
        if not self._month_days:
            return _days(date(year, month, 1), length)
        wanted = {day if day > 0 else length + 1 + day for day in self._month_days}
        return [date(year, month, day) for day in sorted(wanted) if 1 <= day <= length]

    def _fits(self, day: date) -> bool:
        rule = self._rule
        length = monthrange(day.year, day.month)[1]
        year_length = 365 + (monthrange(day.year, 2)[1] == 29)  # noqa: PLR2004  # days of February
        if self._months and day.month not in self._months:
            return False
        if self._month_days and not {day.day, day.day - length - 1} & set(self._month_days):
            return False
        in_year = day.timetuple().tm_yday
        if rule["BYYEARDAY"] and not {in_year, in_year - year_length - 1} & set(rule["BYYEARDAY"]):
            return False
        if rule["BYWEEKNO"]:
            year, week = _week_of(day, rule.week_start)
            weeks = (_first_week(year + 1, rule.week_start) - _first_week(year, rule.week_start)).days // 7
            if not {week, week - weeks - 1} & set(rule["BYWEEKNO"]):
                return False
        return not self._weekdays or any(
            self._is(day, wanted, length, year_length) for wanted in self._weekdays
        )

    def _is(self, day: date, wanted: _Weekday, length: int, year_length: int) -> bool:
        if day.weekday() != wanted.day:
            return False
        # With a numbered week there is one such day, and the number says nothing.
        if not wanted.ordinal or (self._rule["BYWEEKNO"] and abs(wanted.ordinal) == 1):
            return True
        if self._rule["BYWEEKNO"]:
            return False
        if self._rule.freq == "MONTHLY" or self._rule["BYMONTH"]:
            place, whole = day.day, length
        else:
            place, whole = day.timetuple().tm_yday, year_length
        return wanted.ordinal in {(place - 1) // 7 + 1, -((whole - place) // 7 + 1)}


def _days(first: date, count: int) -> list[date]:
    begin = first.toordinal()
    return [date.fromordinal(begin + at) for at in range(count)]


def _first_week(year: int, week_start: int) -> date:
    """Return the first day of the first week of a year, the one with its fourth of January."""
    fourth = date(year, 1, 4)
    return fourth - timedelta(days=(fourth.weekday() - week_start) % 7)


def _week_of(day: date, week_start: int) -> tuple[int, int]:
    """Return the year that a day's week belongs to, and the number of the week."""
    year = day.year
    if day >= _first_week(year + 1, week_start):
        year += 1
    elif day < _first_week(year, week_start):
        year -= 1
    return year, (day - _first_week(year, week_start)).days // 7 + 1
