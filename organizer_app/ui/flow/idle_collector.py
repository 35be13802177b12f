"""Collects cyclic garbage on the window's thread: young objects at once, all when nobody is busy."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Sequence

# Searching all of ten thousand people takes up to ten frames. A person who has touched nothing for this long,
# in milliseconds, does not notice.
QUIET_MS: Final = 800
# Without a pause, a full search still runs once in this many times that it was due.
_OVERDUE: Final = 20
# So many objects at once are data, such as 100,000 changes that somebody looks at: searching them would stop
# the window for a quarter of a second and find nothing.
MOST_SEARCHED: Final = 250_000
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.NativeGesture,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
    }
)


class IdleCollector(QObject):
    """Does Python's own garbage collection when nobody notices; while nothing is due, nothing runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._clear_up)

    @property
    def is_waiting(self) -> bool:
        """Return whether all garbage is collected as soon as nobody touches anything."""
        return self._timer.isActive()

    def collect_if_due(self) -> None:
        """Collect garbage when Python would have done so by itself."""
        self.look(gc.get_count(), gc.get_threshold())

    def look(self, made: Sequence[int], most: Sequence[int]) -> None:
        """Collect garbage by the number of objects made in each generation and its limit.

        A mass of new objects is set apart instead, until the plan is left: what nobody uses of it goes at
        once anyway, except for cycles.
        """
        if made[0] > MOST_SEARCHED:
            gc.freeze()
        elif made[0] > most[0]:
            gc.collect(1 if made[1] > most[1] else 0)
        if made[2] > most[2] * _OVERDUE:
            self._collect_all()
        elif made[2] > most[2] and not self.is_waiting:
            self._watch()

    def stop(self) -> None:
        """Stop waiting."""
        self._timer.stop()
        self._stop_watching()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restart the wait when somebody touches anything; the event goes on."""
        del watched
        if event.type() in _TOUCHES:
            self._timer.start()
        return False

    def _watch(self) -> None:
        self._timer.start()
        # Every event of the program passes here, so the filter is installed only while something waits.
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def _stop_watching(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _clear_up(self) -> None:
        self._collect_all()
        from organizer_app.environment.free_memory import return_free_memory

        return_free_memory()

    def _collect_all(self) -> None:
        self.stop()
        gc.collect()
