"""The timeline: the cities of a day by time zone on one axis of real time, with draggable actions."""

from __future__ import annotations

import math
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.domain.calendar.shared_windows import window_of
from organizer_app.domain.calendar.time_grid import HOUR, utc_of
from organizer_app.ui.screens.plan.time_axis.drag_gesture import STEP
from organizer_app.ui.screens.plan.timeline.timeline_axis import (
    HOUR_WIDTH,
    TimeAxis,
    TimelineWalk,
    first_look,
)
from organizer_app.ui.screens.plan.timeline.timeline_over import draw_over
from organizer_app.ui.screens.plan.timeline.timeline_places import RULER, TimelinePlaces
from organizer_app.ui.screens.plan.timeline.timeline_rows import (
    LineMaker,
    TimelineCity,
    ZoneHead,
    city_lines,
    rows_on,
)
from organizer_app.ui.screens.plan.timeline.timeline_sheet import TimelinePage
from organizer_app.ui.screens.plan.timeline.timeline_sun import entry_words
from organizer_app.ui.widgets.lists.speaking_items import tell_items_changed
from organizer_app.wording.plan import timeline as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark
    from organizer_app.ui.screens.plan.store.plan_view import Shown
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Drag
    from organizer_app.ui.theme.theme import Theme

_NOTCH: Final = 120


class TimelineView(TimelinePlaces):
    """Draws one day; `now` returns the present instant, minutes since 1970-01-01 UTC."""

    zoomed = Signal(float)

    def __init__(self, theme: Theme, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(theme, words.timeline_name(), parent)
        self.setObjectName("timelineView")
        self._now = now
        self._maker = LineMaker()
        self._copy = TimelinePage()
        self._shown: Shown | None = None
        self._rows: Sequence[ActionRow] = ()
        self._closed: frozenset[str] = frozenset()
        # Whether somebody zoomed the hours.
        self._is_stretched = False

    # Contents

    def show_rows(self, shown: Shown, day: str) -> None:
        """Show the actions of an ISO day."""
        is_other_day = day != self.day
        if self._shown is shown and not is_other_day:
            return
        self._shown, self.day, self.desk_zone = shown, day, shown.desk_zone
        self._rows = rows_on(shown.rows, day)
        self._marks = shown.marks.on(day)
        self.sheet.name_by(self._rows)
        self.sheet.show_sun(day, is_shown=shown.marks.has_daylight)
        self._looked_at = -1
        self._arrange()
        if is_other_day:
            self._begin_day()

    def _arrange(self) -> None:
        lines = self._maker.lines(self._rows, self.day, self.desk_zone, self._closed)
        head = self._shown.head if self._shown else None
        axis = TimeAxis(lines.span, self.sheet.axis.hour)
        self._line_of = city_lines(lines)
        self.sheet.show(lines, axis, window_of(self._rows, head, self.day))
        self._measure()
        tell_items_changed(self)

    def _begin_day(self) -> None:
        """Start at the busiest time of the day, zoomed so that all of it is visible if possible."""
        hour = HOUR_WIDTH * self._theme.zoom if not self._is_stretched else self.axis.hour
        axis = self.axis._replace(hour=hour)
        look = first_look(self._rows, axis, self.sheet.window, self.desk_zone or "UTC", self._hours_width)
        if not self._is_stretched:
            self.sheet.show(self.lines, look.axis, self.sheet.window)
            self._measure()
            self.horizontalScrollBar().setValue(look.scrolled)
        else:
            self.horizontalScrollBar().setValue(round(look.scrolled * self.axis.hour / look.axis.hour))
        self.verticalScrollBar().setValue(0)
        self.bring_into_sight(self.pointed)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Change the theme; another text size shows the day as if for the first time."""
        is_larger = theme.zoom != self._theme.zoom
        super().set_theme(theme)
        self.sheet.set_theme(theme)
        self._measure()
        if is_larger and self.day:
            self._begin_day()

    def look_again(self, action_ids: frozenset[str]) -> None:
        """Repaint the lines of some actions."""
        self.sheet.looks = self.looks()
        self.sheet.forget_lines(self._line_of[each] for each in action_ids if each in self._line_of)

    # Pointer

    def look_at(self, point: QPointF | None) -> None:
        """Show the sun times of the city under the pointer."""
        found = self._entry_at(point) if point is not None else None
        number = found[0] if found is not None else -1
        if number != self._looked_at:
            self._looked_at = number
            self.viewport().update()

    def tip_at(self, point: QPointF) -> str:
        """Return the tooltip of an action, a city or a zone."""
        found = self._entry_at(point)
        if found is None or self.grip_at(point) is not None or point.x() >= self.sheet.painter.left:
            return super().tip_at(point)
        return entry_words(self.lines, found[0], self.day)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        sheet, room = self.sheet, self.viewport().rect()
        scrolled, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        base = sheet.lay_out(scrolled, self._hours_width, self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        lines = QRectF(room).adjusted(0, self._head, 0, -self._foot)
        state = (
            sheet.version,
            scrolled,
            room.width(),
            self._lines_height,
            self._head,
            self.devicePixelRatioF(),
        )
        self._copy.draw(painter, lines, down, state, partial(sheet.draw_lines, scrolled, room.width()))
        self._draw_head(painter, sheet.painter.left + base - scrolled)
        draw_over(self, painter, self._now())
        self.draw_focus(painter)
        painter.end()

    def _draw_head(self, painter: QPainter, x: int) -> None:
        sheet, room = self.sheet, self.viewport().rect()
        height = self._theme.length(RULER)
        painter.drawPixmap(x, 0, sheet.ruler(self.desk_zone or "UTC", height))
        painter.drawPixmap(0, 0, sheet.corner(self.desk_zone, height))
        if self._marks:
            line = QRectF(0, height, room.width(), self._head - height)
            sheet.painter.draw_marks(painter, line, self._marks, self._mark_x)
        if not self._rows:
            box = QRectF(0, self._head, room.width(), 96)
            sheet.painter.draw_nothing(painter, box, words.nothing_on(self.day))

    def _mark_x(self, mark: DayMark) -> float | None:
        """Return the position of a key date in the viewport, None for the whole day."""
        if mark.starts is None or not (mark.zone or self.desk_zone):
            return None
        return self.x_of(utc_of(date.fromisoformat(self.day), mark.starts, mark.zone or self.desk_zone))

    # Sizes

    def _measure(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        page = self._lines_height
        down.setPageStep(page)
        down.setSingleStep(self._theme.length(32))
        down.setRange(0, max(0, round(self.lines.height * self._theme.zoom) - page))
        across.setPageStep(self._hours_width)
        across.setSingleStep(round(self.axis.hour / 2))
        across.setRange(0, max(0, self.axis.width - self._hours_width))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the scroll range; a visible selection stays visible."""
        super().resizeEvent(event)
        self._measure()
        box = self.rect_of(self.pointed) if self.pointed in self.chosen else None
        if box is not None and box.x() < event.oldSize().width():
            self.bring_into_sight(self.pointed)
        if event.oldSize().width() < 1 and self.day:
            self._begin_day()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom the hours around the pointer, with Shift, scroll along the day."""
        steps = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stretch(steps, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and steps:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(steps * self.axis.hour))
            event.accept()
        else:
            super().wheelEvent(event)

    def stretch(self, steps: float, x: float) -> None:
        """Zoom the hours in, or out for negative steps; the time at `x` stays in place."""
        there = self.utc_at(x)
        self.sheet.show(self.lines, self.axis.stretched(steps), self.sheet.window)
        self._measure()
        self.horizontalScrollBar().setValue(round(self.axis.x(there) - (x - self.sheet.painter.left)))
        self._is_stretched = True
        self.zoomed.emit(self.axis.hour)

    # What people do

    @property
    def day_label(self) -> str:
        """The shown day."""
        return self.day

    def pull(self, drag: Drag, by: QPointF, at: QPointF, step: int) -> None:
        """Drag along the axis: horizontal is real time."""
        del at
        drag.pull(by.x() * HOUR / self.axis.hour, 0, step)

    def press_beside(self, point: QPointF) -> None:
        """Collapse or expand a group, or open the day of a crowd."""
        found = self._entry_at(point)
        if (pill := self.pill_box()) is not None and pill.contains(point):
            self._bring_window_into_sight()
        elif found is None:
            if self._theme.length(RULER) <= point.y() < self._head and any(
                mark.is_due for mark in self._marks
            ):
                self.due_asked.emit(self.day, self.viewport().mapToGlobal(point.toPoint()))
        else:
            self._press_line(*found, point)

    def _press_line(self, number: int, entry: ZoneHead | TimelineCity, point: QPointF) -> None:
        if isinstance(entry, ZoneHead):
            self._closed ^= {entry.code}
            self._arrange()
        elif not self._go_beyond(number, point) and any(
            self.crowd_rect(number, each).intersected(self.inside_of(number)).contains(point)
            for each in entry.crowds
        ):
            self.day_opened.emit(self.day)

    def _bring_window_into_sight(self) -> None:
        window = self.sheet.window
        if window is not None:
            span = window.in_zone(self.desk_zone or "UTC")
            middle = self.axis.x((span.starts + span.ends) / 2)
            self.horizontalScrollBar().setValue(round(middle - self._hours_width / 2))

    def _go_beyond(self, number: int, point: QPointF) -> bool:
        """Scroll to hidden actions when their count is clicked."""
        for mark in self.edges_of(number):
            if mark.box.contains(point):
                middle = self.axis.x((mark.span.starts + mark.span.ends) / 2)
                self.horizontalScrollBar().setValue(round(middle - self._hours_width / 2))
                return True
        return False

    def step_of(self, across: int, down: int) -> tuple[int, int]:
        """Return the step of an arrow key: a time step horizontally, a day vertically."""
        return down, across * STEP

    @property
    def _walk(self) -> TimelineWalk:
        return TimelineWalk(self.lines, self._line_of)

    def beside(self, across: int, down: int) -> str:
        """Return the previous or next action of its city, or the nearest in the next city."""
        return self._walk.beside(self.pointed, across, down)

    def at_end(self, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of the city, or of the day."""
        return self._walk.at_end(self.pointed, is_last=is_last, is_whole=is_whole)

    def find_city(self, text: str) -> str:
        """Return the first action of a city by the start of its name."""
        return self._walk.find_city(text)

    def bring_into_sight(self, action_id: str) -> None:
        """Scroll as little as needed to show an action."""
        box, bar = self.rect_of(action_id), self.horizontalScrollBar()
        if box is None:
            return
        before = bar.value()
        # With its whole line, which has the name of the city in its middle.
        number = self._line_of[action_id]
        line = QRectF(box.x(), self.top_of(number), box.width(), self.height_of(number))
        self.scroll_to(line, self.hours_room)
        # A little farther, to a point that cuts no hour's name.
        whole = round((math.floor(bar.value() / self.axis.hour + 0.5) - 0.5) * self.axis.hour)
        if bar.value() != before and box.right() + before - whole <= self.hours_room.right():
            bar.setValue(whole)
