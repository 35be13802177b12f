"""Assigns cards to columns, so that no side of the overview stays empty, and lines to cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Needs(NamedTuple):
    """The height of a card for each number of lines, from the fewest on, in pixels."""

    heights: tuple[int, ...]
    fewest: int = 0


def columns_of(needs: Mapping[str, Needs], heads: Sequence[str], gap: int) -> list[list[str]]:
    """Return the cards of each column: its head, then the others, tallest first, in the shortest column.

    Args:
        needs: the cards by code.
        heads: the first card of every column, from left to right.
        gap: pixels between two cards.
    """
    columns = [[head] for head in heads]
    heights = [needs[head].heights[0] for head in heads]
    rest = sorted((code for code in needs if code not in heads), key=lambda code: -needs[code].heights[0])
    for code in rest:
        shortest = min(range(len(columns)), key=heights.__getitem__)
        columns[shortest].append(code)
        heights[shortest] += gap + needs[code].heights[0]
    return columns


def lines_in(
    columns: Sequence[Sequence[str]], needs: Mapping[str, Needs], room: int, gap: int
) -> dict[str, int]:
    """Return the number of lines per card: the fewest, and more while its column is shorter than others.

    Args:
        columns: the cards of each column.
        needs: the cards by code.
        room: the height to fill if possible, in pixels.
        gap: pixels between two cards.
    """
    steps = dict.fromkeys(needs, 0)

    def height(column: Sequence[str]) -> int:
        return _height(column, needs, steps, gap)

    goal = max([room, *(height(column) for column in columns)])
    for column in columns:
        grows = True
        while grows:
            grows = False
            for code in column:
                left = len(needs[code].heights) - 1 - steps[code]
                more = needs[code].heights[steps[code] + 1] - needs[code].heights[steps[code]] if left else 0
                if left and height(column) + more <= goal:
                    steps[code] += 1
                    grows = True
    return {code: needs[code].fewest + steps[code] for code in needs}


def rests(
    columns: Sequence[Sequence[str]],
    needs: Mapping[str, Needs],
    shown: Mapping[str, int],
    room: int,
    gap: int,
) -> list[int]:
    """Return by how many pixels each column misses the goal with the lines that its cards show."""
    steps = {code: shown[code] - needs[code].fewest for code in needs}
    heights = [_height(column, needs, steps, gap) for column in columns]
    return [max([room, *heights]) - height for height in heights]


def _height(column: Sequence[str], needs: Mapping[str, Needs], steps: Mapping[str, int], gap: int) -> int:
    return sum(needs[code].heights[steps[code]] for code in column) + gap * (len(column) - 1)
