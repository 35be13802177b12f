"""Place the actions of a schedule on a map so that none hides another.

Where only the city is known, all its actions would share one point: on a web map one dot would stand for
twenty. They are spread around the center, a few hundred meters, which keeps them in their city and apart at
street level. Clusters are left to the map program, which can make them from points but not undo them.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import cos, pi, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from organizer_app.domain.sharing.shared_schedule import SharedEntry

# Meters between neighbors; the golden angle turns a list of points into an even disc (Vogel, 1979).
_APART = 150.0
_GOLDEN_ANGLE = pi * (3 - sqrt(5))
_METERS_A_DEGREE = 111_320.0
# Longitudes run together at the poles.
_LEAST_WIDTH = 0.01
_DIGITS = 6


class MapPoint(NamedTuple):
    """A point in degrees, WGS 84."""

    latitude: float
    longitude: float


def map_points(entries: Iterable[SharedEntry]) -> dict[str, MapPoint]:
    """Return the point of each entry by its uid; one without coordinates has none.

    A known spot stays where it is. The first action of a city at its center stays there too, the others
    are spread around it in the order of the schedule.
    """
    there: Counter[MapPoint] = Counter()
    found: dict[str, MapPoint] = {}
    for entry in entries:
        if entry.latitude is None or entry.longitude is None:
            continue
        center = MapPoint(entry.latitude, entry.longitude)
        place = 0 if entry.is_spot else there[center]
        there[center] += not entry.is_spot
        found[entry.uid] = _beside(center, place)
    return found


def _beside(center: MapPoint, place: int) -> MapPoint:
    away, angle = _APART * sqrt(place) / _METERS_A_DEGREE, place * _GOLDEN_ANGLE
    width = max(cos(radians(center.latitude)), _LEAST_WIDTH)
    north, east = away * sin(angle), away * cos(angle) / width
    return MapPoint(round(center.latitude + north, _DIGITS), round(center.longitude + east, _DIGITS))


def bounding_box(points: Collection[MapPoint]) -> list[float]:
    """Return west, south, east and north (RFC 7946, 5); west is greater where it crosses the antimeridian.

    Honolulu and Guam are close neighbors across it, so the box is the narrower of both ways around.
    """
    east_west = sorted({point.longitude for point in points})
    gaps = [(after - before, before, after) for before, after in pairwise(east_west)]
    gaps.append((360 - (east_west[-1] - east_west[0]), east_west[-1], east_west[0]))
    _, east, west = max(gaps)
    return [west, min(point.latitude for point in points), east, max(point.latitude for point in points)]
