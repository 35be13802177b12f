"""Computes where the rows, the quarter hours and the hours of the strip are, in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.concurrency import QUARTER, UtcSpan
from organizer_app.wording.language.dates import desk_time

if TYPE_CHECKING:
    from organizer_app.domain.calendar.concurrency import Concurrency, Levels

_HOUR: Final = 60
_STEPS: Final = (1, 2, 3, 4, 6, 12, 24)
# Every level that occurs is visible, however few its actions are.
_THINNEST: Final = 2.0


class HourMark(NamedTuple):
    """A whole hour of the axis: UTC minutes, minutes after midnight at headquarters, and its pixel."""

    utc: int
    minutes: int
    x: float


class StripAxis(NamedTuple):
    """Converts UTC minutes to pixels; the day runs between whole hours.

    Attributes:
        start: UTC minutes at the left end.
        end: UTC minutes at the right end.
        left: pixel of the left end.
        width: in pixels.
    """

    start: int
    end: int
    left: float
    width: float

    def x_of(self, utc: float) -> float:
        """Return the pixel of an instant."""
        return self.left + (utc - self.start) * self.width / (self.end - self.start)

    def quarter_at(self, x: float) -> int:
        """Return the start of the quarter hour at a pixel, within the day, in UTC minutes."""
        share = min(max((x - self.left) / self.width, 0.0), 1.0)
        quarters = (self.end - self.start) // QUARTER
        return self.start + min(int(share * quarters), quarters - 1) * QUARTER

    def hours(self, desk_zone: str, least: float) -> list[HourMark]:
        """Return the hours that get a label, at least this many pixels apart, in headquarters time."""
        per_hour = self.width * _HOUR / (self.end - self.start)
        step = next((step for step in _STEPS if step * per_hour >= least), _STEPS[-1])
        marks: list[HourMark] = []
        for utc in range(self.start, self.end + 1, _HOUR):
            minutes = desk_time(utc, desk_zone).minutes
            if not marks or utc - marks[-1].utc >= step * _HOUR:
                marks.append(HourMark(utc, minutes, self.x_of(utc)))
        return marks


def axis_of(day: Concurrency, left: float, width: float) -> StripAxis:
    """Return the axis of a day that has at least one quarter hour."""
    start = day.start // _HOUR * _HOUR
    end = -(-(day.start + day.quarters * QUARTER) // _HOUR) * _HOUR
    return StripAxis(start, max(end, start + _HOUR), left, max(width, 1.0))


def tallest(day: Concurrency) -> int:
    """Return the largest number of simultaneous actions in one time zone."""
    return max((sum(levels) for curve in day.curves for levels in curve.quarters), default=0)


def layers(levels: Levels, most: int, height: float) -> list[tuple[int, float, float]]:
    """Return the stacked levels of a quarter hour, ready ones lowest: level, bottom and top above the line.

    Args:
        levels: the number of actions at each level, worst first.
        most: the number of actions that fills the height.
        height: of a row, in pixels.
    """
    found, bottom = [], 0.0
    room = height - _THINNEST * sum(1 for count in levels if count)
    for level in range(len(levels) - 1, -1, -1):
        if levels[level]:
            top = bottom + _THINNEST + max(0.0, room) * levels[level] / most
            found.append((level, bottom, top))
            bottom = top
    return found


def runs(quarters: tuple[Levels, ...]) -> list[tuple[int, int, Levels]]:
    """Join equal adjacent quarter hours: first, one past the last, levels; empty ones are left out."""
    found: list[tuple[int, int, Levels]] = []
    for number, levels in enumerate(quarters):
        if found and found[-1][1] == number and found[-1][2] == levels:
            found[-1] = (found[-1][0], number + 1, levels)
        elif any(levels):
            found.append((number, number + 1, levels))
    return found


def joined(first: int, last: int) -> UtcSpan:
    """Return the span between two quarter hours, both included, in either order."""
    return UtcSpan(min(first, last), max(first, last) + QUARTER)
