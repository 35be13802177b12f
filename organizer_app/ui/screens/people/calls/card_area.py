"""Scrolls who is called inside the card, or shows all of it where the card itself scrolls: never both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from typing_extensions import override

from organizer_app.ui.widgets.scrolling_column import SteadyScrollArea, put_in, scroll_down_only

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class CardArea(SteadyScrollArea):
    """The upper part of a call card; as tall as what it holds while `is_whole`."""

    def __init__(self, inside: QWidget, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside, self._least = inside, least
        self.is_whole = False
        scroll_down_only(self)
        put_in(self, inside)
        self.setMinimumHeight(least)

    def show_whole(self, *, is_whole: bool) -> None:
        """Show all without a scroll bar, or scroll what finds no room."""
        self.is_whole = is_whole
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAsNeeded)
        self._take_height()

    def _take_height(self) -> None:
        wanted = self._inside.sizeHint().height() if self.is_whole else 0
        self.setMinimumHeight(max(wanted, self._least))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight()) if self.is_whole else hint

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_whole and event.size().width() != event.oldSize().width():
            self._take_height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is inside, such as an answer with more lines."""
        if self.is_whole and watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._take_height()
        return super().eventFilter(watched, event)
