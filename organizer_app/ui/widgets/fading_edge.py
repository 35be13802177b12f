"""Fades scrolled content at the lower edge while there is more, instead of cutting through a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QScrollArea

    from organizer_app.ui.theme.theme import Theme

_HEIGHT: Final = 28


class FadingEdge(Themed, QWidget):
    """Covers the lower edge of an area, and takes neither mouse nor keys.

    Args:
        theme: the theme in use.
        area: the scrolled area, on a raised background.
    """

    def __init__(self, theme: Theme, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().installEventFilter(self)
        for signal in (area.verticalScrollBar().valueChanged, area.verticalScrollBar().rangeChanged):
            signal.connect(self._place)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._color = theme.color("raised")
        self._height = theme.length(_HEIGHT)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        bar, sight = self._area.verticalScrollBar(), self._area.viewport().geometry()
        self.setVisible(bar.value() < bar.maximum())
        self.setGeometry(sight.x(), sight.bottom() + 1 - self._height, sight.width(), self._height)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        clear = QColor(self._color)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, clear)
        fade.setColorAt(1, self._color)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()
