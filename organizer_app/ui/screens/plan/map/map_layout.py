"""Decides where markers and names are for one view of the map; panning only moves the result."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.ui.screens.plan.map.map_labels import Marker, place_labels
from organizer_app.ui.screens.plan.map.map_viewport import Box, Viewport
from organizer_app.ui.widgets.marker_layout import FARTHEST, Spot, push_apart, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from organizer_app.ui.screens.plan.map.map_clusters import Cluster

# The margin around the view, in pixels, in which markers and names are laid out as well.
REACH: Final = 256.0
_EDGE: Final = 4.0
_SMALLEST: Final = 20
_LARGEST: Final = 48
_SLACK: Final = 5.0
_CHOSEN_RING: Final = 8.0
# The largest distance of the selected city's name from its marker.
_REACH_OF_NAME: Final = 40.0


class PlacedMarker(NamedTuple):
    """A marker with its center, its true position, its diameter and its name's box, all in pixels.

    The name is the text in the box.
    """

    cluster: Cluster
    x: float
    y: float
    true_x: float
    true_y: float
    size: int
    label: Box | None
    name: str

    def distance(self, x: float, y: float) -> float:
        """Return how far a pixel is from the center."""
        return math.hypot(self.x - x, self.y - y)

    def moved(self, dx: float, dy: float) -> PlacedMarker:
        """Return the same marker with its name at another position."""
        name = self.label.moved(dx, dy) if self.label is not None else None
        return self._replace(
            x=self.x + dx, y=self.y + dy, true_x=self.true_x + dx, true_y=self.true_y + dy, label=name
        )


class MapLayout(NamedTuple):
    """The markers of a view in drawing order, to be shifted by as much as the view has moved since."""

    view: Viewport
    markers: tuple[PlacedMarker, ...] = ()

    def shift(self, view: Viewport) -> tuple[float, float]:
        """Return the shift of the markers in pixels for a view of the same scale."""
        return view.x - self.view.x, view.y - self.view.y

    def stretched(self, view: Viewport) -> MapLayout:
        """Return the markers and names at another scale, before they are placed again."""
        moved = []
        for marker in self.markers:
            new_x, new_y = view.to_screen(marker.cluster.x, marker.cluster.y)
            moved.append(marker.moved(new_x - marker.true_x, new_y - marker.true_y))
        return MapLayout(view, tuple(moved))

    def marker_at(self, x: float, y: float) -> PlacedMarker | None:
        """Return the marker under a pixel of the layout's own view; of several, the nearest."""
        near = [marker for marker in self.markers if marker.distance(x, y) <= marker.size / 2 + _SLACK]
        return min(near, key=lambda marker: marker.distance(x, y), default=None)


class Panels(NamedTuple):
    """Size of the view, the boxes on it that cover the map, and the frames of small maps, in pixels."""

    width: float
    height: float
    covered: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()


def marker_size(actions: int, growth: float = 1.0) -> int:
    """Return the diameter of a marker in pixels: its area grows with the number of actions.

    Args:
        actions: the number of its actions.
        growth: the factor for large text; see `marker_growth`.
    """
    size = _SMALLEST if actions <= 1 else min(_LARGEST, round(_SMALLEST + 2.5 * math.sqrt(actions)))
    return round(size * growth)


def marker_growth(zoom: float) -> float:
    """Return the growth of markers with the text size: half that of the text, to leave the map visible."""
    return max(1.0, (1 + zoom) / 2)


def lay_out(
    clusters: Iterable[Cluster],
    view: Viewport,
    panels: Panels,
    chosen: int | None,
    width_of: Callable[[str], float],
    growth: float = 1.0,
) -> MapLayout:
    """Place the markers of a view.

    Args:
        clusters: the markers at the scale of the view, in drawing order.
        view: the visible part of the map.
        panels: the size of the view and what covers it.
        chosen: index of the selected city among the points, or None.
        width_of: measures a name in pixels.
        growth: see `marker_growth`.
    """
    room = Box(_EDGE, _EDGE, panels.width - _EDGE, panels.height - _EDGE)
    near = _near(view, panels)
    shown = [cluster for cluster in clusters if near.holds(cluster.x, cluster.y)]
    shown.sort(key=lambda cluster: chosen is not None and chosen in cluster.members)
    true = [view.to_screen(cluster.x, cluster.y) for cluster in shown]
    sizes = [marker_size(cluster.actions, growth) for cluster in shown]
    spots = _placed(true, sizes, panels.frames)
    wishes = [
        _wish(cluster, spot, size, chosen, width_of)
        for cluster, spot, size in zip(shown, spots, sizes, strict=True)
    ]
    names = [cluster.name for cluster in shown]
    labels = _labels(tuple(wishes), room, panels.covered)
    last = len(wishes) - 1
    if wishes and wishes[last].is_chosen and last not in labels and room.holds(*spots[last]):
        farther = (*wishes[:last], wishes[last]._replace(reach=_REACH_OF_NAME))
        labels = _labels(farther, room, panels.covered)
        if last not in labels:
            short = shortened(names[last])
            labels = _insisted(wishes, width_of(short) + 2, room, panels.covered)
            # Without any room it is written over the crowd, where it need not be cut.
            names[last] = short if last in labels else names[last]
    markers = (
        PlacedMarker(cluster, *spots[index], *true[index], sizes[index], labels.get(index), names[index])
        for index, cluster in enumerate(shown)
    )
    return MapLayout(view, tuple(markers))


def _placed(true: Sequence[Spot], sizes: list[int], frames: Sequence[Box]) -> list[Spot]:
    """Return non-overlapping positions of markers; framed ones shrink and stay in their frame."""
    framed = _framed(true, frames)
    for index, frame in framed.items():
        sizes[index] = _within(frame, sizes[index])
    spots = _apart(tuple(true), tuple(sizes), tuple(frames), frozenset(framed)).copy()
    for index, frame in framed.items():
        spots[index] = _kept_in(frame, spots[index], sizes[index])
    return spots


def _near(view: Viewport, panels: Panels) -> Box:
    """Return the part of the map to lay out, in map units: the view and a margin."""
    seen = Box(0, 0, panels.width, panels.height).grown(REACH)
    return Box(*view.to_map(seen.left, seen.top), *view.to_map(seen.right, seen.bottom))


def _framed(spots: Iterable[Spot], frames: Sequence[Box]) -> dict[int, Box]:
    """Return the frame of each framed marker, by index; most are far from all frames."""
    left = min((frame.left for frame in frames), default=math.inf)
    top = min((frame.top for frame in frames), default=math.inf)
    near = [(index, spot) for index, spot in enumerate(spots) if spot[0] >= left and spot[1] >= top]
    return {index: frame for index, spot in near for frame in frames if frame.holds(*spot)}


def _keep_out(
    spots: list[list[float]], sizes: Sequence[int], frames: Sequence[Box], framed: Collection[int]
) -> None:
    """Move those of other places out of the frames, which are east of all land; the neighbors make room."""
    left = min((frame.left for frame in frames), default=math.inf)
    top = min((frame.top for frame in frames), default=math.inf)
    bottom = max((frame.bottom for frame in frames), default=-math.inf)
    for index, spot in enumerate(spots):
        x, y = spot
        half = sizes[index] / 2 + 1
        touches = left - half < x < left + FARTHEST and top - half < y < bottom + half
        if touches and index not in framed:
            spot[0] = left - half


def _within(frame: Box, size: int) -> int:
    """Return the diameter of a marker that does not cover its whole frame."""
    return min(size, max(_SMALLEST, round(min(frame.right - frame.left, frame.bottom - frame.top) - 2)))


def _kept_in(frame: Box, spot: Spot, size: int) -> Spot:
    """Return the position of a marker that was pushed by others, but never out of its frame."""
    half = size / 2 + 1
    x = min(max(spot[0], frame.left + half), max(frame.right - half, frame.left + half))
    y = min(max(spot[1], frame.top + half), max(frame.bottom - half, frame.top + half))
    return x, y


# Most edits and selections move no marker, so the last results are kept.
@functools.lru_cache(maxsize=16)
def _apart(
    spots: tuple[Spot, ...], sizes: tuple[int, ...], frames: tuple[Box, ...], framed: frozenset[int]
) -> list[Spot]:
    return push_apart(
        spots,
        sizes,
        functools.partial(_keep_out, sizes=sizes, frames=frames, framed=framed) if frames else None,
    )


@functools.lru_cache(maxsize=16)
def _labels(wishes: tuple[Marker, ...], room: Box, covered: tuple[Box, ...]) -> dict[int, Box]:
    return place_labels(wishes, room, covered, REACH)


def _insisted(wishes: Sequence[Marker], width: float, room: Box, covered: tuple[Box, ...]) -> dict[int, Box]:
    """Place the names with a shorter one for the last marker: near it, or as far away as allowed."""
    *others, last = wishes
    shorter = last._replace(width=width)
    labels = _labels((*others, shorter), room, covered)
    if len(others) in labels:
        return labels
    return _labels((*others, shorter._replace(reach=_REACH_OF_NAME)), room, covered)


def _wish(
    cluster: Cluster, spot: Spot, size: int, chosen: int | None, width_of: Callable[[str], float]
) -> Marker:
    """Return what a marker asks of the names: its own size, that of its name, and its priority."""
    is_chosen = chosen in cluster.members
    edge = size + (_CHOSEN_RING if is_chosen else 0.0)
    width = width_of(cluster.name) + 2 if is_chosen or len(cluster.members) == 1 else 0.0
    return Marker(*spot, edge, width, _turn(cluster, chosen), is_chosen)


def _turn(cluster: Cluster, chosen: int | None) -> tuple[int, ...]:
    return (chosen not in cluster.members, cluster.mix[0] == 0, -cluster.actions)
