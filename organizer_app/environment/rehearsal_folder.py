"""Finds the folder in which rehearsals are, and clears it: a rehearsal is over when its window closes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def rehearsal_folder() -> Path:
    """Return the folder, which only this user may open; it is made at its first use."""
    from platformdirs import user_state_path

    folder = user_state_path("organizer", appauthor=False) / "rehearsals"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def is_kept_there(plan: Path | None) -> bool:
    """Return whether a plan is a rehearsal of this window."""
    return plan is not None and plan.parent.name == "rehearsals" and plan.parent == rehearsal_folder()


def clear_rehearsal(plan: Path) -> None:
    """Delete a rehearsal with what SQLite keeps beside it; what cannot be deleted goes the next time."""
    for file in (plan, plan.with_name(f"{plan.name}-wal"), plan.with_name(f"{plan.name}-shm")):
        with suppress(OSError):
            file.unlink(missing_ok=True)
