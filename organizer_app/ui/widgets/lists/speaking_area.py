"""A scroll area of painted items with the keyboard: it announces the current item and draws its ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.lists.speaking_items import SpokenItem, let_speak, tell_current

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget


class SpeakingArea(Themed, QAbstractScrollArea):
    """Derived classes paint the items, with the ring while it has the focus, and describe them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_speak(self, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # For derived classes

    def spoken_count(self) -> int:
        """Return how many items there are."""
        raise NotImplementedError

    def spoken_item(self, number: int) -> SpokenItem:
        """Return an item by its number."""
        raise NotImplementedError

    def spoken_at(self, point: QPoint) -> int:
        """Return which item is under a point of the viewport, or -1."""
        raise NotImplementedError

    def spoken_current(self) -> int:
        """Return which item has the keyboard, or -1."""
        raise NotImplementedError

    # The same for every area

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring, and announce the current item."""
        super().focusInEvent(event)
        tell_current(self, self.spoken_current())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
