"""Finds the next city for the arrow keys: the nearest one in the direction pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT: Final = (-1, 0)
RIGHT: Final = (1, 0)
UP: Final = (0, -1)
DOWN: Final = (0, 1)
# Sideways distance counts more than distance ahead.
_ASIDE: Final = 2.2


def nearest_towards(
    spots: Sequence[tuple[float, float]], start: tuple[float, float], direction: tuple[int, int]
) -> int | None:
    """Return the index of the nearest spot in a direction, or None if there is none that way.

    Args:
        spots: the cities, in pixels.
        start: the starting point, in pixels.
        direction: one of `LEFT`, `RIGHT`, `UP`, `DOWN`.
    """
    best, lowest = None, 0.0
    for index, (x, y) in enumerate(spots):
        dx, dy = x - start[0], y - start[1]
        ahead = dx * direction[0] + dy * direction[1]
        aside = abs(dx * direction[1]) + abs(dy * direction[0])
        if ahead <= 1 or aside > ahead * _ASIDE:
            continue
        cost = ahead + aside * _ASIDE
        if best is None or cost < lowest:
            best, lowest = index, cost
    return best
