"""Reads the outlines of the states, as paths of SVG, from the file that the map of the window shares."""

from __future__ import annotations

import functools
import struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAGIC: Final = 0x4F524744
_FORMAT: Final = 1
# A path holds its number of points, then kind, x and y of each, then two numbers that only Qt needs.
_POINT: Final = struct.Struct(">idd")
_AFTER: Final = 8
_MOVE: Final = 0


class StateShape(NamedTuple):
    """A state in map units: its path as SVG, moved so that its bounds begin at 0, and those bounds."""

    path: str
    left: float
    top: float
    width: float
    height: float


@functools.cache
def state_shapes(outlines: Path) -> Mapping[str, StateShape]:
    """Return the states and territories of the United States by their code.

    Args:
        outlines: ``outlines.dat``, written by ``packaging/reference_data/build_outlines.py``.

    Raises:
        ValueError: the shipped file has another format.
    """
    data = outlines.read_bytes()
    if struct.unpack_from(">II", data) != (_MAGIC, _FORMAT):
        raise ValueError("outlines.dat has an unknown format")
    (count,) = struct.unpack_from(">I", data, 8)
    at, found = 12, {}
    for _state in range(count):
        code, at = _text(data, at)
        _name, at = _text(data, at)
        (points,) = struct.unpack_from(">i", data, at)
        end = at + 4 + points * _POINT.size
        found[code] = _shape(list(_POINT.iter_unpack(data[at + 4 : end])))
        at = end + _AFTER
    return found


def _text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from(">I", data, at)
    end = at + 4 + length
    return data[at + 4 : end].decode("utf-16-be"), end


def _shape(points: list[tuple[int, float, float]]) -> StateShape:
    left, right = min(x for _, x, _ in points), max(x for _, x, _ in points)
    top, bottom = min(y for *_, y in points), max(y for *_, y in points)
    path = "".join(f"{'M' if kind == _MOVE else 'L'}{x - left:.1f} {y - top:.1f}" for kind, x, y in points)
    return StateShape(path, left, top, right - left, bottom - top)
