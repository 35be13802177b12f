"""How wide the days of a week are: a day with much at once gets the room that quiet days can spare."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

# In so many pixels at 100 % text size an action can be read, and a quiet day named.
LANE: Final = 128
_QUIET: Final = 88
# Side by side there are no more than so many, in no less than so many pixels.
MOST_LANES: Final = 6
_LEAST_LANE: Final = 46


def column_edges(wanted: Sequence[int], width: int, zoom: float) -> Sequence[int]:
    """Return where each day begins, and the end of the last one, in pixels.

    Args:
        wanted: how many actions each day has side by side at most.
        width: of all days together.
        zoom: text size, 1.0 for 100 %.
    """
    even = width / len(wanted)
    least = min(even, _QUIET * zoom)
    more = [max(0.0, min(each, MOST_LANES) * LANE * zoom - least) if each > 1 else 0.0 for each in wanted]
    spare, needed = width - least * len(wanted), sum(more)
    if needed > spare:
        widths = [least + spare * each / needed for each in more]
    elif all(least + each <= even for each in more):
        widths = [even] * len(wanted)
    else:
        left = (spare - needed) / len(wanted)
        widths = [least + each + left for each in more]
    return [round(edge) for edge in accumulate(widths, initial=0.0)]


def lanes_in(width: float, zoom: float) -> int:
    """Return how many actions a day of so many pixels has room for side by side."""
    return min(max(int(width // (_LEAST_LANE * zoom)), 1), MOST_LANES)
