"""Holds the fields of a card: as high as they are, and scrolls where the window is lower than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer_app.ui.widgets.scrolling_column import SteadyScrollArea, scroll_down_only

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FittingArea(SteadyScrollArea):
    """A scrolling area that asks for the height of its content at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scroll_down_only(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content has another."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        content = self.widget()
        if content is None:
            return QSize(0, 0)
        width = self.viewport().width()
        high = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.sizeHint().width(), high + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Return that it can be low: it scrolls then."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
