"""Goes on after damage: the newest good backup of a plan, and the later steps that can still be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditSummary
from organizer_app.domain.basics.problems import NoGoodBackup, Problem
from organizer_app.environment.backup_folders import backups_named
from organizer_app.services.plan.backups import restore
from organizer_app.storage.backups import read_backup, steps_after
from organizer_app.storage.plan_file import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.environment.backup_folders import BackupFolders
    from organizer_app.services.plan.workspace import IdSource


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be saved of a damaged plan.

    Attributes:
        backup: the backup that a new plan is made of.
        made_at: when it was made, UTC.
        actions: city actions in it.
        people: people in it.
        later: the steps after it that can still be read in the damaged plan, oldest first; the new plan lacks
            them.
        is_log_whole: whether all later steps could be read.
    """

    backup: str
    made_at: datetime
    actions: int
    people: int
    later: tuple[EditSummary, ...]
    is_log_whole: bool


def find_rescue(plan: Path, *, folders: BackupFolders, key_for: Callable[[Path], str]) -> Rescue:
    """Look for the newest good backup of a damaged plan; nothing is written.

    Args:
        plan: the damaged plan; backups are found by its name.
        folders: where the backups of all plans lie.
        key_for: returns the key of a backup, or raises a `Problem`.

    Raises:
        NoGoodBackup: none of its backups can be read.
    """
    for file in backups_named(folders, plan.stem):
        try:
            key = key_for(file.path)
        except Problem:
            continue
        content = read_backup(file.path, key, is_checked=True)
        if content is not None:
            later, is_whole = steps_after(plan, key, content.lamport)
            made_at, actions, people = content.made_at, content.actions, content.people
            return Rescue(str(file.path), made_at, actions, people, later, is_whole)
    raise NoGoodBackup(str(plan))


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
    found = find_rescue(plan, folders=folders, key_for=lambda file: key_of(file, passphrase))
    restore(Path(found.backup), new, new_id=new_id, passphrase=passphrase)
    return found
