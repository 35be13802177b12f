"""Says yes to another laptop that erases several people here: only then they go, from the backups too."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import CannotWrite, DiskFull
from organizer_app.domain.merging.steps import MergeReport, StepBundle
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.plan import backups
from organizer_app.services.together import merging
from organizer_app.storage.merging.arriving import take_in
from organizer_app.storage.merging.large_erasures import asked

if TYPE_CHECKING:
    from organizer_app.domain.merging.large_erasures import LargeErasure
    from organizer_app.services.plan.workspace import Workspace


def waiting(workspace: Workspace) -> tuple[LargeErasure, ...]:
    """Return what waits for a yes here."""
    with workspace.read() as reader:
        return asked(reader.connection)


def erase(workspace: Workspace, *, wanted: LargeErasure) -> MergeReport:
    """Let one laptop erase whom it asks to erase, as one step that cannot be undone.

    What it did since, and what others built on it, comes with the same step. Anybody else it erases waits.

    Args:
        workspace: the plan.
        wanted: what was shown to the person who says yes.

    Raises:
        PlanBusy, DiskFull, ChangesRefused: nobody is erased.
    """
    with suppress(CannotWrite, DiskFull):
        # It only serves until they are erased; then every backup is replaced.
        backups.back_up_if_changed(workspace, reason=BackupReason.ERASURE)
    bundle = StepBundle(workspace.plan_id, 1, wanted.origin, {}, {}, ())
    with collector_at_rest(), workspace.edit(EditKind.ERASED_AS_ASKED) as editor:
        report = take_in(editor, bundle, agreed=wanted.entries)
        editor.note(name=wanted.name, count=str(wanted.people))
        merging.erase(editor, bundle, report)
    return merging.finish(workspace, report)
