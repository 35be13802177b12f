"""Groups the cities of the small map if there are too many for a dot each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF

from organizer_app.domain.places.map_insets import TERRITORY_INSETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.checks.overview import MapSpot, Mix

# With more cities than this, they are grouped.
FEW: Final = 60
# The size of a grid cell for grouping, in pixels at 100 % text size.
_CELL: Final = 34.0
_AIR: Final = 1.0
_SMALLEST: Final = 17
_LARGEST: Final = 32


class PlacedSpot(NamedTuple):
    """A city and its position in pixels."""

    spot: MapSpot
    at: QPointF


class SpotGroup(NamedTuple):
    """Cities under one mark: its position, the number of cities at each level, and its diameter."""

    members: Sequence[PlacedSpot]
    at: QPointF
    mix: Mix
    size: int


def gathered(placed: Sequence[PlacedSpot], zoom: float) -> list[SpotGroup]:
    """Return marks for cities such that none covers another, the largest last.

    Cities on the mainland are grouped together, and those of a territory with their territory.
    """
    cell = _CELL * zoom
    groups: dict[tuple[int, int, int], list[PlacedSpot]] = {}
    for each in placed:
        inset = _inset_at(each.spot)
        column, line = math.floor(each.at.x() / cell), math.floor(each.at.y() / cell)
        groups.setdefault((inset, 0, 0) if inset else (0, column, line), []).append(each)
    land = [_group(members, zoom) for key, members in groups.items() if not key[0]]
    framed = [_group(members, zoom) for key, members in groups.items() if key[0]]
    return sorted([*_apart(land, zoom), *_apart(framed, zoom)], key=lambda group: group.size)


def _apart(groups: Sequence[SpotGroup], zoom: float) -> list[SpotGroup]:
    """Merge marks until none covers another."""
    left = sorted(groups, key=lambda group: group.size)
    done: list[SpotGroup] = []
    while left:
        group = left.pop()
        met = next((each for each in done if _meet(group, each)), None)
        if met is None:
            done.append(group)
        else:
            # A mark that grew and moved may touch another one now.
            done.remove(met)
            left.append(_group([*met.members, *group.members], zoom))
    return done


def _meet(one: SpotGroup, other: SpotGroup) -> bool:
    way = one.at - other.at
    return math.hypot(way.x(), way.y()) < (one.size + other.size) / 2 + _AIR


def _inset_at(spot: MapSpot) -> int:
    """Return the number of the inset map of a city, from 1, or 0."""
    if spot.usa is None:
        return 0
    for number, inset in enumerate(TERRITORY_INSETS, start=1):
        across, down = spot.usa[0] - inset.left, spot.usa[1] - inset.top
        if 0 <= across <= inset.width and 0 <= down <= inset.height:
            return number
    return 0


def _group(members: Sequence[PlacedSpot], zoom: float) -> SpotGroup:
    levels = [each.spot.level for each in members]
    one, two, three, four, five, six = (levels.count(level) for level in range(6))
    number = len(members)
    at = QPointF(sum(each.at.x() for each in members) / number, sum(each.at.y() for each in members) / number)
    size = min(_LARGEST, round(_SMALLEST + 1.3 * math.sqrt(number - 1)))
    return SpotGroup(members, at, (one, two, three, four, five, six), round(size * zoom))
