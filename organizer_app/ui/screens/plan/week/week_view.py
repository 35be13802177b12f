"""The week in headquarters time: seven days of hours, with actions moved and stretched by mouse or key."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.calendar.shared_windows import window_of
from organizer_app.domain.calendar.time_grid import HOUR, Span, day_span, wall_of
from organizer_app.ui.screens.plan.store.calendar_marks import first_of_week
from organizer_app.ui.screens.plan.time_axis.drag_area import DragArea
from organizer_app.ui.screens.plan.time_axis.drag_gesture import STEP, Grip
from organizer_app.ui.screens.plan.timeline.timeline_rows import rows_on
from organizer_app.ui.screens.plan.week.week_layout import (
    DAYS,
    DayWish,
    WeekDay,
    WeekMaker,
    WeekWalk,
    column_edges,
    lanes_in,
    walls_of,
    wish_of,
)
from organizer_app.ui.screens.plan.week.week_painter import (
    HEAD,
    HOURS,
    LINE,
    WeekMarks,
    WeekPainter,
    WeekSheet,
    loose_lines,
    loose_room,
)
from organizer_app.ui.widgets.lists.speaking_items import tell_items_changed
from organizer_app.wording.plan import timeline as words
from organizer_app.wording.plan.calendars import chip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.calendar.time_grid import WallClock
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.store.plan_view import Shown
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Drag
    from organizer_app.ui.theme.theme import Theme

_LOWEST: Final = 26.0
_HIGHEST: Final = 160.0
_STRETCH: Final = 1.2
_NOTCH: Final = 120
_GRIP: Final = 6
# The part of the view that a list of actions without a time may fill, where most have none.
_LOOSE_SHARE: Final = 0.6
_FIRST_HOUR: Final = 8


class WeekView(DragArea):
    """Draws the week of a day; `now` returns the present instant, minutes since 1970-01-01 UTC."""

    edge_shape = Qt.CursorShape.SizeVerCursor

    def __init__(self, theme: Theme, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(theme, words.week_name(), parent)
        self.setObjectName("weekView")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._now = now
        self._sheet = WeekSheet(theme)
        self._maker = WeekMaker()
        self._shown: Shown | None = None
        self._edges: Sequence[int] = [0] * (DAYS + 1)
        self._head = theme.length(HEAD)
        self.days: Sequence[WeekDay] = ()
        self._rows: Mapping[str, ActionRow] = {}
        self._spans: Sequence[Span] = ()
        self.day = ""

    # Contents

    def show_rows(self, shown: Shown, day: str) -> None:
        """Show the week of an ISO day."""
        if self._shown is shown and day == self.day and self.days and self.days[0].day == first_of_week(day):
            return
        is_other_week = not self.day or first_of_week(day) != first_of_week(self.day)
        self._shown, self.day, self.desk_zone = shown, day, shown.desk_zone
        self._painter.desk_zone = shown.desk_zone
        self._arrange()
        if is_other_week:
            self._scroll_to_first()

    def _arrange(self) -> None:
        if (shown := self._shown) is None:
            return
        first = date.fromisoformat(first_of_week(self.day))
        fresh = self._maker.days(shown.rows, first, self._zone, self._room_for, shown.marks.by_day)
        before = {day.day: day for day in self.days}
        if (edges := self._edges_for([wish_of(day) for day in fresh])) != self._edges:
            self._edges = edges
            self._sheet.forget()
        self._sheet.forget_days(day.day for day in fresh if before.get(day.day) != day)
        if [day.day for day in fresh] != [day.day for day in self.days]:
            self._sheet.forget()
        self.days = fresh
        self._rows = {row.action_id: row for day in fresh for row in _rows_of(day)}
        self._spans = [day_span(date.fromisoformat(day.day), self._zone) for day in fresh]
        band = self._find_band(shown)
        bands = {_anchor(shown): band} if band is not None else {}
        if bands != self._sheet.bands:
            self._sheet.bands = bands
            self._sheet.forget()
        self._measure()
        tell_items_changed(self)

    def _find_band(self, shown: Shown) -> Span | None:
        """Return the overlap of the anchor date in minutes after midnight at headquarters."""
        anchor = _anchor(shown)
        if all(day.day != anchor for day in self.days):
            return None
        window = window_of(rows_on(shown.rows, anchor), shown.head, anchor)
        of_day = day_span(date.fromisoformat(anchor), self._zone)
        return walls_of(window.in_zone(self._zone), of_day, self._zone) if window else None

    @property
    def _painter(self) -> WeekPainter:
        return self._sheet.painter

    @property
    def _zone(self) -> str:
        return self.desk_zone or "UTC"

    def _edges_for(self, wishes: Sequence[DayWish]) -> Sequence[int]:
        gutter = self._painter.gutter
        width = max(DAYS, self.viewport().width() - gutter)
        return [gutter + edge for edge in column_edges(wishes, width, self._theme.zoom)]

    def _room_for(self, wishes: Sequence[DayWish]) -> Sequence[int]:
        """Return how many actions fit side by side on each day, given the wanted numbers."""
        edges = self._edges_for(wishes)
        return [lanes_in(end - begin, self._theme.zoom) for begin, end in pairwise(edges)]

    def _scroll_to_first(self) -> None:
        """Start a little before the week's first action that is not at night, or before the first of all."""
        starts = [block.walls.starts for day in self.days for block in day.blocks]
        starts += [crowd.walls.starts for day in self.days for crowd in day.crowds]
        by_day = [each for each in starts if each >= 6 * HOUR]
        first = min(by_day or starts, default=_FIRST_HOUR * HOUR)
        self.verticalScrollBar().setValue(round((first / HOUR - 0.75) * self._sheet.hour))
        self.bring_into_sight(self.pointed)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Change the theme; the same hour stays on top."""
        there = self.verticalScrollBar().value() / self._sheet.hour
        super().set_theme(theme)
        self._sheet.set_theme(theme)
        self._arrange()
        self._measure()
        self.verticalScrollBar().setValue(round(there * self._sheet.hour))

    def look_again(self, action_ids: frozenset[str]) -> None:
        """Repaint the days of some actions."""
        self._sheet.looks = self.looks()
        self._sheet.forget_days(
            day.day for day in self.days if any(row.action_id in action_ids for row in _rows_of(day))
        )

    # Geometry, for tests and screen readers

    def _column(self, number: int) -> QRectF:
        """Return the rectangle of a day's hours in the viewport."""
        left, right = self._edges[number], self._edges[number + 1]
        return QRectF(
            left, self._head - self.verticalScrollBar().value(), right - left, self._sheet.hour * HOURS
        )

    def _places(self) -> Iterator[tuple[ActionRow, QRectF, bool]]:
        """Yield every action with its rectangle, and whether it is above the hours."""
        for number, day in enumerate(self.days):
            column = self._column(number)
            above = QRectF(column.x(), self._theme.length(HEAD), column.width(), 0)
            for line, loose in enumerate(loose_lines(day, self._painter.most_lines)):
                if loose.row is not None:
                    yield loose.row, self._painter.loose_box(above, line), True
            for block in day.blocks:
                box = self._painter.block_box(column, block.walls, block.lane, block.lanes, self._sheet.hour)
                yield block.row, box, False

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the actions with a visible block."""
        room = QRectF(self.viewport().rect()).adjusted(0, self._head, 0, 0)
        return tuple(
            row.action_id for row, box, is_above in self._places() if is_above or box.intersects(room)
        )

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the block of an action in the viewport, or None if it has none."""
        return next((box for row, box, _above in self._places() if row.action_id == action_id), None)

    def day_at(self, x: float) -> int:
        """Return the number of the column at a point of the viewport, 0 to 6."""
        return min(max(bisect_right(self._edges, x) - 1, 0), DAYS - 1)

    def grip_at(self, point: QPointF) -> Grip | None:
        """Return the action under a point, and its nearby end."""
        is_above = point.y() < self._head
        for row, box, stands_above in self._places():
            if stands_above == is_above and box.contains(point):
                if is_above or box.height() < 3 * _GRIP:
                    return Grip(row)
                near_start = point.y() - box.y() < _GRIP
                edge = Edge.START if near_start else Edge.END if box.bottom() - point.y() < _GRIP else None
                return Grip(row, edge)
        return None

    def row_of(self, action_id: str) -> ActionRow | None:
        """Return an action of the week."""
        return self._rows.get(action_id)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        room = QRectF(self.viewport().rect())
        hours = room.adjusted(0, self._head, 0, 0)
        sheet = self._sheet
        sheet.fit(self.devicePixelRatioF())
        if self.days:
            self._blit(painter, hours)
            here = wall_of(self._now(), self._zone)
            self._draw_now(painter, hours, here)
            if self.drag is not None and self.drag.is_begun:
                painter.setClipRect(hours)
                self._draw_drag(painter, self.drag, hours)
                painter.setClipping(False)
            anchor = _anchor(self._shown) if self._shown else ""
            marks = WeekMarks(here.day, anchor, self.day)
            painter.drawPixmap(0, 0, sheet.head(self.days, self._column, marks, self._head))
        else:
            painter.fillRect(room, self._theme.color("surface"))
        self.draw_focus(painter)
        painter.end()

    def _blit(self, painter: QPainter, hours: QRectF) -> None:
        """Copy the visible hours, and clear the area below them."""
        sheet, first = self._sheet, self._column(0)
        whole, top = sheet.week(self.days, self._column), first.y()
        if whole is not None:
            # Only the visible part: copying what the heads cover would be wasted.
            density = sheet.density
            part = QRectF(0, (hours.y() - top) * density, whole.width(), hours.height() * density)
            painter.drawPixmap(hours.topLeft(), whole, part)
        else:
            for number, day in enumerate(self.days):
                column = self._column(number)
                painter.drawPixmap(column.topLeft(), sheet.day(day, column))
            painter.drawPixmap(0, round(top), sheet.hours())
        below = first.bottom()
        if below < hours.bottom():
            painter.fillRect(hours.adjusted(0, below - hours.y(), 0, 0), self._theme.color("surface"))

    def _draw_now(self, painter: QPainter, hours: QRectF, here: WallClock) -> None:
        for number, day in enumerate(self.days):
            if day.day == here.day:
                column = self._column(number)
                y = column.y() + here.minutes * self._sheet.hour / HOUR
                if hours.y() <= y <= hours.bottom():
                    self._painter.draw_now(painter, column, day, self._sheet.hour, y)

    def _draw_drag(self, painter: QPainter, drag: Drag, hours: QRectF) -> None:
        held = QRectF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ids = frozenset(drag.action_ids)
        for row in [row for action_id, row in self._rows.items() if action_id in ids]:
            for box in self._ghosts(drag, row):
                self._painter.blocks.draw_ghost(painter, box, row, chip(row))
                held = box if row is drag.grip.row else held
        label = drag.label(self.desk_zone, self.day_label)
        self._painter.blocks.draw_label(
            painter, QPointF(held.x(), held.y() - 4), label, hours.adjusted(4, 4, -4, -4)
        )

    def _ghosts(self, drag: Drag, row: ActionRow) -> Iterator[QRectF]:
        """Yield where a dragged action would be: on two days if it crosses midnight."""
        span = drag.moved(row)
        target = "" if span else (date.fromisoformat(row.day) + timedelta(days=drag.days)).isoformat()
        for number, (day, of_day) in enumerate(zip(self.days, self._spans, strict=True)):
            if day.day == target:
                column, top = self._column(number), self._head + 4
                yield QRectF(column.x() + 4, top, column.width() - 8, self._theme.length(20))
            elif span and span.starts < of_day.ends and span.ends > of_day.starts:
                walls = walls_of(span, of_day, self._zone)
                yield self._painter.block_box(self._column(number), walls, 0, 1, self._sheet.hour)

    # Sizes

    def _measure(self) -> None:
        room = self.viewport().height() - self._theme.length(HEAD)
        most = loose_room(self.days, int(room * _LOOSE_SHARE) // self._theme.length(LINE))
        if most != self._painter.most_lines:
            self._painter.most_lines = most
            self._sheet.forget()
        self._head = self._theme.length(HEAD) + self._painter.loose_height(self.days)
        bar = self.verticalScrollBar()
        page = self.viewport().height() - self._head
        bar.setPageStep(page)
        bar.setSingleStep(round(self._sheet.hour))
        bar.setRange(0, max(0, round(self._sheet.hour * HOURS) - page))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet.forget()
        self._arrange()
        self._measure()
        if event.oldSize().width() < 1:
            self._scroll_to_first()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom the hours around the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stretch(event.angleDelta().y() / _NOTCH, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def stretch(self, steps: float, y: float) -> None:
        """Zoom the hours in, or out for negative steps; the time at `y` stays in place."""
        there = (y - self._column(0).y()) / self._sheet.hour
        self._sheet.hour = min(max(self._sheet.hour * _STRETCH**steps, _LOWEST), _HIGHEST * self._theme.zoom)
        self._sheet.forget()
        self._measure()
        self.verticalScrollBar().setValue(round(there * self._sheet.hour - (y - self._head)))

    # What people do

    @property
    def day_label(self) -> str:
        """The day of the drag, which is mentioned when it changes."""
        return "" if self.drag is None else self.drag.grip.row.day

    def pull(self, drag: Drag, by: QPointF, at: QPointF, step: int) -> None:
        """Drag vertically through the hours and horizontally through the days."""
        days = self.day_at(at.x()) - self.day_at(at.x() - by.x()) if drag.grip.edge is None else 0
        drag.pull(by.y() * HOUR / self._sheet.hour, days, step)

    def press_beside(self, point: QPointF) -> None:
        """Open the day of a head or of a crowd."""
        if point.x() < self._painter.gutter or not self.days:
            return
        number = self.day_at(point.x())
        day, column = self.days[number], self._column(number)
        crowds = [
            self._painter.block_box(column, each.walls, each.lane, each.lanes, self._sheet.hour)
            for each in day.crowds
        ]
        lines = loose_lines(day, self._painter.most_lines)
        line = int((point.y() - self._theme.length(HEAD)) // self._theme.length(LINE))
        mark = lines[line].mark if point.y() < self._head and 0 <= line < len(lines) else None
        if mark is not None and mark.is_due:
            self.due_asked.emit(day.day, self.viewport().mapToGlobal(point.toPoint()))
        elif point.y() < self._head or any(box.contains(point) for box in crowds):
            self.day_opened.emit(day.day)

    def step_of(self, across: int, down: int) -> tuple[int, int]:
        """Return the step of an arrow key: a day horizontally, a time step vertically."""
        return across, down * STEP

    def beside(self, across: int, down: int) -> str:
        """Return the previous or next action of its day, or the nearest on the next day that has one."""
        return WeekWalk(self.days).beside(self.pointed, across, down)

    def at_end(self, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of the day, or of the week."""
        return WeekWalk(self.days).at_end(self.pointed, is_last=is_last, is_whole=is_whole)

    def find_city(self, text: str) -> str:
        """Return the first action of a city by the start of its name."""
        return WeekWalk(self.days).find_city(text)

    def bring_into_sight(self, action_id: str) -> None:
        """Scroll as little as needed to show an action."""
        places = self._places()
        box = next((box for row, box, above in places if row.action_id == action_id and not above), None)
        if box is not None:
            self.scroll_to(box, QRectF(self.viewport().rect()).adjusted(0, self._head, 0, 0))


def _anchor(shown: Shown) -> str:
    return shown.head.anchor_date if shown.head else ""


def _rows_of(day: WeekDay) -> list[ActionRow]:
    return [*day.loose, *(block.row for block in day.blocks)]
