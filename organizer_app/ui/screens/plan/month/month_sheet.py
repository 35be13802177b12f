"""Draws the weeks of the month calendar as pictures, each kept until something in it changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.ui.screens.plan.marks.day_marks import DayMark
from organizer_app.ui.screens.plan.month.month_cells import (
    DAYS,
    CellPlan,
    DayContent,
    MonthHit,
    ids_of,
    plan_cell,
    week_of,
)
from organizer_app.ui.screens.plan.month.month_painter import DayCell, MonthPainter
from organizer_app.ui.theme.blank_pictures import blank_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.ui.theme.theme import Theme

_REMEMBERED: Final = 24
# Days narrower than this, at 100 % text size, do not fit a start beside a name and a count.
_NARROW: Final = 150
_EMPTY: Final = plan_cell(DayContent(), 0)
_LAST: Final = timedelta(days=DAYS - 1)
Month = tuple[int, int]


class MonthMarks(NamedTuple):
    """What is marked: the bright month, and ISO days and ids of actions; empty for none.

    `contested` are actions with a field that two laptops wrote.
    """

    month: tuple[int, int] = (2000, 1)
    today: str = ""
    anchor: str = ""
    day: str = ""
    action: str = ""
    actions: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()


class SheetSize(NamedTuple):
    """Width of the sheet and heights of a week and of the weekday names, in pixels; pixel density."""

    width: int
    week: int
    head: int
    density: float


class MonthSheet:
    """Cells and pictures of weeks for one theme and size.

    Args:
        theme: colors and type.
        first_weekday: the first day of the week, from 0, Monday.
    """

    def __init__(self, theme: Theme, first_weekday: int) -> None:
        self._first_weekday = first_weekday
        self._content: Mapping[str, DayContent] = {}
        self._day_of: dict[str, str] = {}
        # Also keyed by the height of a week: months of five and six weeks alternate.
        self._pictures: dict[tuple[int, date, Month | None], QPixmap] = {}
        self._plans: dict[tuple[int, bool], dict[str, CellPlan]] = {}
        self._head: QPixmap | None = None
        self._size = SheetSize(1, 1, 1, 1.0)
        self.marks = MonthMarks()
        self._theme = theme
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        # Of a theme, only the text size decides what fits.
        if theme.zoom != self._theme.zoom:
            self._plans = {}
        self._theme = theme
        self.painter = MonthPainter(theme)
        self._forget_all_pictures()

    def begin_weeks_on(self, first_weekday: int) -> None:
        """Begin weeks on another day."""
        self._first_weekday = first_weekday
        self._forget_all_pictures()

    def lay_out(self, size: SheetSize) -> None:
        """Change the size."""
        if size != self._size:
            before, self._size = self._size, size
            if before._replace(week=size.week) != size:
                self._forget_all_pictures()

    def show_content(self, content: Mapping[str, DayContent]) -> None:
        """Store what happens by ISO day; redraw only weeks that differ."""
        before, self._content = self._content, content
        days = before.keys() | content.keys()
        self._day_of = {row.action_id: day for day in content for row in content[day].rows}
        self._forget(day for day in days if before.get(day) != content.get(day))

    def mark(self, marks: MonthMarks) -> None:
        """Change the marks; redraw only weeks that look different."""
        before, self.marks = self.marks, marks
        pairs = ((before.today, marks.today), (before.anchor, marks.anchor), (before.day, marks.day))
        for old, new in pairs:
            if old != new:
                self._forget_pictures((old, new))
        if before.action != marks.action:
            self._forget_pictures(self._day_of.get(action, "") for action in (before.action, marks.action))
        changed = (before.actions ^ marks.actions) | (before.contested ^ marks.contested)
        if changed:
            self._forget_pictures({self._day_of.get(each, "") for each in changed})

    def content_of(self, day: str) -> DayContent:
        """Return what happens on an ISO day."""
        return self._content.get(day, DayContent())

    def cell(self, day: date) -> DayCell:
        """Return a day as the painter needs it."""
        iso, marks = day.isoformat(), self.marks
        content = self.content_of(iso)
        return DayCell(
            day=day,
            content=content,
            plan=self._plan(iso, content),
            is_shown_month=(day.year, day.month) == marks.month,
            is_today=iso == marks.today,
            is_anchor=iso == marks.anchor,
            is_selected=iso == marks.day,
            selected_action=marks.action,
            also_selected=marks.actions,
            contested=marks.contested,
        )

    def _plan(self, day: str, content: DayContent) -> CellPlan:
        if not (content.rows or content.marks):
            return _EMPTY
        # What fits depends only on the size; a day of thousands is slow to lay out again.
        is_narrow = self._size.width / DAYS < self._theme.length(_NARROW)
        key = (self._size.week, is_narrow)
        plans = self._plans.setdefault(key, {})
        found = plans.get(day)
        if found is None:
            if sum(map(len, self._plans.values())) > _REMEMBERED * DAYS:
                self._plans = {key: plans}
                plans.clear()
            height = self._size.week / self._theme.zoom
            found = plans[day] = plan_cell(content, height, is_narrow=is_narrow)
        return found

    def box(self, column: int) -> QRectF:
        """Return the rectangle of a weekday in the picture of its week."""
        left = round(column * self._size.width / DAYS)
        return QRectF(left, 0, round((column + 1) * self._size.width / DAYS) - left, self._size.week)

    def hit(self, week: date, inside: QPointF) -> MonthHit:
        """Return what is under a point of a week's picture."""
        column = min(DAYS - 1, int(inside.x() / self._size.width * DAYS))
        cell = self.cell(week + timedelta(days=column))
        day, box = cell.day.isoformat(), self.box(column)
        for number, line in enumerate(cell.plan.lines):
            if self.painter.chip_box(box, cell.plan, number).contains(inside):
                return MonthHit(day, ids_of(line), is_due=isinstance(line, DayMark) and line.is_due)
        last = self.painter.chip_box(box, cell.plan, len(cell.plan.lines))
        return MonthHit(day, is_more=cell.plan.more > 0 and last.contains(inside))

    def chip_of(self, day: date, action_id: str) -> QRectF | None:
        """Return the chip of a single action in its week's picture, or None if it has none."""
        cell, column = self.cell(day), (day.weekday() - self._first_weekday) % DAYS
        ids = [ids_of(line) for line in cell.plan.lines]
        if (action_id,) not in ids:
            return None
        return self.painter.chip_box(self.box(column), cell.plan, ids.index((action_id,)))

    def picture(self, week: date) -> QPixmap:
        """Return the picture of a week by its first day."""
        key = (self._size.week, week, self._bright(week))
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) > _REMEMBERED:
                self._pictures.clear()
            found = self._blank(self._size.week)
            painter = QPainter(found)
            days = [self.cell(week + timedelta(days=index)) for index in range(DAYS)]
            self.painter.draw_week(painter, days, self._size.width, self._size.week)
            painter.end()
            self._pictures[key] = found
        return found

    def _bright(self, week: date) -> Month | None:
        """Return the shown month if a week has some of its days, because the week then looks different."""
        return self.marks.month if self.marks.month in _months(week) else None

    def head_picture(self) -> QPixmap:
        """Return the picture of the names of the weekdays."""
        if self._head is None:
            self._head = self._blank(self._size.head)
            painter = QPainter(self._head)
            boxes = [self.box(column) for column in range(DAYS)]
            self.painter.draw_weekdays(painter, boxes, self._first_weekday, self._size.head)
            painter.end()
        return self._head

    def _blank(self, height: int) -> QPixmap:
        density = self._size.density
        return blank_picture(self._size.width, height, density, self._theme.color("surface"))

    def _forget_all_pictures(self) -> None:
        self._pictures.clear()
        self._head = None

    def _forget(self, days: Iterable[str]) -> None:
        changed = list(days)
        for day in changed:
            for plans in self._plans.values():
                plans.pop(day, None)
        self._forget_pictures(changed)

    def _forget_pictures(self, days: Iterable[str]) -> None:
        weeks = {week_of(date.fromisoformat(day), self._first_weekday) for day in days if day}
        for key in [key for key in self._pictures if key[1] in weeks]:
            del self._pictures[key]


def _months(week: date) -> tuple[Month, Month]:
    last = week + _LAST
    return (week.year, week.month), (last.year, last.month)
