"""Decides what the view of the backups shows, and makes, checks and restores them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.problems import CannotRead
from organizer_app.environment.clock import steady_now
from organizer_app.environment.restart import start_beside
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.activity.backup_list import lines_of
from organizer_app.wording.history import history as history_words
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from organizer_app.domain.basics.backups import Backup, SinceBackup
    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.plan_checks import PlanCheck
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.backups import KeptBackups
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.activity.backup_list import BackupHead, BackupLine


class CheckedPlan(NamedTuple):
    """What a check of the whole plan found, when it was done (local), and how many seconds it took."""

    check: PlanCheck
    moment: datetime
    took: float


class KeptBackupsView(ProblemView, Protocol):
    """What the presenter asks of the view."""

    def show_backups(self, kept: KeptBackups, lines: Sequence[BackupHead | BackupLine]) -> None:
        """Show everything there is to go back to."""

    def show_since(self, backup: str, since: SinceBackup) -> None:
        """Show what was done since a backup, given by its path."""

    def show_checking(self) -> None:
        """Show that the plan is being checked."""

    def show_check(self, checked: CheckedPlan | None) -> None:
        """Show what a check found; None when the plan could not be checked."""

    def show_toast(self, sentence: str) -> None:
        """Confirm what was done."""

    def show_restored(self, sentence: str, plan: str) -> None:
        """Confirm that a backup was restored, and offer to open the new plan, given by its path."""


class BackupsPresenter(PlanPresenter[KeptBackupsView]):
    """Reads the backups whenever their view is gone to: what each holds stands in the file itself.

    Args:
        view: shows them.
        background: runs the reads.
        clock: returns the present instant, UTC.
        desk: the time zone of the moments, or None for that of this computer.
    """

    def __init__(
        self, view: KeptBackupsView, background: Runner, clock: Clock, desk: tzinfo | None = None
    ) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._desk = desk
        self._only_step: EditSummary | None = None

    def read(self, *, is_checked: bool = False) -> None:
        """Read the backups again; checked ones page by page, which takes longer."""
        self._access.ask(
            lambda workspace: (services.backups.kept(workspace, is_checked=is_checked), workspace.file_clock),
            then=lambda found: self._show(*found),
        )

    def _show(self, kept: KeptBackups, file_clock: Clock | None) -> None:
        now = (file_clock or self._clock)()
        self._view.show_backups(kept, lines_of(kept.backups, now, self._desk))

    def look_at(self, backup: Backup) -> None:
        """Find out what was done since a backup, and whether one step alone did it."""
        self._only_step = None
        content = backup.content
        if content is None:
            return

        def found(since: SinceBackup) -> None:
            self._only_step = since.only_step
            self._view.show_since(backup.path, since)

        self._access.ask(
            lambda workspace: services.backups.since(workspace, lamport=content.lamport), then=found
        )

    def undo_step(self) -> None:
        """Undo the one step that was made since the chosen backup."""
        step = self._only_step
        if step is None:
            return

        def undone(summary: EditSummary) -> None:
            self._view.show_toast(history_words.undid(sentence(summary)))
            self.read()

        self._access.ask(
            lambda workspace: services.history.undo_step(workspace, edit_id=step.edit_id), then=undone
        )

    def back_up(self) -> None:
        """Back the plan up now."""

        def made(path: Path | None) -> None:
            if path is not None:
                self._view.show_toast(words.backed_up(path.name))
            self.read()

        self._access.ask(
            lambda workspace: services.backups.back_up(workspace, reason=BackupReason.ASKED), then=made
        )

    def restore(self, backup: str, new: Path) -> None:
        """Open a backup as a new plan file."""
        self._access.ask(
            lambda workspace: services.backups.restore_beside(workspace, backup=backup, new=new),
            then=lambda _done: self._view.show_restored(words.restored(new.name), str(new)),
        )

    def open_beside(self, file: str) -> None:
        """Open a plan in a window of its own; where it is a backup, nothing can be changed there."""
        try:
            start_beside(Path(file))
        except OSError:
            self._access.show_problem(CannotRead(file))

    def copy(self, backup: str, folder: Path | None) -> None:
        """Copy a backup to the second folder, or to another one."""

        def done(copied: Path) -> None:
            self._view.show_toast(words.copied_to(str(copied)))
            self.read()

        self._access.ask(
            lambda workspace: services.backups.copy_backup(workspace, backup=backup, folder=folder), then=done
        )

    def check_plan(self, *, repair: bool = False) -> None:
        """Compare every row of the plan with its history; on request, write what the history says."""
        self._view.show_checking()
        began = steady_now()

        def done(check: PlanCheck) -> None:
            moment = self._clock().astimezone(self._desk)
            self._view.show_check(CheckedPlan(check, moment, steady_now() - began))

        def failed(problem: Problem) -> None:
            self._view.show_check(None)
            self._access.show_problem(problem)

        self._access.ask(
            lambda workspace: services.verifying.verify(workspace, repair=repair), then=done, otherwise=failed
        )

    def choose_second(self, folder: str) -> None:
        """Keep a second copy of every backup in a folder."""

        def choose(workspace: Workspace) -> None:
            services.backups.choose_second(folder)
            services.backups.copy_to_second(workspace)

        self._access.ask(choose, then=lambda _done: self.read())
