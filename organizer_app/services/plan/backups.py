"""Backs a plan up, lists what there is to go back to, and opens a backup as a plan of its own.

Who changes much at once (an import, a merge, a new passphrase) calls `back_up_if_changed` first. Who takes
something out of a plan for good (an erased person, an old passphrase) calls `renew` afterward, since earlier
backups still hold it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from organizer_app.domain.basics.backups import COUNTED, Backup, BackupContent, BackupReason, SinceBackup
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import CannotWrite, DiskFull, PlanIsBackup, Problem
from organizer_app.domain.basics.step_details import Standing
from organizer_app.environment import backup_folders
from organizer_app.environment.files.new_files import built_beside
from organizer_app.storage.backups import make_plan_of_its_own, reached_in
from organizer_app.storage.journal import steps
from organizer_app.storage.journal.blocking_steps import standing_of
from organizer_app.storage.journal.later_records import later_records, later_steps
from organizer_app.storage.plan_file import copies_in, copy_plan_file, key_of
from organizer_app.storage.plan_key import is_protected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.environment.backup_folders import BackupFile, BackupFolders
    from organizer_app.services.plan.workspace import IdSource, Workspace
    from organizer_app.storage.backups import OlderPlan

# Steps that change much at once.
_AT_ONCE = frozenset({EditKind.MERGED_CHANGES, EditKind.IMPORTED})


@dataclass(frozen=True, slots=True)
class KeptBackups:
    """Everything there is to go back to.

    Attributes:
        backups: newest first.
        folder: where they lie.
        second: the second folder; empty without one.
        is_second_there: whether it is there now.
        behind: how many backups the second folder lacks.
        now: what the plan holds now; None for a plan that is no file.
        is_protected: whether the plan has a passphrase.
    """

    backups: tuple[Backup, ...]
    folder: str
    second: str
    is_second_there: bool
    behind: int
    now: BackupContent | None = None
    is_protected: bool = False

    @property
    def size(self) -> int:
        """All of them together, in bytes."""
        return sum(backup.size for backup in self.backups)


def back_up(
    workspace: Workspace, *, reason: BackupReason, note: str = "", folder: Path | None = None
) -> Path | None:
    """Copy the plan into the backup folder, read the copy back, and thin the older ones out.

    Args:
        workspace: the plan.
        reason: why.
        note: of what, such as the imported file.
        folder: another folder than the usual one; nothing is thinned out there.

    Returns:
        The new file; None for a plan that is no file or has no folder for backups.

    Raises:
        PlanDamaged, CannotWrite, DiskFull: there is no new backup.
    """
    folders = _folders_of(workspace)
    if folders is None:
        return None
    at = workspace.file_now()
    target = backup_folders.new_backup(folder or folders.first, workspace.path, at)
    workspace.write_backup(target, reason=reason, note=note)
    if folder is None:
        backup_folders.thin_out(folders, at)
        backup_folders.catch_up(folders)
    return target


def back_up_if_changed(workspace: Workspace, *, reason: BackupReason, note: str = "") -> Path | None:
    """Back a plan up unless its newest backup holds every step already, or it has none; see `back_up`.

    A plan that may only be read here, such as a backup, was not changed here.
    """
    folders = _folders_of(workspace)
    if folders is None or workspace.refusal is not None:
        return None
    lamport = workspace.newest_number()
    newest = next(iter(backup_folders.backups_in(folders.first)), None)
    content = workspace.look_into(newest.path) if newest is not None else None
    if not lamport or (content is not None and content.lamport == lamport):
        return None
    return back_up(workspace, reason=reason, note=note)


def back_up_before_import(workspace: Workspace, files: str) -> None:
    """Back a changed plan up before an import; one without a backup is still taken back as one step.

    Raises:
        PlanDamaged: nothing should be written into this plan.
    """
    with suppress(CannotWrite, DiskFull):
        back_up_if_changed(workspace, reason=BackupReason.IMPORT, note=files)


def back_up_older(older: OlderPlan, plan: Path, folders: BackupFolders, at: datetime) -> Path | None:
    """Back up a plan of an older format before it is upgraded, and return where; None without a history.

    Args:
        older: the plan, as far as this version can read it.
        plan: the plan file.
        folders: where the backups of all plans lie.
        at: the present moment, UTC.

    Raises:
        PlanDamaged, CannotWrite, DiskFull: there is no new backup.
    """
    if not older.replica:
        return None
    target = backup_folders.new_backup(folders.of(plan, older.replica).first, plan, at)
    older.back_up(target, reason=BackupReason.UPGRADE, at=at)
    return target


def renew(workspace: Workspace, *, reason: BackupReason) -> tuple[str, ...]:
    """Replace every backup with one of the plan as it is now; return those that stay and must be looked at.

    Backups that the plan made when it was another laptop go too. One that holds what this plan does not
    have is of a copy that goes on elsewhere, and stays; so does what a second folder holds that is away.

    Raises:
        PlanDamaged, CannotWrite, DiskFull: every backup stays.
    """
    folders = _folders_of(workspace)
    if folders is None:
        return ()
    made = back_up(workspace, reason=reason)
    own = [each.path for each in _all_of(folders) if made is None or each.path.name != made.name]
    former, foreign = _parted(workspace, _elsewhere(workspace))
    left = [*backup_folders.delete((*own, *former)), *foreign]
    if folders.second is not None and not folders.is_second_there:
        left.append(folders.second)
    return tuple(map(str, left))


def renewed(workspace: Workspace) -> tuple[str, ...]:
    """Replace every backup after people were erased; return those that may still hold them, maybe all."""
    try:
        return renew(workspace, reason=BackupReason.ERASED)
    except Problem:
        return all_files(workspace)


def _parted(workspace: Workspace, elsewhere: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Part files into earlier states of this plan file, and what is or may be of another one."""
    reached = workspace.reached
    former, foreign = list[Path](), list[Path]()
    for file in elsewhere:
        known = reached_in(file, workspace.key_of_file)
        is_earlier = known is not None and all(reached.get(each, 0) >= last for each, last in known.items())
        is_ours = is_earlier and backup_folders.is_of_plan(file.parent, workspace.path, known or ())
        (former if is_ours else foreign).append(file)
    return former, foreign


def all_files(workspace: Workspace) -> tuple[str, ...]:
    """Return every backup of the plan in every folder, and what else there is a copy of it."""
    folders = _folders_of(workspace)
    if folders is None:
        return ()
    return tuple(map(str, (*(each.path for each in _all_of(folders)), *_elsewhere(workspace))))


def _elsewhere(workspace: Workspace) -> tuple[Path, ...]:
    """Return the copies of the plan in other backup folders: it was another laptop, or its copies are."""
    folders = _folders_of(workspace)
    if folders is None or workspace.backups is None:
        return ()
    own = {folders.first, folders.second}
    others = [each for each in backup_folders.folders_in(workspace.backups()) if each not in own]
    return copies_in(workspace.path, others)


def kept(workspace: Workspace, *, is_checked: bool = False) -> KeptBackups:
    """Return the backups of a plan with what each holds.

    Args:
        workspace: the plan.
        is_checked: read every page of each, which takes longer.
    """
    folders = _folders_of(workspace)
    if folders is None:
        return KeptBackups((), "", "", is_second_there=False, behind=0)
    others = _elsewhere(workspace)
    found: dict[tuple[str, str], list[BackupFile]] = {}
    for folder in (folders.first, folders.second, *dict.fromkeys(file.parent for file in others)):
        is_own = folder in {folders.first, folders.second}
        for file in backup_folders.backups_in(folder):
            if is_own or file.path in others:
                found.setdefault(("" if is_own else file.path.parent.name, file.path.name), []).append(file)
    backups = [
        _listed(workspace, files, folders.first.parent, folder, is_checked=is_checked)
        for (folder, _name), files in found.items()
    ]
    behind = {file.path.name for file in backup_folders.backups_in(folders.first)}
    behind -= {file.path.name for file in backup_folders.backups_in(folders.second)}
    return KeptBackups(
        tuple(sorted(backups, key=lambda each: each.made_at, reverse=True)),
        str(folders.first),
        str(folders.second.parent) if folders.second else "",
        folders.is_second_there,
        len(behind) if folders.second else 0,
        workspace.content_now(),
        is_protected(workspace.path),
    )


def _listed(
    workspace: Workspace, files: Iterable[BackupFile], first: Path, folder: str, *, is_checked: bool
) -> Backup:
    """Return a backup that lies in the first of all backup folders, in the second one, or in both."""
    by_root = {each.path.parent.parent: each for each in files}
    file = by_root.get(first) or next(iter(by_root.values()))
    return Backup(
        path=str(file.path),
        made_at=file.made_at,
        size=file.path.stat().st_size,
        content=workspace.look_into(file.path, is_checked=is_checked),
        is_copied=bool(by_root.keys() - {first}),
        is_here=first in by_root,
        folder=folder,
    )


def since(workspace: Workspace, *, lamport: int) -> SinceBackup:
    """Return what was done since a backup.

    Undoing the one step that made everything is better than going back to the backup: it needs no other plan.

    Args:
        workspace: the plan.
        lamport: the newest number of the journal in the backup.
    """
    with workspace.read() as reader:
        later = later_steps(reader.connection, lamport)
        undone = later_records(reader.connection, lamport, COUNTED)
        found = steps.made_since(reader.connection, workspace.origin, lamport, limit=2)
        only = found[0] if len(found) == 1 and found[0].kind in _AT_ONCE else None
        if only is not None and standing_of(reader.connection, only)[0] is not Standing.FREE:
            only = None
    author = next(iter(later.authors)) if len(later.authors) == 1 else ""
    return SinceBackup(undone, later.changes, author, only)


def restore(
    backup: Path, new: Path, *, new_id: IdSource, passphrase: str | None = None, key: str = ""
) -> None:
    """Open a backup as a new plan beside the one it was made of, with every page checked.

    It writes as a new laptop, since the plan that went on has used the numbers after those in the backup.

    Args:
        backup: the backup, or any other copy of a plan.
        new: the new file; must not exist.
        new_id: makes the id of the new replica.
        passphrase: that the plan had when the backup was made.
        key: the key of the backup, where it is known; then no passphrase is needed.

    Raises:
        PlanExists: there is a file of this name.
        PlanMissing, PassphraseNeeded, PlanUnreadable, PlanDamaged: the backup is no good.
        CannotWrite, DiskFull: there is no room for it.
    """
    _restore(backup, new, key or key_of(backup, passphrase), new_id())


def restore_beside(workspace: Workspace, *, backup: str, new: Path) -> None:
    """Open a backup of the open plan as a new plan; see `restore`."""
    key = workspace.key_of_file
    if key:
        _restore(Path(backup), new, key, workspace.new_id())


def save_copy(workspace: Workspace, *, new: Path) -> None:
    """Write the open plan as a plan of its own, by way of a backup; see `restore`.

    Raises:
        CannotWrite: also where this plan has no folder for backups.
    """
    if isinstance(workspace.refusal, PlanIsBackup):
        restore_beside(workspace, backup=str(workspace.path), new=new)
        return
    made = back_up(workspace, reason=BackupReason.ASKED)
    if made is None:
        raise CannotWrite(str(new))
    restore_beside(workspace, backup=str(made), new=new)


def _restore(backup: Path, new: Path, key: str, origin: str) -> None:
    with built_beside(new) as draft:
        copy_plan_file(backup, draft, key)
        make_plan_of_its_own(draft, key, origin=origin)


def choose_second(chosen: str) -> None:
    """Keep a second copy of every backup in a folder from now on; in none for an empty text.

    Raises:
        CannotWrite: there is no such folder.
    """
    from organizer_app.environment.preferences import preferences_file, read_preferences, write_preferences

    if chosen and not Path(chosen).is_dir():
        raise CannotWrite(chosen)
    file = preferences_file()
    full = str(Path(chosen).absolute()) if chosen else ""
    write_preferences(file, replace(read_preferences(file), second_backups=full))


def copy_backup(workspace: Workspace, *, backup: str, folder: Path | None = None) -> Path:
    """Copy one backup to the second folder, or to another one, and return where it is.

    Raises:
        CannotWrite: the folder is not there, or does not take it.
    """
    folders = _folders_of(workspace)
    if folder is None and folders is not None and folders.is_second_there:
        folder = folders.second
    if folder is None:
        raise CannotWrite(str(folders.second) if folders and folders.second else backup)
    return backup_folders.copy_into(folder, Path(backup))


def copy_to_second(workspace: Workspace) -> None:
    """Copy to the second folder what it lacks, if it is there."""
    folders = _folders_of(workspace)
    if folders is not None:
        backup_folders.catch_up(folders)


def _all_of(folders: BackupFolders) -> list[backup_folders.BackupFile]:
    return backup_folders.backups_in(folders.first) + backup_folders.backups_in(folders.second)


def _folders_of(workspace: Workspace) -> BackupFolders | None:
    if workspace.backups is None or not workspace.is_file:
        return None
    return workspace.backups().of(workspace.path, workspace.replica)
