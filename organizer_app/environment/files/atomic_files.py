"""Write a file completely or not at all, so that no one ever opens half a file."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import CannotWrite
from organizer_app.environment.files.drafts import drafts_left, lock, new_draft

if TYPE_CHECKING:
    from pathlib import Path

# For a file with phone numbers: no one else on a shared machine can read it.
OWNER_ONLY = 0o600
# The usual mode of a new file; the umask removes its bits.
EVERYBODY = 0o666


def write_whole(path: Path, data: bytes, *, mode: int = EVERYBODY) -> None:
    """Replace a file with new content; the old one stays until the last moment.

    Args:
        path: the file; its folder must exist.
        data: the whole content.
        mode: permission bits of the file, before the umask.

    Raises:
        CannotWrite: the folder or the disk refuses; the old file, if any, is unchanged.
    """
    # A device or a pipe, such as /dev/null, would be gone and a file in its place.
    if path.exists() and not path.is_file():
        raise CannotWrite(str(path))
    draft = new_draft(path.name, path.parent)
    with suppress(OSError):
        _clear(path)
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        try:
            with os.fdopen(descriptor, "wb") as file:
                lock(descriptor)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as refused:
        raise CannotWrite(str(path)) from refused


def _clear(path: Path) -> None:
    """Remove drafts left by crashed runs, because they hold the file's content."""
    for left, held in drafts_left(path.name, path.parent):
        if left.is_file():
            left.unlink(missing_ok=True)
        os.close(held)
