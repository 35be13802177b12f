"""The clock of this computer, handed to whoever needs the time so that tests can stand still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment, UTC."""
    return datetime.now(UTC)
