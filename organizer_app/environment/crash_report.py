"""Writes what a programmer needs to know of an error, and nothing of the plan: no message, value or path."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from organizer_app import __version__

if TYPE_CHECKING:
    from types import TracebackType


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return a report in plain text: versions, the kind of the error, and the lines it went through.

    An error's message may repeat what was typed, so only its kind is told; of each file only its name.
    """
    lines = [
        f"Organizer {__version__}",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {sys.platform}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")  # noqa: PERF401  # reads better
    return "\n".join(lines) + "\n"
