"""Provide this computer's clock as an argument, so that tests can stop time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the current moment, UTC."""
    return datetime.now(UTC)
