"""Where the columns of a table are: the first one stays, the others share the room and scroll."""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.ui.screens.logistics.columns import Column

HEAD: Final = 34
LINE: Final = 36
# Where the text of the first column begins, and where the rail of times runs in it.
FIRST_TEXT: Final = 42
RAIL: Final = 122
_NARROW: Final = 900
_FIRST_NARROW: Final = 0.88


class TableLayout:
    """The columns at one width of the view.

    Attributes:
        first: width of the column that stays, in pixels.
        whole: width of all others together.
        room: what is seen of them.

    Args:
        columns: from the left.
        width: of the viewport, in pixels.
        length: pixels at 100 % text size to pixels.
        headings: how many pixels the heading of each column needs.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        width: int,
        length: Callable[[float], int],
        headings: Sequence[float],
    ) -> None:
        widths = [length(column.width) for column in columns]
        if width < length(_NARROW):
            widths[0] = round(widths[0] * _FIRST_NARROW)
        widths = [max(wide, ceil(least)) for wide, least in zip(widths, headings, strict=True)]
        shares = sum(column.grows for column in columns)
        extra = max(0, width - sum(widths))
        given = [extra * column.grows // shares if shares else 0 for column in columns]
        widths = [wide + more for wide, more in zip(widths, given, strict=True)]
        # Pixels that no share was large enough for go to the last column, which reaches the edge.
        widths[-1] += extra - sum(given)
        self.first = widths[0]
        self._edges = list(accumulate(widths[1:], initial=0))
        self.whole = self._edges[-1]
        self.room = max(0, width - self.first)

    def span(self, column: int, scrolled: int) -> tuple[int, int]:
        """Return left edge and width of a column in the viewport, `scrolled` pixels to the right."""
        if column == 0:
            return 0, self.first
        left = self._edges[column - 1]
        return self.first + left - scrolled, self._edges[column] - left

    def column_at(self, x: float, scrolled: int) -> int:
        """Return the number of the column at a place of the viewport."""
        if x < self.first:
            return 0
        inside = x - self.first + scrolled
        ends = self._edges[1:]
        return 1 + min(sum(end <= inside for end in ends), len(ends) - 1)

    def scrolled_to(self, column: int, scrolled: int) -> int:
        """Return how far to scroll so that a column is in sight."""
        if column == 0:
            return scrolled
        left, right = self._edges[column - 1], self._edges[column]
        return max(min(scrolled, left), right - self.room)
