"""Replaces the files of a folder that is served or synced, all at once or not at all.

The new folder is built beside the old one, with the files of others linked into it, and takes its place in
one step, so that nobody reads some files of yesterday and some of today.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.problems import CannotWrite, FolderHoldsForeignFile, FolderHoldsOther
from organizer_app.environment.atomic_files import EVERYBODY, OWNER_ONLY
from organizer_app.environment.folder_swap import stage_for, swap, sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Says which files of the folder are ours and for whom they are.
CONTENTS = "contents.json"
_FOLDER_FOR_OWNER, _FOLDER_FOR_ALL = 0o700, 0o777


class FolderContents(NamedTuple):
    """What a folder says of itself.

    Attributes:
        audience: code of who may read it; empty where an earlier version did not say so.
        plan: key of the plan it is made from.
        sha256: hash by path of each file of ours.
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
    """Let a folder hold these files, made when it is missing; return the paths that changed.

    Files that are the same are not touched. A file that an earlier call wrote and that is not among them is
    taken away, unless somebody has changed it; files of others stay. A folder on a mount of its own cannot be
    exchanged, so its files are renamed one by one, the list of contents last.

    Args:
        folder: its parent must exist.
        files: content by path below the folder, with ``/``, in the order they are to appear.
        mode: permission bits of the files, before the umask.
        contents: whose files these are; its hashes are filled in.
        may_replace: whether a folder for another audience or of another plan may be taken over, with all that
            was written there for them.

    Raises:
        FolderHoldsOther: it is for another audience or of another plan.
        FolderHoldsForeignFile: a file of somebody else lies where one of ours is to be, or a link in place of
            a folder.
        CannotWrite: folder or disk refuses; everything is as it was.
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
    sweep(folder, _beside(folder))
    known = contents_of(folder)
    is_other = _is_other(known, ours)
    if is_other and not may_replace:
        raise FolderHoldsOther(str(folder), known.audience)
    _refuse_foreign(folder, files, known)
    told = {**files, CONTENTS: _text_of(ours)}
    changed = [path for path, data in told.items() if not _holds(folder / path, data)]
    stale = [path for path in sorted(known.sha256) if path not in files]
    gone = [path for path in stale if _is_ours(folder, path, "" if is_other else known.sha256[path])]
    if changed or gone:
        _change(folder, {path: told[path] for path in changed}, gone, mode)
    if mode == OWNER_ONLY or is_other:
        _set_modes(folder, told, mode)
    return [*(path for path in changed if path != CONTENTS), *gone]


def contents_of(folder: Path) -> FolderContents:
    """Return what a folder says of itself; nothing when it does not, or not in our way."""
    try:
        told = json.loads((folder / CONTENTS).read_bytes())
        hashes = {str(path): str(key) for path, key in told["sha256"].items()}
        return FolderContents(str(told.get("audience", "")), str(told.get("plan", "")), hashes)
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError, AttributeError):
        return FolderContents()


def _is_other(known: FolderContents, ours: FolderContents) -> bool:
    pairs = ((known.audience, ours.audience), (known.plan, ours.plan))
    return any(before and before != now for before, now in pairs)


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}


def _text_of(contents: FolderContents) -> bytes:
    told = {name: value for name, value in contents._asdict().items() if value}
    return (json.dumps(told, indent=1) + "\n").encode()


def _refuse_foreign(folder: Path, files: Mapping[str, bytes], known: FolderContents) -> None:
    for path, data in files.items():
        place = folder / path
        # A link in place of a folder of ours would lead what we write out of the folder.
        for parent in _above(folder, path):
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
    """Whether a listed file lies in the folder and, unless `key` is empty, is as we wrote it."""
    # The list lies in a folder that others write to, so a path that leads out of it is not believed.
    place = folder / path
    inside = place.resolve().is_relative_to(folder) and not place.is_symlink()
    return inside and place.is_file() and key in {"", hashlib.sha256(place.read_bytes()).hexdigest()}


def _beside(folder: Path) -> Path:
    """Where the new folder is built: renaming works inside one file system only."""
    return folder if folder.is_mount() else folder.parent


def _change(folder: Path, written: Mapping[str, bytes], gone: Iterable[str], mode: int) -> None:
    is_alone = folder.is_mount()
    with stage_for(folder, _beside(folder), _folder_mode(mode)) as stage:
        if is_alone or not folder.exists():
            _write_out(stage, written, mode)
            if not is_alone:
                stage.replace(folder)
                return
            _move_in(stage, folder, written, mode)
            for path in gone:
                _take_away(folder, path)
            return
        dropped = {*written, *gone}
        _link_in(folder, stage, dropped)
        if mode != OWNER_ONLY:
            shutil.copystat(folder, stage)
        _write_out(stage, written, mode)
        swap(stage, folder)
        # Whatever somebody put into the folder while it was built.
        _link_in(stage, folder, dropped)


def _link_in(source: Path, target: Path, dropped: Iterable[str]) -> None:
    """Let a folder hold what another does, as links to the same files, less some paths and empty folders."""
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
    """Give our files, and the folders they lie in, the bits that new ones have."""
    # The list of contents was just written, so it shows what the umask leaves.
    bits = OWNER_ONLY if mode == OWNER_ONLY else stat.S_IMODE((folder / CONTENTS).stat().st_mode)
    places = {parent: bits | (bits & 0o444) >> 2 for path in paths for parent in _above(folder, path)}
    for place, wanted in {**places, **{folder / path: bits for path in paths}}.items():
        if stat.S_IMODE(place.stat().st_mode) != wanted:
            place.chmod(wanted)


def _above(folder: Path, path: str) -> list[Path]:
    return [folder / parent for parent in (folder / path).relative_to(folder).parents]


def _take_away(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    place = folder / path
    place.unlink()
    parent = place.parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
