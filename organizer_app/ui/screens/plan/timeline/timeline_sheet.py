"""Draws the lines of the timeline as pictures: scrolling only moves them, an edit redraws one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.domain.calendar.time_grid import Span
from organizer_app.ui.screens.plan.time_axis.block_painter import crowd_look
from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis
from organizer_app.ui.screens.plan.timeline.timeline_painter import (
    Behind,
    Beyond,
    TimelinePainter,
    beyond,
    edge_marks,
)
from organizer_app.ui.screens.plan.timeline.timeline_rows import (
    TimelineCity,
    TimelineLines,
    ZoneHead,
    height_of,
)
from organizer_app.ui.screens.plan.timeline.timeline_sun import nights_of, polar_words
from organizer_app.wording.language.shared_moments import together
from organizer_app.wording.plan import calendars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.calendar.shared_windows import SharedWindow
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.time_axis.block_painter import BlockLook
    from organizer_app.ui.theme.theme import Theme


# The margin in pixels above and below the visible part.
_MARGIN: Final = 320


class TimelinePage:
    """Keeps a picture for one state of the lines; making it costs as much as a frame without it."""

    def __init__(self) -> None:
        self._state: tuple[object, ...] = ()
        self._last = 0
        self._top = 0
        self._picture: QPixmap | None = None

    def draw(
        self,
        painter: QPainter,
        room: QRectF,
        top: int,
        state: tuple[object, ...],
        draw: Callable[[QPainter, int, int], None],
    ) -> None:
        """Paint the visible part.

        Args:
            painter: of the view.
            room: below the ruler, in pixels of the view.
            top: the vertical scroll offset of the lines.
            state: differs when the picture is out of date.
            draw: paints lines with a painter whose origin is this far down, at this height in pixels.
        """
        is_near = state == self._state and abs(top - self._last) <= room.height() / 2
        self._state, self._last = state, top
        if not is_near:
            # The next frame may differ again, as during a drag.
            self._picture = None
            painter.translate(room.topLeft())
            draw(painter, top, round(room.height()))
            painter.resetTransform()
            return
        if self._picture is None or not 0 <= top - self._top <= 2 * _MARGIN:
            self._picture = self._make(painter, room, top, draw)
        picture = self._picture
        density = picture.devicePixelRatio()
        part = QRectF(0, (top - self._top) * density, picture.width(), room.height() * density)
        painter.drawPixmap(room.topLeft(), picture, part)

    def _make(
        self, painter: QPainter, room: QRectF, top: int, draw: Callable[[QPainter, int, int], None]
    ) -> QPixmap:
        density = painter.device().devicePixelRatioF()
        height = round(room.height()) + 2 * _MARGIN
        picture = QPixmap(round(room.width() * density), round(height * density))
        picture.setDevicePixelRatio(density)
        self._top = top - _MARGIN
        inside = QPainter(picture)
        draw(inside, self._top, height)
        inside.end()
        return picture


_REMEMBERED: Final = 110
# The width of a count in pixels.
_READABLE: Final = 20
# Pictures are this much wider than the visible part, so that horizontal scrolling redraws few.
MARGIN: Final = 256
# Nearer to the equator, the sun rises and sets every day.
_POLAR: Final = 60.0
# The width of "The sun does not rise" in a line, in pixels at 100 % text size.
_CAPTION: Final = 170


class TimelineSheet:
    """Pictures of lines for one theme, axis and width."""

    def __init__(self, theme: Theme) -> None:
        self.painter = TimelinePainter(theme)
        self._theme = theme
        self.lines = TimelineLines((), (0,), Span(0, 0))
        self.axis = TimeAxis(Span(0, 0))
        self.window: SharedWindow | None = None
        # The text about the overlap, empty if there is none.
        self.together = ""
        self.looks: dict[str, BlockLook] = {}
        self.has_daylight = True
        self.day = ""
        self._grids: dict[int, QPixmap] = {}
        self._labels: dict[int, QPixmap] = {}
        self._rulers: dict[str, QPixmap] = {}
        self._room = (0, 0, 1.0)
        # Counts discarded pictures, so that copies of them know when to update.
        self.version = 0

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._theme = theme
        has_one_tactic = self.painter.has_one_tactic
        self.painter = TimelinePainter(theme)
        self.painter.has_one_tactic = has_one_tactic
        self.forget()

    def show(self, lines: TimelineLines, axis: TimeAxis, window: SharedWindow | None) -> None:
        """Change the lines; lines that are the same as before are kept."""
        before = self.lines.entries
        is_same = (axis, window) == (self.axis, self.window)
        self.lines, self.axis, self.window = lines, axis, window
        self.together = together(window) if window is not None else ""
        if not is_same:
            self.forget()
            return
        changed = [
            number
            for number, entry in enumerate(before)
            if number >= len(lines.entries) or lines.entries[number] is not entry
        ]
        self.version += 1
        for number in changed:
            self._grids.pop(number, None)
            self._labels.pop(number, None)

    def name_by(self, rows: Sequence[ActionRow]) -> None:
        """Name actions by venue or lead if all of the day are of one kind, else by their kind."""
        has_one_tactic = len(rows) > 1 and len({row.tactic for row in rows}) == 1
        if has_one_tactic != self.painter.has_one_tactic:
            self.painter.has_one_tactic = has_one_tactic
            self.forget()

    def show_sun(self, day: str, *, is_shown: bool) -> None:
        """Shade the nights of an ISO day, or none."""
        if (day, is_shown) != (self.day, self.has_daylight):
            self.day, self.has_daylight = day, is_shown
            self.forget()

    def forget(self) -> None:
        """Redraw everything."""
        self.version += 1
        self._grids.clear()
        self._labels.clear()
        self._rulers.clear()

    def forget_lines(self, numbers: Iterable[int]) -> None:
        """Redraw some lines whose marks have changed."""
        self.version += 1
        for number in numbers:
            self._grids.pop(number, None)

    def lay_out(self, scrolled: int, width: int, density: float) -> int:
        """Change the part of the axis; return where the pictures start on it, in pixels."""
        base = scrolled // MARGIN * MARGIN
        room = (base, width + MARGIN, density)
        if room != self._room:
            if density != self._room[2]:
                self._labels.clear()
            self._room = room
            self._grids.clear()
            self._rulers.clear()
        return base

    def draw_lines(self, scrolled: int, width: int, painter: QPainter, top: int, height: int) -> None:
        """Draw a height of the lines.

        Args:
            scrolled: where the visible part starts on the axis, in pixels; see `lay_out`.
            width: in pixels, including the column of cities.
            painter: its origin is this far down in all lines:
            top: in pixels.
            height: in pixels.
        """
        left, zoom, (base, _width, density) = self.painter.left, self._theme.zoom, self._room
        bottom = -top
        first, last = self.lines.at(top / zoom), self.lines.at((top + height) / zoom)
        for number in range(max(0, first), last + 1):
            entry, y = self.lines.entries[number], round(self.lines.tops[number] * zoom) - top
            is_pinned = isinstance(entry, TimelineCity) and not entry.zone
            picture = self.grid(number)
            # Only the visible part: copying what the column of cities covers would be wasted.
            begin = 0 if is_pinned else scrolled - base
            part = QRectF(begin * density, 0, (width - left) * density, picture.height())
            painter.drawPixmap(QPointF(left, y), picture, part)
            if isinstance(entry, TimelineCity) and not is_pinned:
                room = QRectF(left, y, width - left, self._theme.length(height_of(entry)))
                found = beyond(entry, self.axis, scrolled, room.width(), zoom)
                inside = found.inside(room)
                self.painter.draw_gutters(painter, room, inside)
                self._draw_cut(painter, entry, room, scrolled, inside)
                self._draw_edges(painter, entry, room, scrolled, found)
            painter.drawPixmap(0, y, self.label(number))
            bottom = round(self.lines.tops[number + 1] * zoom) - top
        if bottom < height:
            painter.fillRect(0, bottom, width, height - bottom, self._theme.color("surface"))

    def _draw_cut(
        self, painter: QPainter, line: TimelineCity, room: QRectF, scrolled: int, inside: QRectF
    ) -> None:
        """Redraw actions that extend out of the view, so that their visible part is readable.

        Args:
            painter: draws on the view.
            line: a city.
            room: the visible part of its hours.
            scrolled: where that starts on the axis, in pixels.
            inside: the part of it for actions.
        """
        draw, x = self.painter, room.x() - scrolled
        # The fast check first: few actions touch an edge.
        first, last = self.axis.utc(inside.x() - x), self.axis.utc(inside.right() - x)
        for block in line.blocks:
            if block.span is not None and _is_cut(block.span, first, last):
                box = draw.block_box(block, self.axis).translated(x, room.y())
                draw.draw_cut(painter, box, inside, block.row, self.looks.get(block.row.action_id))
        for crowd in line.crowds:
            if _is_cut(crowd.span, first, last):
                box = draw.crowd_box(crowd.span.starts, crowd.span.ends, crowd.lane, self.axis)
                box = box.translated(x, room.y()).intersected(inside)
                text = calendars.crowd(len(crowd.rows)) if box.width() > _READABLE else ""
                draw.blocks.draw_crowd(painter, box, text, crowd_look(crowd.rows, self.looks))

    def _draw_edges(
        self, painter: QPainter, line: TimelineCity, room: QRectF, scrolled: int, found: Beyond
    ) -> None:
        """Draw counts of hidden actions, and a note about a sun that does not rise or set."""
        for mark in edge_marks(found, room, self._theme.zoom):
            self.painter.draw_edge(painter, mark)
        if self.has_daylight and abs(line.head.latitude or 0) > _POLAR:
            nights = nights_of(line.head, self.axis.span)
            text = polar_words(line.head, self.day, nights, self.axis.span)
            first = min((block.span.starts for block in line.blocks if block.span), default=0)
            if text and self.axis.x(first) - scrolled > self._theme.length(_CAPTION):
                self.painter.draw_caption(painter, room.adjusted(8, 0, 0, 0), text)

    def grid(self, number: int) -> QPixmap:
        """Return hours and actions of a line."""
        found = self._grids.get(number)
        if found is None:
            if len(self._grids) > _REMEMBERED:
                self._grids.clear()
            entry = self.lines.entries[number]
            height = self._theme.length(height_of(entry))
            base, width, _density = self._room
            is_pinned = isinstance(entry, TimelineCity) and not entry.zone
            if isinstance(entry, TimelineCity):
                # A copy, with the hours that all cities of a zone share.
                found = self._background(entry.zone, height).copy()
                painter = QPainter(found)
            else:
                found, painter = self._begin(width, height)
            if not is_pinned:
                painter.translate(-base, 0)
            box = QRectF(0 if is_pinned else base, 0, width, height)
            self._draw(painter, box, number)
            painter.end()
            self._grids[number] = found
        return found

    def _background(self, zone: str, height: int) -> QPixmap:
        """Return the hours behind the cities of a zone in lines of a height, without actions and nights."""
        name = f"background of {zone}, {height}"
        found = self._rulers.get(name)
        if found is None:
            base, width, _density = self._room
            found, painter = self._begin(width, height)
            painter.translate(-base, 0)
            box = QRectF(base, 0, width, height)
            self.painter.draw_background(painter, box, zone, Behind(self.axis, self.window))
            painter.end()
            self._rulers[name] = found
        return found

    def _draw(self, painter: QPainter, box: QRectF, number: int) -> None:
        entry = self.lines.entries[number]
        if isinstance(entry, ZoneHead):
            if entry.zone:
                self.painter.draw_hours(painter, box, entry.zone, self._behind(number + 1))
            else:
                painter.fillRect(box, self._theme.color("band"))
            return
        self.painter.draw_nights(painter, box, entry.zone, self._behind(number))
        self.painter.draw_blocks(painter, box, entry, self.axis, self.looks)

    def _behind(self, number: int) -> Behind:
        """Return what is behind a line; a head is as dark as the first city below it."""
        line = self.lines.entries[number] if number < len(self.lines.entries) else None
        # An untimed line has no hours to shade.
        has_sun = self.has_daylight and isinstance(line, TimelineCity) and bool(line.zone)
        nights = nights_of(line.head, self.axis.span) if has_sun and isinstance(line, TimelineCity) else ()
        return Behind(self.axis, self.window, nights)

    def label(self, number: int) -> QPixmap:
        """Return the name of a line."""
        found = self._labels.get(number)
        if found is None:
            if len(self._labels) > _REMEMBERED:
                self._labels.clear()
            entry = self.lines.entries[number]
            height = self._theme.length(height_of(entry))
            box = QRectF(0, 0, self.painter.left, height)
            if isinstance(entry, ZoneHead):
                # It paints its whole background itself.
                found, painter = self._begin(self.painter.left, height, is_clear=False)
                middle = (self.axis.span.starts + self.axis.span.ends) // 2
                self.painter.draw_zone(painter, box, entry, middle)
                self._draw_edge_line(painter, box)
            else:
                # A copy, since many cities have the same number of actions: drawing letters is slow.
                found = self._count(entry.actions, box).copy()
                painter = QPainter(found)
                self.painter.draw_city(painter, box, entry)
            painter.end()
            self._labels[number] = found
        return found

    def _count(self, actions: int, box: QRectF) -> QPixmap:
        """Return a city's number of actions in a line of a height, without its name."""
        name = f"count of {actions}, {box.height()}"
        found = self._rulers.get(name)
        if found is None:
            found, painter = self._begin(round(box.width()), round(box.height()))
            self.painter.draw_count(painter, box, actions)
            self._draw_edge_line(painter, box)
            painter.end()
            self._rulers[name] = found
        return found

    def _draw_edge_line(self, painter: QPainter, box: QRectF) -> None:
        """Draw the line between the column of cities and the hours."""
        painter.fillRect(QRectF(box.right() - 1, 0, 1, box.height()), self._theme.color("border"))

    def ruler(self, zone: str, height: int) -> QPixmap:
        """Return the hours of headquarters."""
        found = self._rulers.get(zone)
        if found is None:
            base, width, _density = self._room
            found, painter = self._begin(width, height)
            painter.translate(-base, 0)
            self.painter.draw_hours(
                painter, QRectF(base, 0, width, height), zone, Behind(self.axis), is_desk=True
            )
            painter.end()
            self._rulers[zone] = found
        return found

    def corner(self, zone: str, height: int) -> QPixmap:
        """Return the label of the ruler."""
        name = f"corner of {zone}"
        found = self._rulers.get(name)
        if found is None:
            found, painter = self._begin(self.painter.left, height)
            self.painter.draw_corner(painter, QRectF(0, 0, self.painter.left, height), zone)
            painter.end()
            self._rulers[name] = found
        return found

    def _begin(self, width: int, height: int, *, is_clear: bool = True) -> tuple[QPixmap, QPainter]:
        density = self._room[2]
        picture = QPixmap(max(1, round(width * density)), max(1, round(height * density)))
        picture.setDevicePixelRatio(density)
        if is_clear:
            picture.fill(self._theme.color("surface"))
        return picture, QPainter(picture)


def _is_cut(span: Span, first: float, last: float) -> bool:
    """Return whether a span extends out of the visible part, in minutes."""
    return span.starts < last and span.ends > first and (span.starts < first or span.ends > last)
