"""Goes on after damage: the newest good backup of a plan, and the later steps that can still be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditSummary
from organizer_app.domain.basics.problems import NoGoodBackup, Problem
from organizer_app.environment.backup_folders import backups_named
from organizer_app.services.plan.backups import restore
from organizer_app.storage.backups import read_backup, steps_after
from organizer_app.storage.plan_file import key_of

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.environment.backup_folders import BackupFolders
    from organizer_app.services.plan.workspace import IdSource


@dataclass(frozen=True, slots=True)
class Rescue:
    """What was saved of a damaged plan.

    Attributes:
        backup: the backup that the new plan was made of.
        made_at: when it was made, UTC.
        later: the steps after it that can still be read in the damaged plan, oldest first; the new plan lacks
            them.
        is_log_whole: whether all later steps could be read.
    """

    backup: str
    made_at: datetime
    later: tuple[EditSummary, ...]
    is_log_whole: bool


def rescue(
    plan: Path, new: Path, *, folders: BackupFolders, new_id: IdSource, passphrase: str | None = None
) -> Rescue:
    """Open the newest good backup of a damaged plan as a new plan; the damaged file stays as it is.

    Args:
        plan: the damaged plan; backups are found by its name.
        new: the new file; must not exist.
        folders: where the backups of all plans lie.
        new_id: makes the id of the new replica.
        passphrase: None for a plan without one.

    Raises:
        NoGoodBackup: none of its backups can be read.
        PlanExists, CannotWrite, DiskFull: see `restore`.
    """
    for file in backups_named(folders, plan.stem):
        try:
            key = key_of(file.path, passphrase)
        except Problem:
            continue
        content = read_backup(file.path, key, is_checked=True)
        if content is None:
            continue
        restore(file.path, new, new_id=new_id, passphrase=passphrase)
        later, is_whole = steps_after(plan, key, content.lamport)
        return Rescue(str(file.path), content.made_at, later, is_whole)
    raise NoGoodBackup(str(plan))
