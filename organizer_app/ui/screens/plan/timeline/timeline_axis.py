"""Converts instants to pixels on a calendar's time axis."""

from __future__ import annotations

from typing import Final, NamedTuple

from organizer_app.domain.calendar.time_grid import HOUR, Span

# Pixels per hour: the initial value, and the limits of the zoom.
HOUR_WIDTH: Final = 102.0
NARROWEST: Final = 24.0
WIDEST: Final = 480.0
STRETCH: Final = 1.25


class TimeAxis(NamedTuple):
    """A span of real time at a number of pixels per hour."""

    span: Span
    hour: float = HOUR_WIDTH

    @property
    def width(self) -> int:
        """Length of the axis in pixels."""
        return round((self.span.ends - self.span.starts) * self.hour / HOUR)

    def x(self, utc: float) -> float:
        """Return the position of an instant, in pixels from the start of the axis."""
        return (utc - self.span.starts) * self.hour / HOUR

    def utc(self, x: float) -> float:
        """Return the instant at a position, minutes since 1970-01-01 UTC."""
        return self.span.starts + x * HOUR / self.hour

    def stretched(self, steps: float) -> TimeAxis:
        """Return the same span with more pixels per hour, or fewer for negative steps."""
        return self._replace(hour=min(max(self.hour * STRETCH**steps, NARROWEST), WIDEST))

    def label_every(self, zoom: float = 1.0) -> int:
        """Return the hours between labels that fit, at a text size, 1.0 for 100 %."""
        return next((each for each in (1, 2, 3, 6) if self.hour * each >= 52 * zoom), 6)  # "12 PM" and gap
