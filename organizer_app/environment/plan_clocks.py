"""The clocks of plans that live at another moment than this computer: rehearsals and samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.environment.clock import utc_now

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.environment.clock import Clock


class MovedClock:
    """Tells `starts` at the real moment `begun`, and goes on from there `speed` times as fast.

    Args:
        begun: real moment, UTC.
        starts: what the clock says then, UTC.
        speed: 1 is as fast as a real clock; 0 stands still.
        real: this computer's clock.
    """

    def __init__(self, begun: datetime, starts: datetime, speed: int, real: Clock = utc_now) -> None:
        self.begun = begun
        self.starts = starts
        self.speed = speed
        self._real = real

    def __call__(self) -> datetime:
        """Return the moment that this clock tells, UTC."""
        return self.starts + (self._real() - self.begun) * self.speed


class RehearsalClock(MovedClock):
    """Runs faster than this computer's clock, at a speed that the desk chooses."""

    def run_at(self, speed: int) -> None:
        """Go on from now at another speed."""
        self.starts, self.begun, self.speed = self(), self._real(), speed


class SampleClock(MovedClock):
    """Tells `starts` when it is made, and goes on from there as fast as a real clock.

    Args:
        starts: what the clock says first, UTC.
        real: this computer's clock.
    """

    def __init__(self, starts: datetime, real: Clock = utc_now) -> None:
        super().__init__(real(), starts, 1, real)
