"""Makes what calendars show of a day beside its actions: key dates, holidays, and deadlines."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.wording.plan import day_marks as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from organizer_app.domain.checklists.due_days import DueDay
    from organizer_app.domain.rows.action_rows import KeyDateHead
    from organizer_app.domain.time.holidays_of_place import HolidayDay


LATE: Final = 2
_SOON: Final = timedelta(days=7)


class MarkKind(Enum):
    """The kinds of marks, in display order."""

    KEY_DATE = "key_date"
    HOLIDAY = "holiday"
    PERMIT = "permit"
    STEP = "step"


DUE: Final = frozenset({MarkKind.PERMIT, MarkKind.STEP})


class DayMark(NamedTuple):
    """A line beside the actions of a day.

    Attributes:
        text: in words.
        kind: its kind.
        starts: of a key date, minutes after midnight in `zone`; None for the whole day.
        zone: IANA zone of the start, or empty.
        severity: of a deadline: 0 later, 1 within a week, 2 late.
        place: the venue of a key date, or the region of a holiday; may be empty.
        brief: a short text for narrow spaces; empty for `text`.
        name: the city in it, which is cut before the task.
    """

    text: str
    kind: MarkKind = MarkKind.KEY_DATE
    starts: int | None = None
    zone: str = ""
    severity: int = 0
    place: str = ""
    brief: str = ""
    name: str = ""

    @property
    def is_due(self) -> bool:
        """Whether it is a deadline."""
        return self.kind in DUE

    @property
    def is_late(self) -> bool:
        """Whether it was due before today."""
        return self.is_due and self.severity >= LATE


def of_key_dates(key_dates: Iterable[KeyDateHead]) -> Iterable[tuple[str, DayMark]]:
    """Return the marks of key dates with their ISO days."""
    return (
        (each.day, DayMark(each.title, MarkKind.KEY_DATE, each.starts, each.zone, place=each.venue))
        for each in key_dates
        if each.day
    )


def of_holidays(holidays: Iterable[HolidayDay], home: str) -> Iterable[tuple[str, DayMark]]:
    """Return the marks of holidays with their ISO days; `home` is the country left unnamed."""
    return (
        (each.day, DayMark(each.name, MarkKind.HOLIDAY, place=words.holiday_place(each, home)))
        for each in holidays
    )


def of_due(due: Iterable[DueDay], today: date) -> Iterable[tuple[str, DayMark]]:
    """Return the marks of deadlines with their ISO days; `today` is headquarters' day."""
    now, soon = today.isoformat(), (today + _SOON).isoformat()
    for each in due:
        severity = LATE if each.day < now else 1 if each.day <= soon else 0
        kind = MarkKind.PERMIT if each.is_permit else MarkKind.STEP
        brief = words.due_briefly(each)
        yield each.day, DayMark(words.due(each), kind, severity=severity, brief=brief, name=each.city)


def by_day(marks: Iterable[tuple[str, DayMark]]) -> Mapping[str, Sequence[DayMark]]:
    """Group marks by ISO day: key dates, holidays, permits to file, then steps."""
    order = {kind: number for number, kind in enumerate(MarkKind)}
    found: dict[str, list[DayMark]] = {}
    for day, mark in sorted(marks, key=lambda each: order[each[1].kind]):
        found.setdefault(day, []).append(mark)
    return found


def brief_words(mark: DayMark) -> str:
    """Return the words of a mark whose sign has to show whether it is late."""
    return mark.brief or mark.text


def mark_words(mark: DayMark) -> str:
    """Say what a day is marked for: a deadline, a holiday or a key date."""
    if mark.is_due:
        return words.deadline(mark.text, is_late=mark.is_late)
    if mark.kind is MarkKind.HOLIDAY:
        return words.holiday(mark.text, mark.place)
    return words.key_date(mark.text, mark.starts)


# Collects the marks of each day in the layers that are shown, and words them when a calendar first asks


class Layer(Enum):
    """The layers, in the order of their menu."""

    DEADLINES = "deadlines"
    KEY_DATES = "key_dates"
    HOLIDAYS = "holidays"
    DAYLIGHT = "daylight"


Layers = frozenset[Layer]
_SEPARATOR = ","


def written(hidden: Layers) -> str:
    """Return the codes of layers as one text, for the saved window layout."""
    return _SEPARATOR.join(layer.value for layer in Layer if layer in hidden)


def read(text: str) -> Layers:
    """Return the layers of such a text; unknown codes are ignored."""
    codes = set(text.split(_SEPARATOR))
    return frozenset(layer for layer in Layer if layer.value in codes)


class MarkSources(NamedTuple):
    """The sources of marks.

    Attributes:
        key_dates: of the plan.
        due: deadlines by day.
        holidays: of the relevant regions and years.
        home: the country whose holidays need no name.
        hidden: the hidden layers.
        today: headquarters' day, None before it is known.
        days: the first and the last ISO day of the filter, empty for no bound.
    """

    key_dates: Sequence[KeyDateHead] = ()
    due: Sequence[DueDay] = ()
    holidays: Sequence[HolidayDay] = ()
    home: str = ""
    hidden: Layers = frozenset()
    today: date | None = None
    days: tuple[str, str] = ("", "")


class MarkBook:
    """One state of the marks; a new object means that something may have changed."""

    def __init__(self, sources: MarkSources | None = None) -> None:
        self.sources = sources or MarkSources()

    @property
    def has_daylight(self) -> bool:
        """Whether sunrise and sunset are shown."""
        return Layer.DAYLIGHT not in self.sources.hidden

    @cached_property
    def by_day(self) -> Mapping[str, Sequence[DayMark]]:
        """The marks by ISO day."""
        # The first picture does not need the words of calendars.

        source = self.sources
        found: list[tuple[str, DayMark]] = []
        if Layer.KEY_DATES not in source.hidden:
            found += of_key_dates(source.key_dates)
        if Layer.HOLIDAYS not in source.hidden:
            found += of_holidays(source.holidays, source.home)
        if Layer.DEADLINES not in source.hidden and source.today is not None:
            found += of_due(source.due, source.today)
        first, last = source.days
        return by_day(each for each in found if first <= each[0] <= (last or "~"))

    def on(self, day: str) -> Sequence[DayMark]:
        """Return the marks of an ISO day."""
        return self.by_day.get(day, ())
