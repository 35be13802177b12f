"""Exchanges changes through the shared folder of the open plan by itself, as files appear and after edits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import LOCAL, EditKind
from organizer_app.domain.basics.problems import CannotRead
from organizer_app.domain.merging.exchange_watch import Watch
from organizer_app.domain.merging.file_endings import CHANGES_SUFFIX
from organizer_app.environment.clock import steady_now
from organizer_app.environment.files.folder_watch import FolderWatch
from organizer_app.ui.flow import services
from organizer_app.ui.flow.background import ignore
from organizer_app.ui.flow.exchange_news import ExchangeNews
from organizer_app.ui.widgets.sidebar import QuietLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.shared_folder import Exchange
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow

# After a file appeared, so that one exchange takes in all that come together; after an edit, so that a burst
# of edits becomes one file.
_ARRIVAL_MS, _EDIT_MS = 300, 2_000
# A plan that changes all day through the folder is backed up this often before it takes something in.
_BACKUP_SECONDS: Final = 3_600.0


class FolderExchange(QObject):
    """Watches the folder that was chosen for the open plan; without one it does nothing.

    Args:
        background: does the work on the plan.
        session: the open plan.
        windows: returns every window, which shows what came.
    """

    _stirred = Signal()

    def __init__(
        self,
        background: Runner,
        session: PlanSession,
        windows: Callable[[], Sequence[MainWindow]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._session, self._windows = background, session, windows
        self._news = ExchangeNews(windows)
        self._watch = FolderWatch(CHANGES_SUFFIX)
        self._folder = ""
        self._is_busy = self._is_stale = self._is_failing = self._is_away = False
        # How many steps of this laptop are not in the folder yet.
        self._waiting = 0
        self._backed_up: float | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._exchange)
        self._stirred.connect(self._on_files, Qt.ConnectionType.QueuedConnection)
        session.changed.connect(self._on_change)

    def start(self) -> None:
        """Follow the folder of the plan that was just opened."""
        self._look_up()

    def stop(self) -> None:
        """Follow nothing more: the plan is closed."""
        self._pause.stop()
        self._watch.stop()
        self._folder = ""
        self._is_busy = self._is_stale = self._is_failing = self._is_away = False
        self._waiting = 0
        self._news.forget()
        self.show_use()
        self._backed_up = None

    def show_use(self) -> None:
        """Let every window say whether a folder is in use, or chosen and away, and how much waits for it."""
        line = self._line()
        for window in self._windows():
            window.show_exchanging(line)

    def _line(self) -> QuietLine | None:
        if not self._folder:
            return None
        from organizer_app.wording.together import hub
        from organizer_app.wording.window import window as words

        waiting = self._waiting
        if self._is_away:
            said = words.away_and_waiting(waiting) if waiting else words.exchanging_away()
            return QuietLine("wifi-off", said, words.exchanging_away_hint())
        if not waiting:
            return QuietLine("folder-sync", words.exchanging(), words.exchanging_hint())
        if self._is_failing:
            return QuietLine("circle-alert", words.unwritten(waiting), words.exchanging_away_hint())
        return QuietLine("send", hub.network(waiting, is_there=True), words.exchanging_hint())

    def _look_up(self) -> None:
        workspace = self._session.workspace
        if workspace is None or workspace.refusal is not None:
            return
        known, watch, tell = self._folder, self._watch, self._stirred.emit

        def work() -> str:
            folder = services.chosen_folder.chosen(workspace)
            if folder != known:
                watch.stop()
                workspace.watch = watch.start(Path(folder), tell) if folder else Watch.OFF
            return folder

        def follow(folder: str) -> None:
            if self._session.workspace is not workspace:
                watch.stop()
            elif folder != known:
                self._folder = folder
                self.show_use()
                workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))
                self._wait(_ARRIVAL_MS)

        self._background.run(work, then=follow, otherwise=ignore, owner=self)

    def _on_files(self) -> None:
        self._wait(_ARRIVAL_MS)

    def _on_change(self, change_set: ChangeSet) -> None:
        if change_set.kind in LOCAL and not change_set.steps:
            self._look_up()
        elif change_set.steps and change_set.kind not in LOCAL and self._folder:
            self._waiting += len(change_set.steps)
            self.show_use()
            self._wait(_EDIT_MS)

    def _wait(self, milliseconds: int) -> None:
        if self._folder and not (self._pause.isActive() and self._pause.remainingTime() < milliseconds):
            self._pause.start(milliseconds)

    def _exchange(self) -> None:
        workspace = self._session.workspace
        if workspace is None or not self._folder:
            return
        if self._is_busy:
            self._is_stale = True
            return
        self._is_busy, self._is_stale = True, False
        now = steady_now()
        backs_up = self._backed_up is None or now - self._backed_up > _BACKUP_SECONDS

        def work() -> tuple[Exchange, int]:
            found = services.chosen_folder.exchange_now(workspace, backs_up=backs_up)
            return found, services.shared_folder.unwritten(workspace)

        def done(answer: tuple[Exchange, int]) -> None:
            found, waiting = answer
            if found.taken and backs_up:
                self._backed_up = now
            self._end(workspace, waiting, lambda: self._say(workspace, found))

        def failed(problem: Problem) -> None:
            self._background.run(
                lambda: services.shared_folder.unwritten(workspace),
                then=lambda waiting: self._end(
                    workspace, waiting, lambda: self._complain(workspace, problem)
                ),
                otherwise=lambda _other: self._end(
                    workspace, self._waiting, lambda: self._complain(workspace, problem)
                ),
                owner=self,
            )

        self._background.run(work, then=done, otherwise=failed, owner=self)

    def _end(self, workspace: Workspace, waiting: int, say: Callable[[], None]) -> None:
        """Say what an exchange came to, unless its plan was closed; begin another one if due.

        Args:
            workspace: the plan.
            waiting: how many steps are not in the folder.
            say: tells the rest.
        """
        if self._session.workspace is workspace:
            self._is_busy = False
            self._waiting = waiting
            say()
            if workspace.watch is not self._watch.how:
                # The folder was away, and is watched in another way since it is back.
                workspace.watch = self._watch.how
                workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))
            self.show_use()
            if self._is_stale:
                self._wait(_ARRIVAL_MS)

    def _complain(self, workspace: Workspace, problem: Problem) -> None:
        """Say what is wrong, and let every view see whether the folder is there."""
        self._is_failing = True
        self._is_away = isinstance(problem, CannotRead)
        if self._is_away:
            self._news.miss_folder(self._folder)
        else:
            self._news.complain(problem)
        workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))

    def _say(self, workspace: Workspace, found: Exchange) -> None:
        self._is_away = False
        if found.sent or found.heard or self._is_failing:
            # What others lack has changed, even if no step has, or the folder is back.
            self._is_failing = False
            workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))
        self._news.forget()
        self._news.tell(found)
