"""Ends a process at a counted moment, as a pulled battery would."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

# What is called outside of Python to change files, under whatever module's name.
_CHANGES: Final = {
    "__exit__", "backup", "chmod", "close", "commit", "execute", "flush", "fsync", "link", "mkdir", "open",
    "pwrite", "rename", "replace", "rmdir", "truncate", "unlink", "write",
}  # fmt: skip


def _is_change(event: str, called: Any) -> bool:
    # A text has a `replace` of its own.
    return event == "c_call" and called.__name__ in _CHANGES and not isinstance(called.__self__, str)


def changes_of(work: Callable[[], object]) -> int:
    """Return how often a piece of work begins to change files."""
    count = 0

    def note(_frame: FrameType, event: str, called: object) -> None:
        nonlocal count
        count += _is_change(event, called)

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def die_at_change(number: int) -> None:
    """Let this process be killed when it is about to change files once more, after so many times."""
    left = number

    def note(_frame: FrameType, event: str, called: object) -> None:
        nonlocal left
        if _is_change(event, called):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(note)
