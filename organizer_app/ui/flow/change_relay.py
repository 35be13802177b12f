"""Brings changes to the window's thread: the first at once, bursts after it merged into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from organizer_app.domain.basics.changes import merged

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.services.plan.workspace import Workspace

_BURST_MS: Final = 50


class ChangeRelay(QObject):
    """Emits `changed` with a `ChangeSet` on the thread that made this object."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[ChangeSet] = []
        self._unsubscribe: Callable[[], None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_BURST_MS)
        self._pause.timeout.connect(self._pass_on)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def watch(self, workspace: Workspace) -> None:
        """Listen to the edits of a plan from now on."""
        self.stop()
        self._unsubscribe = workspace.subscribe(self._arrived.emit)

    def stop(self) -> None:
        """Stop listening; changes that were not passed on are dropped."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._pause.stop()
        self._waiting.clear()

    @Slot(object)
    def _take(self, change_set: ChangeSet) -> None:
        if self._unsubscribe is None:
            return
        self._waiting.append(change_set)
        if not self._pause.isActive():
            self._pass_on()

    @Slot()
    def _pass_on(self) -> None:
        if self._waiting:
            news = merged(self._waiting)
            self._waiting.clear()
            self._pause.start()
            self.changed.emit(news)
