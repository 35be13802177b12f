"""The time axis of the timeline: instants in pixels, its first part, and where the arrow keys go."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.time_grid import HOUR, Span, extent_of
from organizer_app.ui.screens.plan.timeline.timeline_rows import TimelineCity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.calendar.shared_windows import SharedWindow
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.timeline.timeline_rows import Block, TimelineLines


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


# Finds where the arrow keys go in the timeline: along a city, and between cities at about the same time


class TimelineWalk:
    """Answers for one arrangement of lines; `line_of` has the line number of every action."""

    def __init__(self, lines: TimelineLines, line_of: Mapping[str, int]) -> None:
        self._entries = lines.entries
        self._line_of = line_of

    def _blocks(self, number: int) -> list[Block]:
        entry = self._entries[number]
        blocks = entry.blocks if isinstance(entry, TimelineCity) else ()
        return sorted(blocks, key=_start)

    def beside(self, action_id: str, across: int, down: int) -> str:
        """Return the neighbor of an action, or an empty text at the end."""
        number = self._line_of.get(action_id)
        if number is None:
            return ""
        blocks = self._blocks(number)
        place = next(place for place, block in enumerate(blocks) if block.row.action_id == action_id)
        if across:
            wanted = place + across
            return blocks[wanted].row.action_id if 0 <= wanted < len(blocks) else ""
        start = _start(blocks[place])
        number += down
        while 0 <= number < len(self._entries):
            found = self._blocks(number)
            if found:
                return min(found, key=lambda block: abs(_start(block) - start)).row.action_id
            number += down
        return ""

    def at_end(self, action_id: str, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of the line of an action, or of all lines."""
        number = None if is_whole else self._line_of.get(action_id)
        numbers = range(len(self._entries)) if number is None else range(number, number + 1)
        for each in reversed(numbers) if is_last else numbers:
            blocks = self._blocks(each)
            if blocks:
                return blocks[-1 if is_last else 0].row.action_id
        return ""

    def find_city(self, text: str) -> str:
        """Return the first action of the first city whose name starts with a casefolded text."""
        for number, entry in enumerate(self._entries):
            if isinstance(entry, TimelineCity) and entry.head.city.casefold().startswith(text):
                blocks = self._blocks(number)
                if blocks:
                    return blocks[0].row.action_id
        return ""


def _start(block: Block) -> int:
    return block.span.starts if block.span is not None else block.lane


# Chooses the initial part of a day in the timeline: all of it if it fits, else its overlap


# The position of the overlap in the visible hours, if the day does not fit.
_WINDOW_AT: Final = 0.42
# Hours are not narrowed below this part of their usual width to fit a day.
_SQUEEZED: Final = 0.6
# Hours of margin before the first action and after the last one.
_AIR: Final = 0.1
_FIRST_HOUR: Final = 8


class FirstLook(NamedTuple):
    """The axis, and its scroll offset in pixels."""

    axis: TimeAxis
    scrolled: int


def first_look(
    rows: Sequence[ActionRow], axis: TimeAxis, window: SharedWindow | None, zone: str, width: int
) -> FirstLook:
    """Return the initial look of a day.

    Args:
        rows: the actions of the day.
        axis: its hours at the usual width.
        window: the overlap, or None.
        zone: IANA zone of headquarters.
        width: the space for hours, in pixels.
    """
    usual = max(1, math.floor(width / axis.hour))
    whole = axis._replace(hour=width / usual)
    extent = extent_of(rows)
    if extent is None:
        return FirstLook(whole, _scrolled(whole, _FIRST_HOUR))
    first, last = ((each - axis.span.starts) / HOUR for each in extent)
    # Half an hour before a full one, so that no name is cut.
    begin, end = math.floor(first - _AIR + 0.5) - 0.5, math.ceil(last + _AIR - 0.5) + 0.5
    target = first - 0.5
    if window is not None:
        target = (window.in_zone(zone).starts - axis.span.starts) / HOUR - usual * _WINDOW_AT
    shown = max(usual, round(end - begin))
    if width / shown < axis.hour * _SQUEEZED:
        return FirstLook(whole, _scrolled(whole, target))
    fitted = axis._replace(hour=width / shown)
    return FirstLook(fitted, _scrolled(fitted, min(max(target, end - shown), begin)))


def _scrolled(axis: TimeAxis, target: float) -> int:
    """Return the start of the axis, in pixels: half an hour before the full hour next to some hours."""
    return round((round(target + 0.5) - 0.5) * axis.hour)
