"""Counts actions outside the visible hours of a timeline row at its edges; one click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF

from organizer_app.ui.screens.plan.timeline.timeline_rows import BLOCK_HEIGHT, BLOCK_TOP, LANE_STEP
from organizer_app.wording.plan import timeline as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.calendar.time_grid import Span
    from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis
    from organizer_app.ui.screens.plan.timeline.timeline_rows import TimelineCity

# Sizes in pixels at 100 % text size; the brief mark is for a line without space at the edge.
WIDTH: Final = 68
BRIEF: Final = 38
HEIGHT: Final = 20
_AIR: Final = 4
# The visible part of a block must be at least this wide, in pixels, to be noticed.
_NOTICED: Final = 6


class Beyond(NamedTuple):
    """What is hidden of a line.

    Attributes:
        earlier: the number of actions before the visible part.
        later: the number of actions after it.
        last_before: the nearest of those before, or None.
        first_after: the nearest of those after, or None.
        lane_before: an empty lane at the left edge, the middle if all are empty, or None if all are taken.
        lane_after: the same at the right edge.
        gutters: if all lanes are taken, the width of the left and right edge reserved for the mark.
    """

    earlier: int
    later: int
    last_before: Span | None
    first_after: Span | None
    lane_before: float | None = 0
    lane_after: float | None = 0
    gutters: tuple[float, float] = (0.0, 0.0)

    def inside(self, room: QRectF) -> QRectF:
        """Return the part of a line that is for actions."""
        left, right = self.gutters
        return room.adjusted(left, 0, -right, 0)


def beyond(line: TimelineCity, axis: TimeAxis, scrolled: float, width: float, zoom: float) -> Beyond:
    """Count what starts after, or ends before, a range of pixels on the axis."""
    found = _counted(line, axis, scrolled, width, zoom)
    gutter = BRIEF * zoom + 2 * _AIR
    left = gutter if found.earlier and found.lane_before is None else 0.0
    right = gutter if found.later and found.lane_after is None else 0.0
    if not left and not right:
        return found
    # What the gutters hide is not visible either.
    again = _counted(line, axis, scrolled + left, width - left - right, zoom)
    return again._replace(lane_before=found.lane_before, lane_after=found.lane_after, gutters=(left, right))


def _counted(line: TimelineCity, axis: TimeAxis, scrolled: float, width: float, zoom: float) -> Beyond:
    earlier = later = 0
    before: Span | None = None
    after: Span | None = None
    taken_before: set[int] = set()
    taken_after: set[int] = set()
    first, last = scrolled + _NOTICED, scrolled + width - _NOTICED
    room = WIDTH * zoom + 2 * _AIR
    for span, count, lane in _spans(line):
        begins, ends = axis.x(span.starts), axis.x(span.ends)
        if ends <= first:
            earlier += count
            before = span if before is None or span.ends > before.ends else before
        elif begins >= last:
            later += count
            after = span if after is None or span.starts < after.starts else after
        else:
            taken_before |= {lane} if begins < scrolled + room else set()
            taken_after |= {lane} if ends > scrolled + width - room else set()
    free_before, free_after = (_free(line.lanes, taken) for taken in (taken_before, taken_after))
    return Beyond(earlier, later, before, after, free_before, free_after)


def _free(lanes: int, taken: AbstractSet[int]) -> float | None:
    if not taken:
        return (lanes - 1) / 2
    return next((lane for lane in range(lanes) if lane not in taken), None)


def _spans(line: TimelineCity) -> Iterator[tuple[Span, int, int]]:
    for block in line.blocks:
        if block.span is not None:
            yield block.span, 1, block.lane
    for crowd in line.crowds:
        yield crowd.span, len(crowd.rows), crowd.lane


class EdgeMark(NamedTuple):
    """A count at the edge of a line: its rectangle, text, target, and short text."""

    box: QRectF
    text: str
    span: Span
    brief: str


def edge_marks(found: Beyond, room: QRectF, zoom: float) -> Iterator[EdgeMark]:
    """Yield the marks of a line; `room` is the visible part of its hours, in any coordinates.

    A mark is in a free lane; if there is none, it is brief and in a gutter of its own.
    """
    height = round(HEIGHT * zoom)

    def box(lane: float | None, *, is_left: bool) -> QRectF:
        width = round((WIDTH if lane is not None else BRIEF) * zoom)
        left = room.x() + _AIR if is_left else room.right() - _AIR - width
        if lane is None:
            return QRectF(left, room.y() + round((room.height() - height) / 2), width, height)
        top = room.y() + round((BLOCK_TOP + lane * LANE_STEP) * zoom)
        return QRectF(left, top + round((BLOCK_HEIGHT * zoom - height) / 2), width, height)

    if found.last_before is not None:
        says = words.earlier if found.lane_before is not None else words.earlier_brief
        yield EdgeMark(
            box(found.lane_before, is_left=True),
            says(found.earlier),
            found.last_before,
            words.earlier_brief(found.earlier),
        )
    if found.first_after is not None:
        says = words.later if found.lane_after is not None else words.later_brief
        yield EdgeMark(
            box(found.lane_after, is_left=False),
            says(found.later),
            found.first_after,
            words.later_brief(found.later),
        )
