"""A clock that begins at the moment a sample plan tells of and goes on like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.environment.clock import utc_now

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.environment.clock import Clock


class SampleClock:
    """Tells `starts` when it is made, and goes on from there as fast as a real clock.

    Args:
        starts: what the clock says first, UTC.
        real: this computer's clock.
    """

    def __init__(self, starts: datetime, real: Clock = utc_now) -> None:
        self._ahead = starts - real()
        self._real = real

    def __call__(self) -> datetime:
        """Return the moment that this clock tells, UTC."""
        return self._real() + self._ahead
