"""Names the place where the window that has a plan open can be asked to come to the front."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_DIGITS = 24


def window_address(plan: Path) -> str:
    """Return the name of a local socket, or of a pipe on Windows; the same for every program of this person.

    It holds nothing of the plan's name. Where the system has a folder that only this person can enter, the
    socket lies in it.
    """
    import hashlib

    real = os.path.normcase(os.path.realpath(plan))
    # Two people of one computer may have the same plan open, one after the other.
    name = hashlib.sha256(f"{Path.home()}\0{real}".encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if sys.platform != "win32" and folder and Path(folder).is_dir():
        return str(Path(folder) / f"organizer-{name}")
    return f"organizer-{name}"
