"""Find the place that a written name means, in the place list that ships with the program."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from organizer_app.domain.places.distances import distance_km
from organizer_app.domain.places.place_names import (
    GazetteerPlace,
    MatchReason,
    PlaceMatch,
    fold_name,
    split_city_state,
    zip_code,
)
from organizer_app.domain.places.regions import UNKNOWN_REGION, Region
from organizer_app.domain.places.spatial_index import SpatialIndex
from organizer_app.storage.gazetteer.gazetteer_rows import GazetteerRows, NamedPlace
from organizer_app.storage.gazetteer.near_spellings import NearSpellings
from organizer_app.storage.gazetteer.place_finding import PlaceFinding, region_of_cells

_BANDS_DEGREES: Final = (0.1, 0.5, 2.0, 5.0)
# Number of the largest cities of a state that serve as landmarks, and their maximum distance.
_KNOWN_CITIES: Final = 40
_FAR_KM: Final = 150.0
_CACHED_SEARCHES: Final = 20_000
Cells = tuple[str, str, str]
"""City, state and country of a row."""


class Gazetteer:
    """The shipped place list, opened read-only; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._rows = GazetteerRows(path)
        self._near_spellings = NearSpellings(self._rows)
        # A plan looks up the places of its own country again and again.
        self._spatial_index = lru_cache(maxsize=1)(
            lambda country: SpatialIndex(self._rows.settlements(country))
        )
        self._finding = PlaceFinding(self._rows.with_key, self._rows.with_zip)
        self._find = lru_cache(maxsize=_CACHED_SEARCHES)(self._finding.find)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; make no other call afterward."""
        self._rows.close()

    def find(self, *, city: str, state: str = "", country: str = "", suggesting: bool = True) -> PlaceMatch:
        """Return the place that the cells of a row mean, or candidates to ask about.

        Never correct a typing error: an unknown name returns UNKNOWN with near spellings, and so does a
        former or local name of a place that is called something else, with that place. A bare name that
        several places share is a question, unless one of them has at least twenty times the population of the
        next (five times inside one state, or inside a country whose regions are not known here).

        Args:
            city: the name as written.
            state: its state or province, as written.
            country: its country, as written.
            suggesting: whether to look for near spellings of an unknown name, which takes about ten
                milliseconds.
        """
        match = self._find(city.strip(), state.strip(), country.strip())
        if match.why is not MatchReason.UNKNOWN or match.candidates or not suggesting:
            return match
        return PlaceMatch(None, self._suggestions(city, state, country), MatchReason.UNKNOWN)

    def find_all(self, wanted: Iterable[Cells]) -> dict[Cells, PlaceMatch]:
        """Return what `find` returns for the cells of many rows, without near spellings.

        Use few queries and no cache: a file with thousands of cities would evict what people look for.
        """
        cells = {each: tuple(map(str.strip, each)) for each in wanted}
        regions = {stripped: region_of_cells(*stripped[1:]) for stripped in cells.values()}
        known = self._rows.with_keys({
            (fold_name(stripped[0]), region) for stripped, region in regions.items() if region is not None
        })  # fmt: skip

        def with_key(key: str, region: Region) -> list[NamedPlace]:
            found = known.get((key, region))
            return self._rows.with_key(key, region) if found is None else found

        find = PlaceFinding(with_key, self._rows.with_zip).find
        return {each: find(*stripped) for each, stripped in cells.items()}

    def spatial_index(self, country: str) -> SpatialIndex:
        """Return every populated place of a country (ISO 3166-1 alpha-2) as a spatial index.

        Count no one twice: leave out boroughs and neighborhoods that a city already includes.
        """
        return self._spatial_index(country)

    def whole_city(self, geoname_id: int) -> int:
        """Return the place whose population includes a place: the city of a borough, else itself."""
        return self._rows.city_of_part(geoname_id) or geoname_id

    def landmark(self, place: GazetteerPlace) -> GazetteerPlace | None:
        """Return the landmark city of a place: the city it is part of, or a large one nearby."""
        city = self.whole_city(place.geoname_id)
        if city != place.geoname_id:
            return self._rows.with_id(city)
        known = self._rows.largest_in_region(place.country, place.admin1, limit=_KNOWN_CITIES)
        measured = [
            (distance_km(place.latitude, place.longitude, each.latitude, each.longitude), number)
            for number, each in enumerate(known)
            if each.geoname_id != place.geoname_id
        ]
        kilometres, number = min(measured, default=(_FAR_KM, 0))
        return known[number] if kilometres < _FAR_KM else None

    def look_up(self, text: str, *, limit: int = 10) -> tuple[GazetteerPlace, ...]:
        """Return places for a text such as "Arlington", "Arlington, VA" or "22201", most likely first.

        Without an exact match, treat the text as the start of a name; as a last resort, return near
        spellings.
        """
        match = self.find(city=text)
        if match.place is not None and match.why is not MatchReason.DOMINANT:
            return (match.place,)
        city, state, country = split_city_state(text)
        region = Region(state, country)
        places = [one.place for one in self._finding.named(city, region)]
        if not places and "," not in text:
            places = [one.place for one in self._finding.named(text, UNKNOWN_REGION)]
        if not places and (key := fold_name(city)):
            started = self._rows.with_key_start(key, limit=limit * 20)
            places = [place for place in started if _is_inside(place, region)]
        return tuple(places[:limit]) or match.candidates[:limit]

    def near_misses(self, city: str, *, state: str = "", country: str = "") -> tuple[GazetteerPlace, ...]:
        """Return up to three places with a spelling close to `city`, those in the same state first."""
        region = region_of_cells(state, country) or UNKNOWN_REGION
        return self._near_spellings.nearest(city, region)

    def near_point(self, latitude: float, longitude: float) -> GazetteerPlace | None:
        """Return the nearest place with a population of at least 500, or None without one in about 550 km."""
        for band in _BANDS_DEGREES:
            in_band = self._rows.between_latitudes(latitude - band, latitude + band)
            measured = ((distance_km(latitude, longitude, lat, lon), place) for place, lat, lon in in_band)
            kilometres, place = min(measured, default=(float("inf"), 0))
            if kilometres <= band * 111:
                return self._rows.with_id(place)
        return None

    def largest_in_region(self, country: str, admin1: str = "", *, limit: int) -> tuple[GazetteerPlace, ...]:
        """Return the most populous places of a country (ISO code) or one of its states (postal code)."""
        return tuple(self._rows.largest_in_region(country, admin1, limit=limit))

    def zones(self) -> frozenset[str]:
        """Return every IANA time zone of the places in the list."""
        return self._rows.zones()

    def _suggestions(self, city: str, state: str, country: str) -> tuple[GazetteerPlace, ...]:
        if zip_code(city.strip()):
            return ()
        if not state.strip() and not country.strip():
            city, state, country = split_city_state(city.strip())
            return self._near_spellings.nearest(city, Region(state, country))
        return self.near_misses(city.strip(), state=state.strip(), country=country.strip())


def _is_inside(place: GazetteerPlace, region: Region) -> bool:
    return (not region.country or place.country == region.country) and (
        not region.code or place.admin1 == region.code
    )
