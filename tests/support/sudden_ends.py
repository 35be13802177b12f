"""Ends a process at a counted moment, as a pulled battery would."""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, Any, Final

from tests.support.work_counts import calls_of, is_call

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

# What is called outside of Python to change files, under whatever module's name.
_CHANGES: Final = {
    "__exit__", "backup", "chmod", "close", "commit", "execute", "flush", "fsync", "link", "mkdir", "open",
    "pwrite", "rename", "replace", "rmdir", "truncate", "unlink", "write",
}  # fmt: skip


def is_change(event: str, called: Any) -> bool:
    """Return whether a file may change now; a text has a `replace` of its own."""
    return event == "c_call" and called.__name__ in _CHANGES and not isinstance(called.__self__, str)


def changes_of(work: Callable[[], object]) -> int:
    """Return how often a piece of work begins to change files."""
    return calls_of(work, is_change)


def die_at(number: int, counts: Callable[[str, Any], bool] = is_call) -> None:
    """Let this process be killed at the so many-th call from now on of those that count."""
    left = number

    def note(_frame: FrameType, event: str, called: object) -> None:
        nonlocal left
        left -= counts(event, called)
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(note)


def die_beyond(size: int) -> None:
    """Let the system end this process in the middle of a write that would make a file longer, in bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
