"""Compute how many people live near an action, which areas have none, and which cities to ask next."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.places.distances import BANDS
from organizer_app.domain.places.spatial_index import Settlement, SpatialIndex, nearest_km

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

# Of two neighboring cities whose reach differs by less than a tenth, ask the larger one.
_NEARLY: Final = 0.9


@dataclass(frozen=True, slots=True)
class NextCity:
    """A city to ask next.

    Attributes:
        place: the city.
        people: people who would live within the first band of an action there and are now beyond the second
            one.
        nearest_km: distance to the nearest action, or None if none is within the last band.
        groups: names of partner groups based there.
    """

    place: Settlement
    people: int
    nearest_km: float | None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Who lives near an action.

    Attributes:
        within: people by band, in kilometers; each band includes the smaller ones.
        total: people in all the places considered.
        largest_left_out: the largest places farther than the last band from every action.
        next_cities: cities to ask next, the most people first.
    """

    within: Mapping[int, int]
    total: int
    largest_left_out: tuple[Settlement, ...]
    next_cities: tuple[NextCity, ...]


def reach_of(
    index: SpatialIndex,
    spots: Iterable[tuple[float, float]],
    groups_at: Mapping[int, Sequence[str]],
    *,
    asked: Iterable[tuple[float, float]] = (),
    most: int = 10,
) -> Reach:
    """Compute who lives near an action, and who to ask next.

    Args:
        index: the populated places.
        spots: latitude and longitude of every action that counts.
        groups_at: names of partner groups by the id of their home place.
        asked: latitude and longitude of planned actions that do not count yet: do not ask a city near one
            again.
        most: maximum number of cities in each list.
    """
    known = set(spots)
    bands = index.bands(known)
    people = (sum(map(index.populations.__getitem__, bands[band])) for band in BANDS)
    near = set(itertools.chain.from_iterable(bands.values()))
    far = (index.places[number] for number in index.by_size if number not in near)
    return Reach(
        within=dict(zip(BANDS, itertools.accumulate(people), strict=True)),
        total=index.total,
        largest_left_out=tuple(itertools.islice(far, most)),
        next_cities=_next_cities(index, known, bands, groups_at, (index.near_any(asked, BANDS[1]), most)),
    )


def _next_cities(
    index: SpatialIndex,
    spots: AbstractSet[tuple[float, float]],
    bands: Mapping[int, Collection[int]],
    groups_at: Mapping[int, Sequence[str]],
    limits: tuple[Callable[[int], bool], int],
) -> tuple[NextCity, ...]:
    """Pick the most useful city again and again, counting no one twice.

    Only consider the largest places: a village is never the best place to reach a city from. The limits are
    the places already asked, and the number of cities to pick.
    """
    is_asked, most = limits
    places = index.places
    unreached = set(range(len(places))).difference(*(bands[band] for band in BANDS[:2]))
    free = (each for each in index.by_size if each in unreached and not is_asked(each))
    largest = itertools.islice(free, most * 6)
    homes = unreached.intersection(index.numbers_of(groups_at))
    at_home = [each for each in homes if not is_asked(each)]
    around = {
        each: unreached.intersection(index.around((places[each].latitude, places[each].longitude)))
        for each in dict.fromkeys((*largest, *at_home))
    }
    beside = index.beside(spots, BANDS[2])
    chosen: list[NextCity] = []
    while len(chosen) < most and around:
        gains = {each: sum(map(index.populations.__getitem__, near)) for each, near in around.items()}
        best = _worth_asking(gains, around, places, groups_at)
        if not gains[best]:
            break
        groups = tuple(groups_at.get(places[best].place_id, ()))
        is_known = best in bands[BANDS[2]]
        nearest = nearest_km(index.vectors[best], beside(best)) if is_known else None
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
    """Return the place that would reach most people, or one next to it that reaches nearly as many.

    The town between two cities is rarely the best one to ask: prefer a place with a group, then the larger
    one.
    """
    most = max(gains, key=lambda each: (gains[each], -each))
    enough = _NEARLY * gains[most]
    beside = [each for each in around if each in around[most] and gains[each] >= enough]

    def rank(each: int) -> tuple[bool, int, int, int]:
        return places[each].place_id in groups_at, places[each].population, gains[each], -each

    return max((most, *beside), key=rank)
