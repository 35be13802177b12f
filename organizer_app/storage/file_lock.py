"""Locks a file between programs, at a cost that every opening of a plan can bear."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOOK_AGAIN = 0.05
_FOR_OWNER = 0o600


@contextmanager
def file_locked(file: Path, patience: float) -> Iterator[None]:
    """Hold a file that one program at a time can lock; delete it afterwards.

    Args:
        file: made where it is missing; nothing is written into it.
        patience: how long to wait for another program, in seconds.

    Raises:
        TimeoutError: another program holds it longer.
        OSError: it cannot be made or locked here.
    """
    if sys.platform == "win32":
        # A library for all systems takes as long to load as a fifth of an empty window: only where it must.
        from filelock import FileLock

        with FileLock(file, timeout=patience, mode=_FOR_OWNER, poll_interval=_LOOK_AGAIN):
            yield
        return
    descriptor = _locked(file, patience)
    try:
        yield
    finally:
        # Deleted while it is locked: a program that waits for it notices, and makes a new one.
        with suppress(OSError):
            file.unlink()
        os.close(descriptor)


def _locked(file: Path, patience: float) -> int:
    """Return the descriptor of a locked file that nobody has deleted meanwhile."""
    deadline = time.monotonic() + patience
    while (descriptor := _locked_now(file)) is None:
        if time.monotonic() >= deadline:
            raise TimeoutError
        time.sleep(_LOOK_AGAIN)
    return descriptor


def _locked_now(file: Path) -> int | None:
    import fcntl

    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _FOR_OWNER)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(descriptor).st_nlink:
            return descriptor
    except (BlockingIOError, PermissionError):
        # Another program holds it; some file systems say it in the other way.
        pass
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None
