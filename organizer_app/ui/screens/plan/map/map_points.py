"""Turns cities into points of one of the two maps and counts those without a position."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.ui.screens.plan.map.map_clusters import MapPoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.rows.place_groups import PlaceGroup
    from organizer_app.ui.widgets.outlines import Region


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
