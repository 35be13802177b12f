"""Finds the folder in which rehearsals are, and clears it: a rehearsal is over when its window closes."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# How a window names what it makes, in any language; whatever else somebody puts there is left alone.
_OURS = re.compile(r".+ [0-9a-f]{8}\.organizer")
# In seconds: a copy that was made a moment ago is about to be opened.
_FRESH = 30


def rehearsal_folder() -> Path:
    """Return the folder, which only this user may open; it is made at its first use."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("organizer", appauthor=False) / "rehearsals"


def new_rehearsal(name: str) -> Path:
    """Return where a new rehearsal is made; a name is given once."""
    return rehearsal_folder() / f"{name} {os.urandom(4).hex()}.organizer"


def rehearsals_left() -> tuple[Path, ...]:
    """Return the rehearsals in the folder but those made a moment ago; a window may have one open."""
    with suppress(OSError):
        return tuple(
            each
            for each in sorted(_folder().iterdir())
            if _OURS.fullmatch(each.name) and each.is_file() and time.time() - each.stat().st_mtime > _FRESH
        )
    return ()


def is_kept_there(plan: Path | None) -> bool:
    """Return whether a plan is a rehearsal of this window."""
    return plan is not None and plan.parent.name == "rehearsals" and plan.parent == rehearsal_folder()


def clear_rehearsal(plan: Path) -> None:
    """Delete a rehearsal with what SQLite keeps beside it; what cannot be deleted goes the next time."""
    for file in (plan, plan.with_name(f"{plan.name}-wal"), plan.with_name(f"{plan.name}-shm")):
        with suppress(OSError):
            file.unlink(missing_ok=True)
