"""Writes rings of points as short SVG path data: simplified, rounded, relative."""

from itertools import pairwise

from simplification import simplified
from topology import Ring

TOLERANCE = 0.25
"""How far, in map units, the drawn line may run from the true one."""
STEPS_PER_UNIT = 5
"""Coordinates are rounded to a fifth of a map unit."""
SMALLEST_ISLAND = 1.2
"""Square map units; smaller rings would be a dot."""


def svg_path(lines: list[Ring], *, is_closed: bool) -> str:
    """One `d` attribute for all lines, each moved to absolutely and then drawn relatively."""
    drawn = [line for line in lines if not is_closed or _area(line) >= SMALLEST_ISLAND]
    return "".join(_line(line, is_closed=is_closed) for line in drawn)


def _line(line: Ring, *, is_closed: bool) -> str:
    steps = [(round(x * STEPS_PER_UNIT), round(y * STEPS_PER_UNIT)) for x, y in simplified(line, TOLERANCE)]
    moves = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(steps) if (x0, y0) != (x1, y1)]
    if not moves:
        return ""
    numbers = [_number(value) for move in moves for value in move]
    body = numbers[0] + "".join(text if text.startswith("-") else f" {text}" for text in numbers[1:])
    start = f"M{_number(steps[0][0])} {_number(steps[0][1])}"
    return f"{start}l{body}{'z' if is_closed else ''}"


def _number(steps: int) -> str:
    text = f"{steps / STEPS_PER_UNIT:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _area(ring: Ring) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]))) / 2
