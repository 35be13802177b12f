"""A text that changes every minute and lays the window out again only when it needs another line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, TYPE_META

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.ui.theme.theme import Theme

_STYLE: Final = TextStyle(TYPE_META, REGULAR)
_LINE: Final = 18
_MOST: Final = 3


class SteadyText(Themed, QWidget):
    """A painted text in the type of notes, of up to three lines.

    A label asks all widgets around it for their sizes with every text; this one costs a repaint of itself.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._rows = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def text(self) -> str:
        """Return what is said now, however it is wrapped."""
        return self._text

    def show_text(self, text: str) -> None:
        """Say something else, in at most three lines."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._fit()
            self.update()

    def _lines(self) -> list[str]:
        return self._texts.wrapped(self._text, _STYLE, self.width(), _MOST)

    def _fit(self) -> None:
        rows = max(len(self._lines()), 1)
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.length(_LINE) * self._rows)

    def minimumSizeHint(self) -> QSize:
        """Return the height of its lines."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        height = self._theme.length(_LINE)
        for spot, line in enumerate(self._lines()):
            place = QRectF(0, spot * height, self.width(), height)
            self._texts.draw(painter, place, line, _STYLE, "text2")
        painter.end()
