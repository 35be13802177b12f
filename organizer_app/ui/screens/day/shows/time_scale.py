"""Places instants on the axis of the runs of show, by the clock or by each city's own start."""

from __future__ import annotations

from typing import Final, NamedTuple

# Pixels of one hour at 100 % text size, and minutes between two ticks.
HOUR: Final = 190
TICK: Final = 60
# Minutes before now at the left edge, and by which Left and Right move the view.
BEFORE: Final = 80
STEP: Final = 30


class TimeScale(NamedTuple):
    """An axis.

    Attributes:
        first: the minute at the left edge: since 1970-01-01 UTC, or since the own start of a city.
        left: the left edge in pixels.
        width: the width in pixels.
        per_minute: pixels of a minute.
        by_start: whether minutes are counted from the own start of each city.
    """

    first: int
    left: float
    width: float
    per_minute: float
    by_start: bool

    def x(self, at: int, start: int | None) -> float:
        """Return where an instant of a city is; `start` is when its action begins."""
        minute = at - (start or 0) if self.by_start else at
        return self.left + (minute - self.first) * self.per_minute

    @property
    def right(self) -> float:
        """The right edge in pixels."""
        return self.left + self.width

    def holds(self, x: float, width: float) -> bool:
        """Return whether a label of a width, in pixels, that is centered there is not cut by an edge."""
        return self.left <= x - width / 2 and x + width / 2 <= self.right

    def ticks(self) -> range:
        """Return the minutes that have a tick."""
        first = -(-self.first // TICK) * TICK
        return range(first, self.first + int(self.width / self.per_minute), TICK)
