"""Paints key dates, holidays and deadlines as small signs with words, the same in every calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind, brief_words, mark_words
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
_LATE: Final = "circle-alert"


class MarkPainter:
    """Draws marks in one theme."""

    def __init__(self, theme: Theme, texts: TextPainter) -> None:
        self._theme = theme
        self._texts = texts

    def draw(self, painter: QPainter, box: QRectF, mark: DayMark) -> float:
        """Draw a mark at the left of a rectangle and return its width."""
        edge = self._theme.length(_ICON)
        room = box.adjusted(edge + _GAP, 0, 0, 0)
        whole = mark_words(mark)
        text = self._texts.first_fitting((whole, brief_words(mark)), _TEXT, room.width())
        is_whole = text is whole
        text = self._texts.with_names(text, (mark.name,), _TEXT, room.width())
        density = painter.device().devicePixelRatioF()
        # Never by color alone: a separate sign replaces the hidden word.
        is_unsaid = mark.is_late and not is_whole
        sign = self._theme.pixmap(_LATE, _ICON, "danger", density) if is_unsaid else self.sign(mark, density)
        painter.drawPixmap(QPointF(box.x(), box.center().y() - edge / 2), sign)
        return edge + _GAP + self._texts.draw(painter, room, text, _TEXT, _color(mark))

    def sign(self, mark: DayMark, density: float, size: int = _ICON) -> QPixmap:
        """Return the sign of a mark, `size` pixels wide at 100 % text size."""
        return self._theme.pixmap(_ICONS[mark.kind], size, _color(mark), density)

    def width(self, mark: DayMark) -> float:
        """Return the width of a mark that is not cut."""
        return self._theme.length(_ICON) + _GAP + self._texts.advance(mark_words(mark), _TEXT)


def _color(mark: DayMark) -> str:
    return "danger" if mark.is_late else "text2"
