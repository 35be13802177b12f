"""The lists of the Share screen; lines are visible as a whole or not at all: half lines look wrong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.lines import SIGN, Line, LineKind, paint_sign
from organizer_app.ui.theme.text_painting import strike
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_chosen
from organizer_app.ui.widgets.lists.speaking_items import Role
from organizer_app.ui.widgets.pills import PILL, loud_look, paint_pill, quiet_look

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState


_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_META: Final = TextStyle(TYPE_META, REGULAR)
_NEW: Final = TextStyle(TYPE_META, MEDIUM)
_NUMBER: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_SIDE: Final = 16
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEIGHTS: Final = {
    LineKind.HEAD: 32,
    LineKind.ROW: 42,
    LineKind.CHECK: 44,
    LineKind.RELEASE: 78,
    LineKind.MARK: 26,
    LineKind.FILE: 42,
    LineKind.CHANGE: 26,
}
_SHORT: Final = 30
_NOTE: Final = 19
_STEP: Final = 18
# The gaps after a heading's sign, and around the arrow between old and new.
_INDENT: Final = 28
_ARROW: Final = 14
_AIR: Final = 5
# The gap between words and the text at the right end of their line.
_BEFORE_RIGHT: Final = 10
# A check says what to fix, so it wraps instead of being cut if there is space below.
_MOST: Final = 3


class LinePainter(PaintedLines[Line]):
    """Paints lines in one theme; `width` is that of the list, in pixels."""

    width = 0

    def key(self, line: Line) -> str:
        """Return the key that selecting a line means."""
        return line.key

    def spoken(self, line: Line) -> str:
        return line.spoken

    def typed(self, line: Line) -> str:
        return line.title

    def height(self, line: Line, width: int | None = None) -> int:
        """Return the height of a line in a list of this width in pixels."""
        theme, width = self._theme, self.width if width is None else width
        if line.kind is LineKind.MARK:
            return theme.length(_HEIGHTS[line.kind]) + theme.length(_STEP) * (
                len(self._title_lines(line, width)) - 1
            )
        if line.kind is LineKind.CHANGE:
            room = width - 2 * _SIDE - theme.length(_INDENT)
            more = len(self._below(line, room)) + len(self._city(line, room)) - 1
            return theme.length(_HEIGHTS[line.kind]) + theme.length(_STEP) * more
        if line.kind is LineKind.RELEASE:
            lines = bool(line.detail) + bool(line.note) - 1
            return theme.length(_HEIGHTS[line.kind] + _NOTE * lines)
        is_short = line.kind in {LineKind.ROW, LineKind.FILE} and not line.sub
        return theme.length(_SHORT if is_short else _HEIGHTS[line.kind])

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        """Paint a line into its rectangle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = state.is_selected
        if is_selected:
            draw_chosen(painter, self._theme, box)
        if line.kind is LineKind.RELEASE:
            self._release(painter, box, line, is_selected=is_selected)
        elif line.kind is LineKind.HEAD:
            inner = box.adjusted(_SIDE + self._head_sign(painter, box, line), 6, -_SIDE, 0)
            self._texts.draw(
                painter, inner, line.title, _HEAD, "danger" if line.tone == "danger" else "text2"
            )
        elif line.kind is LineKind.MARK:
            self._mark(painter, box, line)
        elif line.kind is LineKind.FILE:
            self._file(painter, box, line)
        elif line.kind is LineKind.CHANGE:
            self._change(painter, box.adjusted(_SIDE + self._theme.length(_INDENT), 0, -_SIDE, 0), line)
        else:
            left = _SIDE + (self._theme.length(30) if line.kind is LineKind.CHECK else 0)
            if line.kind is LineKind.CHECK:
                self._check(painter, box, is_checked=line.is_checked)
            self._two_lines(painter, box.adjusted(left, 0, -_SIDE, 0), line)

    def _mark(self, painter: QPainter, box: QRectF, line: Line) -> None:
        icon = "check" if line.is_checked else "triangle-alert"
        picture = self._theme.pixmap(icon, 15, line.tone)
        edge = self._theme.length(15)
        step = self._theme.length(_STEP)
        first = QRectF(box.x(), box.y(), box.width(), self._theme.length(_HEIGHTS[line.kind]))
        painter.drawPixmap(QPointF(_SIDE, first.center().y() - edge / 2), picture)
        inner = first.adjusted(_SIDE + edge + 9, 0, -_SIDE, 0)
        if line.right:
            self._texts.draw(painter, inner, line.right, _HEAD, "accent", align=_RIGHT)
        for number, text in enumerate(self._title_lines(line, round(box.width()))):
            room = inner.translated(0, number * step)
            room.setWidth(self._room_of_check(line, round(box.width())))
            self._texts.draw(painter, room, text, _META if line.is_checked else _HEAD, line.tone)

    def _room_of_check(self, line: Line, width: int) -> float:
        taken = self._texts.advance(line.right, _HEAD) + 8 if line.right else 0.0
        return width - _SIDE - self._theme.length(15) - 9 - _SIDE - taken

    def _title_lines(self, line: Line, width: int) -> list[str]:
        style = _META if line.is_checked else _HEAD
        return self._texts.wrapped(line.title, style, self._room_of_check(line, width), _MOST)

    def _change_width(self, line: Line) -> float:
        arrow = self._theme.length(_ARROW) + 2 * _AIR if line.struck else 0
        values = self._texts.advance(line.struck, _META) + arrow + self._texts.advance(line.sub, _NEW)
        return self._texts.advance(line.title, _TITLE) + (12 + values if line.sub else 0)

    def _change(self, painter: QPainter, room: QRectF, line: Line) -> None:
        """Draw a city with its old value, struck through, and its new one: beside it or below."""
        below = self._below(line, room.width())
        step = self._theme.length(_STEP)
        city = self._city(line, room.width())
        first = room.adjusted(0, 3, 0, -step * (len(below) + len(city) - 1) - 3) if below else room
        self._texts.draw(painter, first, city[0], _TITLE, line.tone)
        for name in city[1:]:
            first = first.translated(0, step)
            self._texts.draw(painter, first, name, _TITLE, line.tone)
        if line.struck:
            self._became(painter, first.translated(0, step) if below else room, line, is_long=bool(below))
        elif not below:
            self._texts.draw(painter, room, line.sub, _NEW, align=_RIGHT)
        else:
            for number, text in enumerate(below, 1):
                self._texts.draw(painter, first.translated(0, number * step), text, _NEW)

    def _city(self, line: Line, width: float) -> list[str]:
        """Return the lines of a city's name: two if it has a line of its own that is too short."""
        is_alone = bool(line.title and self._below(line, width))
        return self._texts.wrapped(line.title, _TITLE, width, 3) if is_alone else [line.title]

    def _below(self, line: Line, width: float) -> list[str]:
        """Return the lines below a city; none if everything fits beside it."""
        if self._change_width(line) <= width:
            return []
        return [line.sub] if line.struck else self._texts.wrapped(line.sub, _NEW, width, 2)

    def _became(self, painter: QPainter, second: QRectF, line: Line, *, is_long: bool) -> None:
        arrow = self._theme.length(_ARROW)
        now = min(self._texts.advance(line.sub, _NEW), second.width() * 0.6)
        before = min(
            self._texts.advance(line.struck, _META), max(0.0, second.width() - now - arrow - 2 * _AIR)
        )
        left = second.x() if is_long else second.right() - now - arrow - 2 * _AIR - before
        old = QRectF(left, second.y(), before, second.height())
        taken = self._texts.draw(painter, old, line.struck, _META, "text3")
        struck = QRectF(left, second.y(), taken, second.height())
        strike(painter, struck, self._theme.color("text3"))
        left += taken + _AIR
        painter.drawPixmap(
            QPointF(left, second.center().y() - arrow / 2), self._theme.pixmap("arrow-right", _ARROW, "text3")
        )
        left += arrow + _AIR
        rest = QRectF(left, second.y(), second.right() - left, second.height())
        self._texts.draw(painter, rest, line.sub, _NEW)

    def _file(self, painter: QPainter, box: QRectF, line: Line) -> None:
        """A file to save: its name, its contents, and the save icon at the right end."""
        edge = self._theme.length(16)
        picture = self._theme.pixmap("download" if line.sub else "chevron-right", 16, "text2")
        painter.drawPixmap(QPointF(box.right() - _SIDE - edge, box.center().y() - edge / 2), picture)
        self._two_lines(painter, box.adjusted(_SIDE, 0, -_SIDE - edge - 8, 0), line)

    def _two_lines(self, painter: QPainter, box: QRectF, line: Line) -> None:
        if not line.sub:
            self._texts.draw(painter, box, line.title, _TITLE, line.tone)
            return
        half = box.height() / 2
        top = QRectF(box.x(), box.y() + 3, box.width(), half - 3)
        low = QRectF(box.x(), box.y() + half - 1, box.width(), half - 3)
        is_open = line.kind is LineKind.CHECK and not line.is_checked
        beside = 0.0
        if line.detail:
            beside = self._texts.draw(painter, top, line.detail, _META, "text2", align=_RIGHT) + _BEFORE_RIGHT
        tone = line.tone if not line.is_checked else "text2"
        self._texts.draw(painter, top.adjusted(0, 0, -beside, 0), line.title, _TITLE, tone)
        taken = 0.0
        if line.right:
            style = _HEAD if is_open else _META
            place = top if self._is_right_above(line, style, box.width()) else low
            taken = self._texts.draw(painter, place, line.right, style, "text2", align=_RIGHT) + _BEFORE_RIGHT
            taken = taken if place is low else 0.0
        self._texts.draw(painter, low.adjusted(0, 0, -taken, 0), line.sub, _META, "text3")

    def _is_right_above(self, line: Line, style: TextStyle, width: float) -> bool:
        """Return whether the right text goes beside the title, because below it would cut a longer line."""
        taken = self._texts.advance(line.right, style) + _BEFORE_RIGHT
        is_cut = self._texts.advance(line.sub, _META) + taken > width
        return is_cut and self._texts.advance(line.title, _TITLE) + taken <= width

    def _release(self, painter: QPainter, box: QRectF, line: Line, *, is_selected: bool) -> None:
        inner = box.adjusted(_SIDE, 8, -_SIDE, -8)
        third = (inner.height() - (self._theme.length(_NOTE) if line.note else 0)) / (3 if line.detail else 2)
        look = loud_look(self._theme) if is_selected else quiet_look(self._theme)
        middle = inner.y() + self._theme.length(PILL) / 2
        ends = paint_pill(painter, inner.right(), middle, line.right, self._theme, look)
        first = QRectF(inner.x(), inner.y(), ends - 8 - inner.x(), third + 2)
        self._texts.draw(painter, first, line.title, _NUMBER)
        below = QRectF(inner.x(), inner.y() + third + 2, inner.width(), third)
        self._texts.draw(painter, below, line.sub, _TITLE)
        self._texts.draw(painter, below.translated(0, third - 1), line.detail, _META, "text2")
        if line.note:
            self._texts.draw(painter, below.translated(0, 2 * third - 2), line.note, _META, "text3")
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _head_sign(self, painter: QPainter, box: QRectF, line: Line) -> float:
        """Draw the sign of a heading, or a dot; return the indent of the words."""
        middle = box.center().y() + 3
        if line.change is not None:
            paint_sign(
                painter, QPointF(_SIDE + self._theme.length(SIGN) / 2, middle), line.change, self._theme
            )
            return self._theme.length(_INDENT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(line.tone))
        painter.drawEllipse(QPointF(_SIDE + 5, middle), 5, 5)
        return 18

    def _check(self, painter: QPainter, box: QRectF, *, is_checked: bool) -> None:
        edge = self._theme.length(17)
        square = QRectF(_SIDE, box.center().y() - edge / 2, edge, edge)
        if not is_checked:
            painter.setPen(QPen(self._theme.color("control_line"), 1.4))
            painter.setBrush(self._theme.color("surface"))
            painter.drawRoundedRect(square, 4, 4)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(square, 4, 4)
        pen = QPen(self._theme.color("accent_text"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y, part = square.x(), square.y(), edge / 17
        painter.drawPolyline(
            [QPointF(x + px * part, y + py * part) for px, py in ((4.5, 8.8), (7.4, 11.8), (12.6, 5.4))]
        )


_LEAST = 80


class ShareList(LineList[Line]):
    """`removed` carries the key of the line on which Delete was pressed.

    Attributes:
        selected: the key of the line shown beside the list; set before the lines are shown.
    """

    removed = Signal(str)

    finds_by_letters = True
    tells_heads = True
    head_role = Role.StaticText

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._painter = LinePainter(theme)
        self.selected = ""
        self._is_whole = False
        super().__init__(theme, self._painter, name, parent)
        self.setObjectName("lineList")

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = LinePainter(theme)
        self.set_source(theme, self._painter)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of one release: a column must not grow for a list that scrolls itself."""
        return QSize(super().sizeHint().width(), self._theme.length(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Require the height of one release at this text size: a pane around it scrolls instead."""
        least = min(self._theme.length(_LEAST), self.content_height())
        return QSize(super().minimumSizeHint().width(), least)

    def show_all(self) -> None:
        """Always take the full height of the lines."""
        self._is_whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.measure()

    def rect_of(self, key: str) -> QRectF:
        """Return the rectangle of a line in the viewport; empty if there is none."""
        number = self.number_of(key)
        return QRectF() if number < 0 else QRectF(self.box(number))

    def measure(self) -> None:
        """Compute the heights of the lines, which depend on the width."""
        self._painter.width = self.viewport().width()
        super().measure()
        if self._is_whole:
            self.setFixedHeight(self._tops[-1])
        self.updateGeometry()

    def fit_bars(self) -> None:
        """Set the scroll range; the lines are as tall as their words need at this width."""
        if self._painter.width != self.viewport().width():
            self.measure()
        else:
            super().fit_bars()

    # Whole lines

    @property
    def scrolled(self) -> int:
        """The height in pixels of the lines above the first visible one."""
        return self._tops[max(0, bisect_right(self._tops, super().scrolled) - 1)]

    def farthest(self) -> int:
        """Return the largest scroll offset, in pixels."""
        return self._top_that_shows(self.count)

    def _top_that_shows(self, count: int) -> int:
        """Return the smallest scroll offset at which the first lines, up to a number, end inside the view."""
        over = self._tops[count] - self.page
        return self._tops[min(bisect_left(self._tops, over), max(0, count - 1))]

    def in_sight(self) -> range:
        """Return the numbers of fully visible lines; no heading without a line below it."""
        first, count = bisect_right(self._tops, self.scrolled) - 1, self.count
        end = bisect_right(self._tops, self._tops[min(first, count)] + self.page) - 1
        while first < end < count and self._lines[end - 1].kind is LineKind.HEAD:
            end -= 1
        return range(first, min(count, max(end, first + 1)))

    def line_at(self, y: float) -> int:
        """Return the number of the visible line at a viewport height, or -1."""
        number = super().line_at(y)
        return number if number in self.in_sight() else -1

    def bring(self, number: int) -> None:
        """Scroll to a line: here, or in the pane around a list shown in full."""
        if not 0 <= number < self.count:
            return
        bar = self.verticalScrollBar()
        top = self._tops[number] - self.kept_above(number)
        bar.setValue(min(max(bar.value(), self._top_that_shows(number + 1)), top))
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None:
            box = self.box(number)
            for edge in (box.bottomLeft(), box.topLeft()):
                spot = self.viewport().mapTo(inside, edge)
                around.ensureVisible(spot.x(), spot.y(), 0, 0)

    # Selection

    def is_marked(self, number: int) -> bool:
        """Return whether a line is the one shown beside the list."""
        key = self._lines[number].key
        return bool(key) and key == self.selected

    def first_stop(self) -> int:
        """Start at the selected line, or the first that can be selected."""
        return max(self.number_of(self.selected), super().first_stop())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove a line with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.key:
            self.removed.emit(self.key)
        else:
            super().keyPressEvent(event)
