"""Replace the files of a served or synced folder all at once or not at all.

Build the new folder next to the old one, link other people's files into it, and swap both in one step, so
that no one reads a mix of old and new files.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.problems import CannotWrite, FolderHoldsForeignFile, FolderHoldsOther
from organizer_app.environment.files.atomic_files import EVERYBODY, OWNER_ONLY
from organizer_app.environment.files.folder_swap import stage_for, swap, sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Records which files in the folder are ours and their audience.
CONTENTS = "contents.json"
_FOLDER_FOR_OWNER, _FOLDER_FOR_ALL = 0o700, 0o777


class FolderContents(NamedTuple):
    """What a folder records about itself.

    Attributes:
        audience: code of the audience; empty in a folder from an earlier version.
        plan: key of the plan the files come from.
        sha256: hash of each of our files, by path.
    """

    audience: str = ""
    plan: str = ""
    sha256: Mapping[str, str] = {}


def replace_files(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    mode: int = EVERYBODY,
    contents: FolderContents | None = None,
    may_replace: bool = False,
) -> list[str]:
    """Make a folder hold these files, creating it if necessary; return the paths that changed.

    Leave unchanged files alone. Remove files that an earlier call wrote and that are not in `files`, unless
    someone changed them; keep other people's files. A folder on its own mount cannot be swapped, so rename
    its files one by one, the list of contents last.

    Args:
        folder: its parent must exist.
        files: content by path below the folder, with ``/``, in the order in which they should appear.
        mode: permission bits of the files, before the umask.
        contents: audience and plan of the files; the hashes are filled in.
        may_replace: whether to take over a folder for another audience or plan, with all files written for
            it.

    Raises:
        FolderHoldsOther: the folder is for another audience or plan.
        FolderHoldsForeignFile: someone else's file has the path of one of ours, or a link replaces a folder.
        CannotWrite: folder or disk refuses; nothing changed.
    """
    folder = folder.resolve()
    ours = (contents or FolderContents())._replace(sha256=_hashes(files))
    try:
        return _replaced(folder, files, ours, mode=mode, may_replace=may_replace)
    except OSError as refused:
        raise CannotWrite(str(folder)) from refused


def _replaced(
    folder: Path, files: Mapping[str, bytes], ours: FolderContents, *, mode: int, may_replace: bool
) -> list[str]:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(folder)
    sweep(folder, _build_folder(folder))
    known = contents_of(folder)
    is_other = _is_other(known, ours)
    if is_other and not may_replace:
        raise FolderHoldsOther(str(folder), known.audience)
    _refuse_foreign(folder, files, known)
    wanted = {**files, CONTENTS: _text_of(ours)}
    changed = [path for path, data in wanted.items() if not _holds(folder / path, data)]
    stale = [path for path in sorted(known.sha256) if path not in files]
    gone = [path for path in stale if _is_ours(folder, path, "" if is_other else known.sha256[path])]
    if changed or gone:
        _write_changes(folder, {path: wanted[path] for path in changed}, gone, mode)
    if mode == OWNER_ONLY or is_other:
        _set_modes(folder, wanted, mode)
    return [*(path for path in changed if path != CONTENTS), *gone]


def contents_of(folder: Path) -> FolderContents:
    """Return what a folder records about itself; empty if it has no valid record."""
    try:
        stored = json.loads((folder / CONTENTS).read_bytes())
        hashes = {str(path): str(key) for path, key in stored["sha256"].items()}
        return FolderContents(str(stored.get("audience", "")), str(stored.get("plan", "")), hashes)
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError, AttributeError):
        return FolderContents()


def _is_other(known: FolderContents, ours: FolderContents) -> bool:
    pairs = ((known.audience, ours.audience), (known.plan, ours.plan))
    return any(before and before != now for before, now in pairs)


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}


def _text_of(contents: FolderContents) -> bytes:
    filled = {name: value for name, value in contents._asdict().items() if value}
    return (json.dumps(filled, indent=1) + "\n").encode()


def _refuse_foreign(folder: Path, files: Mapping[str, bytes], known: FolderContents) -> None:
    for path, data in files.items():
        place = folder / path
        # A link in place of a folder of ours would lead what we write out of the folder.
        for parent in _parents(folder, path):
            if parent != folder and parent.is_symlink():
                raise FolderHoldsForeignFile(str(parent))
        if path not in known.sha256 and os.path.lexists(place) and not _holds(place, data):
            raise FolderHoldsForeignFile(str(place))


def _holds(path: Path, data: bytes) -> bool:
    return (
        not path.is_symlink()
        and path.is_file()
        and path.stat().st_size == len(data)
        and path.read_bytes() == data
    )


def _is_ours(folder: Path, path: str, key: str) -> bool:
    """Return whether a listed file is in the folder and, unless `key` is empty, is as we wrote it."""
    # Other people can write to the list's folder, so reject paths that lead out of it.
    place = folder / path
    inside = place.resolve().is_relative_to(folder) and not place.is_symlink()
    return inside and place.is_file() and key in {"", hashlib.sha256(place.read_bytes()).hexdigest()}


def _build_folder(folder: Path) -> Path:
    """Return where to build the new folder: renaming only works within one file system."""
    return folder if folder.is_mount() else folder.parent


def _write_changes(folder: Path, written: Mapping[str, bytes], gone: Iterable[str], mode: int) -> None:
    is_alone = folder.is_mount()
    with stage_for(folder, _build_folder(folder), _folder_mode(mode)) as stage:
        if is_alone or not folder.exists():
            _write_out(stage, written, mode)
            if not is_alone:
                stage.replace(folder)
                return
            _move_in(stage, folder, written, mode)
            for path in gone:
                _remove(folder, path)
            return
        dropped = {*written, *gone}
        _link_in(folder, stage, dropped)
        if mode != OWNER_ONLY:
            shutil.copystat(folder, stage)
        _write_out(stage, written, mode)
        swap(stage, folder)
        # Files that someone added to the folder during the build.
        _link_in(stage, folder, dropped)


def _link_in(source: Path, target: Path, dropped: Iterable[str]) -> None:
    """Link the files of one folder into another, except some paths and empty folders."""
    left = set(dropped)
    for place in sorted(source.rglob("*")):
        path = place.relative_to(source).as_posix()
        kept = target / path
        if path in left or os.path.lexists(kept):
            continue
        if place.is_dir() and not place.is_symlink():
            if not any(place.iterdir()) or not _is_emptied(place, source, left):
                kept.mkdir(parents=True)
                shutil.copystat(place, kept)
            continue
        try:
            os.link(place, kept, follow_symlinks=False)
        except OSError:
            shutil.copy2(place, kept, follow_symlinks=False)


def _is_emptied(place: Path, source: Path, dropped: set[str]) -> bool:
    files = (each for each in place.rglob("*") if each.is_symlink() or not each.is_dir())
    return all(each.relative_to(source).as_posix() in dropped for each in files)


def _write_out(stage: Path, files: Mapping[str, bytes], mode: int) -> None:
    for path, data in files.items():
        place = stage / path
        _make_folders(stage, place.parent, mode)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _move_in(stage: Path, folder: Path, paths: Iterable[str], mode: int) -> None:
    for path in paths:
        _make_folders(folder, (folder / path).parent, mode)
    for path in paths:
        (stage / path).replace(folder / path)


def _make_folders(top: Path, folder: Path, mode: int) -> None:
    if folder != top and folder.is_symlink():
        raise NotADirectoryError(folder)
    if folder != top and not folder.is_dir():
        _make_folders(top, folder.parent, mode)
        folder.mkdir(mode=_folder_mode(mode))


def _folder_mode(mode: int) -> int:
    return _FOLDER_FOR_OWNER if mode == OWNER_ONLY else _FOLDER_FOR_ALL


def _set_modes(folder: Path, paths: Iterable[str], mode: int) -> None:
    """Give our files and their folders the permission bits of new ones."""
    # The list of contents was just written, so its mode shows the umask.
    bits = OWNER_ONLY if mode == OWNER_ONLY else stat.S_IMODE((folder / CONTENTS).stat().st_mode)
    places = {parent: bits | (bits & 0o444) >> 2 for path in paths for parent in _parents(folder, path)}
    for place, wanted in {**places, **{folder / path: bits for path in paths}}.items():
        if stat.S_IMODE(place.stat().st_mode) != wanted:
            place.chmod(wanted)


def _parents(folder: Path, path: str) -> list[Path]:
    return [folder / parent for parent in (folder / path).relative_to(folder).parents]


def _remove(folder: Path, path: str) -> None:
    """Remove a file and the folders that become empty."""
    place = folder / path
    place.unlink()
    parent = place.parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
