"""Paints the lines of the overview's cards: an icon or initials, two lines of text, and the right part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines

if TYPE_CHECKING:
    from organizer_app.ui.screens.overview.card_lines import CardLine
    from organizer_app.ui.widgets.lists.line_source import LineState

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_RIGHT_STYLE: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_BUTTON: Final = TextStyle(TYPE_META, SEMIBOLD)
_FACE: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_LINE: Final = 50
SHORT_LINE: Final = 40
# At this text size and above, a line has one more row of this height: cut names would say nothing.
_LARGE_TYPE: Final = 1.5
_ROW: Final = 18
PAD: Final = 16
_ICON: Final = 18
_CIRCLE: Final = 28
_BUTTON_HEIGHT: Final = 30
# The padding at both ends of a button's label.
_AIR: Final = 12
# Narrower lines show only their two rows.
_TIGHT: Final = 300


def line_height(theme: Theme, line: CardLine) -> int:
    """Return the height of a line in pixels at the text size of a theme."""
    if not line.below:
        return theme.length(SHORT_LINE)
    return theme.length(_LINE + (_ROW if _has_two_lines(theme, line) else 0))


def _has_two_lines(theme: Theme, line: CardLine) -> bool:
    return theme.zoom >= _LARGE_TYPE and not line.is_person


class CardPainter(PaintedLines["CardLine"]):
    """Paints lines of two rows with an icon at the left."""

    def height(self, line: CardLine) -> int:
        return line_height(self._theme, line)

    def key(self, line: CardLine) -> str:
        """Return both rows, because several lines may lead to the same place."""
        return f"{line.title} {line.below}".strip()

    def spoken(self, line: CardLine) -> str:
        """Return the line in one sentence."""
        return line.spoken

    def typed(self, line: CardLine) -> str:
        """Return the upper line."""
        return line.title

    def paint(self, painter: QPainter, box: QRectF, line: CardLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        if state.is_pointed and line.leads_to is not None:
            painter.fillRect(box, theme.color("sunken"))
        painter.fillRect(QRectF(box.x() + PAD, box.y(), box.width() - 2 * PAD, 1), theme.color("border"))
        left = self._paint_mark(painter, box, line)
        room = QRectF(left, box.y(), box.right() - PAD - left, box.height())
        color = "danger" if line.is_urgent else "text2"
        taken = 0.0
        if line.button and box.width() > theme.length(_TIGHT):
            taken = self._paint_button(painter, room, line.button)
        elif line.right and not line.is_person:
            taken = texts.draw(painter, room, line.right, _RIGHT_STYLE, color, align=_RIGHT)
        room.setRight(room.right() - taken - (12 if taken else 0))
        if not line.below:
            texts.draw(painter, room, texts.with_names(line.title, line.names, _TITLE, room.width()), _TITLE)
            return
        line = self._briefly(line, room.width())
        middle = box.center().y()
        row = theme.length(_ROW)
        lines = texts.wrapped(line.title, _TITLE, room.width(), 2) if _has_two_lines(theme, line) else []
        if len(lines) > 1:
            middle += row / 2
            texts.draw(painter, QRectF(room.x(), middle - 2 * row, room.width(), row), lines[0], _TITLE)
            line = line._replace(title=lines[1])
        elif lines and len(beside := texts.wrapped(line.below, _BELOW, room.width(), 2)) > 1:
            middle -= row / 2
            last = QRectF(room.x(), middle + row, room.width(), row)
            rest = texts.with_names(beside[1], line.names, _BELOW, room.width())
            texts.draw(painter, last, rest, _BELOW, "text2")
            line = line._replace(below=beside[0])
        upper = QRectF(room.x(), middle - row, room.width(), row)
        lower = QRectF(room.x(), middle, room.width(), row)
        if line.is_person:
            taken = texts.draw(painter, upper, line.right, _RIGHT_STYLE, color, align=_RIGHT)
            upper.setRight(upper.right() - taken - 12)
        title = texts.with_names(line.title, line.names, _TITLE, upper.width())
        below = texts.with_names(line.below, line.names, _BELOW, lower.width())
        texts.draw(painter, upper, title, _TITLE)
        texts.draw(painter, lower, below, _BELOW, "text2")

    def _briefly(self, line: CardLine, width: float) -> CardLine:
        """Return a line with its brief lower line where the whole one has no room."""
        is_brief = line.brief and self._texts.advance(line.below, _BELOW) > width
        return line._replace(below=line.brief) if is_brief else line

    def _paint_mark(self, painter: QPainter, box: QRectF, line: CardLine) -> float:
        """Paint the icon, or the initials of a person; return where the words start."""
        theme, middle, left = self._theme, box.center().y(), box.x() + PAD
        if not line.is_person:
            size, color = theme.length(_ICON), "danger" if line.is_urgent else "text2"
            at = QPointF(left, round(middle - size / 2))
            painter.drawPixmap(at, theme.pixmap(line.icon, _ICON, color))
            return left + size + 12
        size = theme.length(_CIRCLE)
        circle = QRectF(left, middle - size / 2, size, size)
        paint_avatar(painter, circle, line.title, theme, _FACE)
        return left + size + 12

    def _paint_button(self, painter: QPainter, room: QRectF, label: str) -> float:
        theme, height = self._theme, self._theme.length(_BUTTON_HEIGHT)
        width = self._texts.advance(label, _BUTTON) + 2 * _AIR
        shape = QRectF(room.right() - width, room.center().y() - height / 2, width, height)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._texts.draw(painter, shape, label, _BUTTON, align=_CENTER)
        return width
