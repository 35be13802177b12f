"""Shows what a drop will do while files are dragged over the window; takes neither focus nor pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.shadows import PANEL, draw_shadow
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import RADIUS_DIALOG, SEMIBOLD, TYPE_BODY, TYPE_TITLE

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_TITLE: Final = TextStyle(TYPE_TITLE, SEMIBOLD)
_HINT: Final = TextStyle(TYPE_BODY)
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_WRAPPED: Final = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
_INSET: Final = 12
_VEIL: Final = 190
# The card in the middle: its width, its spacing, and the ring of its icon, in pixels at 100 % text size.
_WIDTH: Final = 460
_AIR: Final = 28
_RING: Final = 64
_SIGN: Final = 30


class DropHint(Themed, QWidget):
    """A dashed frame around the window, and a card with an icon, a title and a sentence in its middle."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = self.hint = ""
        self.is_refused = False
        self._theme = theme
        self.hide()

    def say(self, title: str, hint: str, *, is_refused: bool = False) -> None:
        """Cover the window with these words."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.title, self.hint, self.is_refused = title, hint, is_refused
        self.setAccessibleName(f"{title}. {hint}")
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and the card with the words."""
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("surface", _VEIL))
        painter.setPen(QPen(theme.color("danger" if self.is_refused else "accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(frame, RADIUS_DIALOG, RADIUS_DIALOG)
        self._paint_card(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        theme, air = self._theme, self._theme.length(_AIR)
        width = min(theme.length(_WIDTH), self.width() - 4 * _INSET)
        painter.setFont(theme.styled(_HINT))
        words = painter.boundingRect(QRectF(0, 0, width - 2 * air, self.height()), _WRAPPED, self.hint)
        ring, line = theme.length(_RING), theme.length(_TITLE.px * 1.5)
        height = 2 * air + ring + air / 2 + line + words.height() + 4
        card = QRectF((self.width() - width) / 2, round((self.height() - height) / 2), width, height)
        draw_shadow(painter, theme, card, RADIUS_DIALOG, PANEL)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(card, RADIUS_DIALOG, RADIUS_DIALOG)
        self._paint_sign(painter, QPointF(card.center().x(), card.y() + air + ring / 2), ring)
        title = QRectF(card.x() + air, card.y() + air + ring + air / 2, width - 2 * air, line)
        self._texts.draw(painter, title, self.title, _TITLE, align=_CENTER)
        painter.setFont(theme.styled(_HINT))
        painter.setPen(theme.color("text2"))
        painter.drawText(
            QRectF(title.x(), title.bottom() + 4, title.width(), words.height()), _WRAPPED, self.hint
        )

    def _paint_sign(self, painter: QPainter, middle: QPointF, ring: int) -> None:
        theme, size = self._theme, self._theme.length(_SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken" if self.is_refused else "accent_soft"))
        painter.drawEllipse(middle, ring / 2, ring / 2)
        icon, color = ("circle-alert", "danger") if self.is_refused else ("file-spreadsheet", "accent")
        at = QPointF(round(middle.x() - size / 2), round(middle.y() - size / 2))
        painter.drawPixmap(at, theme.pixmap(icon, _SIGN, color))
