"""The timeline: the cities of a day by time zone on one axis of real time, dragged by mouse or key."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from organizer_app.domain.moving import Edge
from organizer_app.domain.shared_windows import window_of
from organizer_app.domain.time_grid import HOUR, utc_of
from organizer_app.ui.screens.plan.block_painter import BlockLook
from organizer_app.ui.screens.plan.drag_area import DragArea
from organizer_app.ui.screens.plan.drag_gesture import STEP, Grip
from organizer_app.ui.screens.plan.timeline_axis import TimeAxis
from organizer_app.ui.screens.plan.timeline_page import TimelinePage
from organizer_app.ui.screens.plan.timeline_rows import (
    Block,
    CityLine,
    CrowdBlock,
    LineMaker,
    TimelineLines,
    ZoneHead,
    city_lines,
    rows_on,
)
from organizer_app.ui.screens.plan.timeline_sheet import TimelineSheet
from organizer_app.ui.screens.plan.timeline_walk import TimelineWalk
from organizer_app.ui.widgets.speaking_items import tell_items_changed
from organizer_app.wording import timeline as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.ui.screens.plan.day_marks import DayMark
    from organizer_app.ui.screens.plan.drag_gesture import Drag
    from organizer_app.ui.screens.plan.plan_view import Shown
    from organizer_app.ui.theme.theme import Theme

RULER: Final = 40
MARKS: Final = 28
_GRIP: Final = 6
# An action is pulled by its ends only where it is wide enough to be held in the middle too.
_PULLABLE: Final = 30
_NOTCH: Final = 120
# Where the shared window stands in the room for hours, when a day is shown first.
_WINDOW_AT: Final = 0.42


class TimelineView(DragArea):
    """Draws one day; `now` tells the present moment, minutes since 1970-01-01 UTC."""

    zoomed = Signal(float)

    def __init__(self, theme: Theme, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(theme, words.timeline_name(), parent)
        self.setObjectName("timelineView")
        self._now = now
        self._maker = LineMaker()
        self._sheet = TimelineSheet(theme)
        self._copy = TimelinePage()
        self._shown: Shown | None = None
        self._rows: Sequence[ActionRow] = ()
        self._line_of: Mapping[str, int] = {}
        self._closed: frozenset[str] = frozenset()
        self._marks: Sequence[DayMark] = ()
        self.day = ""

    # What is shown

    def show_rows(self, shown: Shown, day: str) -> None:
        """Show the actions of an ISO day."""
        is_other_day = day != self.day
        if self._shown is shown and not is_other_day:
            return
        self._shown, self.day, self.desk_zone = shown, day, shown.desk_zone
        self._rows = rows_on(shown.rows, day)
        self._marks = shown.marks.on(day)
        self._arrange()
        if is_other_day:
            self._scroll_to_window()

    def _arrange(self) -> None:
        lines = self._maker.lines(self._rows, self.day, self.desk_zone, self._closed)
        head = self._shown.head if self._shown else None
        axis = TimeAxis(lines.span, self._sheet.axis.hour)
        self._line_of = city_lines(lines)
        self._sheet.show(lines, axis, window_of(self._rows, head, self.day))
        self._measure()
        tell_items_changed(self)

    def _scroll_to_window(self) -> None:
        """Begin where the day is busiest: at its shared window, else at its first action."""
        axis, window = self.axis, self._sheet.window
        first = min((row.starts_utc for row in self._rows if row.starts_utc is not None), default=None)
        if window is not None:
            target = axis.x(window.in_zone(self.desk_zone or "UTC").starts) - self._hours_width * _WINDOW_AT
        elif first is not None:
            target = axis.x(first) - axis.hour / 2
        else:
            target = axis.hour * 8
        # Half an hour before a full one, so that its name is not cut.
        target = (round(target / axis.hour) - 0.5) * axis.hour
        self.horizontalScrollBar().setValue(round(target))
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._sheet.set_theme(theme)
        self._measure()

    def look_again(self, action_ids: frozenset[str]) -> None:
        """Paint the lines of some actions anew."""
        looks = {each: BlockLook(is_chosen=True) for each in self.chosen}
        if self.pointed:
            is_chosen = self.pointed in self.chosen
            looks[self.pointed] = BlockLook(is_chosen=is_chosen, is_pointed=True)
        self._sheet.looks = looks
        self._sheet.forget_lines(self._line_of[each] for each in action_ids if each in self._line_of)

    # Where things are, for tests and screen readers

    @property
    def axis(self) -> TimeAxis:
        """The axis of the hours."""
        return self._sheet.axis

    @property
    def lines(self) -> TimelineLines:
        """The lines of the day."""
        return self._sheet.lines

    @property
    def window_shown(self) -> str:
        """What is said about the shared window, empty when there is none."""
        return self._sheet.together

    def x_of(self, utc: float) -> float:
        """Return where a moment is in the viewport."""
        return self._sheet.painter.left + self.axis.x(utc) - self.horizontalScrollBar().value()

    def utc_at(self, x: float) -> float:
        """Return the moment at a point of the viewport, minutes since 1970-01-01 UTC."""
        return self.axis.utc(x - self._sheet.painter.left + self.horizontalScrollBar().value())

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the actions that have a block in sight."""
        room = self._hours_room
        return tuple(
            block.row.action_id
            for number, block in self._blocks_in_sight()
            if self._block_rect(number, block).intersects(room)
        )

    def _blocks_in_sight(self) -> Iterator[tuple[int, Block]]:
        """Yield the blocks of the lines in sight with the numbers of their lines."""
        for number in self._numbers():
            entry = self.lines.entries[number]
            for block in entry.blocks if isinstance(entry, CityLine) else ():
                yield number, block

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the block of an action in the viewport, or None when it has none."""
        number = self._line_of.get(action_id)
        entry = self.lines.entries[number] if number is not None else None
        if number is None or not isinstance(entry, CityLine):
            return None
        block = next(block for block in entry.blocks if block.row.action_id == action_id)
        return self._block_rect(number, block)

    def _block_rect(self, number: int, block: Block) -> QRectF:
        painter = self._sheet.painter
        left = painter.left - (self.horizontalScrollBar().value() if block.span is not None else 0)
        return painter.block_box(block, self.axis).translated(left, self._top(number))

    def _entry_at(self, point: QPointF) -> tuple[int, ZoneHead | CityLine] | None:
        y = (point.y() - self._head + self.verticalScrollBar().value()) / self._theme.zoom
        if point.y() < self._head or not 0 <= y < self.lines.height:
            return None
        number = self.lines.at(y)
        return number, self.lines.entries[number]

    def grip_at(self, point: QPointF) -> Grip | None:
        """Return the action under a point, and the end that is near."""
        found = self._entry_at(point)
        if found is None or not isinstance(found[1], CityLine) or point.x() < self._sheet.painter.left:
            return None
        for block in found[1].blocks:
            box = self._block_rect(found[0], block)
            if box.contains(point):
                if block.span is None or box.width() < _PULLABLE:
                    return Grip(block.row)
                is_start = point.x() - box.x() < _GRIP
                edge = Edge.START if is_start else Edge.END if box.right() - point.x() < _GRIP else None
                return Grip(block.row, edge)
        return None

    def row_of(self, action_id: str) -> ActionRow | None:
        """Return an action of the day."""
        number = self._line_of.get(action_id)
        entry = self.lines.entries[number] if number is not None else None
        blocks = entry.blocks if isinstance(entry, CityLine) else ()
        return next((block.row for block in blocks if block.row.action_id == action_id), None)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the lines in sight, then the ruler, the present and what is dragged."""
        del event
        sheet, room = self._sheet, self.viewport().rect()
        scrolled, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        base = sheet.lay_out(scrolled, self._hours_width, self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        lines = QRectF(room).adjusted(0, self._head, 0, 0)
        state = (sheet.version, scrolled, room.width(), room.height(), self._head, self.devicePixelRatioF())
        self._copy.draw(painter, lines, down, state, partial(sheet.draw_lines, scrolled, room.width()))
        self._draw_head(painter, sheet.painter.left + base - scrolled)
        self._draw_over(painter)
        self.draw_focus(painter)
        painter.end()

    def _draw_head(self, painter: QPainter, x: int) -> None:
        sheet, room = self._sheet, self.viewport().rect()
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
        """Return where a key date is in the viewport, None for the whole day."""
        if mark.starts is None or not (mark.zone or self.desk_zone):
            return None
        return self.x_of(utc_of(date.fromisoformat(self.day), mark.starts, mark.zone or self.desk_zone))

    def _draw_over(self, painter: QPainter) -> None:
        sheet, hours = self._sheet, self._hours_room
        span, utc = self.axis.span, self._now()
        if span.starts <= utc <= span.ends and hours.x() <= (now := self.x_of(utc)) <= hours.right():
            sheet.painter.draw_now(painter, now, hours.y(), hours.bottom())
        if sheet.window is not None and self.drag is None:
            span = sheet.window.in_zone(self.desk_zone or "UTC")
            middle = self.x_of((span.starts + span.ends) / 2)
            if hours.x() < middle < hours.right():
                sheet.painter.draw_pill(painter, hours, middle, sheet.together)
        if self.drag is not None and self.drag.is_begun:
            painter.setClipRect(hours)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_drag(painter, self.drag, hours)
            painter.setClipping(False)

    def _draw_drag(self, painter: QPainter, drag: Drag, hours: QRectF) -> None:
        held = QRectF()
        for number, block in self._blocks_in_sight():
            if block.row.action_id in drag.action_ids:
                box = self._block_rect(number, block._replace(span=drag.moved(block.row)))
                self._sheet.painter.draw_ghost(painter, box, block.row)
                if block.row is drag.grip.row:
                    held = box
        at = QPointF(held.x(), held.y() - 4)
        label = drag.label(self.desk_zone, self.day)
        self._sheet.painter.blocks.draw_label(painter, at, label, hours.adjusted(4, 4, -4, -4))

    # Sizes

    @property
    def _head(self) -> int:
        return self._theme.length(RULER) + (self._theme.length(MARKS) if self._marks else 0)

    @property
    def _hours_width(self) -> int:
        return max(1, self.viewport().width() - self._sheet.painter.left)

    @property
    def _hours_room(self) -> QRectF:
        return QRectF(self.viewport().rect()).adjusted(self._sheet.painter.left, self._head, 0, 0)

    def _top(self, number: int) -> int:
        scrolled = self.verticalScrollBar().value()
        return round(self.lines.tops[number] * self._theme.zoom) + self._head - scrolled

    def _numbers(self) -> range:
        top = self.verticalScrollBar().value() / self._theme.zoom
        last = self.lines.at(top + (self.viewport().height() - self._head) / self._theme.zoom)
        return range(max(0, self.lines.at(top)), last + 1)

    def _measure(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        page = self.viewport().height() - self._head
        down.setPageStep(page)
        down.setSingleStep(self._theme.length(32))
        down.setRange(0, max(0, round(self.lines.height * self._theme.zoom) - page))
        across.setPageStep(self._hours_width)
        across.setSingleStep(round(self.axis.hour / 2))
        across.setRange(0, max(0, self.axis.width - self._hours_width))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()
        if event.oldSize().width() < 1 and self.day:
            self._scroll_to_window()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl stretch or squeeze the hours round the pointer, with Shift go along the day."""
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
        """Draw the hours wider, or narrower for negative steps; what is at `x` stays there."""
        there = self.utc_at(x)
        self._sheet.show(self.lines, self.axis.stretched(steps), self._sheet.window)
        self._measure()
        self.horizontalScrollBar().setValue(round(self.axis.x(there) - (x - self._sheet.painter.left)))
        self.zoomed.emit(self.axis.hour)

    # What people do

    @property
    def day_label(self) -> str:
        """The day that is shown."""
        return self.day

    def pull(self, drag: Drag, by: QPointF, at: QPointF, step: int) -> None:
        """Pull along the axis: sideways is real time."""
        del at
        drag.pull(by.x() * HOUR / self.axis.hour, 0, step)

    def press_beside(self, point: QPointF) -> None:
        """Open or close a group, or open the day of a crowd."""
        found = self._entry_at(point)
        if found is None:
            if self._theme.length(RULER) <= point.y() < self._head and any(
                mark.is_due for mark in self._marks
            ):
                self.due_asked.emit(self.day, self.viewport().mapToGlobal(point.toPoint()))
            return
        number, entry = found
        if isinstance(entry, ZoneHead):
            self._closed ^= {entry.code}
            self._arrange()
        elif any(self._crowd_rect(number, each).contains(point) for each in entry.crowds):
            self.day_opened.emit(self.day)

    def _crowd_rect(self, number: int, crowd: CrowdBlock) -> QRectF:
        painter = self._sheet.painter
        box = painter.crowd_box(crowd.span.starts, crowd.span.ends, crowd.lane, self.axis)
        return box.translated(painter.left - self.horizontalScrollBar().value(), self._top(number))

    def step_of(self, across: int, down: int) -> tuple[int, int]:
        """Sideways is a step of time, up and down is a day."""
        return down, across * STEP

    @property
    def _walk(self) -> TimelineWalk:
        return TimelineWalk(self.lines, self._line_of)

    def beside(self, across: int, down: int) -> str:
        """Return the action before or after in its city, or the nearest in the next city."""
        return self._walk.beside(self.pointed, across, down)

    def at_end(self, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of the city, or of the day."""
        return self._walk.at_end(self.pointed, is_last=is_last, is_whole=is_whole)

    def find_city(self, text: str) -> str:
        """Return the first action of a city by the beginning of its name."""
        return self._walk.find_city(text)

    def bring_into_sight(self, action_id: str) -> None:
        """Scroll as little as shows an action."""
        if (box := self.rect_of(action_id)) is not None:
            self.scroll_to(box, self._hours_room)
