"""What the database driver says, as problems a person can act on; no SQLAlchemy here."""

from __future__ import annotations

import os

from organizer_app.domain.basics.problems import (
    CannotRead,
    CannotWrite,
    DiskFull,
    FolderNotWritable,
    PlanBusy,
    Problem,
)


def problem_said(message: str, path: str) -> Problem | None:
    """Return the problem behind an error of the driver; None for damage and for a fault of ours.

    Args:
        message: what the driver said.
        path: the plan file.
    """
    if "full" in message or "disk I/O error" in message:
        return DiskFull(path)
    if "locked" in message or "busy" in message:
        return PlanBusy(path)
    if "unable to open database file" in message:
        # Even a reader keeps a file of its own beside the plan while the plan is open.
        return FolderNotWritable(path) if os.access(path, os.R_OK) else CannotRead(path)
    if "readonly database" in message:
        return CannotWrite(path)
    return None
