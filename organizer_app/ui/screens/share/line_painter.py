"""How one line of the lists beside the preview looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from organizer_app.ui.screens.share.lines import LineKind
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.pills import PILL, loud_look, paint_pill, quiet_look

if TYPE_CHECKING:
    from organizer_app.ui.screens.share.lines import Line
    from organizer_app.ui.theme.theme import Theme

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_META: Final = TextStyle(TYPE_META, REGULAR)
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
}
_SHORT: Final = 30


def height_of(line: Line) -> int:
    """Return the height of a line, in pixels at 100 % text size."""
    is_short = line.kind in {LineKind.ROW, LineKind.FILE} and not line.sub
    return _SHORT if is_short else _HEIGHTS[line.kind]


class LinePainter:
    """Paints lines in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._text = TextPainter(theme)

    def draw(self, painter: QPainter, box: QRectF, line: Line, *, is_selected: bool) -> None:
        """Paint a line into its box."""
        if is_selected:
            painter.fillRect(box, self._theme.color("selected"))
            painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), self._theme.color("accent"))
        if line.kind is LineKind.RELEASE:
            self._release(painter, box, line, is_selected=is_selected)
        elif line.kind is LineKind.HEAD:
            self._dot(painter, box, line.tone)
            inner = box.adjusted(_SIDE + 18, 6, -_SIDE, 0)
            self._text.draw(painter, inner, line.title, _HEAD, "danger" if line.tone == "danger" else "text2")
        elif line.kind is LineKind.MARK:
            self._mark(painter, box, line)
        elif line.kind is LineKind.FILE:
            self._file(painter, box, line)
        else:
            left = _SIDE + (30 if line.kind is LineKind.CHECK else 0)
            if line.kind is LineKind.CHECK:
                self._check(painter, box, is_checked=line.is_checked)
            self._two_lines(painter, box.adjusted(left, 0, -_SIDE, 0), line)

    def _mark(self, painter: QPainter, box: QRectF, line: Line) -> None:
        icon = "check" if line.is_checked else "triangle-alert"
        picture = self._theme.pixmap(icon, 15, line.tone)
        edge = self._theme.length(15)
        painter.drawPixmap(QPointF(_SIDE, box.center().y() - edge / 2), picture)
        inner = box.adjusted(_SIDE + edge + 9, 0, -_SIDE, 0)
        taken = (
            self._text.draw(painter, inner, line.right, _HEAD, "accent", align=_RIGHT) if line.right else 0.0
        )
        room = inner.adjusted(0, 0, -taken - 8 if taken else 0, 0)
        self._text.draw(painter, room, line.title, _META if line.is_checked else _HEAD, line.tone)

    def _file(self, painter: QPainter, box: QRectF, line: Line) -> None:
        """A file that can be saved: its name, what it will be, and the sign of saving at the right end."""
        edge = self._theme.length(16)
        picture = self._theme.pixmap("download" if line.sub else "chevron-right", 16, "text2")
        painter.drawPixmap(QPointF(box.right() - _SIDE - edge, box.center().y() - edge / 2), picture)
        self._two_lines(painter, box.adjusted(_SIDE, 0, -_SIDE - edge - 8, 0), line)

    def _two_lines(self, painter: QPainter, box: QRectF, line: Line) -> None:
        if not line.sub:
            self._text.draw(painter, box, line.title, _TITLE, line.tone)
            return
        half = box.height() / 2
        top = QRectF(box.x(), box.y() + 3, box.width(), half - 3)
        low = QRectF(box.x(), box.y() + half - 1, box.width(), half - 3)
        is_open = line.kind is LineKind.CHECK and not line.is_checked
        self._text.draw(painter, top, line.title, _TITLE, line.tone if not line.is_checked else "text2")
        taken = 0.0
        if line.right:
            style = _HEAD if is_open else _META
            taken = self._text.draw(painter, low, line.right, style, "text2", align=_RIGHT) + 10
        self._text.draw(painter, low.adjusted(0, 0, -taken, 0), line.sub, _META, "text3")

    def _release(self, painter: QPainter, box: QRectF, line: Line, *, is_selected: bool) -> None:
        inner = box.adjusted(_SIDE, 8, -_SIDE, -8)
        third = inner.height() / 3
        look = loud_look(self._theme) if is_selected else quiet_look(self._theme)
        middle = inner.y() + self._theme.length(PILL) / 2
        ends = paint_pill(painter, inner.right(), middle, line.right, self._theme, look)
        first = QRectF(inner.x(), inner.y(), ends - 8 - inner.x(), third + 2)
        self._text.draw(painter, first, line.title, _NUMBER)
        below = QRectF(inner.x(), inner.y() + third + 2, inner.width(), third)
        self._text.draw(painter, below, line.sub, _TITLE)
        self._text.draw(painter, below.translated(0, third - 1), line.detail, _META, "text2")
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _dot(self, painter: QPainter, box: QRectF, tone: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(tone))
        painter.drawEllipse(QPointF(_SIDE + 5, box.center().y() + 3), 5, 5)

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
