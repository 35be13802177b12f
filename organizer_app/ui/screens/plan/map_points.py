"""Turns cities into points of one of the two maps and counts those that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.ui.screens.plan.map_clusters import MapPoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.ui.screens.plan.outlines import Region
    from organizer_app.ui.screens.plan.place_groups import PlaceGroup


class MapPoints(NamedTuple):
    """The cities that a map shows, and how many actions, not called off, it has no point for."""

    points: tuple[MapPoint, ...]
    unplaced: int


def points_of(groups: Iterable[PlaceGroup], region: Region) -> MapPoints:
    """Return the points of cities on a map."""
    points, unplaced = [], 0
    for group in groups:
        spot = _spot(group.head, region)
        if spot is None:
            unplaced += sum(group.mix)
        else:
            points.append(MapPoint(group.key, group.head.city, *spot, group.mix, group.actions))
    return MapPoints(tuple(points), unplaced)


def best_region(groups: Iterable[PlaceGroup]) -> Region:
    """Return the map to begin with: the world only when no city lies in the United States."""
    abroad = False
    for group in groups:
        if group.head.usa_x is not None:
            return "usa"
        abroad = abroad or group.head.world_x is not None
    return "world" if abroad else "usa"


def _spot(row: ActionRow, region: Region) -> tuple[float, float] | None:
    x, y = (row.usa_x, row.usa_y) if region == "usa" else (row.world_x, row.world_y)
    return None if x is None or y is None else (x, y)
