"""Keeps the memory of the program from being written to disk or read by other programs of the same person."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4  # linux/prctl.h


def forbid_core_files() -> None:
    """Let a crash leave no file with the memory of the program; Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_reading() -> None:
    """Let no other program of the same person read the memory, and none dump it; on Linux only.

    It loads `ctypes`, which takes longer than a frame, so the window calls it after its first one.
    """
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
