"""Swap two folders in a single step, and clean up after a crashed run."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING

from organizer_app.environment.files.drafts import ASIDE, PART, all_drafts_left, drafts_left, hold, new_draft
from organizer_app.environment.files.unfinished import forget_draft, remember_draft, remembered_drafts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to this process
_EXCHANGE = 2  # RENAME_EXCHANGE
# A stage that another run swept before it was locked is made again; the last one is used where nothing locks.
_TRIES = 3


@contextlib.contextmanager
def stage_for(folder: Path, beside: Path, mode: int) -> Iterator[Path]:
    """Create a hidden folder to fill, locked against other runs; remove it afterward.

    Args:
        folder: the folder it will become.
        beside: its parent folder; on the same file system, so that it can be renamed.
        mode: permission bits of the new folder, before the umask.
    """
    for tries_left in reversed(range(_TRIES)):
        stage = new_draft(folder.name, beside)
        note = remember_draft(folder, stage)
        try:
            stage.mkdir(mode=mode)
            held = hold(stage)
            try:
                if tries_left and not _is_kept(stage, held):
                    continue
                yield stage
                return
            finally:
                if held is not None:
                    os.close(held)
                shutil.rmtree(stage, ignore_errors=True)
        finally:
            forget_draft(note)


def _is_kept(stage: Path, held: int | None) -> bool:
    """Return whether no other run swept a stage, or is about to, before it was locked."""
    if sys.platform == "win32":
        return True
    try:
        return held is not None and os.fstat(held).st_ino == stage.stat().st_ino
    except OSError:
        return False


def swap(stage: Path, folder: Path) -> None:
    """Make `stage` the folder; move the old folder to the path of `stage`.

    On Linux no one ever sees a mix or a gap. Elsewhere the folder is missing between two renames, and `sweep`
    restores the old one if a run crashes there.
    """
    if _exchange(stage, folder):
        return
    aside = stage.with_name(stage.name.removesuffix(PART) + ASIDE)
    folder.replace(aside)
    stage.replace(folder)
    aside.replace(stage)


def _exchange(one: Path, other: Path) -> bool:
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)


def sweep_leftovers(folders: Iterable[Path] = ()) -> None:
    """Clean up what crashed runs left, but nothing that a running program makes.

    Every run notes where it builds something. What has no note, such as the work of another computer in a
    shared folder, is found in the given folders alone.
    """
    for note, name, beside in remembered_drafts():
        with contextlib.suppress(OSError):
            sweep(beside / name, beside)
            if not any(
                each.name.startswith(f".{name}.") and each.name.endswith(PART) for each in beside.iterdir()
            ):
                forget_draft(note)
    for folder in folders:
        sweep_all(folder)


def sweep(folder: Path, beside: Path) -> None:
    """Clean up what crashed runs left, unless a running program holds it."""
    for left, held in drafts_left(folder.name, beside):
        _clear(left, folder)
        os.close(held)


def sweep_all(folder: Path) -> None:
    """Clean up what crashed runs of any name left in a folder, such as a half-made plan or release."""
    for left, target, held in all_drafts_left(folder):
        with contextlib.suppress(OSError):
            _clear(left, folder / target)
        os.close(held)


def _clear(left: Path, target: Path) -> None:
    if left.name.endswith(ASIDE) and not target.exists():
        left.replace(target)
    elif left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)
