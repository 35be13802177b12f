"""Collects the marks of each day in the layers that are shown, and words them when a calendar first asks."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from organizer_app.domain.checklists.due_days import DueDay
    from organizer_app.domain.rows.action_rows import KeyDateHead
    from organizer_app.domain.time.holidays_of_place import HolidayDay
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark


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
        from organizer_app.ui.screens.plan.marks import day_marks

        source = self.sources
        found: list[tuple[str, DayMark]] = []
        if Layer.KEY_DATES not in source.hidden:
            found += day_marks.of_key_dates(source.key_dates)
        if Layer.HOLIDAYS not in source.hidden:
            found += day_marks.of_holidays(source.holidays, source.home)
        if Layer.DEADLINES not in source.hidden and source.today is not None:
            found += day_marks.of_due(source.due, source.today)
        first, last = source.days
        return day_marks.by_day(each for each in found if first <= each[0] <= (last or "~"))

    def on(self, day: str) -> Sequence[DayMark]:
        """Return the marks of an ISO day."""
        return self.by_day.get(day, ())
