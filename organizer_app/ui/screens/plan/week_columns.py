"""How wide the days of a week are: a day with much at once gets the room that quiet days can spare."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# In so many pixels at 100 % text size an action can be read.
LANE: Final = 128
# A day needs so many to be named with its count, to have a line above its hours read, or to be empty.
_QUIET: Final = 88
_LINED: Final = 112
_EMPTY: Final = 72
# Where the whole week is narrow, days keep so much of an even share; the rest is for busy ones.
_NARROW_SHARE: Final = 0.8
# Side by side there are no more than so many, in no less than so many pixels.
MOST_LANES: Final = 6
_LEAST_LANE: Final = 52


class DayWish(NamedTuple):
    """What decides how wide a day is.

    Attributes:
        lanes: how many actions it has side by side at most.
        is_empty: whether it has no action.
        is_lined: whether something stands above its hours.
    """

    lanes: int
    is_empty: bool = False
    is_lined: bool = False


def column_edges(wishes: Sequence[DayWish], width: int, zoom: float) -> Sequence[int]:
    """Return where each day begins, and the end of the last one, in pixels.

    Args:
        wishes: of the days, in their order.
        width: of all days together.
        zoom: text size, 1.0 for 100 %.
    """
    even = width / len(wishes)
    least = [_least(wish, even, zoom) for wish in wishes]
    more = [
        max(0.0, min(wish.lanes, MOST_LANES) * LANE * zoom - narrow) if wish.lanes > 1 else 0.0
        for wish, narrow in zip(wishes, least, strict=True)
    ]
    spare, needed = width - sum(least), sum(more)
    if needed > spare:
        widths = [narrow + spare * each / needed for narrow, each in zip(least, more, strict=True)]
    elif all(narrow + each <= even for narrow, each in zip(least, more, strict=True)):
        widths = [even] * len(wishes)
    else:
        left = (spare - needed) / len(wishes)
        widths = [narrow + each + left for narrow, each in zip(least, more, strict=True)]
    return [round(edge) for edge in accumulate(widths, initial=0.0)]


def _least(wish: DayWish, even: float, zoom: float) -> float:
    """Return how narrow a day may become, in pixels."""
    if even < _QUIET * zoom:
        return even * _NARROW_SHARE
    if wish.is_lined:
        return min(even, _LINED * zoom)
    return (_EMPTY if wish.is_empty else _QUIET) * zoom


def lanes_in(width: float, zoom: float) -> int:
    """Return how many actions a day of so many pixels has room for side by side."""
    return min(max(int(width // (_LEAST_LANE * zoom)), 1), MOST_LANES)
