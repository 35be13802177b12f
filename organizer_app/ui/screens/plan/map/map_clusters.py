"""Turns cities into points of a map and merges close ones, once per half-octave of zoom for the whole set."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.places.map_insets import MapInset
    from organizer_app.domain.rows.place_groups import Mix, PlaceGroup
    from organizer_app.ui.widgets.outlines import Region

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
