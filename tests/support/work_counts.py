"""Counts the work that something takes, where seconds would tell how busy the machine is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def is_call(event: str, _called: object) -> bool:
    """Return whether a function is called now, of Python or of a library."""
    return event in {"call", "c_call"}


def calls_of(work: Callable[[], object], counts: Callable[[str, Any], bool] = is_call) -> int:
    """Return how many functions are called in one piece of work, of those that count."""
    count = 0

    def note(_frame: FrameType, event: str, called: object) -> None:
        nonlocal count
        count += counts(event, called)

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
