"""Notices when nobody has used the windows for a while, so that a plan is not left open to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

    from organizer_app.environment.clock import SteadyClock

_USE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)
_MINUTE: Final = 60.0


class QuietLock(QObject):
    """`due` is emitted once, when the windows were idle for the chosen time.

    One timer runs until the end of the time, and then for the rest of it when the windows were used
    meanwhile.

    Args:
        clock: steady seconds; no change of the computer's time reaches it.
    """

    due = Signal()

    def __init__(self, clock: SteadyClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._after = 0.0
        self._used_at = clock()
        self._watched: list[QWindow] = []
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Count from now on; 0 for never."""
        self._after = minutes * _MINUTE
        self._used_at = self._clock()
        self._timer.stop()
        if minutes:
            self._set_timer(self._after)

    def stop(self) -> None:
        """Stop counting and watching the windows."""
        self.start(0)
        for handle in self._watched:
            if isValid(handle):
                handle.removeEventFilter(self)
        self._watched.clear()

    def watch(self, window: QWidget) -> None:
        """Count input in a window as use; the window must have been shown."""
        handle = window.windowHandle()
        if handle is not None and handle not in self._watched:
            handle.installEventFilter(self)
            self._watched.append(handle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when somebody did something; the first input after the idle time never reaches the plan."""
        if event.type() in _USE and self._after:
            if self._quiet() >= self._after:
                self._tell()
                return True
            self._used_at = self._clock()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Emit `due` when the time is over, or wait for the rest of it."""
        if not self._after:
            return
        left = self._after - self._quiet()
        if left <= 0:
            self._tell()
        else:
            self._set_timer(min(left, self._after))

    def _quiet(self) -> float:
        return self._clock() - self._used_at

    def _set_timer(self, span: float) -> None:
        self._timer.start(round(span * 1000))

    def _tell(self) -> None:
        self.stop()
        self.due.emit()
