"""Places the names of cities: the selected one first, then those at risk, then the large ones."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.ui.screens.plan.map.map_viewport import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LABEL_HEIGHT: Final = 16.0
_AIR: Final = 3.0
# A name must be this many pixels nearer to its own marker than to others, or it seems to belong to those.
_NEARER: Final = 3.0
_CELL: Final = 128.0
# The distance between two of the less usual positions of a name.
_STEP: Final = 6.0


class Marker(NamedTuple):
    """A marker that needs a name: center and diameter in pixels, width of the name, its priority.

    The selected one is named even if its name is close to another marker, or as far from its own as
    `reach` says.
    """

    x: float
    y: float
    size: float
    width: float
    turn: tuple[int, ...]
    is_chosen: bool = False
    reach: float = 0.0


class _Grid:
    """Boxes by the cells they cover, so that a new one is compared only with its neighbors."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Box]]] = {}

    def add(self, owner: int, box: Box) -> None:
        for cell in _cells_of(box):
            self._cells.setdefault(cell, []).append((owner, box))

    def is_free(self, owner: int, box: Box) -> bool:
        return not any(
            other != owner and box.meets(taken)
            for cell in _cells_of(box)
            for other, taken in self._cells.get(cell, ())
        )


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for line in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, line


def place_labels(
    markers: Sequence[Marker], room: Box, taken: Iterable[Box] = (), margin: float = 0.0
) -> dict[int, Box]:
    """Return the boxes of the names that fit, by index of the marker.

    No box overlaps another box or a box of `taken`, or comes near the marker of another city; names of
    visible markers are never cut.

    Args:
        markers: every marker drawn; those of width 0 have no name but other names avoid them.
        room: the visible rectangle, in pixels.
        taken: panels and frames; only names of markers outside a frame avoid it.
        margin: how far around the room names are placed for markers outside it, in pixels.
    """
    markers_taken, names_taken = _Grid(), _Grid()
    panels = tuple(taken)
    for index, marker in enumerate(markers):
        half = marker.size / 2
        disc = Box(marker.x - half, marker.y - half, marker.x + half, marker.y + half)
        markers_taken.add(index, Box(disc.left + 1, disc.top + 2, disc.right - 1, disc.bottom - 2))
    placed: dict[int, Box] = {}
    for index in sorted(range(len(markers)), key=lambda each: markers[each].turn):
        marker = markers[index]
        panels_off = [box for box in panels if not box.holds(marker.x, marker.y)]
        limits = room if room.holds(marker.x, marker.y) else room.grown(margin)
        for box, gap in chain(_candidates(marker), _farther(marker)):
            wide = Box(box.left - _AIR, box.top - 1, box.right + _AIR, box.bottom + 1)
            alone = box if marker.is_chosen else box.grown(gap + _NEARER)
            is_free = markers_taken.is_free(index, alone) and names_taken.is_free(index, wide)
            is_free = is_free and not any(box.meets(panel) for panel in panels_off)
            if is_free and limits.contains(box):
                names_taken.add(index, box)
                placed[index] = box
                break
    return placed


def _candidates(marker: Marker) -> Iterator[tuple[Box, float]]:
    """Yield the positions of a name and their distance from its marker, in pixels, best first.

    These are right, left, below, above, then at the corners.
    """
    width, half = marker.width, marker.size / 2
    if width <= 0:
        return
    for dx, dy, gap in (
        (half + 5, -8.0, 5.0),
        (-half - 5 - width, -8.0, 5.0),
        (-width / 2, half + 2, 2.0),
        (-width / 2, -half - 18, 2.0),
        (half + 1, half - 8, 1.0),
        (half + 1, -half - 6, 1.0),
        (-half - 1 - width, half - 8, 1.0),
        (-half - 1 - width, -half - 6, 1.0),
    ):
        left, top = marker.x + dx, marker.y + dy
        yield Box(left, top, left + width, top + LABEL_HEIGHT), gap


def _farther(marker: Marker) -> list[tuple[Box, float]]:
    """Return less usual positions around a marker, the nearest first; none without a reach."""
    width, far = marker.width, marker.size / 2 + marker.reach
    if width <= 0 or marker.reach <= 0:
        return []
    found = []
    for line in range(int((2 * far + LABEL_HEIGHT) / _STEP) + 1):
        top = line * _STEP - far - LABEL_HEIGHT
        for column in range(int((2 * far + width) / _STEP) + 1):
            left = column * _STEP - far - width
            box = Box(left, top, left + width, top + LABEL_HEIGHT)
            gap = box.distance(0.0, 0.0) - marker.size / 2
            if 0 < gap <= marker.reach:
                found.append((box.moved(marker.x, marker.y), gap))
    return sorted(found, key=lambda each: each[1])
