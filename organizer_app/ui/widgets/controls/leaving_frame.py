"""The strip or form that Esc leaves, from every part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class LeavingFrame(QFrame):
    """Emits `left` when it is left, and hides."""

    left = Signal()

    def leave(self) -> None:
        """Hide, and change nothing."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
