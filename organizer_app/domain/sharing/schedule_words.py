"""Hold the words for a written schedule, so that format writers contain no sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_changes import SharedChange
from organizer_app.domain.sharing.shared_schedule import (
    SharedEntry,
    SharedHour,
    SharedSchedule,
    keeps_hour,
    shared_hour,
)
from organizer_app.domain.time.local_time import WallTimeKind, clock_name, shown_at, wall_time_kind

PaperSize = Literal["letter", "a4"]
PAPER_SIZES: tuple[PaperSize, ...] = ("letter", "a4")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSize:
    """The size of a schedule without called-off actions.

    Attributes:
        days: first and last local day, equal if there is only one; empty if no day is set.
        actions: number of actions.
        cities: number of cities.
        at_hour: number of actions that start at the shared hour; 0 without such an hour.
        hour: that hour, or None.
    """

    days: tuple[date, ...]
    actions: int
    cities: int
    at_hour: int
    hour: SharedHour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """Words of the month and the week on paper.

    Attributes:
        weekdays: names of the days of the week, Monday first.
        month: a month with its year, given a day in it.
        weekday_day: a day in the head of a column, such as ``Mon 15``.
        hour: a full hour, such as ``3 PM``; another time as `ScheduleWords.clock` writes it.
        week: heading of a week, given its first day.
        month_note: what a square means.
        week_note: whose hours stand at the side, given HQ's zone.
        anchor: name of the day of action.
        more: the number of items for which there is no room, of ``{count}``.
        together: how many actions start at the same time.
        starts: how many actions start within an hour.
        untimed: how many actions of a day have no time yet.
        is_local: a span of hours that is not in HQ's time.
    """

    weekdays: tuple[str, ...]
    month: Callable[[date], str]
    weekday_day: Callable[[date], str]
    hour: Callable[[time], str]
    week: Callable[[date], str]
    month_note: str
    week_note: Callable[[str], str]
    anchor: str
    more: str
    together: Callable[[int], str]
    starts: Callable[[int], str]
    untimed: Callable[[int], str]
    is_local: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleWords:
    """Words and formats of days and hours, in one language.

    Attributes:
        language: BCP 47 code, such as ``en``.
        paper: the size of the readers' paper, ``letter`` or ``a4``.
        texts: fixed words by name; some contain a ``{title}`` or ``{number}`` to fill in.
        tactics: by code of `Tactic`.
        statuses: by code of `ActionStatus`.
        readiness: by code of `Readiness`.
        access: by code of `AccessStatus`; empty where nobody has asked.
        audiences: audience of a schedule, by code of `Audience`; empty for the public.
        clock: a wall time, such as ``1:00 PM``.
        span: a start, an optional end, and the name of the clock after each if a night has it twice.
        day: a calendar day in full.
        short_day: a calendar day, abbreviated.
        stamp: a UTC moment as shown in an IANA zone, with the zone.
        zone: short name of an IANA zone, such as ``ET``.
        zone_heading: its full name, equal for zones that people consider one, such as ``Eastern Time``.
        zone_plain: the same where times are clearly meant, such as ``Eastern``.
        cities: a number of actions in a zone.
        actions_in: a number of actions and of their cities, which alone is said where both are equal.
        summary: the size of the schedule.
        days: its first and last day, as one where they are equal; at least one.
        hour: meaning of a filled dot.
        change_kinds: headings of changes, by code of `ChangeKind`.
        change: one change without its kind.
        more_changes: the number of further changes of a kind, which are marked in the tables.
        print_note: whose hours the printed columns show, given HQ's zone.
        calendar: words of the month and the week on paper.
        noon_here: noon in HQ's time, given that wall time and HQ's zone.
        field: name of a field of a record.
        contested: that two laptops wrote a number of fields differently and nobody has decided.
    """

    language: str
    paper: PaperSize = "letter"
    texts: Mapping[str, str]
    tactics: Mapping[str, str]
    statuses: Mapping[str, str]
    readiness: Mapping[str, str]
    access: Mapping[str, str]
    audiences: Mapping[str, str]
    clock: Callable[[time], str]
    span: Callable[[time, time | None, tuple[str, str]], str]
    day: Callable[[date], str]
    short_day: Callable[[date], str]
    stamp: Callable[[datetime, str], str]
    zone: Callable[[str], str]
    zone_heading: Callable[[str], str]
    zone_plain: Callable[[str], str]
    cities: Callable[[int], str]
    actions_in: Callable[[int, int], str]
    summary: Callable[[ScheduleSize], str]
    days: Callable[[tuple[date, ...]], str]
    hour: Callable[[SharedHour], str]
    noon_here: Callable[[time, str], str]
    change_kinds: Mapping[str, str]
    change: Callable[[SharedChange], str]
    more_changes: Callable[[int], str]
    print_note: Callable[[str], str]
    calendar: CalendarWords
    field: Callable[[str], str]
    contested: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A further language of a published folder.

    Attributes:
        words: the words in that language.
        speaks: makes everything that is written meanwhile speak it; words that are not looked up yet need it.
    """

    words: ScheduleWords
    speaks: Callable[[], AbstractContextManager[None]]


def size_of(schedule: SharedSchedule) -> ScheduleSize:
    """Count days, actions and cities of a schedule; see `ScheduleSize`."""
    standing = [entry for entry in schedule.entries if not entry.cancelled]
    days = [entry.day for entry in standing if entry.day]
    hour = shared_hour(schedule)
    return ScheduleSize(
        days=(min(days), max(days)) if days else (),
        actions=len(standing),
        cities=len({(entry.city.casefold(), entry.state, entry.country) for entry in standing}),
        at_hour=sum(keeps_hour(entry, hour) for entry in standing) if hour else 0,
        hour=hour,
    )


def reader_line(words: ScheduleWords, audience: Audience, *, has_phones: bool) -> str:
    """Return whom a sheet is for; one for HQ warns of phone numbers where it has any."""
    is_bare = audience >= Audience.INTERNAL and not has_phones
    return words.texts["reader_bare" if is_bare else f"reader_{audience.code}"]


def hours_of(entry: SharedEntry, words: ScheduleWords) -> str:
    """Return the wall times, or which are open; a repeated hour includes the name of its clock."""
    if entry.starts is None:
        return words.texts["time_open" if entry.day else "date_open"]
    first = _doubled(entry.day, entry.starts, entry.zone, entry.starts_utc)
    last = _doubled(entry.ends_day or entry.day, entry.ends, entry.zone, entry.ends_utc)
    return words.span(entry.starts, entry.ends, (first, last))


def _doubled(day: date | None, wall: time | None, zone: str, utc: datetime | None) -> str:
    """Return the short name of the clock for a wall time that occurs twice on its day, else an empty text."""
    if day is None or wall is None or utc is None:
        return ""
    moment = shown_at(day, wall, zone, utc)
    return clock_name(moment)[0] if wall_time_kind(moment) is WallTimeKind.DOUBLED else ""
