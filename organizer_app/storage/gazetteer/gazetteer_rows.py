"""Read the shipped place list; every SQL statement on places.sqlite is here."""

import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from organizer_app.domain.places.place_names import GazetteerPlace
from organizer_app.domain.places.regions import Region
from organizer_app.domain.places.spatial_index import Settlement

_WITH_KEY: Final = """
SELECT place.id, place.name, place.admin1, place.country, place.latitude, place.longitude, zone.name,
    place.population, place_name.is_main
FROM place_name JOIN place ON place.id = place_name.place JOIN zone ON zone.id = place.zone
WHERE place_name.key = ?1 AND (?2 = '' OR place.country = ?2) AND (?3 = '' OR place.admin1 = ?3)
ORDER BY place.population DESC, place.id DESC
"""
_WITH_KEYS: Final = """
WITH wanted (number, key, country, code) AS (VALUES {marks})
SELECT wanted.number, place_name.is_main, place.id, place.name, place.admin1, place.country, place.latitude,
    place.longitude, zone.name, place.population
FROM wanted CROSS JOIN place_name ON place_name.key = wanted.key JOIN place ON place.id = place_name.place
JOIN zone ON zone.id = place.zone
WHERE wanted.country IN ('', place.country) AND wanted.code IN ('', place.admin1)
"""
_WITH_KEY_START: Final = """
SELECT place.id, place.name, place.admin1, place.country, place.latitude, place.longitude, zone.name,
    place.population
FROM place_name JOIN place ON place.id = place_name.place JOIN zone ON zone.id = place.zone
WHERE place_name.key >= ? AND place_name.key < ? AND place_name.is_main
ORDER BY place.population DESC, place.id DESC LIMIT ?
"""
_WITH_ID: Final = """
SELECT place.id, place.name, place.admin1, place.country, place.latitude, place.longitude, zone.name,
    place.population
FROM place JOIN zone ON zone.id = place.zone WHERE place.id = ?
"""
_ID_OF_ZIP: Final = "SELECT place FROM zip WHERE code = ?"
_NAMES_IN_REGION: Final = (
    "SELECT name, id, population FROM place WHERE country = ? AND (? = '' OR admin1 = ?)"
)
_LARGEST_IN_REGION: Final = """
SELECT place.id, place.name, place.admin1, place.country, place.latitude, place.longitude, zone.name,
    place.population
FROM place JOIN zone ON zone.id = place.zone WHERE place.country = ? AND (? = '' OR place.admin1 = ?)
ORDER BY place.population DESC, place.id DESC LIMIT ?
"""
_KEYS_BETWEEN: Final = """
SELECT place_name.key, place.id, place.population FROM place_name JOIN place ON place.id = place_name.place
WHERE place_name.key >= ? AND place_name.key < ? AND place_name.is_main
"""
_BETWEEN_LATITUDES: Final = (
    "SELECT id, latitude, longitude FROM place WHERE latitude BETWEEN ? AND ? AND id > 0"
)
_SETTLEMENTS: Final = (
    "SELECT id, name, admin1, country, latitude, longitude, population FROM place"
    " WHERE country = ? AND id > 0 AND population > 0 AND id NOT IN (SELECT place FROM part)"
)
_CITY_OF_PART: Final = "SELECT city FROM part WHERE place = ?"
_MOST_MAPPED_BYTES: Final = 64_000_000
# SQLite accepts 32,766 values in one query, and each key needs four.
_MOST_KEYS: Final = 2000
_AFTER_EVERY_LETTER: Final = "\U0010ffff"


class KeyedId(NamedTuple):
    """A lookup key or name with the id and population of its place."""

    key: str
    place_id: int
    population: int


class NamedPlace(NamedTuple):
    """A place with the requested key, and whether the key is its main name."""

    place: GazetteerPlace
    is_main_name: bool


KeyInRegion = tuple[str, Region]
"""A lookup key with the region to search; an empty region is the world."""


class GazetteerRows:
    """Queries on the place list, which never changes while the program runs."""

    def __init__(self, path: Path) -> None:
        # immutable: no lock files next to a file in a read-only install. It is never written, so worker
        # threads can share the connection.
        self._database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
        )
        # Memory mapping saves a system call per page.
        self._database.execute(f"PRAGMA mmap_size = {_MOST_MAPPED_BYTES}")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def with_key(self, key: str, region: Region) -> list[NamedPlace]:
        """Return every place of a region (empty means the world) with this lookup key, largest first."""
        rows = self._database.execute(_WITH_KEY, (key, region.country, region.code))
        return [NamedPlace(GazetteerPlace(*row[:-1]), bool(row[-1])) for row in rows]

    def with_keys(self, wanted: Collection[KeyInRegion]) -> dict[KeyInRegion, list[NamedPlace]]:
        """Return the results of `with_key` for many keys."""
        found: dict[KeyInRegion, list[NamedPlace]] = {each: [] for each in wanted}
        answers = list(found.values())
        for first in range(0, len(answers), _MOST_KEYS):
            some = list(wanted)[first : first + _MOST_KEYS]
            values = [
                value
                for number, (key, region) in enumerate(some, first)
                for value in (number, key, region.country, region.code)
            ]
            text = _WITH_KEYS.format(marks=", ".join(["(?, ?, ?, ?)"] * len(some)))
            for number, is_main, *place in self._database.execute(text, values):
                answers[number].append(NamedPlace(GazetteerPlace(*place), bool(is_main)))
        for named in answers:
            if len(named) > 1:
                named.sort(key=lambda one: (-one.place.population, -one.place.geoname_id))
        return found

    def with_key_start(self, start: str, *, limit: int) -> list[GazetteerPlace]:
        """Return places whose main lookup key starts with `start`, largest first."""
        rows = self._database.execute(_WITH_KEY_START, (start, start + _AFTER_EVERY_LETTER, limit))
        return [GazetteerPlace(*row) for row in rows]

    def with_zip(self, code: str) -> GazetteerPlace | None:
        """Return the place of a five-digit ZIP code."""
        row = self._database.execute(_ID_OF_ZIP, (code,)).fetchone()
        return self.with_id(row[0]) if row else None

    def with_id(self, place_id: int) -> GazetteerPlace:
        """Return the place with this id, which must come from an earlier result."""
        return GazetteerPlace(*self._database.execute(_WITH_ID, (place_id,)).fetchone())

    def names_in_region(self, country: str, admin1: str) -> list[KeyedId]:
        """Return the unfolded names of the places of one state or, with admin1 "", of one country."""
        rows = self._database.execute(_NAMES_IN_REGION, (country, admin1, admin1))
        return [KeyedId(*row) for row in rows]

    def largest_in_region(self, country: str, admin1: str, *, limit: int) -> list[GazetteerPlace]:
        """Return the places of one state or, with admin1 "", of one country, largest first."""
        rows = self._database.execute(_LARGEST_IN_REGION, (country, admin1, admin1, limit))
        return [GazetteerPlace(*row) for row in rows]

    def settlements(self, country: str) -> list[Settlement]:
        """Return every populated place of a country, without postal places and parts of a city."""
        return list(map(Settlement._make, self._database.execute(_SETTLEMENTS, (country,))))

    def city_of_part(self, place_id: int) -> int | None:
        """Return the city whose population includes a place, or None if it is not part of a city."""
        row = self._database.execute(_CITY_OF_PART, (place_id,)).fetchone()
        return row[0] if row else None

    def zones(self) -> frozenset[str]:
        """Return every time zone of a place."""
        return frozenset(name for (name,) in self._database.execute("SELECT name FROM zone"))

    def keys_with_first_letter(self, letter: str) -> list[KeyedId]:
        """Return the main lookup keys that start with `letter`."""
        rows = self._database.execute(_KEYS_BETWEEN, (letter, letter + _AFTER_EVERY_LETTER))
        return [KeyedId(*row) for row in rows]

    def between_latitudes(self, south: float, north: float) -> list[tuple[int, float, float]]:
        """Return id, latitude and longitude of the GeoNames places in a band (no postal places)."""
        return self._database.execute(_BETWEEN_LATITUDES, (south, north)).fetchall()
