"""Paints key dates, holidays and deadlines as small signs with words, the same in every calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from organizer_app.ui.screens.plan.day_marks import DayMark, MarkKind, mark_words
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, TYPE_META

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPixmap

    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme

_TEXT: Final = TextStyle(TYPE_META, MEDIUM)
_ICON: Final = 12
_GAP: Final = 6
_ICONS: Final = {
    MarkKind.KEY_DATE: "flag",
    MarkKind.HOLIDAY: "landmark",
    MarkKind.PERMIT: "file-text",
    MarkKind.STEP: "clipboard-check",
}


class MarkPainter:
    """Draws marks in one theme."""

    def __init__(self, theme: Theme, texts: TextPainter) -> None:
        self._theme = theme
        self._texts = texts

    def draw(self, painter: QPainter, box: QRectF, mark: DayMark) -> float:
        """Draw a mark at the left of a box and return the width that it took."""
        color = "danger" if mark.is_late else "text2"
        edge = self._theme.length(_ICON)
        sign = self.sign(mark, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.x(), box.center().y() - edge / 2), sign)
        room = box.adjusted(edge + _GAP, 0, 0, 0)
        return edge + _GAP + self._texts.draw(painter, room, mark_words(mark), _TEXT, color)

    def sign(self, mark: DayMark, density: float, size: int = _ICON) -> QPixmap:
        """Return the sign of a mark, `size` pixels wide at 100 % text size."""
        return self._theme.pixmap(_ICONS[mark.kind], size, "danger" if mark.is_late else "text2", density)

    def width(self, mark: DayMark) -> float:
        """Return the width that a mark takes where there is room for it."""
        return self._theme.length(_ICON) + _GAP + self._texts.advance(mark_words(mark), _TEXT)
