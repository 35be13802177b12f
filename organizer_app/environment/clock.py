"""Provide this computer's clock as an argument, so that tests can stop time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
# Seconds that only ever grow, whoever sets the clock.
SteadyClock = Callable[[], float]


def utc_now() -> datetime:
    """Return the current moment, UTC."""
    return datetime.now(UTC)


def steady_now() -> float:
    """Return seconds since some moment, counted on while the computer sleeps, where the system can."""
    # The clock of `time.monotonic` stops during sleep on Linux and macOS (PEP 418); each has another one.
    if sys.platform == "win32":
        return time.monotonic()
    name = "CLOCK_BOOTTIME" if sys.platform == "linux" else "CLOCK_MONOTONIC"
    return time.clock_gettime(getattr(time, name))
