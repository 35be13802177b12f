"""Draws over the lines of the timeline: the present, the overlap, the sun, what is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from organizer_app.ui.screens.plan.time_axis.block_painter import BlockWords
from organizer_app.ui.screens.plan.time_axis.drag_area import Gap
from organizer_app.ui.screens.plan.timeline.timeline_rows import TimelineCity, ZoneHead
from organizer_app.ui.screens.plan.timeline.timeline_sun import sun_marks
from organizer_app.wording.plan.calendars import crowd as crowd_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Drag
    from organizer_app.ui.screens.plan.timeline.timeline_places import TimelinePlaces

_AIR: Final = 6
# Counts at the edges are never wider, in pixels, at any text size.
_NEAR_EDGE: Final = 160


def draw_over(view: TimelinePlaces, painter: QPainter, now: int) -> None:
    """Draw over the lines; `now` is the present instant, minutes since 1970-01-01 UTC."""
    sheet, hours = view.sheet, view.hours_room
    span = view.axis.span
    # On a day without actions it would run through the sentence that says so.
    is_shown = bool(view.lines.entries)
    if is_shown and span.starts <= now <= span.ends and hours.x() <= (at := view.x_of(now)) <= hours.right():
        sheet.painter.draw_now(
            painter, hours.topLeft() + QPointF(at - hours.x(), 0), hours.bottom(), _met(view, at, now)
        )
    dragged = view.drag if view.drag is not None and view.drag.is_begun else None
    if dragged is None and sheet.has_daylight:
        for number in view.lines_looked_at():
            _draw_sun(view, painter, number)
    if (pill := view.pill_box()) is not None:
        left = sheet.painter.left
        sheet.painter.pill.draw_strip(painter, view.foot_room, left if pill.x() >= left else 0)
        sheet.painter.pill.draw(painter, pill, sheet.together)
    if dragged is not None:
        painter.setClipRect(hours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_drag(view, painter, dragged)
        painter.setClipping(False)


def _met(view: TimelinePlaces, x: float, now: int) -> Iterator[Gap]:
    """Yield where the line of the present time meets names, and counts at the edges."""
    painter, hours = view.sheet.painter, view.hours_room
    is_at_edge = min(x - hours.x(), hours.right() - x) <= _NEAR_EDGE
    for number in view.lines_in_sight():
        entry, top = view.lines.entries[number], view.top_of(number)
        if isinstance(entry, ZoneHead):
            if entry.zone and painter.is_named_at(view.axis, entry.zone, now):
                yield Gap(top + _AIR, top + view.height_of(number) - _AIR)
            continue
        for named, box in _named_at(view, number, entry, now):
            if named.x() <= x <= named.right():
                yield Gap(box.y(), box.bottom())
        if is_at_edge:
            boxes = (mark.box for mark in view.edges_of(number))
            yield from (Gap(box.y(), box.bottom()) for box in boxes if box.x() - 2 <= x <= box.right() + 2)


def _named_at(
    view: TimelinePlaces, number: int, line: TimelineCity, now: int
) -> Iterator[tuple[QRectF, QRectF]]:
    """Yield where the words of a line's running actions are, and their rectangle."""
    painter = view.sheet.painter
    blocks = painter.blocks
    for block in line.blocks:
        # The fast check first: few of the visible actions are running.
        if block.span is not None and block.span.starts <= now <= block.span.ends:
            box = _in_sight(view, number, view.block_rect(number, block))
            said = BlockWords(painter.name(block.row))
            yield blocks.words_at(box, block.row, said, box.center().y()), box
    for crowd in line.crowds:
        if crowd.span.starts <= now <= crowd.span.ends:
            box = _in_sight(view, number, view.crowd_rect(number, crowd))
            yield blocks.crowd_words(box, crowd_words(len(crowd.rows))), box


def _in_sight(view: TimelinePlaces, number: int, box: QRectF) -> QRectF:
    """Return the visible part of a rectangle in a line; what is outside matters only near the edges."""
    hours = view.hours_room
    if box.x() >= hours.x() + _NEAR_EDGE and box.right() <= hours.right() - _NEAR_EDGE:
        return box
    return box.intersected(view.inside_of(number))


def _draw_drag(view: TimelinePlaces, painter: QPainter, drag: Drag) -> None:
    held = QRectF()
    for number, block in view.blocks_of(frozenset(drag.action_ids)):
        box = view.block_rect(number, block._replace(span=drag.moved(block.row)))
        view.sheet.painter.draw_ghost(painter, box, block.row)
        if block.row is drag.grip.row:
            held = box
    at = QPointF(held.x(), held.y() - 4)
    label = drag.label(view.desk_zone, view.day)
    room = view.hours_room.adjusted(4, 4, -4, -4)
    view.sheet.painter.blocks.draw_label(painter, at, label, room)


def _draw_sun(view: TimelinePlaces, painter: QPainter, number: int) -> None:
    """Show sunrise and sunset beside the blocks of a line."""
    entry = view.lines.entries[number]
    if not isinstance(entry, TimelineCity) or not entry.zone:
        return
    hours = view.hours_room
    room = QRectF(hours.x() + _AIR, view.top_of(number), hours.width() - 2 * _AIR, view.height_of(number))
    taken = [view.block_rect(number, block) for block in entry.blocks]
    taken += [mark.box for mark in view.edges_of(number)]
    painter.setClipRect(hours)
    for mark in sun_marks(entry.head, view.day):
        width = view.sheet.painter.sun_width(mark)
        # Times outside the view are shown at the nearest edge.
        near = min(max(view.x_of(mark.utc), room.x()), room.right())
        box = _free(room, taken, near, width)
        if box is not None:
            view.sheet.painter.draw_sun(painter, box, mark)
            taken.append(box)
    painter.setClipping(False)


def _free(room: QRectF, taken: Sequence[QRectF], near: float, width: float) -> QRectF | None:
    """Return the nearest rectangle to a point that covers nothing; none if it would be far away."""
    beside = [left for box in taken for left in (box.right() + _AIR, box.x() - _AIR - width)]
    for left in (near, near - width, *sorted(beside, key=lambda each: abs(each + width / 2 - near))):
        box = QRectF(left, room.y(), width, room.height())
        is_inside = left >= room.x() and box.right() <= room.right()
        if is_inside and near - 2 * width <= left <= near + width and not any(map(box.intersects, taken)):
            return box
    return None
