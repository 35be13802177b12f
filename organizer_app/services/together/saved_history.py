"""Saves the whole history of a plan as a sealed table, with a signature of this laptop beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.problems import PlanInUse, PlanReadOnly
from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.services.plan.history_log import history_log
from organizer_app.services.together.history_signatures import signature_of

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace


class SavedHistory(NamedTuple):
    """What was written: the number of lines, the last seal, and the file of the signature, if any."""

    lines: int
    seal: str
    signature: Path | None


def save_history(workspace: Workspace, *, path: Path) -> SavedHistory:
    """Write the history into a CSV file that its owner alone can read, and its signature beside it.

    Without a signature where this laptop has no keys in the plan yet and nothing can be written there now.

    Raises:
        CannotWrite, DiskFull: there is no such file.
        PlanBusy: another program writes the plan just now; nothing was written.
    """
    log, beside = history_log(workspace), signature_beside(path)
    # Signed before anything is written: a plan that another program writes just now refuses.
    try:
        signature = signature_of(workspace, seal=log.seal)
    except (PlanReadOnly, PlanInUse):
        signature = ""
    # One of an earlier file would not fit this one.
    beside.unlink(missing_ok=True)
    write_whole(path, log.content, mode=OWNER_ONLY)
    if not signature:
        return SavedHistory(log.lines, log.seal, None)
    write_whole(beside, signature.encode(), mode=OWNER_ONLY)
    return SavedHistory(log.lines, log.seal, beside)


def signature_beside(path: Path) -> Path:
    """Return where the signature of a saved history lies."""
    return path.with_name(f"{path.name}.signature")
