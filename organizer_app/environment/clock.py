"""Provide this computer's clock as an argument, so that tests can stop time."""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from organizer_app.domain.basics.problems import BadValue

# Starts the clock of plans at another moment, for demonstrations, pictures and tests: 2019-07-01T12:00-04:00.
VARIABLE: Final = "ORGANIZER_CLOCK"
Clock = Callable[[], datetime]
# Seconds that only ever grow, no matter who sets the clock.
SteadyClock = Callable[[], float]


def utc_now() -> datetime:
    """Return the current moment, UTC."""
    return datetime.now(UTC)


def plan_now() -> datetime:
    """Return the present moment of plans, UTC: this computer's, unless `VARIABLE` has set another one.

    Files, locks, certificates and erasing on a date go by this computer's clock in any case.

    Raises:
        BadValue: the variable says no moment.
    """
    return utc_now() + _ahead(os.environ.get(VARIABLE, ""))


def is_clock_set() -> bool:
    """Return whether the clock of plans was set to another moment than the present; raise as `plan_now`."""
    return bool(_ahead(os.environ.get(VARIABLE, "")))


# From its first reading on, a clock that was set goes on like any other.
@functools.cache
def _ahead(text: str) -> timedelta:
    if not text:
        return timedelta()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as unread:
        raise BadValue("date and time", text) from unread
    if moment.tzinfo is None:
        raise BadValue("date and time", text)
    return moment - utc_now()


def steady_now() -> float:
    """Return seconds since some moment, counted on while the computer sleeps, where the system can."""
    # The clock of `time.monotonic` stops during sleep on Linux and macOS (PEP 418); each has another one.
    if sys.platform == "win32":
        return time.monotonic()
    name = "CLOCK_BOOTTIME" if sys.platform == "linux" else "CLOCK_MONOTONIC"
    return time.clock_gettime(getattr(time, name))
