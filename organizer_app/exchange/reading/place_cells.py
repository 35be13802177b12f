"""Read city, state and country of a row, no matter how many cells hold them."""

from __future__ import annotations

import re
from typing import Final

from organizer_app.domain.places.place_names import split_city_state, state_code
from organizer_app.domain.places.regions import region_of

_LONGEST: Final = 300
"""Longer texts are descriptions, and the patterns are only fast on short ones."""
_ZIP_DIGITS: Final = 5
_ZIP_4_DIGITS: Final = 9
_ZIP_BEFORE_COUNTRY: Final = re.compile(r"\s\d{5}(?:-\d{4})?$")
_DECIMAL_ZERO: Final = re.compile(r"\.0+$")
_US: Final = "US"
_US_WORDS: Final = frozenset({"", "us", "usa", "u.s.", "united states"})

CityStateCountry = tuple[str, str, str]


def place_of(city: str, state: str, country: str, *, has_state_column: bool) -> CityStateCountry:
    """Return the three names; split "City, ST" in one cell, but keep a state cell that differs."""
    if len(city) > _LONGEST or ("," not in city and (state or has_state_column)):
        return city, state, country or _land_of(state)
    name, found_state, found_country = split_city_state(city)
    if not state:
        return name, found_state, country or found_country
    if found_state and found_state == state_code(state):
        return name, state, country
    return city, state, country or _land_of(state)


def _land_of(state: str) -> str:
    """Return the country of a state or province that only another one than the US has: ON is Canada's."""
    region = region_of(state) if state else None
    return region.country if region is not None and region.code and region.country != _US else ""


def place_in_address(text: str) -> CityStateCountry | None:
    """Return the city at the end of an address, or None: "120 Main St, Springfield, IL 62701, USA"."""
    if len(text) > _LONGEST:
        return None
    parts = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
    if len(parts) > 2:  # noqa: PLR2004  # a city, its state with the ZIP code, and the country
        parts[-2] = _ZIP_BEFORE_COUNTRY.sub("", parts[-2])
    for length in (3, 2):
        if length > len(parts):
            continue
        city, state, country = split_city_state(", ".join(parts[-length:]))
        if state and city and "," not in city and not any(map(str.isdigit, city)):
            return city, state, country
    return None


def is_place_alone(text: str) -> bool:
    """Return whether a cell holds only a city and its state, so that it is not a venue."""
    return text.count(",") == 1


def padded_zip(text: str, country: str) -> str:
    """Return a US ZIP code as it was before a program took it for a number; return other texts unchanged.

    Such programs drop zeros at the front and the dash of a ZIP+4, and add a decimal zero.
    """
    digits = _DECIMAL_ZERO.sub("", text)
    if not digits.isdecimal() or country.casefold() not in _US_WORDS:
        return text
    if len(digits) <= _ZIP_DIGITS:
        return digits.zfill(_ZIP_DIGITS)
    if _ZIP_4_DIGITS - 1 <= len(digits) <= _ZIP_4_DIGITS:
        whole = digits.zfill(_ZIP_4_DIGITS)
        return f"{whole[:_ZIP_DIGITS]}-{whole[_ZIP_DIGITS:]}"
    return text
