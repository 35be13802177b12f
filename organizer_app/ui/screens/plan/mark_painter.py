"""Paints key dates and deadlines as small flags with words, the same in every calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, TYPE_META
from organizer_app.wording import timeline as words
from organizer_app.wording.dates import short_clock

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.screens.plan.day_marks import DayMark
    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme

_TEXT: Final = TextStyle(TYPE_META, MEDIUM)
_ICON: Final = 12
_LATE: Final = 2


class MarkPainter:
    """Draws marks in one theme."""

    def __init__(self, theme: Theme, texts: TextPainter) -> None:
        self._theme = theme
        self._texts = texts

    def draw(self, painter: QPainter, box: QRectF, mark: DayMark) -> float:
        """Draw a mark at the left of a box and return the width that it took."""
        color = "danger" if mark.severity >= _LATE else "text2"
        edge = self._theme.length(_ICON)
        icon = "clipboard-check" if mark.is_deadline else "flag"
        pixmap = self._theme.pixmap(icon, _ICON, color, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.x(), box.center().y() - edge / 2), pixmap)
        room = box.adjusted(edge + 6, 0, 0, 0)
        return edge + 6 + self._texts.draw(painter, room, self.words(mark), _TEXT, color)

    @staticmethod
    def words(mark: DayMark) -> str:
        """Return what a mark says."""
        if mark.is_deadline:
            return words.deadline(mark.text, mark.severity)
        return mark.text if mark.starts is None else f"{mark.text} · {short_clock(mark.starts)}"
