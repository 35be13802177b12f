"""Does what the protect sheet decided: closes the plan, writes it under its new key, and opens it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from organizer_app import wiring
from organizer_app.ui.flow import services

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.domain.basics.plan_secrets import RecoveryKey
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.overlays.protecting.presenter import PassphraseChange
    from organizer_app.ui.overlays.protecting.protect_sheet import ProtectSheet
    from organizer_app.ui.program_memory import ProgramMemory


class KeptKeys(Protocol):
    """The keys that this computer keeps, and what else it remembers of plans."""

    memory: ProgramMemory

    def is_kept(self, path: Path) -> bool:
        """Return whether a key was kept for a plan."""

    def keep(self, path: Path, key: RecoveryKey | None, then: Callable[[str], None] | None = None) -> None:
        """Keep the key of a plan, or drop it; `then` takes what went wrong, the window shows it without."""


class PlanProtection(QObject):
    """Shows the protect sheet and does what was decided on it.

    Args:
        background: does the work, after all other work on the plan.
        clock: the present moment, for the recovery sheet.
        keys: the keys that this computer keeps; their memory knows the open plan, and which were asked about.
        window: returns the window that leads.
        session: holds the open plan.
        reopen: opens a plan with a passphrase, or None.
    """

    def __init__(  # the program passes on its parts
        self,
        background: Runner,
        clock: Clock,
        keys: KeptKeys,
        window: Callable[[], MainWindow],
        session: PlanSession,
        reopen: Callable[[Path, str | None], None],
    ) -> None:
        super().__init__(session)
        self._background, self._clock = background, clock
        self._keys, self._memory = keys, keys.memory
        self._window, self._session, self._reopen = window, session, reopen
        self.sheet: ProtectSheet | None = None
        self._recovered: RecoveryKey | None = None
        self._new: Path | None = None

    def ask(self, why: str = "", key: RecoveryKey | None = None) -> None:
        """Show the sheet over the open plan.

        Args:
            why: a sentence in place of the usual promise.
            key: what the recovery sheet gave, when that opened the plan.
        """
        path = self._memory.plan
        if path is None or self._window().deck is None:
            return
        from organizer_app.ui.overlays.protecting.presenter import ProtectedSubject

        subject = ProtectedSubject(path, self._window().sidebar.card.title, self._memory.is_protected, key)
        sheet = self._window().commands.overlays.show_protect(self._background, self._clock, subject, why)
        sheet.show_kept(is_kept=self._keys.is_kept(path))
        sheet.keep_asked.connect(partial(self._keep, path, sheet))
        sheet.confirmed.connect(partial(self._carry_out, path, sheet))
        self.sheet = sheet

    def ask_after_recovery(self, key: RecoveryKey) -> None:
        """Ask for a new passphrase as soon as the plan that a recovery sheet opened can be edited."""
        self._recovered = key

    def ask_at_start(self, path: Path) -> None:
        """Ask for a passphrase as soon as a new plan is open."""
        self._new = path

    @property
    def is_due(self) -> bool:
        """Whether the sheet is shown as soon as the plan is open."""
        return self._recovered is not None or self._is_new

    @property
    def _is_new(self) -> bool:
        return self._new is not None and self._memory.path == str(self._new.absolute())

    def ask_when_open(self, workspace: Workspace) -> None:
        """Show the sheet when it is due: after a recovery, for a new plan, or once for one with real people.

        The last concerns plans without a passphrase.
        """
        recovered, self._recovered = self._recovered, None
        is_new, self._new = self._is_new, None
        if recovered is not None:
            self.ask(key=recovered)
            return
        if is_new:
            from organizer_app.wording.window import protecting

            self.ask(protecting.asked_at_start())
            return
        if self._memory.is_protected or not self._memory.may_ask_to_protect:
            return

        def counted(has_people: bool) -> None:  # noqa: FBT001  # the answer of the background
            overlays = self._window().commands.overlays
            from organizer_app.wording.window import protecting as words

            if has_people and overlays.open_one is None and self._session.workspace is workspace:
                self._memory.add_asked_to_protect()
                self.ask(words.asked_once())

        self._background.run(
            lambda: services.real_people.has_real_people(workspace),
            then=counted,
            otherwise=_leave_it,
            owner=self,
        )

    def _keep(self, path: Path, sheet: ProtectSheet, is_wanted: bool) -> None:  # noqa: FBT001  # a signal
        """Keep the key of the open plan on this computer, or drop it; a plan without one waits for it."""
        workspace = self._session.workspace
        if not self._memory.is_protected or workspace is None:
            return

        def done(failed: str) -> None:
            if isValid(sheet):
                sheet.show_kept(is_kept=self._keys.is_kept(path))
                sheet.show_problem(failed)

        self._keys.keep(path, services.protection.key_of(workspace) if is_wanted else None, done)

    def _carry_out(self, path: Path, sheet: ProtectSheet, change: PassphraseChange) -> None:
        was_protected = self._memory.is_protected

        def done(left: int) -> None:
            sheet.show_busy("")
            sheet.leave()
            self._reopen(path, change.key)
            self._keys.keep(path, change.key if sheet.is_kept_asked else None)
            self._window().say(_said(change, left, was_protected=was_protected), can_undo=False)

        def refused(problem: Problem) -> None:
            from organizer_app.wording.errors.problems import sentence

            sheet.show_busy("")
            sheet.leave()
            self._reopen(path, change.now)
            self._window().complain(sentence(problem))

        # Closing waits in the same queue, so the file is free when the work begins.
        self._session.close()
        self._background.run(lambda: _rewrite(path, change), then=done, otherwise=refused, owner=self)


def _rewrite(path: Path, change: PassphraseChange) -> int:
    """Rewrite a plan, its backups and its copies; return how many had to be left as they were."""
    protection = services.protection
    before: str | None = None
    if change.later is not None and change.key is not None:
        before = protection.protect(path, now=change.now, key=change.key, later=change.later)
    elif change.now is not None:
        before = protection.unprotect(path, now=change.now)
    copies = (*change.copies, *wiring.backups_of(path))
    done = protection.rewrite_backups(copies, now=before, later=change.later, key=change.key)
    return len(done.left)


def _said(change: PassphraseChange, left: int, *, was_protected: bool) -> str:
    from organizer_app.wording.window import protecting as words

    if left:
        return words.copies_left(left)
    if change.later is None:
        return words.removed()
    return words.changed() if was_protected else words.protected()


def _leave_it(_problem: Problem) -> None:
    """Ask another time."""
