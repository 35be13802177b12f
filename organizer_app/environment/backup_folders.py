"""Finds where backups of a plan lie on this computer, names them by their moment, and thins them out."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.backups import kept
from organizer_app.domain.basics.problems import CannotWrite
from organizer_app.environment.files.drafts import new_draft
from organizer_app.environment.files.folder_swap import sweep_all

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = "Organizer backups"
_MOMENT = "%Y-%m-%d %H%M%S"
_ENDING = ".organizer"
_NAMED = re.compile(r".* (\d{4}-\d{2}-\d{2} \d{6})\.organizer")
# The end of an id is random, its beginning is a time.
_OF_ID = 8
_FOR_OWNER = 0o700


class BackupFile(NamedTuple):
    """A backup and the moment in its name, UTC."""

    path: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BackupFolders:
    """The folder of all backups on this computer, and the one a person chose for a second copy of each."""

    first: Path
    second: Path | None = None

    def of(self, plan: Path, replica: str) -> BackupFolders:
        """Return the folders of one plan; copies of a plan that were changed apart have folders of their own.

        Args:
            plan: the plan file.
            replica: id of the origin as which this copy of the plan writes.
        """
        name = f"{plan.stem}-{replica[-_OF_ID:]}"
        return BackupFolders(self.first / name, self.second / name if self.second else None)

    @property
    def is_second_there(self) -> bool:
        """Whether the second folder is there, such as a stick that is plugged in."""
        return self.second is not None and self.second.parent.is_dir()


def backup_folders() -> BackupFolders:
    """Return where backups lie: in the user's documents, and in the second folder of the preferences."""
    from platformdirs import user_documents_path

    from organizer_app.environment.preferences import preferences_file, read_preferences

    second = read_preferences(preferences_file()).second_backups
    return BackupFolders(user_documents_path() / _FOLDER, Path(second) if second else None)


def new_backup(folder: Path, plan: Path, at: datetime) -> Path:
    """Return the path of a new backup; make its folder.

    Raises:
        CannotWrite: the folder cannot be made.
    """
    try:
        folder.mkdir(mode=_FOR_OWNER, parents=True, exist_ok=True)
        sweep_all(folder)
    except OSError as refused:
        raise CannotWrite(str(folder)) from refused
    while True:
        path = folder / f"{plan.stem} {at.astimezone(UTC):{_MOMENT}}{_ENDING}"
        if not path.exists():
            return path
        at += timedelta(seconds=1)


def backups_in(folder: Path | None) -> list[BackupFile]:
    """Return the backups in a folder, newest first."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir() if folder is not None else ():
            named = _NAMED.fullmatch(path.name)
            if named is not None and not path.name.startswith("."):
                found.append(BackupFile(path, datetime.strptime(named[1], _MOMENT).replace(tzinfo=UTC)))
    return sorted(found, key=lambda each: (each.made_at, each.path.name), reverse=True)


def folders_in(folders: BackupFolders) -> list[Path]:
    """Return the folders of all plans."""
    found: list[Path] = []
    for root in filter(None, (folders.first, folders.second)):
        with suppress(OSError):
            found += [each for each in root.iterdir() if each.is_dir()]
    return sorted(found)


def is_of_plan(folder: Path, plan: Path, replicas: Iterable[str]) -> bool:
    """Return whether backups in a folder are those of a plan file, as one of some laptops.

    Args:
        folder: a folder of one plan.
        plan: the plan file.
        replicas: ids of the origins as which it writes or wrote.
    """
    return folder.name in {BackupFolders(folder.parent).of(plan, each).first.name for each in replicas}


def backups_named(folders: BackupFolders, stem: str) -> list[BackupFile]:
    """Return the backups of all plans of a name, newest first: a damaged plan may not tell which one it is.

    Args:
        folders: where the backups of all plans lie.
        stem: the plan's file name without its ending.
    """
    ours = re.compile(rf"{re.escape(stem)}-[0-9a-f]{{{_OF_ID}}}")
    found: dict[str, BackupFile] = {}
    for root in filter(None, (folders.second, folders.first)):
        with suppress(OSError):
            for folder in root.iterdir():
                if ours.fullmatch(folder.name):
                    found.update({each.path.name: each for each in backups_in(folder)})
    return sorted(found.values(), key=lambda each: each.made_at, reverse=True)


def thin_out(folders: BackupFolders, now: datetime) -> None:
    """Delete the backups that are no longer kept, in both folders; what cannot be deleted stays."""
    for folder in (folders.first, folders.second):
        found = backups_in(folder)
        stay = kept([each.made_at for each in found], now)
        delete(each.path for each in found if each.made_at not in stay)


def delete(paths: Iterable[Path]) -> list[Path]:
    """Delete backups; return those that could not be deleted."""
    left = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
    return left


def catch_up(folders: BackupFolders) -> None:
    """Copy to the second folder what only the first one holds, if it is there and takes it."""
    if folders.second is None or not folders.is_second_there:
        return
    known = {each.path.name for each in backups_in(folders.second)}
    with suppress(OSError):
        folders.second.mkdir(mode=_FOR_OWNER, exist_ok=True)
        sweep_all(folders.second)
        for missing in (each.path for each in backups_in(folders.first) if each.path.name not in known):
            _copy_whole(missing, folders.second / missing.name)


def copy_into(folder: Path, backup: Path) -> Path:
    """Copy one backup into a folder, under its own name, and return where it is; one that is there stays.

    Raises:
        CannotWrite: the folder does not take it.
    """
    target = folder / backup.name
    try:
        folder.mkdir(mode=_FOR_OWNER, exist_ok=True)
        if not target.exists():
            _copy_whole(backup, target)
    except OSError as refused:
        raise CannotWrite(str(folder)) from refused
    return target


def _copy_whole(source: Path, target: Path) -> None:
    draft = new_draft(target.name, target.parent)
    try:
        shutil.copyfile(source, draft)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
