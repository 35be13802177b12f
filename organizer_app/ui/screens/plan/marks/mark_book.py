"""All that stands beside the actions of each day, put into words when a calendar first asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.ui.screens.plan.marks.mark_layers import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from organizer_app.domain.checklists.due_days import DueDay
    from organizer_app.domain.rows.action_rows import KeyDateHead
    from organizer_app.domain.time.holidays_of_place import HolidayDay
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark
    from organizer_app.ui.screens.plan.marks.mark_layers import Layers


class MarkSources(NamedTuple):
    """What marks are made from.

    Attributes:
        key_dates: of the plan.
        due: what is due on which day.
        holidays: of the regions and years that matter.
        home: the country whose holidays need no saying where.
        hidden: what is left out.
        today: the desk's day, None before it is known.
        days: the first and the last ISO day that the filter keeps, empty for no bound.
    """

    key_dates: Sequence[KeyDateHead] = ()
    due: Sequence[DueDay] = ()
    holidays: Sequence[HolidayDay] = ()
    home: str = ""
    hidden: Layers = frozenset()
    today: date | None = None
    days: tuple[str, str] = ("", "")


class MarkBook:
    """One state of it; another object means that something may be different."""

    def __init__(self, sources: MarkSources | None = None) -> None:
        self.sources = sources or MarkSources()

    @property
    def has_daylight(self) -> bool:
        """Whether sunrise and sunset are shown."""
        return Layer.DAYLIGHT not in self.sources.hidden

    @cached_property
    def by_day(self) -> Mapping[str, Sequence[DayMark]]:
        """The marks by ISO day."""
        # The words of calendars are not needed for the first picture.
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
