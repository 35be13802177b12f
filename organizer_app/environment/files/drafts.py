"""Manage hidden drafts next to their targets: lock them during writing, clear them after a crash."""

from __future__ import annotations

import os
import re
import secrets
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PART = ".part"
# A folder that was set aside while another replaced it.
ASIDE = ".aside.part"
_TOKEN_BYTES = 4
# In seconds.
_FRESH = 5


def new_draft(name: str, beside: Path) -> Path:
    """Return the path of a new draft for a file or folder of this name, in a folder."""
    return beside / f".{name}.{secrets.token_hex(_TOKEN_BYTES)}{PART}"


def drafts_left(name: str, beside: Path) -> Iterator[tuple[Path, int]]:
    """Yield the drafts of a name that no running program holds, locked meanwhile; close each descriptor."""
    if not beside.is_dir():
        return
    ours = _pattern(re.escape(name))
    for left in sorted(each for each in beside.iterdir() if ours.fullmatch(each.name)):
        if (held := hold(left)) is not None:
            yield left, held


def all_drafts_left(folder: Path) -> Iterator[tuple[Path, str, int]]:
    """Yield the drafts in a folder that no running program holds, each with the name it was made for.

    They are locked meanwhile; close each descriptor. What was begun a moment ago is left out: its program may
    be about to lock it.
    """
    ours = _pattern("(.+)")
    try:
        names = [(each, found[1]) for each in folder.iterdir() if (found := ours.fullmatch(each.name))]
    except OSError:
        return
    for left, target in sorted(names):
        if not _is_fresh(left) and (held := hold(left)) is not None:
            yield left, target, held


def _pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of the drafts whose name fits a pattern."""
    return re.compile(rf"\.{name}\.[0-9a-f]{{{2 * _TOKEN_BYTES}}}(?:{ASIDE}|{PART})")


def _is_fresh(draft: Path) -> bool:
    try:
        return time.time() - draft.stat().st_mtime < _FRESH
    except OSError:
        return True


def hold(draft: Path) -> int | None:
    """Lock a draft as long as this program runs; None if another program holds it or locking fails."""
    if sys.platform == "win32":
        return None
    try:
        opened = os.open(draft, os.O_RDONLY)
    except OSError:
        return None
    if lock(opened):
        return opened
    os.close(opened)
    return None


def lock(descriptor: int) -> bool:
    """Lock an open file or folder; return whether it worked."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
