"""Limits what a child process may take from the computer: memory, processor time and files."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import Final

_MOST_MEMORY: Final = 1 << 30
MOST_SECONDS: Final = 30
"""Processor time for one file."""


def limit_this_process() -> None:
    """Let this process take at most 1 GB of memory, and write no file; Windows has no such limits."""
    sys.dont_write_bytecode = True
    if sys.platform == "win32":
        return
    import resource

    limits = {resource.RLIMIT_AS: _MOST_MEMORY, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for kind, wanted in limits.items():
        most = resource.getrlimit(kind)[1]
        limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (limit, most))


def limit_seconds() -> None:
    """Let this process go on for at most `MOST_SECONDS` of processor time from now."""
    if sys.platform == "win32":
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    limit = int(time.process_time()) + MOST_SECONDS
    with suppress(OSError, ValueError):
        resource.setrlimit(
            resource.RLIMIT_CPU, (limit if most == resource.RLIM_INFINITY else min(limit, most), most)
        )
