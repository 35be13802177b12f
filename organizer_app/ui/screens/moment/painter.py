"""Paints the lines of the shared moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt

from organizer_app.ui.screens.moment.lines import Head, Line
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.widgets.painted_list import LineState

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_AMOUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEAD_HEIGHT: Final = 36
_LINE_HEIGHT: Final = 54
_ICON: Final = 18
_LEFT: Final = 24


class MomentPainter:
    """Draws one theme's lines."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)

    def height(self, line: Line) -> int:
        """Return the height of a line in pixels at this text size."""
        return self._theme.length(_HEAD_HEIGHT if isinstance(line, Head) else _LINE_HEIGHT)

    def is_item(self, line: Line) -> bool:
        """Whether the keyboard can go there."""
        return not isinstance(line, Head)

    def is_expanded(self, line: Line) -> bool | None:
        """Lines cannot be unfolded."""
        del line
        return None

    def spoken(self, line: Line) -> str:
        """Return a line in one sentence."""
        return "" if isinstance(line, Head) else ". ".join(filter(None, (line.title, line.below, line.right)))

    def typed(self, line: Line) -> str:
        """Return the upper line."""
        return "" if isinstance(line, Head) else line.title

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        """Paint a line."""
        theme, texts = self._theme, self._texts
        if isinstance(line, Head):
            texts.draw(painter, box.adjusted(_LEFT, theme.length(8), -_LEFT, 0), line.text, _HEAD, "text2")
            return
        if state.is_pointed:
            painter.fillRect(box, theme.color("sunken"))
        painter.fillRect(QRectF(box.x() + _LEFT, box.y(), box.width() - 2 * _LEFT, 1), theme.color("border"))
        middle = box.center().y()
        spot = QPointF(box.x() + _LEFT, middle - theme.length(_ICON) / 2)
        painter.drawPixmap(spot, theme.pixmap(line.icon, _ICON, "accent" if line.moves else "text2"))
        left = box.x() + _LEFT + theme.length(_ICON) + 14
        room = QRectF(left, box.y(), box.right() - _LEFT - left, box.height())
        color = "danger" if line.is_outside else "text2"
        taken = texts.draw(painter, room, line.right, _AMOUNT, color, align=_RIGHT) if line.right else 0.0
        room.setRight(room.right() - taken - 12)
        upper = QRectF(room.x(), middle - theme.length(19), room.width(), theme.length(19))
        lower = QRectF(room.x(), middle, room.width(), theme.length(18))
        texts.draw(painter, upper, line.title, _TITLE)
        texts.draw(painter, lower, line.below, _BELOW, "text2")
