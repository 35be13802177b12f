"""Sets the widths of a week's days: a busy day gets the width that quiet days can spare."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# The width in pixels at 100 % text size at which an action is readable.
LANE: Final = 128
# The widths a day needs to show its name and count, its lines above the hours, or nothing.
_QUIET: Final = 88
_LINED: Final = 112
_EMPTY: Final = 72
# In a narrow week, each day keeps this part of an even share; the rest goes to busy days.
_NARROW_SHARE: Final = 0.8
# At most this many are side by side, each at least this many pixels wide.
MOST_LANES: Final = 6
_LEAST_LANE: Final = 52
_TIGHTEST_LANE: Final = 42
# A day with usually at most this many side by side is shown in full, however busy others are.
_LIGHT: Final = 3
_LIGHT_LANE: Final = 55


class DayWish(NamedTuple):
    """What decides the width of a day.

    Attributes:
        lanes: the largest number of simultaneous actions.
        actions: the number of actions.
        usual: the number of simultaneous actions for most of its actions, 0 if equal to the largest.
        is_empty: whether it has no action.
        is_lined: whether there are lines above its hours.
    """

    lanes: int
    actions: int = 0
    usual: int = 0
    is_empty: bool = False
    is_lined: bool = False


def column_edges(wishes: Sequence[DayWish], width: int, zoom: float) -> Sequence[int]:
    """Return where each day begins, and the end of the last one, in pixels.

    Args:
        wishes: of the days, in order.
        width: of all days together.
        zoom: text size, 1.0 for 100 %.
    """
    even = width / len(wishes)
    least = [_least(wish, even, zoom) for wish in wishes]
    more = [
        max(0.0, min(wish.lanes, MOST_LANES) * LANE * zoom - narrow)
        if wish.lanes > 1 and not wish.is_empty
        else 0.0
        for wish, narrow in zip(wishes, least, strict=True)
    ]
    spare, needed = width - sum(least), sum(more)
    if needed > spare:
        widths = [
            narrow + each
            for narrow, each in zip(least, _shares(wishes, least, more, spare, zoom), strict=True)
        ]
    elif all(narrow + each <= even for narrow, each in zip(least, more, strict=True)):
        widths = [even] * len(wishes)
    else:
        left = (spare - needed) / len(wishes)
        widths = [narrow + each + left for narrow, each in zip(least, more, strict=True)]
    return [round(edge) for edge in accumulate(widths, initial=0.0)]


def _least(wish: DayWish, even: float, zoom: float) -> float:
    """Return the minimum width of a day, in pixels."""
    if even < _QUIET * zoom:
        return even * _NARROW_SHARE
    if wish.is_lined:
        return min(even, _LINED * zoom)
    return (_EMPTY if wish.is_empty else _QUIET) * zoom


def _shares(
    wishes: Sequence[DayWish], least: Sequence[float], more: Sequence[float], spare: float, zoom: float
) -> Sequence[float]:
    """Return each day's share of the width that quiet days spare, by how busy it is.

    A light day gets the width of its usual lanes, if possible.
    """
    # They grow in steps, so that an edit seldom redraws the whole week.
    weights = [float(max(wish.actions, wish.lanes).bit_length()) for wish in wishes]
    shares = _by_weight(spare, more, weights)
    # Unreadable names are useless: fewer lanes of a light day are better than narrower ones.
    for lanes in range(_LIGHT, 1, -1):
        floors = [
            min(each, max(0.0, min(usual, lanes) * _LIGHT_LANE * zoom - narrow))
            if (usual := wish.usual or wish.lanes) <= _LIGHT
            else 0.0
            for wish, narrow, each in zip(wishes, least, more, strict=True)
        ]
        short = {number for number, floor in enumerate(floors) if shares[number] < floor}
        if not short:
            return shares
        caps = [0.0 if number in short else each for number, each in enumerate(more)]
        left = spare - sum(floors[number] for number in short)
        pairs = (2 * _LEAST_LANE * zoom - narrow for narrow in least)
        if left >= sum(max(0.0, min(pair, cap)) for pair, cap in zip(pairs, caps, strict=True)):
            others = _by_weight(left, caps, weights)
            return [floors[number] if number in short else others[number] for number in range(len(more))]
    return shares


def _by_weight(room: float, caps: Sequence[float], weights: Sequence[float]) -> Sequence[float]:
    """Return space shared by weight; none gets more than its cap."""
    shares = [0.0] * len(caps)
    waiting = [number for number, cap in enumerate(caps) if cap > 0]
    while waiting:
        unit = room / sum(weights[number] for number in waiting)
        full = [number for number in waiting if caps[number] <= unit * weights[number]]
        for number in full or waiting:
            shares[number] = caps[number] if full else unit * weights[number]
        room -= sum(shares[number] for number in full)
        waiting = [number for number in waiting if number not in full] if full else []
    return shares


def lanes_in(width: float, zoom: float) -> int:
    """Return how many actions fit side by side in a day of this width in pixels."""
    # One lane would only count what it could name.
    least = 2 if width >= 2 * _TIGHTEST_LANE * zoom else 1
    return min(max(int(width // (_LEAST_LANE * zoom)), least), MOST_LANES)
