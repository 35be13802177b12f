"""Answers which place a written name means, from the place list that ships with the program."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from organizer_app.domain.countries import country_code
from organizer_app.domain.distances import NEARBY_KM, TWIN_TOWNS_KM, distance_km
from organizer_app.domain.place_names import (
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
from organizer_app.domain.reach import Ground
from organizer_app.domain.regions import UNKNOWN_REGION, Region, has_known_regions, region_of
from organizer_app.storage.gazetteer_rows import GazetteerRows, NamedPlace
from organizer_app.storage.near_spellings import NearSpellings

_DOMINANT_IN_A_STATE: Final = 5
_DOMINANT_IN_THE_WORLD: Final = 20
_UNKNOWN_POPULATION: Final = 500
_MOST_CANDIDATES: Final = 10
_LONGEST_CODE: Final = 3
_BANDS_DEGREES: Final = (0.1, 0.5, 2.0, 5.0)
_CACHED_SEARCHES: Final = 20_000


class Gazetteer:
    """The shipped place list, opened read-only; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._rows = GazetteerRows(path)
        self._near_spellings = NearSpellings(self._rows)
        # A plan asks for the places of its own country again and again.
        self._ground = lru_cache(maxsize=1)(lambda country: Ground(self._rows.settlements(country)))
        self._find = lru_cache(maxsize=_CACHED_SEARCHES)(self._find_uncached)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; no other call is allowed afterwards."""
        self._rows.close()

    def find(self, *, city: str, state: str = "", country: str = "", suggesting: bool = True) -> PlaceMatch:
        """The one place that the cells of a row mean, or candidates to ask about.

        Never corrects a typing error: an unknown name comes back as UNKNOWN with near spellings. A bare name
        that several places share is a question, unless one of them has at least twenty times the inhabitants
        of the next (five times inside one state or a country whose regions are not known here).

        Args:
            city: the name as written.
            state: its state or province, as written.
            country: its country, as written.
            suggesting: look for near spellings of an unknown name, which takes some ten milliseconds.
        """
        match = self._find(city.strip(), state.strip(), country.strip())
        if match.why is not MatchReason.UNKNOWN or not suggesting:
            return match
        return PlaceMatch(None, self._suggestions(city, state, country), MatchReason.UNKNOWN)

    def ground(self, country: str) -> Ground:
        """Every place of a country that people live in, sorted by where it is; ISO 3166-1 alpha-2.

        Nobody lives in it twice: boroughs and quarters that a city counts already are left out.
        """
        return self._ground(country)

    def whole_city(self, geoname_id: int) -> int:
        """The place in which the people of a place are counted: the city of a borough, else itself."""
        return self._rows.city_of_part(geoname_id) or geoname_id

    def look_up(self, text: str, *, limit: int = 10) -> tuple[GazetteerPlace, ...]:
        """Places for a text such as "Arlington", "Arlington, VA" or "22201", the most likely first.

        A text that is no whole name is taken as the beginning of one; at last near spellings are offered.
        """
        match = self.find(city=text)
        if match.place is not None and match.why is not MatchReason.DOMINANT:
            return (match.place,)
        city, state, country = split_city_state(text)
        region = Region(state, country)
        places = [one.place for one in self._named(city, region)]
        if not places and "," not in text:
            places = [one.place for one in self._named(text, UNKNOWN_REGION)]
        if not places and (key := fold_name(city)):
            started = self._rows.with_key_start(key, limit=limit * 20)
            places = [place for place in started if _is_inside(place, region)]
        return tuple(places[:limit]) or match.candidates[:limit]

    def near_misses(self, city: str, *, state: str = "", country: str = "") -> tuple[GazetteerPlace, ...]:
        """Up to three places whose names are spelled nearly like `city`, those of the same state first."""
        region = _region(state, country) or UNKNOWN_REGION
        return self._near_spellings.nearest(city, region)

    def near_point(self, latitude: float, longitude: float) -> GazetteerPlace | None:
        """The nearest place of 500 or more inhabitants, or None when there is none within about 550 km."""
        for band in _BANDS_DEGREES:
            in_band = self._rows.between_latitudes(latitude - band, latitude + band)
            measured = ((distance_km(latitude, longitude, lat, lon), place) for place, lat, lon in in_band)
            kilometres, place = min(measured, default=(float("inf"), 0))
            if kilometres <= band * 111:
                return self._rows.with_id(place)
        return None

    def largest_in_region(self, country: str, admin1: str = "", *, limit: int) -> tuple[GazetteerPlace, ...]:
        """The most populous places of a country (ISO code) or of one of its states (postal code)."""
        return tuple(self._rows.largest_in_region(country, admin1, limit=limit))

    def zones(self) -> frozenset[str]:
        """Every IANA time zone that a place of the list has."""
        return self._rows.zones()

    def _suggestions(self, city: str, state: str, country: str) -> tuple[GazetteerPlace, ...]:
        if zip_code(city.strip()):
            return ()
        if not state.strip() and not country.strip():
            city, state, country = split_city_state(city.strip())
            return self._near_spellings.nearest(city, Region(state, country))
        return self.near_misses(city.strip(), state=state.strip(), country=country.strip())

    def _find_uncached(self, city: str, state: str, country: str) -> PlaceMatch:
        if code := zip_code(city):
            place = self._rows.with_zip(code)
            return PlaceMatch(place, (), MatchReason.ZIP) if place else _nothing(MatchReason.UNKNOWN)
        if not state and not country:
            return self._find_in_one_cell(city)
        region = _region(state, country)
        if region is None:
            return _nothing(MatchReason.UNKNOWN_REGION)
        return self._found_or_not(self._find_inside(city, region), city, region)

    def _find_in_one_cell(self, text: str) -> PlaceMatch:
        city, state, country = split_city_state(text)
        is_split = bool(state or country)
        if not is_split or "," not in text:
            # "Port Oregon" may be a name: the gazetteer decides before the split does.
            whole = self._find_inside(text, UNKNOWN_REGION)
            if whole is not None:
                return whole
        region = Region(state, country)
        return self._found_or_not(self._find_inside(city, region) if is_split else None, city, region)

    def _found_or_not(self, found: PlaceMatch | None, city: str, region: Region) -> PlaceMatch:
        match = found or self._first_of_two(city, region)
        return match or _nothing(MatchReason.UNKNOWN)

    def _find_inside(self, city: str, region: Region) -> PlaceMatch | None:
        named = self._named(city, region)
        return _choose(named, region) if named else None

    def _named(self, city: str, region: Region) -> list[NamedPlace]:
        """The places that a cell may mean, for the first reading of it that names any."""
        named = self._rows.with_key(fold_name(city), region)
        if named:
            return _meant(named, region)
        readings = list(name_variants(city)[1:])
        if region.code:
            # A venue beside the town, or the state once more, is only worth a guess inside a known state.
            readings += [fold_name(split_city_state(city)[0]), *map(fold_name, segments(city))]
        for key in readings:
            if named := self._rows.with_key(key, region):
                return _meant(named, region)
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
def _region(state: str, country: str) -> Region | None:
    """The region of two cells; None when a cell is filled with something that is not understood."""
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
    # A column of countries that was taken for states, beside a country filled in by default.
    other_land = country_code(state) if not land or len(state) > _LONGEST_CODE else ""
    return Region("", other_land) if other_land else None


def _is_inside(place: GazetteerPlace, region: Region) -> bool:
    return (not region.country or place.country == region.country) and (
        not region.code or place.admin1 == region.code
    )


def _meant(named: Iterable[NamedPlace], region: Region) -> list[NamedPlace]:
    """The main names, largest first; outside a state also an alternate name of a place larger than all those.

    Postal places count only where no place of GeoNames has the name.
    """
    everyone = list(named)
    if len(everyone) == 1:
        return everyone
    listed = [one for one in everyone if one.place.geoname_id > 0] or everyone
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


def _is_same_spot(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    return _kilometres(one, other) <= NEARBY_KM and one.zone == other.zone and one.admin1 == other.admin1


def _kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


def _reason(found: NamedPlace) -> MatchReason:
    if found.place.geoname_id < 0:
        return MatchReason.POSTAL
    return MatchReason.EXACT if found.is_main_name else MatchReason.ALTERNATE


def _nothing(why: MatchReason) -> PlaceMatch:
    return PlaceMatch(None, (), why)
