"""Computes where the timeline's actions are in its viewport, and what is under a point of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from organizer_app.domain.calendar.moving import Edge
from organizer_app.ui.screens.plan.time_axis.drag_area import DragArea
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Grip
from organizer_app.ui.screens.plan.timeline.timeline_painter import Beyond, EdgeMark, beyond, edge_marks
from organizer_app.ui.screens.plan.timeline.timeline_rows import (
    Block,
    CrowdBlock,
    TimelineCity,
    ZoneHead,
    height_of,
)
from organizer_app.ui.screens.plan.timeline.timeline_sheet import TimelineSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark
    from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis
    from organizer_app.ui.screens.plan.timeline.timeline_rows import TimelineLines
    from organizer_app.ui.theme.theme import Theme

RULER: Final = 40
MARKS: Final = 28
FOOT: Final = 40
_GRIP: Final = 6
# The margin in pixels around the words of the overlap that nothing covers.
_AIR: Final = 8
# An action can be dragged by its ends only if it is wide enough to be grabbed in the middle too.
_PULLABLE: Final = 30


class TimelinePlaces(DragArea):
    """Answers for the contents of its sheet and its scroll offset; tests and screen readers use it too."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.sheet = TimelineSheet(theme)
        self._line_of: Mapping[str, int] = {}
        self._marks: Sequence[DayMark] = ()
        self._looked_at = -1
        self.day = ""

    @property
    def axis(self) -> TimeAxis:
        """The axis of the hours."""
        return self.sheet.axis

    @property
    def lines(self) -> TimelineLines:
        """The lines of the day."""
        return self.sheet.lines

    @property
    def window_shown(self) -> str:
        """The text about the overlap, empty if there is none."""
        return self.sheet.together

    def x_of(self, utc: float) -> float:
        """Return the position of an instant in the viewport."""
        return self.sheet.painter.left + self.axis.x(utc) - self.horizontalScrollBar().value()

    def utc_at(self, x: float) -> float:
        """Return the instant at a point of the viewport, minutes since 1970-01-01 UTC."""
        return self.axis.utc(x - self.sheet.painter.left + self.horizontalScrollBar().value())

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the actions with a visible block."""
        room = self.hours_room
        return tuple(
            block.row.action_id
            for number, block in self.blocks_in_sight()
            if self.block_rect(number, block).intersects(room)
        )

    def blocks_in_sight(self) -> Iterator[tuple[int, Block]]:
        """Yield the blocks of the visible lines with their line numbers."""
        for number in self.lines_in_sight():
            entry = self.lines.entries[number]
            for block in entry.blocks if isinstance(entry, TimelineCity) else ():
                yield number, block

    def blocks_of(self, action_ids: frozenset[str]) -> Iterator[tuple[int, Block]]:
        """Yield the blocks of some actions whose lines are visible."""
        lines = {self._line_of[each] for each in action_ids if each in self._line_of}
        for number in lines.intersection(self.lines_in_sight()):
            entry = self.lines.entries[number]
            for block in entry.blocks if isinstance(entry, TimelineCity) else ():
                if block.row.action_id in action_ids:
                    yield number, block

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the block of an action in the viewport, or None if it has none."""
        number = self._line_of.get(action_id)
        entry = self.lines.entries[number] if number is not None else None
        if number is None or not isinstance(entry, TimelineCity):
            return None
        block = next(block for block in entry.blocks if block.row.action_id == action_id)
        return self.block_rect(number, block)

    def block_rect(self, number: int, block: Block) -> QRectF:
        """Return the rectangle of a line's block in the viewport."""
        painter = self.sheet.painter
        left = painter.left - (self.horizontalScrollBar().value() if block.span is not None else 0)
        return painter.block_box(block, self.axis).translated(left, self.top_of(number))

    def _entry_at(self, point: QPointF) -> tuple[int, ZoneHead | TimelineCity] | None:
        y = (point.y() - self._head + self.verticalScrollBar().value()) / self._theme.zoom
        is_outside = point.y() < self._head or point.y() >= self.viewport().height() - self._foot
        if is_outside or not 0 <= y < self.lines.height:
            return None
        number = self.lines.at(y)
        return number, self.lines.entries[number]

    def grip_at(self, point: QPointF) -> Grip | None:
        """Return the action under a point, and its nearby end."""
        found = self._entry_at(point)
        if found is None or not isinstance(found[1], TimelineCity) or point.x() < self.sheet.painter.left:
            return None
        if self._is_at_edge(found[0], point):
            return None
        for block in found[1].blocks:
            box = self.block_rect(found[0], block)
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
        blocks = entry.blocks if isinstance(entry, TimelineCity) else ()
        return next((block.row for block in blocks if block.row.action_id == action_id), None)

    @property
    def _head(self) -> int:
        return self._theme.length(RULER) + (self._theme.length(MARKS) if self._marks else 0)

    @property
    def _foot(self) -> int:
        """Height of the strip with the number of cities in the overlap."""
        return self._theme.length(FOOT) if self.sheet.window is not None else 0

    @property
    def _lines_height(self) -> int:
        """Height of the visible part of the lines."""
        return self.viewport().height() - self._head - self._foot

    @property
    def _hours_width(self) -> int:
        return max(1, self.viewport().width() - self.sheet.painter.left)

    @property
    def hours_room(self) -> QRectF:
        """The visible part of the hours, in the viewport."""
        return QRectF(self.viewport().rect()).adjusted(self.sheet.painter.left, self._head, 0, -self._foot)

    @property
    def foot_room(self) -> QRectF:
        """The strip below the lines, in the viewport; empty without an overlap."""
        return QRectF(self.viewport().rect()).adjusted(0, self._head + self._lines_height, 0, 0)

    def pill_box(self) -> QRectF | None:
        """Return the pill's rectangle: below the overlap, or as near as possible."""
        window = self.sheet.window
        if window is None:
            return None
        span = window.in_zone(self.desk_zone or "UTC")
        middle = self.x_of((span.starts + span.ends) / 2)
        painter = self.sheet.painter
        return painter.pill.box(self.foot_room, middle, self.sheet.together, painter.left)

    def is_kept_clear(self, spot: QPoint) -> bool:
        """Return whether a point of the viewport is on or right beside the words of the overlap."""
        box = self.pill_box()
        return box is not None and box.adjusted(-_AIR, -_AIR, _AIR, _AIR).contains(QPointF(spot))

    def top_of(self, number: int) -> int:
        """Return the top of a line in the viewport."""
        scrolled = self.verticalScrollBar().value()
        return round(self.lines.tops[number] * self._theme.zoom) + self._head - scrolled

    def height_of(self, number: int) -> int:
        """Return the height of a line in pixels."""
        return self._theme.length(height_of(self.lines.entries[number]))

    def lines_in_sight(self) -> range:
        """Return the numbers of the visible lines."""
        top = self.verticalScrollBar().value() / self._theme.zoom
        last = self.lines.at(top + self._lines_height / self._theme.zoom)
        return range(max(0, self.lines.at(top)), last + 1)

    def _line_room(self, number: int) -> QRectF:
        """Return the visible part of a line's hours."""
        return QRectF(self.sheet.painter.left, self.top_of(number), self._hours_width, self.height_of(number))

    def _beyond(self, number: int) -> Beyond | None:
        """Return what is hidden of a line, None if it has no hours."""
        entry = self.lines.entries[number]
        if not isinstance(entry, TimelineCity) or not entry.zone:
            return None
        scrolled = self.horizontalScrollBar().value()
        return beyond(entry, self.axis, scrolled, self._hours_width, self._theme.zoom)

    def edges_of(self, number: int) -> Sequence[EdgeMark]:
        """Return the counts at the edges of a line."""
        found = self._beyond(number)
        return list(edge_marks(found, self._line_room(number), self._theme.zoom)) if found else ()

    def inside_of(self, number: int) -> QRectF:
        """Return the visible hours of a line without the edges reserved for counts."""
        found, room = self._beyond(number), self._line_room(number)
        return found.inside(room) if found else room

    def _is_at_edge(self, number: int, point: QPointF) -> bool:
        """Return whether a point is on a count, or on its reserved edge."""
        is_on_count = any(mark.box.contains(point) for mark in self.edges_of(number))
        return is_on_count or not self.inside_of(number).contains(point)

    def crowd_rect(self, number: int, crowd: CrowdBlock) -> QRectF:
        """Return the rectangle of a line's crowd in the viewport."""
        painter = self.sheet.painter
        box = painter.crowd_box(crowd.span.starts, crowd.span.ends, crowd.lane, self.axis)
        return box.translated(painter.left - self.horizontalScrollBar().value(), self.top_of(number))

    def lines_looked_at(self) -> Sequence[int]:
        """Return the lines of pointer and keyboard."""
        pointed = self._line_of.get(self.pointed, -1)
        return [each for each in dict.fromkeys((self._looked_at, pointed)) if each >= 0]
