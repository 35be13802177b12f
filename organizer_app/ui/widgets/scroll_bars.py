"""Scroll bars that paint their own background: behind a see-through one Qt repaints everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QScrollBar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def fill_scroll_bars(area: QAbstractScrollArea, background: QPalette.ColorRole) -> None:
    """Give an area scroll bars with the background color of what is behind them."""
    area.setVerticalScrollBar(_FilledBar(Qt.Orientation.Vertical, background, area))
    area.setHorizontalScrollBar(_FilledBar(Qt.Orientation.Horizontal, background, area))


class _FilledBar(QScrollBar):
    def __init__(self, orientation: Qt.Orientation, background: QPalette.ColorRole, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._background = background

    def paintEvent(self, event: QPaintEvent) -> None:
        # A style sheet removes that whenever it is applied.
        if not self.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent):
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QApplication.palette().color(self._background))
        painter.end()
        super().paintEvent(event)
