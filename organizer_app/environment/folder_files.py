"""Replaces many files of a folder as nearly at once as a file system can, or none when one cannot be made.

A folder that is served or synced is watched by others, so it is never exchanged as a whole: they would go on
watching the old one. Every new file is written out beside its place first; only then are they renamed.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from typing import TYPE_CHECKING

from organizer_app.domain.problems import CannotWrite
from organizer_app.environment.atomic_files import EVERYBODY, OWNER_ONLY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Says which files of the folder are ours, so that one we no longer write can be taken away.
CONTENTS = "contents.json"
_FOLDER_FOR_OWNER, _FOLDER_FOR_ALL = 0o700, 0o777


def replace_files(folder: Path, files: Mapping[str, bytes], *, mode: int = EVERYBODY) -> list[str]:
    """Let a folder hold these files, made when it is missing; return the paths that changed.

    Files that are the same are not touched. A file that an earlier call wrote and that is not among them is
    taken away, unless somebody has changed it; files of others are left alone. A folder that does not exist
    yet appears with everything in it.

    Args:
        folder: its parent must exist.
        files: content by path below the folder, with ``/``, in the order they are to appear.
        mode: permission bits of the files, before the umask.

    Raises:
        CannotWrite: folder or disk refuses; while nothing was renamed yet, everything is as it was.
    """
    told = {**files, CONTENTS: _contents(files)}
    folder = folder.resolve()
    # Renaming works inside one file system only, and another may begin at the folder.
    beside = folder if folder.is_mount() else folder.parent
    stage = beside / f".{folder.name}.{secrets.token_hex(4)}.part"
    try:
        changed = [path for path, data in told.items() if not _holds(folder / path, data)]
        stale = _stale(folder, files)
        if not changed and not stale:
            return []
        _write_out(stage, {path: told[path] for path in changed}, mode)
        if folder.exists():
            _move_in(stage, folder, changed, mode)
        else:
            stage.replace(folder)
        for path in stale:
            _take_away(folder, path)
    except OSError as refused:
        raise CannotWrite(str(folder)) from refused
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return [*(path for path in changed if path != CONTENTS), *stale]


def _contents(files: Mapping[str, bytes]) -> bytes:
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    return (json.dumps({"sha256": hashes}, indent=1) + "\n").encode()


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _stale(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Return what an earlier call wrote, that is as it was, and that is not wanted any more."""
    try:
        known = json.loads((folder / CONTENTS).read_bytes())["sha256"]
        gone = {str(path): str(key) for path, key in known.items() if path not in files}
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return [path for path, key in sorted(gone.items()) if _is_ours(folder, path, key)]


def _is_ours(folder: Path, path: str, key: str) -> bool:
    # The list lies in a folder that others write to, so a path that leads out of it is not believed.
    place = folder / path
    inside = place.resolve().is_relative_to(folder.resolve()) and not place.is_symlink()
    return inside and place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() == key


def _write_out(stage: Path, files: Mapping[str, bytes], mode: int) -> None:
    stage.mkdir(mode=_folder_mode(mode))
    for path, data in files.items():
        place = stage / path
        _make_folders(stage, place.parent, mode)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _move_in(stage: Path, folder: Path, paths: list[str], mode: int) -> None:
    for path in paths:
        _make_folders(folder, (folder / path).parent, mode)
    for path in paths:
        (stage / path).replace(folder / path)


def _make_folders(top: Path, folder: Path, mode: int) -> None:
    if folder != top and not folder.is_dir():
        _make_folders(top, folder.parent, mode)
        folder.mkdir(mode=_folder_mode(mode))


def _folder_mode(mode: int) -> int:
    return _FOLDER_FOR_OWNER if mode == OWNER_ONLY else _FOLDER_FOR_ALL


def _take_away(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    place = folder / path
    place.unlink()
    parent = place.parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
