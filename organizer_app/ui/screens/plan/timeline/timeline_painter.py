"""Paints the lines of the timeline: cities at the left, hours and actions at the right."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.domain.calendar.time_grid import HOUR, hour_ticks, offset_text, wall_of
from organizer_app.ui.screens.plan.marks.mark_painter import MarkPainter
from organizer_app.ui.screens.plan.time_axis.block_painter import (
    BlockLook,
    BlockPainter,
    BlockWords,
    crowd_look,
)
from organizer_app.ui.screens.plan.time_axis.drag_area import Gap, draw_now_line
from organizer_app.ui.screens.plan.timeline.timeline_rows import (
    BLOCK_HEIGHT,
    BLOCK_TOP,
    LANE_STEP,
    TimelineCity,
    ZoneHead,
)
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    MEDIUM,
    REGULAR,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.lists.painted_lines import draw_rule
from organizer_app.wording.language.dates import short_clock
from organizer_app.wording.language.tactics import name_of
from organizer_app.wording.plan import calendars as words
from organizer_app.wording.plan import day_marks as beside
from organizer_app.wording.plan import live_strip as live_strip_words
from organizer_app.wording.plan import timeline as lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.calendar.night_spans import NightSpan
    from organizer_app.domain.calendar.shared_windows import SharedWindow
    from organizer_app.domain.calendar.time_grid import Span, Tick
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark
    from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis
    from organizer_app.ui.screens.plan.timeline.timeline_rows import Block
    from organizer_app.ui.screens.plan.timeline.timeline_sun import SunMark


_STYLE: Final = TextStyle(TYPE_META, SEMIBOLD)
_HEIGHT: Final = 26
_BESIDE_WORDS: Final = 36
_PILL_INDENT: Final = 16
_FROM_SIDE: Final = 8


class TimelinePill:
    """Keeps its picture in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._made: tuple[tuple[str, float, float], QPixmap] | None = None
        self._strip: tuple[tuple[float, float, int, float], QPixmap] | None = None

    def box(self, strip: QRectF, x: float, text: str, left: int = 0) -> QRectF:
        """Return the pill's rectangle in a strip for an overlap at `x`.

        It is below the hours, which start `left` pixels after the strip; where they are narrower than the
        pill it takes the room of the label too, and is never wider than the strip.
        """
        width, height = self._size(text)
        width = min(width, max(int(strip.width()) - 2 * _FROM_SIDE, 0))
        first = strip.x() + _FROM_SIDE
        if width <= strip.width() - left - 2 * _FROM_SIDE:
            first += left
        start = max(min(x - width / 2, strip.right() - width - _FROM_SIDE), first)
        return QRectF(round(start), round(strip.center().y() - height / 2), width, height)

    def draw_strip(self, painter: QPainter, strip: QRectF, left: int) -> None:
        """Draw the background below the lines, and a label in the `left` pixels of it; none in 0."""
        state = (strip.width(), strip.height(), left, painter.device().devicePixelRatioF())
        if self._strip is None or self._strip[0] != state:
            self._strip = (state, self._strip_picture(strip.size(), left, state[3]))
        painter.drawPixmap(strip.topLeft(), self._strip[1])

    def _strip_picture(self, size: QSizeF, left: int, density: float) -> QPixmap:
        picture = blank_picture(size.width(), size.height(), density, self._theme.color("band"))
        painter = QPainter(picture)
        painter.fillRect(QRectF(0, 0, size.width(), 1), self._theme.color("border"))
        room = QRectF(_PILL_INDENT, 0, left - 2 * _PILL_INDENT, size.height())
        if left:
            title = self._texts.first_fitting((live_strip_words.title(), ""), _STYLE, room.width())
            self._texts.draw(painter, room, title, _STYLE, "text2")
        painter.end()
        return picture

    def draw(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Draw the number of cities below the overlap."""
        state = (text, box.width(), painter.device().devicePixelRatioF())
        if self._made is None or self._made[0] != state:
            self._made = (state, self._picture(text, box.size(), state[2]))
        painter.drawPixmap(box.topLeft(), self._made[1])

    def _size(self, text: str) -> tuple[int, int]:
        return ceil(self._texts.advance(text, _STYLE) + _BESIDE_WORDS), self._theme.length(_HEIGHT)

    def _picture(self, text: str, size: QSizeF, density: float) -> QPixmap:
        width, height = size.width(), size.height()
        picture = blank_picture(width, height, density)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(0, 0, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        room = pill.adjusted(_BESIDE_WORDS / 2, 0, -_BESIDE_WORDS / 2, 0)
        self._texts.draw(painter, room, text, _STYLE, "accent_text", align=Qt.AlignmentFlag.AlignHCenter)
        painter.end()
        return picture


# Counts actions outside the visible hours of a timeline row at its edges; one click goes there


# Sizes in pixels at 100 % text size; the brief mark is for a line without space at the edge.
WIDTH: Final = 68
BRIEF: Final = 38
HEIGHT: Final = 20
_AIR: Final = 4
# The visible part of a block must be at least this wide, in pixels, to be noticed.
_NOTICED: Final = 6


class Beyond(NamedTuple):
    """What is hidden of a line.

    Attributes:
        earlier: the number of actions before the visible part.
        later: the number of actions after it.
        last_before: the nearest of those before, or None.
        first_after: the nearest of those after, or None.
        lane_before: an empty lane at the left edge, the middle if all are empty, or None if all are taken.
        lane_after: the same at the right edge.
        gutters: if all lanes are taken, the width of the left and right edge reserved for the mark.
    """

    earlier: int
    later: int
    last_before: Span | None
    first_after: Span | None
    lane_before: float | None = 0
    lane_after: float | None = 0
    gutters: tuple[float, float] = (0.0, 0.0)

    def inside(self, room: QRectF) -> QRectF:
        """Return the part of a line that is for actions."""
        left, right = self.gutters
        return room.adjusted(left, 0, -right, 0)


def beyond(line: TimelineCity, axis: TimeAxis, scrolled: float, width: float, zoom: float) -> Beyond:
    """Count what starts after, or ends before, a range of pixels on the axis."""
    found = _counted(line, axis, scrolled, width, zoom)
    gutter = BRIEF * zoom + 2 * _AIR
    left = gutter if found.earlier and found.lane_before is None else 0.0
    right = gutter if found.later and found.lane_after is None else 0.0
    if not left and not right:
        return found
    # What the gutters hide is not visible either.
    again = _counted(line, axis, scrolled + left, width - left - right, zoom)
    return again._replace(lane_before=found.lane_before, lane_after=found.lane_after, gutters=(left, right))


def _counted(line: TimelineCity, axis: TimeAxis, scrolled: float, width: float, zoom: float) -> Beyond:
    earlier = later = 0
    before: Span | None = None
    after: Span | None = None
    taken_before: set[int] = set()
    taken_after: set[int] = set()
    first, last = scrolled + _NOTICED, scrolled + width - _NOTICED
    room = WIDTH * zoom + 2 * _AIR
    for span, count, lane in _spans(line):
        begins, ends = axis.x(span.starts), axis.x(span.ends)
        if ends <= first:
            earlier += count
            before = span if before is None or span.ends > before.ends else before
        elif begins >= last:
            later += count
            after = span if after is None or span.starts < after.starts else after
        else:
            taken_before |= {lane} if begins < scrolled + room else set()
            taken_after |= {lane} if ends > scrolled + width - room else set()
    free_before, free_after = (_free(line.lanes, taken) for taken in (taken_before, taken_after))
    return Beyond(earlier, later, before, after, free_before, free_after)


def _free(lanes: int, taken: AbstractSet[int]) -> float | None:
    if not taken:
        return (lanes - 1) / 2
    return next((lane for lane in range(lanes) if lane not in taken), None)


def _spans(line: TimelineCity) -> Iterator[tuple[Span, int, int]]:
    for block in line.blocks:
        if block.span is not None:
            yield block.span, 1, block.lane
    for crowd in line.crowds:
        yield crowd.span, len(crowd.rows), crowd.lane


class EdgeMark(NamedTuple):
    """A count at the edge of a line: its rectangle, text, target, and short text."""

    box: QRectF
    text: str
    span: Span
    brief: str


def edge_marks(found: Beyond, room: QRectF, zoom: float) -> Iterator[EdgeMark]:
    """Yield the marks of a line; `room` is the visible part of its hours, in any coordinates.

    A mark is in a free lane; if there is none, it is brief and in a gutter of its own.
    """
    height = round(HEIGHT * zoom)

    def box(lane: float | None, *, is_left: bool) -> QRectF:
        width = round((WIDTH if lane is not None else BRIEF) * zoom)
        left = room.x() + _AIR if is_left else room.right() - _AIR - width
        if lane is None:
            return QRectF(left, room.y() + round((room.height() - height) / 2), width, height)
        top = room.y() + round((BLOCK_TOP + lane * LANE_STEP) * zoom)
        return QRectF(left, top + round((BLOCK_HEIGHT * zoom - height) / 2), width, height)

    if found.last_before is not None:
        says = lines.earlier if found.lane_before is not None else lines.earlier_brief
        yield EdgeMark(
            box(found.lane_before, is_left=True),
            says(found.earlier),
            found.last_before,
            lines.earlier_brief(found.earlier),
        )
    if found.first_after is not None:
        says = lines.later if found.lane_after is not None else lines.later_brief
        yield EdgeMark(
            box(found.lane_after, is_left=False),
            says(found.later),
            found.first_after,
            lines.later_brief(found.later),
        )


LEFT: Final = 190
WIDEST_LEFT: Final = 280
UNTIMED_WIDTH: Final = 168
UNTIMED_STEP: Final = 176
_NAME: Final = TextStyle(TYPE_BODY, STRONG)
_COUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_ZONE: Final = TextStyle(TYPE_META, SEMIBOLD)
_OFFSET: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_HOUR: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_DESK_HOUR: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_CHANGE: Final = TextStyle(TYPE_CAPTION, SEMIBOLD, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_EDGE: Final = 16
_INDENT: Final = 34
_LABEL_WIDTH: Final = 90
# Half of an hour's label, in pixels at 100 % text size.
_NAME_HALF: Final = 24
_SUN: Final = 14
# The width of "+12" at the end of the marks, in pixels at 100 % text size.
_MORE_ROOM: Final = 34


class Behind(NamedTuple):
    """What is behind the actions of a line: the axis, the overlap, and the nights."""

    axis: TimeAxis
    window: SharedWindow | None = None
    nights: Sequence[NightSpan] = ()


class TimelinePainter:
    """Draws lines, the ruler and the overlap in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.blocks = BlockPainter(theme)
        self.marks = MarkPainter(theme, self.blocks.texts)
        self.pill = TimelinePill(theme)
        self._texts = self.blocks.texts
        # Whether all actions of the day are of one kind, which their names then need not repeat.
        self.has_one_tactic = False

    @property
    def left(self) -> int:
        """Width of the column of cities, in pixels; large text is cut so that the hours keep their width."""
        return min(self._theme.length(LEFT), WIDEST_LEFT)

    def name(self, row: ActionRow) -> str:
        """Name an action on its bar: by its kind; where that is the same for all, by its venue or lead."""
        tactic = name_of(row.tactic)
        return row.venue or row.lead or tactic if self.has_one_tactic else tactic

    # The column of cities

    def draw_count(self, painter: QPainter, box: QRectF, actions: int) -> None:
        """Draw the background of a city, and its number of actions."""
        painter.fillRect(box, self._theme.color("surface"))
        draw_rule(painter, self._theme, box)
        self._texts.draw(painter, self._room(box), f"{actions:,}", _COUNT, "text3", align=_RIGHT)

    def _room(self, box: QRectF) -> QRectF:
        left = box.x() + self._theme.length(_INDENT)
        return QRectF(left, box.y(), box.right() - _EDGE - left, box.height())

    def draw_city(self, painter: QPainter, box: QRectF, line: TimelineCity) -> None:
        """Draw the name of a city beside its count."""
        taken = self._texts.advance(f"{line.actions:,}", _COUNT) + 8
        room = self._room(box)
        name = words.city_of(line.head) if line.head.city else words.title_of(line.head)
        name_room = room.adjusted(0, 0, -taken, 0)
        whole = self._texts.with_head(name, line.head.city, _NAME, name_room.width())
        self._texts.draw(painter, name_room, whole, _NAME)

    def draw_zone(self, painter: QPainter, box: QRectF, head: ZoneHead, utc: int) -> None:
        """Draw the name of a group and its UTC offset at an instant."""
        painter.fillRect(box, self._theme.color("band"))
        draw_rule(painter, self._theme, box)
        icon = "chevron-down" if head.is_open else "chevron-right"
        edge = self._theme.length(14)
        pixmap = self._theme.pixmap(icon, 14, "text2", painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.x() + _EDGE - 1, box.center().y() - edge / 2), pixmap)
        room = QRectF(box.x() + self._theme.length(_INDENT), box.y(), 0, box.height())
        room.setRight(box.right() - _EDGE)
        # The offset to headquarters matters more than the end of its name.
        rest = offset_text(head.zone, utc) if head.zone else f"{head.actions:,}"
        name_room = room.adjusted(0, 0, -self._texts.advance(rest, _OFFSET) - 8, 0)
        names = (lines.zone_head(head.zone), lines.zone_brief(head.zone))
        name = self._texts.first_fitting(names, _ZONE, name_room.width())
        taken = self._texts.draw(painter, name_room, name, _ZONE)
        self._texts.draw(painter, room.adjusted(taken + 8, 0, 0, 0), rest, _OFFSET, "text3")

    # Hours and actions

    def draw_hours(
        self,
        painter: QPainter,
        box: QRectF,
        zone: str,
        behind: Behind,
        *,
        is_desk: bool = False,
    ) -> None:
        """Draw the local time at every full hour, and the overlap behind it."""
        painter.fillRect(box, self._theme.color("surface" if is_desk else "band"))
        axis = behind.axis
        self.draw_nights(painter, box, zone, behind)
        self._draw_window(painter, box, zone, axis, behind.window)
        draw_rule(painter, self._theme, box)
        every = axis.label_every(self._theme.zoom)
        style, color = (_DESK_HOUR, "text2") if is_desk else (_HOUR, "text3")
        for tick in hour_ticks(axis.span, zone):
            x = axis.x(tick.utc)
            is_change = tick.skipped or tick.is_again
            if not -_LABEL_WIDTH < x - box.x() < box.width() + _LABEL_WIDTH:
                continue
            if is_change:
                self._draw_change(painter, box, x, tick)
            elif (tick.wall // 60) % every == 0 and not self._is_beside_change(tick, axis, zone):
                wide = self._theme.length(_LABEL_WIDTH)
                room = QRectF(x - wide / 2, box.y(), wide, box.height())
                self._texts.draw(painter, room, self._hour_words(tick, zone), style, color, align=_CENTER)

    @staticmethod
    def _is_beside_change(tick: Tick, axis: TimeAxis, zone: str) -> bool:
        """Return whether the words of a clock change to the right of a tick need its space."""
        near = (each for each in hour_ticks(axis.span, zone) if each.skipped or each.is_again)
        return any(0 < abs(axis.x(each.utc) - axis.x(tick.utc)) < _LABEL_WIDTH for each in near)

    @staticmethod
    def _hour_words(tick: Tick, zone: str) -> str:
        return lines.midnight(wall_of(tick.utc, zone).day) if tick.wall == 0 else short_clock(tick.wall)

    def _draw_change(self, painter: QPainter, box: QRectF, x: float, tick: Tick) -> None:
        text = lines.skipped(tick.wall, tick.skipped) if tick.skipped else lines.again(tick.wall)
        width = self._texts.advance(text, _CHANGE) + 12
        pill = QRectF(x - width / 2, box.center().y() - 9, width, 18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("now"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(pill, 9, 9)
        self._texts.draw(painter, pill, text, _CHANGE, align=_CENTER)

    def draw_background(self, painter: QPainter, box: QRectF, zone: str, behind: Behind) -> None:
        """Draw hours and overlap behind the cities of a zone; the axis starts at the origin."""
        axis = behind.axis
        self._draw_window(painter, box, zone, axis, behind.window)
        color = self._theme.color("border")
        for tick in hour_ticks(axis.span, zone) if zone else ():
            x = axis.x(tick.utc)
            if box.x() <= x <= box.right():
                if tick.skipped or tick.is_again:
                    painter.setPen(QPen(self._theme.color("now"), 1, Qt.PenStyle.DashLine))
                    painter.drawLine(QPointF(x + 0.5, box.y()), QPointF(x + 0.5, box.bottom()))
                else:
                    painter.fillRect(QRectF(round(x), box.y(), 1, box.height()), color)
        draw_rule(painter, self._theme, box)

    def _draw_window(
        self, painter: QPainter, box: QRectF, zone: str, axis: TimeAxis, window: SharedWindow | None
    ) -> None:
        band = self._band(box, zone, axis, window)
        if not band.isEmpty():
            painter.fillRect(band, self._theme.color("accent_soft"))

    @staticmethod
    def _band(box: QRectF, zone: str, axis: TimeAxis, window: SharedWindow | None) -> QRectF:
        """Return the overlap in a line; without one, an empty rectangle at its right end."""
        if window is None or not zone:
            return QRectF(box.right(), box.y(), 0, 0)
        span = window.in_zone(zone)
        left = axis.x(span.starts)
        return QRectF(left, box.y(), max(axis.x(span.ends) - left, 2), box.height())

    def draw_nights(self, painter: QPainter, box: QRectF, zone: str, behind: Behind) -> None:
        """Shade twilight and night, but not the overlap; the axis starts at the origin."""
        if not behind.nights:
            return
        is_light = self._theme.scheme == "light"
        twilight = self._theme.color("ok", 14) if is_light else self._theme.color("shadow", 60)
        dark = self._theme.color("ok", 30) if is_light else self._theme.color("shadow", 120)
        band = self._band(box, zone, behind.axis, behind.window)
        top, high = round(box.y()), round(box.height())
        for night in behind.nights:
            left, right = max(behind.axis.x(night.starts), box.x()), behind.axis.x(night.ends)
            right = min(right, box.right())
            for begin, end in ((left, min(right, band.x())), (max(left, band.right()), right)):
                if begin < end:
                    wide = round(end) - round(begin)
                    painter.fillRect(round(begin), top, wide, high, dark if night.is_dark else twilight)

    def draw_cut(
        self, painter: QPainter, box: QRectF, room: QRectF, row: ActionRow, look: BlockLook | None
    ) -> None:
        """Draw a block that extends out of a rectangle with its words inside."""
        part, name = box.intersected(room), self.name(row)
        if part.isEmpty():
            return
        if look is None:
            density, left = painter.device().devicePixelRatioF(), part.x() - box.x()
            picture = self.blocks.cut(row, name, box.size(), (left, part.width()), density)
            painter.drawPixmap(part.topLeft(), picture)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.blocks.draw_cut(painter, box, part, row, name, look)

    def draw_gutters(self, painter: QPainter, room: QRectF, inside: QRectF) -> None:
        """Reserve the left and right edges of a line for the counts of hidden actions."""
        background, line = self._theme.color("surface"), self._theme.color("border")
        high = room.height() - 1
        if inside.x() > room.x():
            painter.fillRect(QRectF(room.x(), room.y(), inside.x() - room.x(), high), background)
            painter.fillRect(QRectF(inside.x() - 1, room.y(), 1, high), line)
        if inside.right() < room.right():
            painter.fillRect(
                QRectF(inside.right(), room.y(), room.right() - inside.right(), high), background
            )
            painter.fillRect(QRectF(inside.right(), room.y(), 1, high), line)

    def draw_blocks(
        self, painter: QPainter, box: QRectF, line: TimelineCity, axis: TimeAxis, looks: dict[str, BlockLook]
    ) -> None:
        """Draw the actions of a city; the axis starts at the origin."""
        density = painter.device().devicePixelRatioF()
        for block in line.blocks:
            place = self.block_box(block, axis)
            if place.right() >= box.x() and place.x() <= box.right():
                look, name = looks.get(block.row.action_id), self.name(block.row)
                if look is not None:
                    # Pictures include their antialiased edges; only what is drawn here needs it.
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    self.blocks.draw(painter, place, block.row, BlockWords(name), look)
                else:
                    picture = self.blocks.picture(block.row, name, place.size(), density)
                    painter.drawPixmap(place.topLeft(), picture)
        for crowd in line.crowds:
            place = self._lane_box(axis.x(crowd.span.starts), axis.x(crowd.span.ends), crowd.lane)
            if place.right() >= box.x() and place.x() <= box.right():
                self.blocks.draw_crowd(
                    painter, place, words.crowd(len(crowd.rows)), crowd_look(crowd.rows, looks)
                )

    def block_box(self, block: Block, axis: TimeAxis) -> QRectF:
        """Return the rectangle of a block in the picture of its line; the axis starts at the origin."""
        if block.span is None:
            left = 8 + block.lane * self._theme.length(UNTIMED_STEP)
            return self._lane_box(left, left + self._theme.length(UNTIMED_WIDTH), 0)
        return self._lane_box(axis.x(block.span.starts), axis.x(block.span.ends), block.lane)

    def crowd_box(self, starts: int, ends: int, lane: int, axis: TimeAxis) -> QRectF:
        """Return the rectangle of a crowd in the picture of its line."""
        return self._lane_box(axis.x(starts), axis.x(ends), lane)

    def _lane_box(self, left: float, right: float, lane: int) -> QRectF:
        zoom = self._theme.zoom
        top = round((BLOCK_TOP + lane * LANE_STEP) * zoom)
        # A thin gap, so that consecutive actions look separate.
        return QRectF(round(left), top, max(round(right) - round(left) - 1, 6), round(BLOCK_HEIGHT * zoom))

    # Over everything

    def draw_corner(self, painter: QPainter, box: QRectF, desk_zone: str) -> None:
        """Draw the label of the ruler, above the column of cities."""
        painter.fillRect(box, self._theme.color("surface"))
        draw_rule(painter, self._theme, box)
        room = box.adjusted(_EDGE, 0, -8, 0)
        names = (lines.reference(desk_zone), lines.reference_brief(desk_zone), lines.zone_head(desk_zone))
        self._texts.draw(painter, room, self._texts.first_fitting(names, _ZONE, room.width()), _ZONE, "text2")

    def draw_now(self, painter: QPainter, start: QPointF, bottom: float, gaps: Iterable[Gap]) -> None:
        """Draw the line of the present time downward; see `draw_now_line`."""
        draw_now_line(painter, self._theme.color("now"), start, QPointF(start.x(), bottom), gaps)

    def is_named_at(self, axis: TimeAxis, zone: str, utc: int) -> bool:
        """Return whether an hour's label is at an instant in the head of a zone."""
        every = axis.label_every(self._theme.zoom) * HOUR
        beside = wall_of(utc, zone).minutes % every
        near = min(beside, every - beside) * axis.hour / HOUR
        return near <= self._theme.length(_NAME_HALF)

    def draw_marks(
        self,
        painter: QPainter,
        box: QRectF,
        marks: Sequence[DayMark],
        place: Callable[[DayMark], float | None],
    ) -> None:
        """Draw key dates on the axis, and untimed marks at the left."""
        painter.fillRect(box, self._theme.color("band"))
        draw_rule(painter, self._theme, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = box.x() + self._theme.length(_EDGE)
        more_room = self._theme.length(_MORE_ROOM)
        for number, mark in enumerate(marks):
            x = place(mark)
            if x is not None and x > left:
                left = x
            is_last = number == len(marks) - 1
            end = box.right() - _EDGE - (0 if is_last else more_room)
            if left > box.x() + _EDGE and left + min(self.marks.width(mark), more_room * 3) > end:
                more = beside.more_due(len(marks) - number)
                room = QRectF(box.right() - _EDGE - more_room, box.y(), more_room, box.height())
                self._texts.draw(painter, room, more, _ZONE, "text2", align=_RIGHT)
                break
            left += self.marks.draw(painter, QRectF(left, box.y(), end - left, box.height()), mark) + 16

    def draw_nothing(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Say that there is nothing to show."""
        self._texts.draw(painter, box, text, _NAME, "text2", align=_CENTER)

    def draw_edge(self, painter: QPainter, mark: EdgeMark) -> None:
        """Draw how many actions of a line are hidden."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control_line"), 1))
        painter.setBrush(self._theme.color("raised"))
        round_edge = mark.box.height() / 2
        painter.drawRoundedRect(mark.box.adjusted(0.5, 0.5, -0.5, -0.5), round_edge, round_edge)
        text = self._texts.first_fitting((mark.text, mark.brief), _CHANGE, mark.box.width() - round_edge)
        self._texts.draw(painter, mark.box, text, _CHANGE, "text2", align=_CENTER)

    def draw_caption(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Draw a small text in a line, such as that the sun does not set there."""
        edge = self._theme.length(_SUN)
        density = painter.device().devicePixelRatioF()
        picture = self._theme.pixmap("sun", _SUN, "text2", density)
        painter.drawPixmap(QPointF(box.x(), box.center().y() - edge / 2), picture)
        self._texts.draw(painter, box.adjusted(edge + 5, 0, 0, 0), text, _CHANGE, "text2")

    def sun_width(self, mark: SunMark) -> float:
        """Return the width of a text about the sun."""
        return self._texts.advance(mark.text, _CHANGE) + self._theme.length(_SUN) + 21

    def draw_sun(self, painter: QPainter, box: QRectF, mark: SunMark) -> None:
        """Draw sunrise or sunset as a small card, as tall as a line."""
        height = self._theme.length(20)
        card = QRectF(box.x(), box.y() + (self._theme.length(32) - height) / 2, box.width(), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        edge = self._theme.length(_SUN)
        icon = "sunset" if mark.is_sunset else "sunrise"
        picture = self._theme.pixmap(icon, _SUN, "text2", painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(card.x() + 7, card.center().y() - edge / 2), picture)
        self._texts.draw(painter, card.adjusted(edge + 12, 0, -7, 0), mark.text, _CHANGE, "text2")

    def draw_ghost(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        """Draw a dragged action."""
        self.blocks.draw_ghost(painter, box, row, self.name(row))
