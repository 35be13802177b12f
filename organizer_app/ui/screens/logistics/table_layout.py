"""Lays out the columns of a table: the first is fixed and takes the free width, the others scroll."""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .columns import LogisticsColumn

_FIRST_NARROW: Final = 0.88
# The largest share of the view for the first column while others still need width.
_FIRST_MOST: Final = 0.55


class Needs(NamedTuple):
    """The width in pixels that the heading and the longest text of each column need.

    `city` is for the longest name of a city with its action, in the first column.
    """

    headings: Sequence[float]
    texts: Sequence[float]
    city: float


class TableLayout:
    """The columns at one width of the view: the first is fixed and takes the free width, the others scroll.

    Attributes:
        first: width of the fixed column, in pixels.
        whole: width of all other columns together.
        room: the visible part of them.
    """

    def __init__(
        self, columns: Sequence[LogisticsColumn], width: int, length: Callable[[float], int], needs: Needs
    ) -> None:
        usual = [length(column.width) for column in columns]
        widths = _least_widths(columns, usual, needs, width)
        extra = max(0, width - sum(widths))
        # The name of a line comes first, then its details; a city's words are cut before both.
        most = round(width * _FIRST_MOST)
        rest = list(enumerate(needs.texts))[1:]
        for spot, want in ((0, min(needs.texts[0], most)), *rest, (0, min(needs.city, most))):
            if columns[spot].grows:
                more = min(extra, max(0, ceil(want) - widths[spot]))
                widths[spot] += more
                extra -= more
        # Spare width restores the padding of numbers before words get more than they need.
        lacks = [
            0 if column.grows else max(0, wide - had)
            for column, wide, had in zip(columns, usual, widths, strict=True)
        ]
        airs = [min(lack, extra * lack // max(1, sum(lacks))) for lack in lacks]
        extra -= sum(airs)
        shares = sum(column.grows for column in columns)
        given = [extra * column.grows // shares if shares else 0 for column in columns]
        widths = [sum(each) for each in zip(widths, airs, given, strict=True)]
        # Pixels lost to rounding go to the last column, which reaches the edge.
        widths[-1] += extra - sum(given)
        self.first = widths[0]
        self._edges = list(accumulate(widths[1:], initial=0))
        self.whole = self._edges[-1]
        self.room = max(0, width - self.first)

    def span(self, column: int, scrolled: int) -> tuple[int, int]:
        """Return the left edge and the width of a column in a viewport scrolled by `scrolled` pixels."""
        if column == 0:
            return 0, self.first
        left = self._edges[column - 1]
        return self.first + left - scrolled, self._edges[column] - left

    def column_at(self, x: float, scrolled: int) -> int:
        """Return the number of the column at a viewport position."""
        ends, inside = self._edges[1:], x - self.first + scrolled
        return 0 if x < self.first else 1 + min(sum(end <= inside for end in ends), len(ends) - 1)


def _least_widths(
    columns: Sequence[LogisticsColumn], usual: Sequence[int], needs: Needs, width: int
) -> list[int]:
    """Return the minimum widths of columns: words that may be cut yield, if there are any."""
    headings, texts = [*map(ceil, needs.headings)], [*map(ceil, needs.texts)]
    each = list(zip(columns, headings, texts, usual, strict=True))
    wanted = [max(heading, text if column.grows else wide) for column, heading, text, wide in each]
    is_tight = sum(wanted) + max(0, ceil(needs.city) - wanted[0]) > width
    widths = [
        max(heading, min(wide, text) if column.grows else text if is_tight else max(wide, text))
        for column, heading, text, wide in each
    ]
    widths[0] = max(headings[0], usual[0])
    if sum(widths) > width and columns[0].grows:
        widths[0] = max(headings[0], round(usual[0] * _FIRST_NARROW))
    return widths
