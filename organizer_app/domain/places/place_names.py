"""Define gazetteer places and search results, and parse written place names."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.places.countries import country_code
from organizer_app.domain.places.regions import UNKNOWN_REGION, Region, region_of
from organizer_app.domain.places.us_states import state_code

__all__ = [
    "GazetteerPlace",
    "MatchReason",
    "PlaceMatch",
    "fold_name",
    "name_variants",
    "segments",
    "split_city_state",
    "state_code",
    "two_names",
    "zip_code",
]


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A city or town with its time zone.

    `admin1` is a postal code of the US, Canada or Australia and "" elsewhere; the US territories are admin1
    codes of country "US". Degrees are WGS 84. A negative `geoname_id` is minus the lowest ZIP code of a
    postal place that GeoNames does not list; its population is 0, meaning not known.
    """

    geoname_id: int
    name: str
    admin1: str
    country: str
    latitude: float
    longitude: float
    zone: str
    population: int


class MatchReason(StrEnum):
    """The reason for the result of a place search."""

    EXACT = "exact"
    ALTERNATE = "alternate"
    POSTAL = "postal"
    """Only the postal service uses this name."""
    ZIP = "zip"
    DOMINANT = "dominant"
    """Several places have this name, and one is so much larger that the others cannot be meant."""
    FIRST_OF_TWO = "first_of_two"
    """Two neighboring towns were named together ("Eugene-Springfield"); this is the first."""
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    UNKNOWN_REGION = "unknown_region"
    """The given state or country is unknown, so the city was not searched."""


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The place that was found, or the candidates to ask about: never both.

    For AMBIGUOUS the candidates share the name, largest first; for UNKNOWN they are up to three near
    spellings, and none was chosen.
    """

    place: GazetteerPlace | None
    candidates: tuple[GazetteerPlace, ...]
    why: MatchReason


_BETWEEN_TWO_NAMES: Final = re.compile(r"\s*/\s*|\s*-\s*|\s+(?:and|&)\s+", re.IGNORECASE)
_ZIP: Final = re.compile(r"^\s*(\d{5})(?:-\d{4})?\s*$")
_TRAILING_ZIP: Final = re.compile(r"[\s,]+\d{5}(?:-\d{4})?\s*$")
_IN_PARENTHESES: Final = re.compile(r"[(\[][^)\]]*[)\]]?")
_AFTER_THE_NAME: Final = re.compile(r"\s+(?:-|–|—|@)\s+.*$")  # noqa: RUF001  # people type all three dashes
_WORDS_BEFORE: Final = re.compile(
    r"^(?:the )?(?:(?:city|town|township|village|borough|municipality) of|downtown|greater|central) (?=.)",
)
_WORDS_AFTER: Final = re.compile(
    r"(?<=.) (?:(?:charter )?township|city|town|village|borough|boro|cdp|municipality|downtown"
    r"|(?:metro(?:politan)? )?area|metro|proper)$",
)
# Names like Port Washington or Lake Oregon end in a state's name and are not a "city state" pair.
_NOT_A_CITY_ALONE: Final = frozenset(
    [
        "east",
        "fort",
        "lake",
        "little",
        "mount",
        "mountain",
        "new",
        "north",
        "old",
        "point",
        "port",
        "south",
        "west",
    ],
)


def zip_code(text: str) -> str:
    """Return the five digits of a US ZIP or ZIP+4 code, or "" for any other text."""
    found = _ZIP.match(text)
    return found.group(1) if found else ""


def name_variants(city: str) -> tuple[str, ...]:
    """Return the lookup keys to try for a city cell, the text as written first.

    Drop additions that do not change a name: "(downtown)", "City of", "Township", "- main square".
    """
    without_remarks = _AFTER_THE_NAME.sub("", _IN_PARENTHESES.sub(" ", city))
    keys = [fold_name(city), fold_name(without_remarks)]
    keys.append(_WORDS_BEFORE.sub("", keys[-1]))
    keys.append(_WORDS_AFTER.sub("", keys[-1]))
    return tuple(dict.fromkeys(key for key in keys if key))


def segments(city: str) -> tuple[str, ...]:
    """Return the last and the first part of a cell with commas that names a venue and a town."""
    parts = [part for part in city.split(",") if part.strip()]
    return (parts[-1], parts[0]) if len(parts) > 1 else ()


def two_names(city: str) -> tuple[str, str] | None:
    """Return the two names of a cell like "Douglas-Saugatuck" or "St. Paul/Minneapolis", if exactly two."""
    names = [name for name in _BETWEEN_TWO_NAMES.split(city) if name.strip()]
    return (names[0], names[1]) if len(names) == 2 else None  # noqa: PLR2004  # two names


def split_city_state(text: str) -> tuple[str, str, str]:
    """Split a cell like "Portland, OR" or "London, UK" into city, state code and country code.

    Fill in the country of a known state. Unknown parts stay in the city; the others are "". Without a comma
    only a state at the end counts ("Portland OR"), never one that is part of a name ("Port Washington").
    "Washington, D.C." works too.
    """
    city = _TRAILING_ZIP.sub("", text.strip())
    parts = [part.strip() for part in city.split(",") if part.strip(" .")]
    if len(parts) > 1:
        return _split_at_commas(parts)
    return _split_without_comma(parts[0] if parts else "")


def _split_at_commas(parts: list[str]) -> tuple[str, str, str]:
    tail_country = country_code(parts[-1])
    if len(parts) > 2 and tail_country:  # noqa: PLR2004  # city, state, country
        region = region_of(parts[-2], country=tail_country)
        if region.code:
            return ", ".join(parts[:-2]), region.code, region.country
    region = region_of(parts[-1])
    if region.code:
        return ", ".join(parts[:-1]), region.code, region.country
    if tail_country:
        return ", ".join(parts[:-1]), "", tail_country
    return ", ".join(parts), "", ""


def _split_without_comma(text: str) -> tuple[str, str, str]:
    words = text.split()
    if region_of(text).code and not fold_name(text).startswith("washington d"):
        return text, "", ""
    for length in (3, 2, 1):
        region = _state_at_end(words, length)
        if region.code:
            return " ".join(words[:-length]), region.code, region.country
    return text, "", ""


def _state_at_end(words: list[str], length: int) -> Region:
    city = words[:-length]
    if not city or (len(city) == 1 and fold_name(city[0]) in _NOT_A_CITY_ALONE):
        return UNKNOWN_REGION
    return Region(code, "US") if (code := state_code(" ".join(words[-length:]))) else UNKNOWN_REGION
