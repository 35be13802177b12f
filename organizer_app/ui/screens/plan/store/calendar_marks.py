"""Keeps the calendars' marks and the shown days up to date: deadlines, holidays, hidden layers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from organizer_app.domain.basics.changes import AROUND_STEPS, Noun
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.flow import services
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook, MarkSources
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.wording.language.measures import first_weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.checklists.due_days import DueDay, DueItem
    from organizer_app.domain.rows.action_rows import KeyDateHead
    from organizer_app.domain.rows.place_groups import Mix
    from organizer_app.services.plan.holidays import PlanHolidays
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.screens.plan.marks.day_marks import Layer, Layers


_STATE: Final = itemgetter(*map(ActionRow._fields.index, ("status", "readiness")))
_LEVELS: Final = 6


class Period(NamedTuple):
    """First and last day as ISO text, and the code of the view that shows them."""

    view: str
    first: str
    last: str


def first_of_week(day: str) -> str:
    """Return the first day of the week of an ISO day; empty for an empty text."""
    if not day:
        return ""
    when = date.fromisoformat(day)
    return (when - timedelta(days=(when.weekday() - first_weekday()) % 7)).isoformat()


def period_of(kind: ViewKind, month: tuple[int, int], day: str) -> Period | None:
    """Return the period of a view for a month or an ISO day, None if it shows everything."""
    if kind is ViewKind.MONTH:
        first = date(*month, 1)
        following = date(month[0] + month[1] // 12, month[1] % 12 + 1, 1)
        return Period(kind.value, first.isoformat(), (following - timedelta(days=1)).isoformat())
    if kind is ViewKind.WEEK and day:
        begin = first_of_week(day)
        return Period(kind.value, begin, (date.fromisoformat(begin) + timedelta(days=6)).isoformat())
    return Period(kind.value, day, day) if kind is ViewKind.TIMELINE and day else None


def rows_between(rows: Sequence[ActionRow], first: str, last: str) -> Sequence[ActionRow]:
    """Return the actions of some local days from rows in reading order."""
    begin = bisect_left(rows, first, key=_day_key)
    return rows[begin : bisect_right(rows, last, lo=begin, key=_day_key)]


def _day_key(row: ActionRow) -> str:
    return row.day or "~"


def mix_within(rows: Sequence[ActionRow], period: Period) -> Mix:
    """Return the readiness mix of a period's actions, from rows in reading order."""
    # Counted without a loop over the rows, because people page through calendars fast.
    found = Counter(map(_STATE, rows_between(rows, period.first, period.last)))
    mix = [0] * _LEVELS
    for (status, level), number in found.items():
        if status not in OFF_STATUSES:
            mix[level] += number
    return mix[0], mix[1], mix[2], mix[3], mix[4], mix[5]


_DATED = AROUND_STEPS | {Noun.TASK, Noun.PERMIT, Noun.CITY_ACTION}


class Marked(Protocol):
    """The part of the presenter that is needed here."""

    month: tuple[int, int]

    @property
    def today(self) -> date:
        """The present day at headquarters."""

    def show_marks(self) -> None:
        """Show other deadlines or holidays."""


class CalendarMarks:
    """Reads in the background; the calendars share one book of marks, replaced when something changes."""

    def __init__(self, marked: Marked, access: PlanAccess) -> None:
        self._marked = marked
        self._access = access
        self._due: list[DueDay] = []
        self._holidays: PlanHolidays | None = None
        self._year = 0
        self._book = MarkBook()
        self.hidden: Layers = frozenset()

    def book(self, key_dates: Sequence[KeyDateHead], wanted: ActionFilter) -> MarkBook:
        """Return the marks of the filter's days, the same object while nothing changes."""
        holidays = self._holidays
        sources = MarkSources(
            key_dates=key_dates,
            due=self._due,
            holidays=holidays.days if holidays else (),
            home=holidays.home if holidays else "",
            hidden=self.hidden,
            today=self._marked.today,
            days=(wanted.first_day, wanted.last_day),
        )
        if any(new is not old and new != old for new, old in zip(sources, self._book.sources, strict=True)):
            self._book = MarkBook(sources)
        return self._book

    # Hidden layers

    def toggle(self, layer: Layer) -> None:
        """Show or hide a layer."""
        self.hide(self.hidden ^ {layer})

    def hide(self, hidden: Layers) -> None:
        """Hide these layers and no others."""
        if hidden != self.hidden:
            self.hidden = hidden
            self._marked.show_marks()

    # Reading

    def read(self) -> None:
        """Read deadlines and holidays, and show what changed."""
        self._read_due()
        self._ask_for_holidays(self._marked.month[0])

    def on_change(self, change_set: ChangeSet) -> None:
        """Read deadlines again after changes of steps, permits or their cities."""
        if change_set.touches(_DATED):
            self._read_due()

    def _read_due(self) -> None:
        self._access.ask(lambda workspace: services.deadlines.deadlines(workspace), self._take_due)  # noqa: PLW0108  # it loads the service later

    def _take_due(self, due: list[DueDay]) -> None:
        if due != self._due:
            self._due = due
            self._marked.show_marks()

    def look_for_holidays(self, rows: Iterable[ActionRow]) -> None:
        """Read the holidays again when actions are in a state or year that had none before."""
        known = self._holidays
        if known is not None and any(
            (row.country and (row.country, row.state) not in known.regions)
            or (row.day and int(row.day[:4]) not in known.years)
            for row in rows
        ):
            self._ask_for_holidays(self._year)

    def turn_to(self, year: int) -> None:
        """Read the holidays of a shown year that was not read yet."""
        if self._holidays is not None and year != self._year and year not in self._holidays.years:
            self._ask_for_holidays(year)

    def _ask_for_holidays(self, year: int) -> None:
        self._year = year
        # The visible year first: of very many years, the last ones are dropped.
        years = (year, year - 1, year + 1, self._marked.today.year)
        self._access.ask(
            lambda workspace: services.holidays.plan_holidays(workspace, years), self._take_holidays
        )

    def _take_holidays(self, holidays: PlanHolidays) -> None:
        if holidays != self._holidays:
            self._holidays = holidays
            self._marked.show_marks()

    def read_due_on(self, day: str, most: int, then: Callable[[list[DueItem]], None]) -> None:
        """Read what is due on an ISO day, with a limit on permits and steps, and pass it on."""
        self._access.ask(lambda workspace: services.deadlines.due_on(workspace, day, most=most), then)
