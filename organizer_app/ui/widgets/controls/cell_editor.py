"""The field on top of a cell while it is edited."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class Leave(Enum):
    """How a cell was left."""

    ENTER = "enter"
    NEXT = "next"
    BEFORE = "before"
    UP = "up"
    DOWN = "down"
    CANCEL = "cancel"
    AWAY = "away"


_KEYS = {
    Qt.Key.Key_Return: Leave.ENTER,
    Qt.Key.Key_Enter: Leave.ENTER,
    Qt.Key.Key_Tab: Leave.NEXT,
    Qt.Key.Key_Backtab: Leave.BEFORE,
    Qt.Key.Key_Up: Leave.UP,
    Qt.Key.Key_Down: Leave.DOWN,
    Qt.Key.Key_Escape: Leave.CANCEL,
}


class CellEditor(QLineEdit):
    """Reports how it is left; its owner decides whether its text means anything."""

    left = Signal(Leave)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "cell")
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Take Tab before it moves the focus, and keys that the window would take."""
        if isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _KEYS:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit(_KEYS[Qt.Key(event.key())])
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Store the text when something else is clicked; the field's own menu does not count."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self.isVisible():
            self.left.emit(Leave.AWAY)
