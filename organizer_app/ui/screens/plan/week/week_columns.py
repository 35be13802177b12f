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
_TIGHTEST_LANE: Final = 42
# A day that usually has no more side by side is shown whole, however much there is on others.
_LIGHT: Final = 3
_LIGHT_LANE: Final = 55


class DayWish(NamedTuple):
    """What decides how wide a day is.

    Attributes:
        lanes: how many actions it has side by side at most.
        actions: how many it has.
        usual: how many are side by side where most of its actions are, 0 when as many as at most.
        is_empty: whether it has no action.
        is_lined: whether something stands above its hours.
    """

    lanes: int
    actions: int = 0
    usual: int = 0
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
    """Return how narrow a day may become, in pixels."""
    if even < _QUIET * zoom:
        return even * _NARROW_SHARE
    if wish.is_lined:
        return min(even, _LINED * zoom)
    return (_EMPTY if wish.is_empty else _QUIET) * zoom


def _shares(
    wishes: Sequence[DayWish], least: Sequence[float], more: Sequence[float], spare: float, zoom: float
) -> Sequence[float]:
    """Return what each day gets of the room that quiet days spare: by how much there is on it.

    A light day gets what shows its usual lanes, where there is the room.
    """
    # They grow by steps, so that an edit seldom draws the whole week anew.
    weights = [float(max(wish.actions, wish.lanes).bit_length()) for wish in wishes]
    shares = _by_weight(spare, more, weights)
    # Names that cannot be read are no names: fewer lanes of a light day are better than narrower ones.
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
    """Return room shared by weight; none gets more than its cap."""
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
    """Return how many actions a day of so many pixels has room for side by side."""
    # One lane would only count what it could name.
    least = 2 if width >= 2 * _TIGHTEST_LANE * zoom else 1
    return min(max(int(width // (_LEAST_LANE * zoom)), least), MOST_LANES)
