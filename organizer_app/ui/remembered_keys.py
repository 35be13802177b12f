"""Opens a plan with the key in the system's keyring, for those who asked for that; never after a lock."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from organizer_app import wiring
from organizer_app.domain.basics.problems import Problem
from organizer_app.environment import key_store
from organizer_app.ui.flow import services
from organizer_app.ui.flow.side_work import SideWork
from organizer_app.wording.window import unlock as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from organizer_app.domain.basics.plan_secrets import RecoveryKey
    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.overlays.unlock_sheet import UnlockSheet
    from organizer_app.ui.program_memory import ProgramMemory


class OpenedByKey(NamedTuple):
    """What came of asking the keyring for the key of a plan.

    Attributes:
        key: the key it gave; None when it is locked, away, or has none.
        snapshot: what the key opened; None for nothing.
    """

    key: RecoveryKey | None
    snapshot: PlanSnapshot | None


class _Wanted(NamedTuple):
    """What shall become of the key of a plan, None for dropping it, and who is told."""

    path: Path
    key: RecoveryKey | None
    say: Callable[[str], None]


class RememberedKeys:
    """The keys that this computer keeps.

    A keyring that is locked asks the person and waits, so it is never asked on the window's thread or the
    plan's.

    Args:
        background: derives keys.
        memory: knows for which plans a key was kept, so that no keyring is asked about others.
        window: returns the window that leads, to show what went wrong.
        parent: owns the work beside them.
    """

    def __init__(
        self, background: Runner, memory: ProgramMemory, window: Callable[[], MainWindow], parent: QObject
    ) -> None:
        self.memory = memory
        self._background, self._window = background, window
        self._aside = SideWork(parent)
        self._wanted: deque[_Wanted] = deque()
        self._is_keeping = False

    def is_kept(self, path: Path) -> bool:
        """Return whether a key was kept for a plan."""
        return str(path.absolute()) in self.memory.preferences.remembered

    def try_key(
        self, path: Path, sheet: UnlockSheet, show: Callable[[RecoveryKey, PlanSnapshot], object]
    ) -> None:
        """Open a plan with the key that was kept for it, if one was.

        Args:
            path: the plan.
            sheet: asks for its passphrase, which can be typed until the keyring answers.
            show: shows the plan.
        """
        if not self.is_kept(path):
            return

        def answered(found: OpenedByKey) -> None:
            if not sheet.isVisible():
                return
            if found.key is not None and found.snapshot is not None:
                sheet.leave()
                show(found.key, found.snapshot)
            else:
                sheet.show_hint(words.keyring_silent() if found.key is None else words.kept_key_old())

        sheet.show_hint(words.asking_keyring())
        self._aside.run(lambda: _read_with_key(path), then=answered, otherwise=_leave_it, owner=sheet)

    def remember(self, path: Path, passphrase: str, *, is_wanted: bool) -> None:
        """Keep the key of a plan that was just opened, or drop the one that was kept."""
        if is_wanted:
            self._background.run(
                lambda: services.protection.key_now(path, passphrase),
                then=lambda key: self.keep(path, key),
                otherwise=_leave_it,
                owner=self.memory,
            )
        else:
            self.keep(path, None)

    def keep(self, path: Path, key: RecoveryKey | None, then: Callable[[str], None] | None = None) -> None:
        """Keep the key of a plan, or for None drop the one that was kept.

        Args:
            path: the plan.
            key: its key; None for no longer.
            then: takes what went wrong, an empty sentence for nothing; the window shows it when left out.
        """
        self._wanted.append(_Wanted(path, key, then if then is not None else self._tell))
        if not self._is_keeping:
            self._go_on()

    def _go_on(self) -> None:
        """Ask the keyring for what is wanted next, one after the other: what was asked last must stay."""
        while self._wanted:
            path, key, say = self._wanted.popleft()
            if key is not None or self.is_kept(path):
                self._ask(path, key, say)
                return
            say("")

    def _ask(self, path: Path, key: RecoveryKey | None, say: Callable[[str], None]) -> None:
        def done(is_done: bool) -> None:  # noqa: FBT001  # the answer of the thread
            self._is_keeping = False
            # What could not be dropped or replaced is still in the keyring: it must not be forgotten here.
            if is_done:
                self.memory.keep_remembered(path, is_on=key is not None)
            failed = words.not_kept() if key is not None else words.not_dropped()
            say("" if is_done else failed)
            if not self._is_keeping:
                self._go_on()

        self._is_keeping = True
        self._aside.run(lambda: _keep(path, key), then=done, otherwise=_leave_it, owner=self.memory)

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._window().complain(sentence)


def _read_with_key(path: Path) -> OpenedByKey:
    key = key_store.known_key(wiring.plan_mark(path))
    try:
        return OpenedByKey(key, wiring.read_first_view(path, passphrase=key) if key is not None else None)
    except Problem:
        return OpenedByKey(key, None)


def _keep(path: Path, key: RecoveryKey | None) -> bool:
    try:
        mark = wiring.plan_mark(path)
    except Problem:
        return False
    return key_store.drop_key(mark) if key is None else key_store.keep_key(mark, key)


def _leave_it(_problem: Problem) -> None:
    """The passphrase works as before."""
