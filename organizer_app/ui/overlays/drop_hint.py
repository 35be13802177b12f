"""Says over the window what a drop will do, while files hang over it; it takes neither focus nor pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_BODY, TYPE_TITLE

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_TITLE: Final = TextStyle(TYPE_TITLE, SEMIBOLD)
_HINT: Final = TextStyle(TYPE_BODY)
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_INSET: Final = 18


class DropHint(QWidget):
    """A dashed frame with an icon, a title and a sentence."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = self.hint = ""
        self.set_theme(theme)
        self.hide()

    def say(self, title: str, hint: str) -> None:
        """Cover the window with these words."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.title, self.hint = title, hint
        self.setAccessibleName(f"{title}. {hint}")
        self.show()
        self.raise_()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._texts = TextPainter(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("surface", 235))
        painter.setPen(QPen(self._theme.color("accent_line"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.color("accent_soft", 120))
        box = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(box, 14, 14)
        middle, size = box.center(), self._theme.length(40)
        sign = self._theme.pixmap("file-spreadsheet", 40, "accent")
        painter.drawPixmap(round(middle.x() - size / 2), round(middle.y() - size - 24), sign)
        line = QRectF(box.left() + 24, middle.y() - 8, box.width() - 48, self._theme.length(28))
        self._texts.draw(painter, line, self.title, _TITLE, align=_CENTER)
        line.translate(0, self._theme.length(28))
        self._texts.draw(painter, line, self.hint, _HINT, "text2", align=_CENTER)
        painter.end()
