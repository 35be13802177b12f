"""Notices that the computer goes to sleep or its screen is locked, where the system tells Qt.

On Linux by logind and the screen saver, over D-Bus; on Windows by messages to the windows. On macOS Qt is
told of neither: there the idle time counts on through sleep, and the first key or click after it is too late.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_LOGIN: Final = "org.freedesktop.login1"
_SAVER: Final = "org.freedesktop.ScreenSaver"


# winuser.h and wtsapi32.h
_KINDS: Final = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x7
_BEGINNINGS: Final = frozenset(
    {(WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)}
)


class WindowsMessages(QAbstractNativeEventFilter):
    """Calls back when Windows goes to sleep or its session is locked; every message goes on.

    Args:
        begins: is called then.
    """

    def __init__(self, begins: Callable[[], None]) -> None:
        super().__init__()
        self._begins = begins

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at one message of the system."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) in _KINDS:
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) in _BEGINNINGS:
                self._begins()
        return False, 0


def ask_windows_to_tell(window: int) -> None:
    """Have Windows tell a window, by its handle, when its session is locked; sleep is told without asking."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), 0)


class SystemLock(QObject):
    """`due` is emitted when the plan should be locked; nothing happens where no bus can be reached."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_listening = False
        self._messages: WindowsMessages | None = None

    def listen(self, window: int, platform: str = sys.platform) -> None:
        """Listen from now on; called after the first frame, because it loads QtDBus.

        Args:
            window: the handle of a window, which Windows tells.
            platform: the system, as `sys.platform` names it.
        """
        if platform == "win32":
            ask_windows_to_tell(window)
        if self._is_listening:
            return
        self._is_listening = True
        app = QCoreApplication.instance()
        if platform == "win32" and app is not None:
            self._messages = WindowsMessages(self.due.emit)
            app.installNativeEventFilter(self._messages)
        elif platform.startswith("linux"):
            self._listen_on_bus()

    def _listen_on_bus(self) -> None:
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
