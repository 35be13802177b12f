"""Puts one folder in the place of another in a single step, and clears what an ended run left behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING

from organizer_app.environment.drafts import ASIDE, PART, drafts_left, hold, new_draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are those of this process
_EXCHANGE = 2  # RENAME_EXCHANGE


@contextlib.contextmanager
def stage_for(folder: Path, beside: Path, mode: int) -> Iterator[Path]:
    """Make a hidden folder to fill; it is gone afterwards, and held so that no other run clears it.

    Args:
        folder: what it is to become.
        beside: where it lies; on the same file system, so that it can be renamed.
        mode: permission bits of the new folder, before the umask.
    """
    stage = new_draft(folder.name, beside)
    stage.mkdir(mode=mode)
    held = hold(stage)
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


def sweep(folder: Path, beside: Path) -> None:
    """Clear what runs left behind that were ended in the midst, unless a running program holds it."""
    for left, held in drafts_left(folder.name, beside):
        if left.name.endswith(ASIDE) and not folder.exists():
            left.replace(folder)
        else:
            shutil.rmtree(left, ignore_errors=True)
        os.close(held)
