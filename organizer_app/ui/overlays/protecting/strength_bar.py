"""Five short bars that fill as a passphrase gets harder to guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.themed import Themed

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_BARS: Final = 5
_GAP: Final = 4
_HIGH: Final = 6


class StrengthBar(Themed, QWidget):
    """Shows how many of five bars are filled; the words beside it say the same to everybody."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.filled = 0
        self.setFixedHeight(_HIGH)

    def fill(self, count: int) -> None:
        """Fill so many bars; one alone means too weak."""
        self.filled = count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - _GAP * (_BARS - 1)) / _BARS
        full = "danger" if self.filled == 1 else "accent"
        for number in range(_BARS):
            painter.setBrush(self._theme.color(full if number < self.filled else "border"))
            box = QRectF(number * (wide + _GAP), 0, wide, self.height())
            painter.drawRoundedRect(box, _HIGH / 2, _HIGH / 2)
        painter.end()
