"""Decide which place a written name means among the places with that name."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from organizer_app.domain.places.countries import country_code
from organizer_app.domain.places.distances import NEARBY_KM, TWIN_TOWNS_KM, distance_km
from organizer_app.domain.places.place_names import (
    GazetteerPlace,
    MatchReason,
    PlaceMatch,
    fold_name,
    name_variants,
    segments,
    split_city_state,
    two_names,
    zip_code,
)
from organizer_app.domain.places.regions import UNKNOWN_REGION, Region, has_known_regions, region_of
from organizer_app.storage.gazetteer.gazetteer_rows import NamedPlace

_DOMINANT_IN_A_STATE: Final = 5
_DOMINANT_IN_THE_WORLD: Final = 20
_UNKNOWN_POPULATION: Final = 500
_MOST_CANDIDATES: Final = 10
_LONGEST_CODE: Final = 3
# Elsewhere other names are those in other languages.
_ASKED_IN: Final = "US"
_LARGE: Final = 100_000
_SAME_LETTERS: Final = 3


class PlaceFinding:
    """Find the place that the cells of a row mean, without near spellings.

    Args:
        with_key: returns the places of a region with a lookup key, largest first.
        with_zip: returns the place of a five-digit ZIP code, or None.
    """

    def __init__(
        self,
        with_key: Callable[[str, Region], list[NamedPlace]],
        with_zip: Callable[[str], GazetteerPlace | None],
    ) -> None:
        self._with_key = with_key
        self._with_zip = with_zip

    def find(self, city: str, state: str, country: str) -> PlaceMatch:
        """Return the place that stripped cells mean, or candidates; see `Gazetteer.find`."""
        if code := zip_code(city):
            place = self._with_zip(code)
            return PlaceMatch(place, (), MatchReason.ZIP) if place else _no_match(MatchReason.UNKNOWN)
        if not state and not country:
            return self._find_in_one_cell(city)
        region = region_of_cells(state, country)
        if region is None:
            return _no_match(MatchReason.UNKNOWN_REGION)
        return self._found_or_not(self._find_inside(city, region), city, region)

    def _find_in_one_cell(self, text: str) -> PlaceMatch:
        city, state, country = split_city_state(text)
        is_split = bool(state or country)
        if not is_split or "," not in text:
            # "Port Oregon" may be a name: try the gazetteer before splitting.
            whole = self._find_inside(text, UNKNOWN_REGION)
            if whole is not None:
                return whole
        region = Region(state, country)
        return self._found_or_not(self._find_inside(city, region) if is_split else None, city, region)

    def _found_or_not(self, found: PlaceMatch | None, city: str, region: Region) -> PlaceMatch:
        match = found or self._first_of_two(city, region)
        return match or _no_match(MatchReason.UNKNOWN)

    def _find_inside(self, city: str, region: Region) -> PlaceMatch | None:
        named = self.named(city, region)
        match = _choose(named, region) if named else None
        if match is None or match.place is None or match.why is not MatchReason.ALTERNATE:
            return match
        if match.place.country != _ASKED_IN or is_name_for(city, match.place):
            return match
        # Franklinville, NJ is not Nutley, though Nutley was called that once.
        return PlaceMatch(None, (match.place,), MatchReason.UNKNOWN)

    def named(self, city: str, region: Region) -> list[NamedPlace]:
        """Return the places that a cell may mean, for the first reading that matches any."""
        named = self._with_key(fold_name(city), region)
        if named:
            return _best_matches(named, region)
        readings = list(name_variants(city)[1:])
        if region.code:
            # Inside a known state, also try without a venue next to the city or a repeated state.
            readings += [fold_name(split_city_state(city)[0]), *map(fold_name, segments(city))]
        for key in readings:
            if named := self._with_key(key, region):
                return _best_matches(named, region)
        return []

    def _first_of_two(self, city: str, region: Region) -> PlaceMatch | None:
        names = two_names(city) if region.code else None
        if names is None:
            return None
        first, second = (self._find_inside(name, region) for name in names)
        if first is None or second is None or first.place is None or second.place is None:
            return None
        if _kilometres(first.place, second.place) > TWIN_TOWNS_KM:
            return None
        return PlaceMatch(first.place, (), MatchReason.FIRST_OF_TWO)


@lru_cache(maxsize=1024)
def region_of_cells(state: str, country: str) -> Region | None:
    """Return the region of two cells, or None if a cell holds something unknown."""
    land = country_code(country) if country else ""
    if country and not land:
        territory = region_of(country)
        if territory.code and not state:
            return territory
        land = territory.country
    if not state:
        return Region("", land) if land else None
    region = region_of(state, country=land)
    if region.code:
        return region
    if land and not has_known_regions(land):
        return Region("", land)
    # A column of countries read as states, next to a default country.
    other_land = country_code(state) if not land or len(state) > _LONGEST_CODE else ""
    return Region("", other_land) if other_land else None


def _best_matches(named: Iterable[NamedPlace], region: Region) -> list[NamedPlace]:
    """Return main names, largest first; outside a state, also an alternate name of a larger place.

    Postal places count only if no GeoNames place has the name.
    """
    everyone = list(named)
    if len(everyone) == 1:
        return everyone
    listed = [one for one in everyone if one.place.geoname_id > 0] or everyone
    written = [one for one in everyone if one.is_main_name]
    if region.country == _ASKED_IN and written and not any(one.is_main_name for one in listed):
        # A town that only the postal service lists is meant before one that was once called so.
        return written
    largest = max((one.place.population for one in listed if one.is_main_name), default=-1)
    if region.code and largest >= 0:
        return [one for one in listed if one.is_main_name]
    return [one for one in listed if one.is_main_name or one.place.population > largest]


def _choose(named: list[NamedPlace], region: Region) -> PlaceMatch:
    first = named[0]
    others = [one for one in named[1:] if not _is_same_spot(first.place, one.place)]
    if not others:
        return PlaceMatch(first.place, (), _reason(first))
    is_narrow = bool(region.code) or (bool(region.country) and not has_known_regions(region.country))
    ratio = _DOMINANT_IN_A_STATE if is_narrow else _DOMINANT_IN_THE_WORLD
    if first.place.population >= ratio * max(others[0].place.population, _UNKNOWN_POPULATION):
        return PlaceMatch(first.place, (), MatchReason.DOMINANT)
    candidates = tuple(one.place for one in [first, *others][:_MOST_CANDIDATES])
    return PlaceMatch(None, candidates, MatchReason.AMBIGUOUS)


def is_name_for(city: str, place: GazetteerPlace) -> bool:
    """Return whether another name is one that people have for this place, and not that of another town.

    It is if it shares all its words with the main name (Vegas), has its initials (NYC), or begins like the
    name of a large city (Philly). A list of other names also has former names and those of neighborhoods.
    """
    for typed in name_variants(city):
        words, main = typed.split(), fold_name(place.name).split()
        if set(words) <= set(main) or set(main) <= set(words):
            return True
        initials = "".join(word[0] for word in main)
        if typed.replace(" ", "") in {initials, f"{initials}c", "".join(main)}:
            return True
        is_short = typed[:_SAME_LETTERS] == fold_name(place.name)[:_SAME_LETTERS] and len(typed) < len(
            fold_name(place.name)
        )
        if place.population >= _LARGE and is_short:
            return True
    return False


def _is_same_spot(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    return _kilometres(one, other) <= NEARBY_KM and one.zone == other.zone and one.admin1 == other.admin1


def _kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


def _reason(found: NamedPlace) -> MatchReason:
    if found.place.geoname_id < 0:
        return MatchReason.POSTAL
    return MatchReason.EXACT if found.is_main_name else MatchReason.ALTERNATE


def _no_match(why: MatchReason) -> PlaceMatch:
    return PlaceMatch(None, (), why)
