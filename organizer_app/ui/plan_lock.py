"""Locks a protected plan: on request, after the idle time that the person chose, and with the computer."""

from __future__ import annotations

import gc
import sys
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from organizer_app.ui.flow import services
from organizer_app.wording.window import unlock as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.held_escape import HeldEscape
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.program_memory import ProgramMemory
    from organizer_app.ui.quiet_lock import QuietLock
    from organizer_app.ui.system_lock import SystemLock
    from organizer_app.ui.typed_forms import TypedText


class WaysToLock(NamedTuple):
    """How the program leaves a plan.

    Attributes:
        restart: ends this process and starts another with the plan's path and the idle minutes, 0 for none;
            None where the program only draws or is tested.
        close: closes the plan and shows the welcome screen.
        ask: asks for the passphrase of a plan, under a sentence that explains why.
    """

    restart: Callable[[Path, int], None] | None
    close: Callable[[], None]
    ask: Callable[[Path, str], object]


class PlanLock(QObject):
    """Locks a plan by ending the process that saw it: what Python and Qt free stays readable in memory.

    What was half typed is kept in the plan and comes back with it.

    Args:
        background: does work on the plan, in order.
        memory: knows the open plan, and after how many minutes it is locked.
        windows: returns the windows on the plan, the first one leads.
        session: holds the open plan.
        ways: how the plan is left.
    """

    def __init__(
        self,
        background: Runner,
        memory: ProgramMemory,
        windows: Callable[[], list[MainWindow]],
        session: PlanSession,
        ways: WaysToLock,
    ) -> None:
        super().__init__(session)
        self._background, self._session = background, session
        self._memory, self._windows = memory, windows
        self._ways = ways

    # What watches is made for the first protected plan.
    @cached_property
    def quiet(self) -> QuietLock:
        """Notices when nobody has used the windows for the chosen time."""
        from organizer_app.environment.clock import steady_now
        from organizer_app.ui.quiet_lock import QuietLock

        quiet = QuietLock(steady_now, self)
        quiet.due.connect(lambda: self._lock(self._memory.preferences.lock_minutes))
        return quiet

    @cached_property
    def escape(self) -> HeldEscape:
        """Notices that Esc is held down."""
        from organizer_app.ui.held_escape import HeldEscape

        escape = HeldEscape(self)
        escape.held.connect(self._lock_if_protected)
        return escape

    @cached_property
    def system(self) -> SystemLock:
        """Notices that the computer goes to sleep or its screen is locked."""
        from organizer_app.ui.system_lock import SystemLock

        system = SystemLock(self)
        system.due.connect(self._lock_if_protected)
        return system

    def stop(self) -> None:
        """Stop watching the windows: the plan is left."""
        if "quiet" in vars(self):
            self.quiet.stop()

    def guard(self, window: MainWindow) -> None:
        """Watch a window of the open plan; a plan without a passphrase cannot be locked."""
        if self._memory.is_protected:
            self.quiet.watch(window)
            self.quiet.start(self._memory.preferences.lock_minutes)
            self.escape.watch(window)
            self.system.listen(int(window.winId()) if sys.platform == "win32" else 0)

    def choose(self, minutes: int) -> None:
        """Lock after this many idle minutes from now on, or never for 0."""
        self._memory.keep_lock(minutes)
        for window in self._windows():
            self.guard(window)
        self._windows()[0].say(words.locks_after(minutes), can_undo=False)

    def lock(self) -> None:
        """Lock the plan now."""
        if self._memory.is_protected:
            self._lock(0)
        else:
            self._windows()[0].say(words.cannot_lock(), can_undo=False)

    def give_back(self, workspace: Workspace) -> None:
        """Put back what was half typed when the plan was locked, or show it where its field is gone."""

        def taken(texts: tuple[tuple[str, str], ...]) -> None:
            from organizer_app.ui.typed_forms import TypedText, put_back

            left = put_back(self._windows()[0], [TypedText(*each) for each in texts])
            if left:
                self._windows()[0].complain(words.typed_before([each.text for each in left]))

        if self._memory.is_protected:
            self._background.run(
                lambda: services.typed_drafts.take_typed(workspace), then=taken, otherwise=_go_on, owner=self
            )

    def _lock_if_protected(self) -> None:
        if self._memory.is_protected:
            self._lock(0)

    def _lock(self, minutes: int) -> None:
        # The caller may be a key of the screens that close now.
        QTimer.singleShot(0, self, lambda: self._lock_now(minutes))

    def _lock_now(self, minutes: int) -> None:
        path = self._memory.plan
        if path is None or not self._memory.is_protected:
            return
        from PySide6.QtWidgets import QDialog

        from organizer_app.ui.typed_forms import typed_texts

        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            # It runs its own event loop, which has to end first.
            dialog.reject()
            self._lock(minutes)
            return
        self._keep_typed([each for window in self._windows() for each in typed_texts(window)])
        if self._ways.restart is not None:
            self._ways.restart(path, minutes)
            return
        self._ways.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        self._ways.ask(path, words.locked_after(minutes) if minutes else words.locked())

    def _keep_typed(self, texts: Sequence[TypedText]) -> None:
        """Keep half-typed texts in the plan; the request is in the queue before the plan is closed."""
        workspace = self._session.workspace
        if workspace is not None and texts:
            self._background.run(
                lambda: services.typed_drafts.keep_typed(workspace, texts),
                then=_go_on,
                otherwise=_go_on,
                owner=self,
            )


def _go_on(_answer: object) -> None:
    """Lock anyway: a full disk must not keep a plan open."""
