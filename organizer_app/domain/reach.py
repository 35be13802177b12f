"""How many people live near an action, where nobody does, and which cities to ask next."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.distances import EARTH_RADIUS_KM, distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Kilometres people may be asked to come from: by tram, by car, by bus.
BANDS: Final = (25, 50, 100)
# One degree of latitude, the side of a grid cell, is about this many kilometres everywhere.
_KM_A_DEGREE: Final = 111.2
_NEAR_POLE: Final = 0.02
_FINE: Final = 4
# The cosine of the first band: nobody asks how much nearer it is.
_WELL_NEAR: Final = math.cos(BANDS[0] / EARTH_RADIUS_KM)
_Vector = tuple[float, float, float]


class Settlement(NamedTuple):
    """A place of the gazetteer as reach sees it."""

    place_id: int
    name: str
    admin1: str
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class NextCity:
    """A city to ask next.

    Attributes:
        place: the city.
        people: who would come within the first band of an action there and are beyond the second one now.
        nearest_km: how far the nearest action is, or None when there is none within the last band.
        groups: names of partner groups that are at home there.
    """

    place: Settlement
    people: int
    nearest_km: float | None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Who lives near an action.

    Attributes:
        within: people by band, in kilometres; each band holds the smaller ones.
        total: people in all the places that were looked at.
        largest_left_out: the largest places farther than the last band from every action.
        next_cities: cities to ask next, the most people first.
    """

    within: Mapping[int, int]
    total: int
    largest_left_out: tuple[Settlement, ...]
    next_cities: tuple[NextCity, ...]


class SpotGrid:
    """Points on the globe in cells, so that a search looks at neighbours only.

    Args:
        spots: latitude and longitude of each point.
        cells: how many cells a degree has on each side.
    """

    def __init__(self, spots: Iterable[tuple[float, float]], cells: int) -> None:
        self._per_degree = cells
        self._cells: dict[tuple[int, int], list[_Vector]] = defaultdict(list)
        for latitude, longitude in spots:
            self._cells[self.cell(latitude, longitude)].append(_vector(latitude, longitude))

    def cell(self, latitude: float, longitude: float) -> tuple[int, int]:
        """Return the cell of a point."""
        return math.floor(latitude * self._per_degree), math.floor(longitude * self._per_degree)

    def near_cell(self, cell: tuple[int, int], kilometres: float) -> list[_Vector]:
        """Return all points, as unit vectors, that may lie within a distance of any point of a cell."""
        line, column = cell
        side = _KM_A_DEGREE / self._per_degree
        up = math.ceil(kilometres / side)
        # Towards the poles a degree of longitude shrinks; the farthest line decides.
        highest = min(89.9, (max(abs(line), abs(line + 1)) + up) / self._per_degree)
        narrow = max(math.cos(math.radians(highest)), _NEAR_POLE)
        half = 180 * self._per_degree
        across = min(half - 1, math.ceil(kilometres / (side * narrow)))
        return [
            spot
            for i in range(line - up, line + up + 1)
            for j in range(column - across, column + across + 1)
            for spot in self._cells.get((i, (j + half) % (2 * half) - half), ())
        ]


def nearest_distances(places: Sequence[Settlement], spots: Iterable[tuple[float, float]]) -> dict[int, float]:
    """Return, by place id, the great-circle distance to the nearest point where one is within the last band.

    A distance below the first band is not made smaller: nobody asks whether it is 3 or 7 kilometres.
    """
    known = set(spots)
    found: dict[int, float] = {}
    # Where actions lie close together almost everybody is settled by the fine grid.
    for cells, band in ((_FINE, BANDS[0]), (1, BANDS[-1])):
        left = [place for place in places if place.place_id not in found]
        _search(left, SpotGrid(known, cells), band, found)
    return found


def _search(places: Iterable[Settlement], grid: SpotGrid, band: int, found: dict[int, float]) -> None:
    cells: dict[tuple[int, int], list[Settlement]] = defaultdict(list)
    for place in places:
        cells[grid.cell(place.latitude, place.longitude)].append(place)
    for cell, inside in cells.items():
        candidates = grid.near_cell(cell, band)
        for place in inside if candidates else ():
            distance = _nearest(place, candidates)
            if distance <= band:
                found[place.place_id] = distance


def reach_of(
    places: Sequence[Settlement],
    spots: Iterable[tuple[float, float]],
    groups_at: Mapping[int, Sequence[str]],
    *,
    most: int = 10,
) -> Reach:
    """Compute who is near an action, and whom to ask next.

    Args:
        places: the places people live in.
        spots: latitude and longitude of every action that counts.
        groups_at: names of partner groups by the id of their home place.
        most: how many cities to return of each list.
    """
    nearest = nearest_distances(places, spots)
    within = {
        band: sum(each.population for each in places if nearest.get(each.place_id, math.inf) <= band)
        for band in BANDS
    }
    far = [each for each in places if each.place_id not in nearest]
    far.sort(key=lambda each: (-each.population, each.place_id))
    return Reach(
        within=within,
        total=sum(each.population for each in places),
        largest_left_out=tuple(far[:most]),
        next_cities=_next_cities(places, nearest, groups_at, most),
    )


def _vector(latitude: float, longitude: float) -> _Vector:
    """Return a point of the globe as a unit vector: the cosine of a distance is then one product."""
    north, east = math.radians(latitude), math.radians(longitude)
    ring = math.cos(north)
    return ring * math.cos(east), ring * math.sin(east), math.sin(north)


def _nearest(place: Settlement, spots: Sequence[_Vector]) -> float:
    x, y, z = _vector(place.latitude, place.longitude)
    best = -1.0
    for a, b, c in spots:
        nearness = x * a + y * b + z * c
        if nearness > best:
            best = nearness
            if best >= _WELL_NEAR:
                break
    return EARTH_RADIUS_KM * math.acos(min(1.0, best))


def _next_cities(
    places: Sequence[Settlement],
    nearest: Mapping[int, float],
    groups_at: Mapping[int, Sequence[str]],
    most: int,
) -> tuple[NextCity, ...]:
    """Take the city that would reach most people again and again, counting nobody twice.

    Only the largest places are looked at: a village is never the best place to reach a city from.
    """
    unreached = {each.place_id: each for each in places if nearest.get(each.place_id, math.inf) > BANDS[1]}
    ranked = sorted(unreached.values(), key=lambda each: (-each.population, each.place_id))
    candidates = ranked[: most * 6] + [each for each in ranked[most * 6 :] if each.place_id in groups_at]
    around = {each.place_id: _around(each, unreached) for each in candidates}
    chosen: list[NextCity] = []
    while len(chosen) < most and candidates:
        gains = [(_gain(around[each.place_id], unreached), each) for each in candidates]
        people, best = max(
            gains, key=lambda pair: (pair[0], bool(groups_at.get(pair[1].place_id)), -pair[1].place_id)
        )
        if not people:
            break
        groups = tuple(groups_at.get(best.place_id, ()))
        chosen.append(NextCity(best, people, nearest.get(best.place_id), groups))
        candidates.remove(best)
        for place_id in around[best.place_id]:
            unreached.pop(place_id, None)
    return tuple(chosen)


def _around(city: Settlement, unreached: Mapping[int, Settlement]) -> list[int]:
    reach = BANDS[0] / _KM_A_DEGREE
    wide = reach / max(math.cos(math.radians(city.latitude)), _NEAR_POLE)
    return [
        each.place_id
        for each in unreached.values()
        if abs(each.latitude - city.latitude) <= reach
        and abs(each.longitude - city.longitude) <= wide
        and distance_km(city.latitude, city.longitude, each.latitude, each.longitude) <= BANDS[0]
    ]


def _gain(place_ids: Sequence[int], unreached: Mapping[int, Settlement]) -> int:
    return sum(unreached[each].population for each in place_ids if each in unreached)
