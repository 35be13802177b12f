"""Notices that Esc is held down: the key that everybody finds locks the plan before anybody looks over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HOLD_MS: Final = 1500


class HeldEscape(QObject):
    """`held` is emitted once each time Esc has been down for one and a half seconds."""

    held = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self.timer.timeout.connect(self.held)

    def watch(self, window: QWidget) -> None:
        """Watch a window that has been shown."""
        handle = window.windowHandle()
        if handle is not None:
            # Once is enough: a filter that is installed again only moves to the front.
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the key without taking it from the screens; a repeat is no new press."""
        is_key = event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
        if is_key and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            is_down = event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
            if is_down:
                self.timer.start()
            else:
                self.timer.stop()
        elif event.type() is QEvent.Type.FocusOut:
            self.timer.stop()
        return super().eventFilter(watched, event)
