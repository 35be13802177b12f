"""Locks a protected plan: on request, or after the idle time that the person chose."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from organizer_app.environment.preferences import LOCK_CHOICES
from organizer_app.ui.quiet_lock import QuietLock
from organizer_app.wording.window import unlock as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.environment.clock import Clock
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.program_memory import ProgramMemory


class PlanLock(QObject):
    """Locks a plan by closing it: no row of a locked plan stays in this process.

    Args:
        clock: the present moment, UTC.
        memory: knows the open plan, and after how many minutes it is locked.
        windows: returns the windows on the plan, the first one leads.
        close: closes the plan and shows the welcome screen.
        ask: asks for the passphrase of a plan, under a sentence that explains why.
        parent: the Qt parent.
    """

    def __init__(
        self,
        clock: Clock,
        memory: ProgramMemory,
        windows: Callable[[], list[MainWindow]],
        close: Callable[[], None],
        ask: Callable[[Path, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._memory, self._windows = memory, windows
        self._close, self._ask = close, ask
        self.quiet = QuietLock(clock, self)
        self.quiet.due.connect(lambda: self._lock(words.locked_after(memory.preferences.lock_minutes)))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions of the lock commands, by their codes."""
        handlers: dict[str, Callable[[], object]] = {"lock": self.lock}
        for minutes in LOCK_CHOICES:
            handlers[f"lock_after_{minutes}"] = partial(self.choose, minutes)
        return handlers

    def guard(self, window: MainWindow) -> None:
        """Watch a window of the open plan; a plan without a passphrase cannot be locked."""
        window.menu.show_lock(self._memory.preferences.lock_minutes, is_protected=self._memory.is_protected)
        if self._memory.is_protected:
            self.quiet.watch(window)
            self.quiet.start(self._memory.preferences.lock_minutes)

    def choose(self, minutes: int) -> None:
        """Lock after this many idle minutes from now on, or never for 0."""
        self._memory.keep_lock(minutes)
        for window in self._windows():
            self.guard(window)
        self._windows()[0].say(words.locks_after(minutes), can_undo=False)

    def lock(self) -> None:
        """Lock the plan now."""
        if self._memory.is_protected:
            self._lock(words.locked())
        else:
            self._windows()[0].say(words.cannot_lock(), can_undo=False)

    def _lock(self, why: str) -> None:
        # The caller may be a key of the screens that close now.
        QTimer.singleShot(0, self, lambda: self._lock_now(why))

    def _lock_now(self, why: str) -> None:
        path = self._memory.plan
        if path is None or not self._memory.is_protected:
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            # It runs its own event loop, which has to end first.
            dialog.reject()
            self._lock(why)
            return
        self._close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        self._ask(path, why)
