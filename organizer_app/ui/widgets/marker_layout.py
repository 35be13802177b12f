"""Pushes touching markers apart a little, so that New York does not hide Philadelphia."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Pixels: the largest distance of a marker from its true place, and the gap between two.
FARTHEST: Final = 24.0
_AIR: Final = 3.5
# Length of a name where room is scarce.
_SHORT_NAME: Final = 14
_STEPS: Final = 40
_SOFTNESS: Final = 0.7
_SAME_SPOT: Final = 1e-6
# More markers than this mean a dense plan, for which a few steps are enough.
_MANY: Final = 80
_FEW_STEPS: Final = 10

Spot = tuple[float, float]


def shortened(name: str) -> str:
    """Return the short form of a name for places with little room."""
    return name if len(name) <= _SHORT_NAME else f"{name[: _SHORT_NAME - 1].rstrip()}…"


def push_apart(
    spots: Sequence[Spot],
    sizes: Sequence[float],
    keep_out: Callable[[list[list[float]]], None] | None = None,
) -> list[Spot]:
    """Move markers until they no longer touch, none farther than `FARTHEST` from its spot.

    Args:
        spots: true places, in pixels.
        sizes: diameters, in pixels.
        keep_out: moves markers out of where none may be, after each step; it has the last word.
    """
    placed = [list(spot) for spot in spots]
    if keep_out is not None:
        keep_out(placed)
    pairs = _near_pairs(placed, sizes)
    for _step in range(_STEPS if len(spots) <= _MANY else _FEW_STEPS):
        touching = False
        for one, other, wanted in pairs:
            first, second = placed[one], placed[other]
            # Most are apart, and a call for each pair would take longer than everything else here.
            if math.hypot(first[0] - second[0], first[1] - second[1]) < wanted:
                touching = True
                _part(first, second, wanted)
        if not touching:
            break
        for spot, true in zip(placed, spots, strict=True):
            _limit_distance(spot, true)
        if keep_out is not None:
            keep_out(placed)
    return [(spot[0], spot[1]) for spot in placed]


def _part(one: list[float], other: list[float], wanted: float) -> None:
    dx, dy = one[0] - other[0], one[1] - other[1]
    distance = math.hypot(dx, dy)
    # Spots nearer than this count as one; dividing by their distance would throw both off the map.
    if distance < _SAME_SPOT:
        dx, distance = 1.0, 1.0
    push = (wanted - distance) / 2 * _SOFTNESS / distance
    one[0] += dx * push
    one[1] += dy * push
    other[0] -= dx * push
    other[1] -= dy * push


def _limit_distance(spot: list[float], true: Spot) -> None:
    dx, dy = spot[0] - true[0], spot[1] - true[1]
    distance = math.hypot(dx, dy)
    if distance > FARTHEST:
        spot[0] = true[0] + dx * FARTHEST / distance
        spot[1] = true[1] + dy * FARTHEST / distance


def _near_pairs(spots: Sequence[Sequence[float]], sizes: Sequence[float]) -> list[tuple[int, int, float]]:
    """Return the pairs that may ever touch, with the distance they need, found through a grid of cells."""
    reach = max(sizes, default=0.0) + _AIR + FARTHEST
    cells: dict[tuple[int, int], list[int]] = {}
    pairs = []
    for index, (x, y) in enumerate(spots):
        column, line = int(x // reach), int(y // reach)
        for near in ((column + i, line + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other in cells.get(near, ()):
                wanted = (sizes[index] + sizes[other]) / 2 + _AIR
                if abs(spots[other][0] - x) < reach and abs(spots[other][1] - y) < reach:
                    pairs.append((index, other, wanted))
        cells.setdefault((column, line), []).append(index)
    return pairs
