"""Draws the QR code of a card, dark on light in every theme, because cameras expect that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

_EDGE: Final = 264
# Light squares around a code (ISO/IEC 18004, 9.1).
_QUIET: Final = 4


class CardCode(Themed, QWidget):
    """The code; nothing before `show_squares`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._squares: tuple[tuple[bool, ...], ...] = ()
        self._edge = theme.length(_EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.card_spoken())

    def show_squares(self, squares: tuple[tuple[bool, ...], ...]) -> None:
        """Show a code by its rows, True for a dark square."""
        self._squares = squares
        self.updateGeometry()
        self.update()

    @property
    def _square(self) -> int:
        """The edge of a square: whole pixels keep it sharp."""
        return max(1, self._edge // self._count)

    @property
    def _count(self) -> int:
        return len(self._squares) + 2 * _QUIET

    def sizeHint(self) -> QSize:
        edge = self._square * self._count if self._squares else self._edge
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._squares:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        size = self._square
        left = size * _QUIET
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        for y, row in enumerate(self._squares):
            for x, is_dark in enumerate(row):
                if is_dark:
                    painter.drawRect(QRectF(left + x * size, left + y * size, size, size))
        painter.end()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._edge = theme.length(_EDGE)
        self.updateGeometry()
