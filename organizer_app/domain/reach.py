"""How many people live near an action, where nobody does, and which cities to ask next."""

from __future__ import annotations

import functools
import itertools
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.distances import EARTH_RADIUS_KM

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence
    from collections.abc import Set as AbstractSet

# Kilometres people may be asked to come from: by tram, by car, by bus.
BANDS: Final = (25, 50, 100)
# One degree of latitude, the side of a coarse cell, is about this many kilometres everywhere.
_KM_A_DEGREE: Final = 111.2
_NEAR_POLE: Final = 0.02
# Cells of a degree on each side, by band: a search then looks at a few cells only.
_CELLS: Final = {25: 4, 50: 2, 100: 1}
# Two points of a cell of an eighth of a degree are never farther apart than the first band.
_TINY: Final = 8
# Of two cities side by side that differ by less than a tenth in whom they would reach, the larger is asked.
_NEARLY: Final = 0.9
_Vector = tuple[float, float, float]
_Cell = tuple[int, int]


class Settlement(NamedTuple):
    """A place of the gazetteer as reach sees it: a city together with its boroughs and quarters."""

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


class Ground:
    """The places of a country as unit vectors in cells, made once: a search then needs no trigonometry."""

    def __init__(self, places: Sequence[Settlement]) -> None:
        self.places = places
        self.populations = [place.population for place in places]
        self.total = sum(self.populations)
        self.by_size = sorted(
            range(len(places)), key=lambda each: (-self.populations[each], places[each].place_id)
        )
        self.vectors = [unit_vector(place.latitude, place.longitude) for place in places]
        self._cells: dict[int, dict[_Cell, list[int]]] = {
            per_degree: self._sorted_into(per_degree) for per_degree in (_TINY, *_CELLS.values())
        }

    def _sorted_into(self, per_degree: int) -> dict[_Cell, list[int]]:
        cells: dict[_Cell, list[int]] = defaultdict(list)
        for number, place in enumerate(self.places):
            cells[_cell(place.latitude, place.longitude, per_degree)].append(number)
        return dict(cells)

    def bands(self, spots: Iterable[tuple[float, float]]) -> dict[int, int]:
        """Return the smallest band in which a spot lies, by the number of each place that has one.

        Args:
            spots: latitude and longitude of points on the globe.
        """
        known = {spot: unit_vector(*spot) for spot in spots}
        tiny = self._cells[_TINY]
        found = {
            number: BANDS[0]
            for cell in {_cell(*spot, _TINY) for spot in known}
            for number in tiny.get(cell, ())
        }
        for band, per_degree in _CELLS.items():
            least, pending = math.cos(band / EARTH_RADIUS_KM), self._without(found, per_degree)
            here = _in_cells(known, per_degree)
            # Most have a spot in their own cell, and only the others are compared with all around.
            found.update(dict.fromkeys(self._sift(pending, here, least), band))
            around = _neighbours(here, band, per_degree, pending)
            found.update(dict.fromkeys(self._sift(pending, around, least), band))
        return found

    def _sift(
        self, pending: dict[_Cell, list[int]], near: Mapping[_Cell, list[_Vector]], least: float
    ) -> list[int]:
        """Take out of the cells what lies near one of their spots, by the least cosine, and return it."""
        vectors, taken = self.vectors, list[int]()
        for cell in pending.keys() & near.keys():
            left = []
            for number in pending[cell]:
                x, y, z = vectors[number]
                # Written out: a call for each of twenty thousand places costs more than what it does.
                for a, b, c in near[cell]:
                    if x * a + y * b + z * c >= least:
                        taken.append(number)
                        break
                else:
                    left.append(number)
            pending[cell] = left
            if not left:
                del pending[cell]
        return taken

    def _without(self, found: Container[int], per_degree: int) -> dict[_Cell, list[int]]:
        """Return the numbers of all places but those that were found, by cell."""
        cells = self._cells[per_degree].items()
        left = ((cell, [each for each in numbers if each not in found]) for cell, numbers in cells)
        return {cell: numbers for cell, numbers in left if numbers}

    def near_any(self, spots: Iterable[tuple[float, float]], band: int) -> Callable[[int], bool]:
        """Return what tells of the number of a place whether it lies within a band of any of some spots."""
        per_degree, least = _CELLS[band], math.cos(band / EARTH_RADIUS_KM)
        here = _in_cells({spot: unit_vector(*spot) for spot in spots}, per_degree)
        near = _neighbours(here, band, per_degree, self._cells[per_degree])

        def is_near(number: int) -> bool:
            place = self.places[number]
            cell = _cell(place.latitude, place.longitude, per_degree)
            return _is_near(self.vectors[number], near.get(cell, ()), least)

        return is_near

    def around(self, number: int, band: int) -> list[int]:
        """Return the numbers of the places within a band of a place, itself included."""
        place = self.places[number]
        cells = self._cells[_CELLS[band]]
        least = math.cos(band / EARTH_RADIUS_KM)
        spot = [self.vectors[number]]
        middle = _cell(place.latitude, place.longitude, _CELLS[band])
        return [
            each
            for cell in _cells_around(middle, band, _CELLS[band])
            for each in cells.get(cell, ())
            if each == number or _is_near(self.vectors[each], spot, least)
        ]


def _in_cells(spots: Mapping[tuple[float, float], _Vector], per_degree: int) -> dict[_Cell, list[_Vector]]:
    gathered: dict[_Cell, list[_Vector]] = defaultdict(list)
    for (latitude, longitude), vector in spots.items():
        gathered[_cell(latitude, longitude, per_degree)].append(vector)
    return gathered


def _neighbours(
    here: Mapping[_Cell, list[_Vector]], band: int, per_degree: int, settled: Container[_Cell]
) -> dict[_Cell, list[_Vector]]:
    """Return the spots that may lie within a band of the places of some cells, by cell."""
    near: dict[_Cell, list[_Vector]] = defaultdict(list)
    for middle, vectors in here.items():
        for cell in _cells_around(middle, band, per_degree):
            if cell in settled:
                near[cell] += vectors
    return near


def unit_vector(latitude: float, longitude: float) -> _Vector:
    """Return a point of the globe as a unit vector: the cosine of a distance is then one product."""
    north, east = math.radians(latitude), math.radians(longitude)
    ring = math.cos(north)
    return ring * math.cos(east), ring * math.sin(east), math.sin(north)


def _cell(latitude: float, longitude: float, per_degree: int) -> _Cell:
    return math.floor(latitude * per_degree), math.floor(longitude * per_degree)


def _cells_around(middle: _Cell, kilometres: float, per_degree: int) -> list[_Cell]:
    """Return the cells in which points may lie within a distance of any point of a cell."""
    line, column = middle
    up, across, half = _steps(line, kilometres, per_degree)
    return [
        (i, (j + half) % (2 * half) - half)
        for i in range(line - up, line + up + 1)
        for j in range(column - across, column + across + 1)
    ]


@functools.lru_cache(maxsize=4096)
def _steps(line: int, kilometres: float, per_degree: int) -> tuple[int, int, int]:
    """Return how many cells reach a distance upwards and across, and how many make a half circle."""
    side = _KM_A_DEGREE / per_degree
    up = math.ceil(kilometres / side)
    # Towards the poles a degree of longitude shrinks; the farthest line decides.
    highest = min(89.9, (max(abs(line), abs(line + 1)) + up) / per_degree)
    narrow = max(math.cos(math.radians(highest)), _NEAR_POLE)
    half = 180 * per_degree
    across = min(half - 1, math.ceil(kilometres / (side * narrow)))
    return up, across, half


def _is_near(vector: _Vector, spots: Iterable[_Vector], least: float) -> bool:
    """Whether the cosine of the angle to any of the spots is large enough."""
    x, y, z = vector
    for a, b, c in spots:  # noqa: SIM110  # a generator costs twice as much, and there are a million of these
        if x * a + y * b + z * c >= least:
            return True
    return False


def reach_of(
    ground: Ground,
    spots: Iterable[tuple[float, float]],
    groups_at: Mapping[int, Sequence[str]],
    *,
    asked: Iterable[tuple[float, float]] = (),
    most: int = 10,
) -> Reach:
    """Compute who is near an action, and whom to ask next.

    Args:
        ground: the places people live in.
        spots: latitude and longitude of every action that counts.
        groups_at: names of partner groups by the id of their home place.
        asked: latitude and longitude of the actions that are planned and do not count yet: a city beside one
            of them need not be asked again.
        most: how many cities to return of each list.
    """
    known = set(spots)
    bands = ground.bands(known)
    people = dict.fromkeys(BANDS, 0)
    for number, band in bands.items():
        people[band] += ground.populations[number]
    far = (ground.places[number] for number in ground.by_size if number not in bands)
    return Reach(
        within=dict(zip(BANDS, itertools.accumulate(people.values()), strict=True)),
        total=ground.total,
        largest_left_out=tuple(itertools.islice(far, most)),
        next_cities=_next_cities(ground, known, bands, groups_at, (ground.near_any(asked, BANDS[1]), most)),
    )


def _next_cities(
    ground: Ground,
    spots: AbstractSet[tuple[float, float]],
    bands: Mapping[int, int],
    groups_at: Mapping[int, Sequence[str]],
    limits: tuple[Callable[[int], bool], int],
) -> tuple[NextCity, ...]:
    """Take the city that is worth asking again and again, counting nobody twice.

    Only the largest places are looked at: a village is never the best place to reach a city from. The limits
    are which places are asked already, and how many cities to take.
    """
    is_asked, most = limits
    places = ground.places
    unreached = set(range(len(places))).difference(
        number for number, band in bands.items() if band <= BANDS[1]
    )
    free = (each for each in ground.by_size if each in unreached and not is_asked(each))
    largest = itertools.islice(free, most * 6)
    homes = [each for each in unreached if places[each].place_id in groups_at] if groups_at else []
    at_home = [each for each in homes if not is_asked(each)]
    around = {
        each: unreached.intersection(ground.around(each, BANDS[0]))
        for each in dict.fromkeys((*largest, *at_home))
    }
    vectors = list(itertools.starmap(unit_vector, spots))
    chosen: list[NextCity] = []
    while len(chosen) < most and around:
        gains = {each: sum(map(ground.populations.__getitem__, near)) for each, near in around.items()}
        best = _worth_asking(gains, around, places, groups_at)
        if not gains[best]:
            break
        groups = tuple(groups_at.get(places[best].place_id, ()))
        nearest = _nearest_km(ground.vectors[best], vectors) if best in bands else None
        chosen.append(NextCity(places[best], gains[best], nearest, groups))
        reached = around.pop(best)
        around = {each: near - reached for each, near in around.items()}
    return tuple(chosen)


def _worth_asking(
    gains: Mapping[int, int],
    around: Mapping[int, AbstractSet[int]],
    places: Sequence[Settlement],
    groups_at: Mapping[int, Sequence[str]],
) -> int:
    """Return the place that would reach most people, or one beside it that reaches nearly as many.

    The town in the middle between two cities is seldom the one to ask: a group at home counts, then size.
    """
    most = max(gains, key=lambda each: (gains[each], -each))
    enough = _NEARLY * gains[most]
    beside = [each for each in around if each in around[most] and gains[each] >= enough]

    def rank(each: int) -> tuple[bool, int, int, int]:
        return places[each].place_id in groups_at, places[each].population, gains[each], -each

    return max((most, *beside), key=rank)


def _nearest_km(place: _Vector, spots: Iterable[_Vector]) -> float:
    """Return how far the nearest of several spots is as the crow flies."""
    x, y, z = place
    cosine = max(x * a + y * b + z * c for a, b, c in spots)
    return EARTH_RADIUS_KM * math.acos(min(1.0, cosine))
