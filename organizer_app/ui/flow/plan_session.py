"""Holds the open plan: opens it off the window's thread, passes its changes on, closes it without a trace."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from organizer_app import wiring
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanGone, PlanInUse, PlanReplaced, Problem
from organizer_app.ui.flow import services
from organizer_app.ui.flow.background import ignore
from organizer_app.ui.flow.change_relay import ChangeRelay

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

_HOUR_MS: Final = 3_600_000
# After so long without an edit, what SQLite keeps beside the plan is written into it.
_IDLE_MS: Final = 20_000
# After a write, its own as well as those of others, so that a burst of edits is looked for once.
_PAUSE_MS: Final = 400


class PlanSession(QObject):
    """One plan after the other; `changed` carries each `ChangeSet`, `damaged` a bad page or failed backup.

    `noticed` carries the steps that another window or command made in the plan file meanwhile, `lost` why
    nothing more can be saved into it: another program moved, deleted or replaced it. `closing` comes before
    a plan is given up.
    """

    changed = Signal(object)
    damaged = Signal(object)
    noticed = Signal(object)
    lost = Signal(object)
    closing = Signal()

    def __init__(self, background: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        # As what a plan is opened; what only draws it is no window on it.
        self.user = PlanUser.WINDOW
        # The present moment for everything that reads the plan; None for this computer's clock.
        self.clock: Clock | None = None
        self._relay = ChangeRelay(self)
        self._relay.changed.connect(self.changed)
        self._workspace: Workspace | None = None
        self._opened: list[Workspace] = []
        self._asked = 0
        self._is_in_file_dialog = False
        # Deadlines pass while the window is open.
        self._hourly = QTimer(self, interval=_HOUR_MS)
        self._hourly.timeout.connect(self._catch_up)
        # So do actions: the next one that is over is shown as past at once.
        self._ending = QTimer(self, singleShot=True)
        self._ending.timeout.connect(self._catch_up)
        self._ends_at: datetime | None = None
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.fold)
        self._regular = QTimer(self)
        self._regular.timeout.connect(self.back_up)
        self.changed.connect(self._wait_for_idle)
        # The system tells of writes: an idle window does nothing.
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._wait_to_look)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look_for_others)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._look_when_active)
            # Without the window, which Python would have to know before the first frame.
            app.focusWindowChanged.connect(self._look_for_file_dialog)

    @property
    def workspace(self) -> Workspace | None:
        """The open plan, once it can be edited."""
        return self._workspace

    def open(
        self,
        path: Path,
        passphrase: str | None,
        *,
        then: Callable[[Workspace], None],
        otherwise: Callable[[Problem], None],
    ) -> None:
        """Open a plan for editing; SQLAlchemy is imported on the way, on the background's thread.

        A plan that another window has open is opened to read. `then` is not called when the plan was closed
        again meanwhile.
        """
        self.close()
        asked = self._asked

        def work() -> Workspace:
            opening = partial(wiring.open_workspace, path, passphrase=passphrase, clock=self.clock)
            try:
                workspace = opening(user=self.user)
            except PlanInUse as in_use:
                workspace = opening(refusal=in_use)
            self._opened.append(workspace)
            # The end of the journal as it was when the plan was opened.
            workspace.notice_others()
            return workspace

        def opened(workspace: Workspace) -> None:
            if asked == self._asked:
                self._workspace = workspace
                self._relay.watch(workspace)
                then(workspace)
                self._look_after(workspace, path)
            else:
                self._put_away(workspace)

        self._background.run(
            work,
            then=opened,
            otherwise=lambda problem: otherwise(problem) if asked == self._asked else None,
            owner=self,
        )

    def _look_after(self, workspace: Workspace, path: Path) -> None:
        self._catch_up()
        self._background.run(workspace.check_pages, then=ignore, otherwise=self.damaged.emit, owner=self)
        if self.user is PlanUser.WINDOW:
            sweep = partial(wiring.sweep_for_window, path)
            self._background.run(sweep, then=ignore, otherwise=ignore, owner=self)
        self._hourly.start()
        self._back_up_regularly()
        self._watch(path)

    def _back_up_regularly(self) -> None:
        from datetime import timedelta

        from organizer_app.domain.basics.backups import EVERY

        self._regular.start(EVERY // timedelta(milliseconds=1))

    def close(self) -> None:
        """Close the plan after the requested work; later results are dropped."""
        self._asked += 1
        self.closing.emit()
        self._relay.stop()
        self._hourly.stop()
        self._ending.stop()
        self._ends_at = None
        self._idle.stop()
        self._regular.stop()
        self._pause.stop()
        self._watch()
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            self._background.run(lambda: self._put_away(workspace), then=ignore, otherwise=ignore, owner=self)

    def end(self) -> None:
        """Close what is still open, once the background has stopped."""
        self._asked += 1
        self.closing.emit()
        self._relay.stop()
        self._pause.stop()
        self._workspace = None
        self._watch()
        for workspace in tuple(self._opened):
            self._put_away(workspace)
        # It listens on a socket, which may only be closed here: the garbage collector can run on any thread.
        delete(self._watcher)

    def _wait_for_idle(self, _change_set: object) -> None:
        self._idle.start()

    def fold(self) -> None:
        """Write what SQLite keeps beside the plan into it, while nobody waits for it."""
        workspace = self._workspace
        if workspace is not None:
            self._background.run(workspace.fold, then=ignore, otherwise=ignore, owner=self)

    def _catch_up(self) -> None:
        workspace = self._workspace
        # A picture may show another moment than the present; its copy was caught up with that one.
        if workspace is not None and self.user is not PlanUser.PICTURE:
            self._background.run(
                lambda: _caught_up(workspace), then=self._wait_for_ending, otherwise=ignore, owner=self
            )

    def _wait_for_ending(self, ends_at: datetime | None) -> None:
        workspace = self._workspace
        self._ends_at = ends_at
        if workspace is not None and ends_at is not None:
            left = (ends_at - workspace.clock()) // timedelta(milliseconds=1)
            # What is farther away is found by the hour.
            self._ending.start(min(max(left, 0) + 1, _HOUR_MS))

    def _catch_up_after_sleep(self) -> None:
        """Catch up where an action has ended while the computer slept, and its timers with it."""
        workspace = self._workspace
        if workspace is not None and self._ends_at is not None and self._ends_at <= workspace.clock():
            self._catch_up()

    def back_up(self) -> None:
        """Back the plan up if it changed since; without a backup the work goes on."""
        from organizer_app.domain.basics.backups import BackupReason

        workspace = self._workspace
        if workspace is not None:
            self._background.run(
                lambda: services.backups.back_up_if_changed(workspace, reason=BackupReason.REGULAR),
                then=ignore,
                otherwise=self.damaged.emit,
                owner=self,
            )

    def look_for_others(self) -> None:
        """Look for what other windows and commands have changed in the plan file."""
        workspace = self._workspace
        if workspace is None:
            return
        self._watch(workspace.path)

        def tell(steps: tuple[EditSummary, ...]) -> None:
            if steps and self._workspace is workspace:
                self.noticed.emit(steps)

        def failed(problem: Problem) -> None:
            if isinstance(problem, PlanGone | PlanReplaced) and self._workspace is workspace:
                self.lost.emit(problem)

        self._background.run(workspace.notice_others, then=tell, otherwise=failed, owner=self)

    def _watch(self, plan: Path | None = None) -> None:
        """Watch a plan and its log, which comes and goes; or nothing more."""
        files = [plan, plan.with_name(f"{plan.name}-wal")] if plan is not None else []
        wanted = {str(file) for file in files if file.exists()}
        known = set(self._watcher.files())
        if known - wanted:
            self._watcher.removePaths(sorted(known - wanted))
        if wanted - known:
            self._watcher.addPaths(sorted(wanted - known))

    def _wait_to_look(self, _file: str) -> None:
        if self._workspace is not None and not self._pause.isActive():
            self._pause.start()

    def _look_when_active(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._wait_to_look("")
            self._catch_up_after_sleep()

    def _look_for_file_dialog(self) -> None:
        """Take the locks on the plan again after a file dialog.

        It looks into the files of the folder that it lists, and a program that closes a file gives up its
        locks on it: another program would take itself for the last one with the plan, and delete its log.
        """
        dialog = QApplication.activeModalWidget()
        if dialog is None or self._is_in_file_dialog:
            return
        # The first window comes without one, and its class takes a millisecond to load.
        from PySide6.QtWidgets import QFileDialog

        if isinstance(dialog, QFileDialog):
            self._is_in_file_dialog = True
            dialog.finished.connect(self._leave_file_dialog)

    def _leave_file_dialog(self) -> None:
        self._is_in_file_dialog = False
        # It still lists its folder, until the caller has the answer.
        QTimer.singleShot(0, self, self._take_locks_again)

    def _take_locks_again(self) -> None:
        workspace = self._workspace
        if workspace is not None:
            self._background.run(workspace.take_locks_again, then=ignore, otherwise=ignore, owner=self)

    def _put_away(self, workspace: Workspace) -> None:
        from organizer_app.domain.basics.backups import BackupReason

        # The plan closes also where its backup has no room.
        with suppress(Problem):
            services.backups.back_up_if_changed(workspace, reason=BackupReason.CLOSED)
        workspace.close()
        self._opened.remove(workspace)


def _caught_up(workspace: Workspace) -> datetime | None:
    """Recompute what time alone has made wrong; return when that will be so again, UTC."""
    workspace.catch_up()
    return workspace.next_ending()
