"""What of a line of the timeline lies beyond the hours in sight: counted at the edges, and one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF

from organizer_app.wording import timeline as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.time_grid import Span
    from organizer_app.ui.screens.plan.timeline_axis import TimeAxis
    from organizer_app.ui.screens.plan.timeline_rows import CityLine

WIDTH: Final = 68
HEIGHT: Final = 20
_AIR: Final = 4
# Of a block so many pixels must be in sight to be noticed.
_NOTICED: Final = 6


class Beyond(NamedTuple):
    """How many actions of a line are out of sight, and the nearest of them on either side."""

    earlier: int
    later: int
    last_before: Span | None
    first_after: Span | None


def beyond(line: CityLine, axis: TimeAxis, scrolled: float, width: float) -> Beyond:
    """Count what of a line begins after, or ends before, so many pixels of the axis."""
    earlier = later = 0
    before: Span | None = None
    after: Span | None = None
    for span, count in _spans(line):
        if axis.x(span.ends) <= scrolled + _NOTICED:
            earlier += count
            before = span if before is None or span.ends > before.ends else before
        elif axis.x(span.starts) >= scrolled + width - _NOTICED:
            later += count
            after = span if after is None or span.starts < after.starts else after
    return Beyond(earlier, later, before, after)


def _spans(line: CityLine) -> Iterator[tuple[Span, int]]:
    for block in line.blocks:
        if block.span is not None:
            yield block.span, 1
    for crowd in line.crowds:
        yield crowd.span, len(crowd.rows)


class EdgeMark(NamedTuple):
    """A count at the edge of a line: where, what it says, and what it leads to."""

    box: QRectF
    text: str
    span: Span


def edge_marks(found: Beyond, room: QRectF, zoom: float) -> Iterator[EdgeMark]:
    """Yield the marks of a line; `room` is what is in sight of its hours, in any coordinates."""
    width, height = round(WIDTH * zoom), round(HEIGHT * zoom)
    top = room.y() + _AIR + round((24 * zoom - height) / 2)
    if found.last_before is not None:
        box = QRectF(room.x() + _AIR, top, width, height)
        yield EdgeMark(box, words.earlier(found.earlier), found.last_before)
    if found.first_after is not None:
        box = QRectF(room.right() - _AIR - width, top, width, height)
        yield EdgeMark(box, words.later(found.later), found.first_after)
