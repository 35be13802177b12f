"""Puts one folder in the place of another in a single step, and clears what an ended run left behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are those of this process
_EXCHANGE = 2  # RENAME_EXCHANGE
_PART, _ASIDE = ".part", ".aside.part"


@contextlib.contextmanager
def stage_for(folder: Path, beside: Path, mode: int) -> Iterator[Path]:
    """Make a hidden folder to fill; it is gone afterwards, and held so that no other run clears it.

    Args:
        folder: what it is to become.
        beside: where it lies; on the same file system, so that it can be renamed.
        mode: permission bits of the new folder, before the umask.
    """
    stage = beside / f".{folder.name}.{secrets.token_hex(4)}{_PART}"
    stage.mkdir(mode=mode)
    held = _hold(stage)
    try:
        yield stage
    finally:
        if held is not None:
            os.close(held)
        shutil.rmtree(stage, ignore_errors=True)


def swap(stage: Path, folder: Path) -> None:
    """Let `stage` be the folder from now on; what was the folder lies where `stage` was.

    On Linux nobody ever sees a mix or a gap. Elsewhere the folder is missing between two renames, and
    `sweep` puts the old one back when a run ends there.
    """
    if _exchange(stage, folder):
        return
    aside = stage.with_name(stage.name.removesuffix(_PART) + _ASIDE)
    folder.replace(aside)
    stage.replace(folder)
    aside.replace(stage)


def _exchange(one: Path, other: Path) -> bool:
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)


def sweep(folder: Path, beside: Path) -> None:
    """Clear what runs left behind that were ended in the midst, unless a running program holds it."""
    for left in sorted(beside.glob(f".{folder.name}.*{_PART}")):
        if left.name.endswith(_ASIDE) and not folder.exists():
            left.replace(folder)
        elif (held := _hold(left)) is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(held)


def _hold(stage: Path) -> int | None:
    """Lock a folder for as long as this program runs; None when another holds it, or nobody can."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        opened = os.open(stage, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
