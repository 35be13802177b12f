"""Decides where markers and names are for one view of the map; panning only moves the result."""

from __future__ import annotations

import functools
import math
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.ui.screens.plan.map.map_viewport import Box, Viewport
from organizer_app.ui.widgets.marker_layout import FARTHEST, Spot, push_apart, shortened
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from organizer_app.domain.places.map_insets import MapInset
    from organizer_app.domain.rows.place_groups import Mix, PlaceGroup
    from organizer_app.ui.widgets.outlines import Region


def marker_title(marker: PlacedMarker) -> str:
    """Return the name of a marker, which may have several cities."""
    return words.marker_title(marker.cluster.name, len(marker.cluster.members) - 1)


def marker_sentence(marker: PlacedMarker) -> str:
    """Describe a marker in one sentence."""
    cluster = marker.cluster
    if len(cluster.members) > 1:
        return words.cluster_sentence(cluster.name, cluster.actions, len(cluster.members))
    return words.place_sentence(cluster.name, "", "", "", cluster.actions)


# Turns cities into points of a map and merges close ones, once per half-octave of zoom for the whole set


# The size of a grid cell for merging, in pixels.
CELL: Final = 44.0
# Merging this few is not worth hiding a city: the markers are pushed apart instead.
_ROOMY: Final = 0.6
_MOST_SINGLES: Final = 300
# A small map must be this many grid cells wide before its cities are shown separately.
_SMALL_MAP: Final = 2.0


class MapPoint(NamedTuple):
    """A city on the map: map units, its readiness mix and its number of actions."""

    key: str
    name: str
    x: float
    y: float
    mix: Mix
    actions: int


class MapPoints(NamedTuple):
    """The cities on a map, and the number of actions, without canceled ones, that are not on it."""

    points: tuple[MapPoint, ...]
    unplaced: int


def points_of(groups: Iterable[PlaceGroup], region: Region) -> MapPoints:
    """Return the points of cities on a map."""
    points, unplaced = [], 0
    is_usa = region == "usa"
    for group in groups:
        key, row, _rows, mix, actions = group
        x, y = (row.usa_x, row.usa_y) if is_usa else (row.world_x, row.world_y)
        if x is None or y is None:
            unplaced += sum(mix)
        else:
            points.append(MapPoint(key, row.city, x, y, mix, actions))
    return MapPoints(tuple(points), unplaced)


def best_region(groups: Iterable[PlaceGroup]) -> Region:
    """Return the map to start with: the world only if no city is in the United States."""
    abroad = False
    for group in groups:
        if group.head.usa_x is not None:
            return "usa"
        abroad = abroad or group.head.world_x is not None
    return "world" if abroad else "usa"


class Cluster(NamedTuple):
    """One marker: a city, or several merged ones; the position is the mean, weighted by actions.

    Attributes:
        key: key of its largest city.
        name: name of its largest city.
        x: map units.
        y: map units.
        mix: sum of the mixes.
        actions: sum of the actions.
        members: the cities, as indexes into the points.
    """

    key: str
    name: str
    x: float
    y: float
    mix: Mix
    actions: int
    members: tuple[int, ...]


def zoom_level(scale: float) -> int:
    """Return the half-octave of a scale in pixels per map unit; 0 is one to one."""
    return round(math.log2(scale) * 2)


class ClusterLevels:
    """The markers of a set of cities at every zoom, computed when first needed.

    Args:
        points: the cities.
        insets: the framed small maps; a city in one is never merged with a city outside.
    """

    def __init__(self, points: Sequence[MapPoint], insets: Sequence[MapInset] = ()) -> None:
        self.points = tuple(points)
        self._insets = insets
        self._levels: dict[int, tuple[Cluster, ...]] = {}

    def at(self, scale: float) -> tuple[Cluster, ...]:
        """Return the markers at a scale in pixels per map unit, the largest last, drawn on top."""
        level = zoom_level(scale)
        found = self._levels.get(level)
        if found is None:
            found = tuple(sorted(self._join(level), key=lambda cluster: cluster.actions))
            self._levels[level] = found
        return found

    def renew(self, index: int, point: MapPoint) -> None:
        """Replace a city by itself with other actions, at the same position."""
        old = self.points[index]
        self.points = (*self.points[:index], point, *self.points[index + 1 :])
        for level, clusters in tuple(self._levels.items()):
            if old.actions != point.actions:
                del self._levels[level]
                continue
            self._levels[level] = tuple(
                _cluster(self.points, cluster.members) if index in cluster.members else cluster
                for cluster in clusters
            )

    def _join(self, level: int) -> list[Cluster]:
        per_unit = 2 ** (level / 2) / CELL
        cells: dict[tuple[int, int], list[int]] = {}
        floor = math.floor
        framed = self._framed
        for index, point in enumerate(self.points):
            if index not in framed:
                cells.setdefault((floor(point.x * per_unit), floor(point.y * per_unit)), []).append(index)
        groups = [*cells.values(), *self._join_framed(per_unit)]
        if len(self.points) <= _MOST_SINGLES and len(groups) >= _ROOMY * len(self.points):
            groups = [[index] for index in range(len(self.points))]
        return [_cluster(self.points, members) for members in groups]

    @cached_property
    def _framed(self) -> dict[int, MapInset]:
        """The small map of each city in one; computed once, because most cities are far from all of them."""
        left = min((inset.left for inset in self._insets), default=math.inf)
        top = min((inset.top for inset in self._insets), default=math.inf)
        near = (index for index, point in enumerate(self.points) if point.x >= left and point.y >= top)
        return {index: inset for index in near for inset in self._insets if _is_in(inset, self.points[index])}

    def _join_framed(self, per_unit: float) -> list[list[int]]:
        """Merge the cities of each small map: all of them while it is hardly larger than a marker."""
        cells: dict[tuple[object, int, int], list[int]] = {}
        for index, inset in self._framed.items():
            point, is_small = self.points[index], inset.width * per_unit < _SMALL_MAP
            across, down = (0.0, 0.0) if is_small else (point.x, point.y)
            key = (inset.codes, math.floor(across * per_unit), math.floor(down * per_unit))
            cells.setdefault(key, []).append(index)
        return list(cells.values())


def _is_in(inset: MapInset, point: MapPoint) -> bool:
    across, down = point.x - inset.left, point.y - inset.top
    return 0 <= across <= inset.width and 0 <= down <= inset.height


def _cluster(points: Sequence[MapPoint], members: Sequence[int]) -> Cluster:
    if len(members) == 1:
        point = points[members[0]]
        return Cluster(point.key, point.name, point.x, point.y, point.mix, point.actions, (members[0],))
    largest = points[members[0]]
    actions, left, top = 0, 0.0, 0.0
    one = two = three = four = five = six = 0
    for index in members:
        point = points[index]
        number, mix = point.actions, point.mix
        if number > largest.actions:
            largest = point
        actions += number
        left += point.x * number
        top += point.y * number
        one += mix[0]
        two += mix[1]
        three += mix[2]
        four += mix[3]
        five += mix[4]
        six += mix[5]
    mixes = (one, two, three, four, five, six)
    return Cluster(largest.key, largest.name, left / actions, top / actions, mixes, actions, tuple(members))


# Places the names of cities: the selected one first, then those at risk, then the large ones


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
