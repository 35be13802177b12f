"""Index the places of a country in cells of the globe, to find nearby ones without comparing all pairs."""

from __future__ import annotations

import functools
import itertools
import math
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.places.distances import BANDS, EARTH_RADIUS_KM

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence

# One degree of latitude, the side of a coarse cell, is about this many kilometers everywhere.
_KM_A_DEGREE: Final = 111.2
_NEAR_POLE: Final = 0.02
# Cells per degree on each side, by band, so that a search only checks a few cells.
_CELLS: Final = {25: 4, 50: 2, 100: 1}
# About the number of places in a large country.
_MOST_SPOTS: Final = 32_768
_Vector = tuple[float, float, float]
_Cell = tuple[int, int]
# The number of a place, and its vector.
_Point = tuple[int, float, float, float]


class Settlement(NamedTuple):
    """A gazetteer place for reach calculations: a city together with its boroughs and neighborhoods."""

    place_id: int
    name: str
    admin1: str
    country: str
    latitude: float
    longitude: float
    population: int


class SpatialIndex:
    """The places of a country as unit vectors in cells, built once: searches then need no trigonometry."""

    def __init__(self, places: Sequence[Settlement]) -> None:
        self.places = places
        self.populations = [place.population for place in places]
        self.total = sum(self.populations)
        self.by_size = sorted(
            range(len(places)), key=lambda each: (-self.populations[each], places[each].place_id)
        )
        self.vectors = [unit_vector(place.latitude, place.longitude) for place in places]
        self._numbers = {place.place_id: number for number, place in enumerate(places)}
        self._cells: dict[int, dict[_Cell, list[int]]] = {
            per_degree: self._sorted_into(per_degree) for per_degree in _CELLS.values()
        }
        # Cities do not move, so look up their surroundings once.
        self.around = functools.lru_cache(maxsize=_MOST_SPOTS)(self._around)
        self._settled: dict[tuple[_Cell, int], list[_Cell]] = {}

    def _sorted_into(self, per_degree: int) -> dict[_Cell, list[int]]:
        cells: dict[_Cell, list[int]] = defaultdict(list)
        for number, place in enumerate(self.places):
            cells[_cell(place.latitude, place.longitude, per_degree)].append(number)
        return dict(cells)

    def numbers_of(self, place_ids: Iterable[int]) -> Iterator[int]:
        """Yield the numbers of the places with these ids that are in the index."""
        return (self._numbers[each] for each in place_ids if each in self._numbers)

    def bands(self, spots: Iterable[tuple[float, float]]) -> dict[int, Collection[int]]:
        """Return the numbers of places with a nearby spot, by the smallest band that contains one.

        Args:
            spots: latitude and longitude of points on the globe.
        """
        known = {spot: unit_vector(*spot) for spot in spots}
        first, *farther = BANDS
        found: dict[int, Collection[int]] = {first: set().union(*map(self.around, known))}
        pending = self._without(found[first], farther[0])
        for band in farther:
            near, taken = self._near(_in_cells(known, _CELLS[band]), band), list[int]()
            least = math.cos(band / EARTH_RADIUS_KM)
            sifted = [_sift(points, near.get(cell, ()), least, taken) for cell, points in pending.items()]
            found[band], pending = taken, _coarser(zip(pending, sifted, strict=True))
        return found

    def _without(self, found: Container[int], band: int) -> dict[_Cell, list[_Point]]:
        """Return all places except the found ones, by the cells of a band."""
        return {
            cell: [(number, *self.vectors[number]) for number in numbers if number not in found]
            for cell, numbers in self._cells[_CELLS[band]].items()
        }

    def _near(self, here: Mapping[_Cell, list[_Vector]], band: int) -> Mapping[_Cell, list[_Vector]]:
        """Return the spots that may be within a band of the places of each cell that has places."""
        # Check the spots in the cell itself first: most places have one there and stop searching.
        near = defaultdict(list, {cell: [*vectors] for cell, vectors in here.items()})
        for middle, vectors in here.items():
            for cell in self._settled_around(middle, band):
                near[cell] += vectors
        return near

    def _settled_around(self, middle: _Cell, band: int) -> list[_Cell]:
        """Return the other cells with places that may contain a point within a band of a point of a cell."""
        known = self._settled.get((middle, band))
        if known is None:
            per_degree = _CELLS[band]
            settled, around = self._cells[per_degree], _cells_around(middle, band, per_degree)
            known = [cell for cell in around if cell in settled and cell != middle]
            self._settled[middle, band] = known
        return known

    def near_any(self, spots: Iterable[tuple[float, float]], band: int) -> Callable[[int], bool]:
        """Return a function that tells, by number, whether a place is within a band of any of the spots."""
        beside, least = self.beside(spots, band), math.cos(band / EARTH_RADIUS_KM)
        return lambda number: _is_near(self.vectors[number], beside(number), least)

    def beside(self, spots: Iterable[tuple[float, float]], band: int) -> Callable[[int], Sequence[_Vector]]:
        """Return a function that lists, by number, every spot within a band of a place, and some beyond."""
        per_degree = _CELLS[band]
        here: dict[_Cell, list[tuple[float, float]]] = defaultdict(list)
        for spot in spots:
            here[_cell(*spot, per_degree)].append(spot)

        # Computed on demand, since few places are ever queried.
        @functools.cache
        def around(middle: _Cell) -> list[_Vector]:
            cells = _cells_around(middle, band, per_degree)
            return [unit_vector(*spot) for cell in cells for spot in here.get(cell, ())]

        def beside_place(number: int) -> list[_Vector]:
            place = self.places[number]
            return around(_cell(place.latitude, place.longitude, per_degree))

        return beside_place

    def _around(self, spot: tuple[float, float]) -> tuple[int, ...]:
        """Return the numbers of the places within the first band of a spot."""
        band = BANDS[0]
        least, (a, b, c) = math.cos(band / EARTH_RADIUS_KM), unit_vector(*spot)
        cells, vectors = self._cells[_CELLS[band]], self.vectors
        here = _cells_around(_cell(*spot, _CELLS[band]), band, _CELLS[band])
        numbers = itertools.chain.from_iterable(cells.get(cell, ()) for cell in here)
        near = ((number, *vectors[number]) for number in numbers)
        return tuple(number for number, x, y, z in near if x * a + y * b + z * c >= least)


def _in_cells(spots: Mapping[tuple[float, float], _Vector], per_degree: int) -> dict[_Cell, list[_Vector]]:
    gathered: dict[_Cell, list[_Vector]] = defaultdict(list)
    for (latitude, longitude), vector in spots.items():
        gathered[_cell(latitude, longitude, per_degree)].append(vector)
    return gathered


def _sift(points: list[_Point], near: Sequence[_Vector], least: float, taken: list[int]) -> list[_Point]:
    """Take the numbers of the points near a spot, by the least cosine, and return the others."""
    if not near:
        return points
    left = []
    for point in points:
        number, x, y, z = point
        # Inlined: calling a function for each of twenty thousand places costs more than its work.
        for a, b, c in near:
            if x * a + y * b + z * c >= least:
                taken.append(number)
                break
        else:
            left.append(point)
    return left


def _coarser(cells: Iterable[tuple[_Cell, list[_Point]]]) -> dict[_Cell, list[_Point]]:
    """Return the content of cells grouped into cells twice as long and twice as wide."""
    gathered: dict[_Cell, list[_Point]] = defaultdict(list)
    for (line, column), points in cells:
        gathered[line >> 1, column >> 1] += points
    return gathered


def unit_vector(latitude: float, longitude: float) -> _Vector:
    """Return a point on the globe as a unit vector: the cosine of a distance is then one dot product."""
    north, east = math.radians(latitude), math.radians(longitude)
    ring = math.cos(north)
    return ring * math.cos(east), ring * math.sin(east), math.sin(north)


def _cell(latitude: float, longitude: float, per_degree: int) -> _Cell:
    return math.floor(latitude * per_degree), math.floor(longitude * per_degree)


def _cells_around(middle: _Cell, kilometres: float, per_degree: int) -> list[_Cell]:
    """Return the cells whose points may be within a distance of any point of a cell."""
    line, column = middle
    up, across, half = _steps(line, kilometres, per_degree)
    return [
        (i, (j + half) % (2 * half) - half)
        for i in range(line - up, line + up + 1)
        for j in range(column - across, column + across + 1)
    ]


@functools.lru_cache(maxsize=4096)
def _steps(line: int, kilometres: float, per_degree: int) -> tuple[int, int, int]:
    """Return how many cells cover a distance vertically and horizontally, and how many make a half circle."""
    side = _KM_A_DEGREE / per_degree
    up = math.ceil(kilometres / side)
    # Toward the poles a degree of longitude shrinks; the farthest row decides.
    highest = (max(abs(line), abs(line + 1)) + up) / per_degree
    narrow = max(math.cos(math.radians(highest)), _NEAR_POLE)
    return up, math.ceil(kilometres / (side * narrow)), 180 * per_degree


def _is_near(vector: _Vector, spots: Iterable[_Vector], least: float) -> bool:
    """Return whether the cosine of the angle to any of the spots is large enough."""
    x, y, z = vector
    for a, b, c in spots:  # noqa: SIM110  # a generator costs twice as much, and there are a million of these
        if x * a + y * b + z * c >= least:
            return True
    return False


def nearest_km(place: _Vector, spots: Iterable[_Vector]) -> float:
    """Return the straight-line distance to the nearest of several spots."""
    x, y, z = place
    cosine = max(x * a + y * b + z * c for a, b, c in spots)
    return EARTH_RADIUS_KM * math.acos(min(1.0, cosine))
