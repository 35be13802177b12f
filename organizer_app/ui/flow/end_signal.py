"""Notices that the system asks the program to end: without it, a plan in a window would never be closed."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType


class EndSignal(QObject):
    """Emits `asked` on the thread of the window when SIGTERM arrives, until `stop`.

    Qt's loop runs no Python while nothing happens, so the signal comes through a socket that Qt watches.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._writes = socket.socketpair()
        for end in (self._reads, self._writes):
            end.settimeout(0)
        self._notifier = QSocketNotifier(self._reads.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._wakes_before = signal.set_wakeup_fd(self._writes.fileno(), warn_on_full_buffer=False)
        self._before = signal.signal(signal.SIGTERM, _leave_to_socket)

    def stop(self) -> None:
        """Leave the signal to its handler before."""
        self._notifier.setEnabled(False)
        signal.signal(signal.SIGTERM, self._before)
        signal.set_wakeup_fd(self._wakes_before)
        self._reads.close()
        self._writes.close()

    def _hear(self) -> None:
        # Other signals that Python handles come this way too, each as its number.
        if signal.SIGTERM in self._reads.recv(64):
            self.asked.emit()


def _leave_to_socket(_number: int, _frame: FrameType | None) -> None:
    pass
