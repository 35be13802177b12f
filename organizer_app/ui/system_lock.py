"""Hears that the computer goes to sleep or its screen is locked, where the system tells (logind on Linux)."""

from __future__ import annotations

import sys
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN: Final = "org.freedesktop.login1"
_SAVER: Final = "org.freedesktop.ScreenSaver"


class SystemLock(QObject):
    """`due` is emitted when the plan should be locked; nothing happens where no bus can be reached."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_listening = False

    def listen(self) -> None:
        """Listen from now on; called after the first frame, because it loads QtDBus."""
        if self._is_listening or not sys.platform.startswith("linux"):
            return
        self._is_listening = True
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # The stubs want bytes, which the function itself refuses.
        slots: list[Any] = [SLOT("on_told(bool)"), SLOT("on_locked()")]
        told, locked = slots
        if system.isConnected():
            system.connect("", "/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep", self, told)
            system.connect("", "", f"{_LOGIN}.Session", "Lock", self, locked)
        if session.isConnected():
            session.connect("", "", _SAVER, "ActiveChanged", self, told)

    @Slot(bool)
    def on_told(self, is_on: bool) -> None:  # noqa: FBT001  # the signature of the system's signal
        """Lock when the sleep or the screen saver begins; its end needs nothing."""
        if is_on:
            self.due.emit()

    @Slot()
    def on_locked(self) -> None:
        """Lock with the session."""
        self.due.emit()
