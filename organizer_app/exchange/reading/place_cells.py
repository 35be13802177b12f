"""Read city, state and country of a row, no matter how many cells hold them."""

from __future__ import annotations

from typing import Final

from organizer_app.domain.places.place_names import split_city_state, state_code

_LONGEST: Final = 300
"""Longer texts are descriptions, and the patterns are only fast on short ones."""
_ZIP_DIGITS: Final = 5
_US_WORDS: Final = frozenset({"", "us", "usa", "u.s.", "united states"})

CityStateCountry = tuple[str, str, str]


def place_of(city: str, state: str, country: str, *, has_state_column: bool) -> CityStateCountry:
    """Return the three names; split "City, ST" in one cell, but keep a state cell that differs."""
    if len(city) > _LONGEST or ("," not in city and (state or has_state_column)):
        return city, state, country
    name, found_state, found_country = split_city_state(city)
    if not state:
        return name, found_state, country or found_country
    if found_state and found_state == state_code(state):
        return name, state, country
    return city, state, country


def place_in_address(text: str) -> CityStateCountry | None:
    """Return the city at the end of an address, or None: "120 Main St, Springfield, IL 62701"."""
    if len(text) > _LONGEST:
        return None
    parts = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
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
    """Return a US ZIP code with the leading zeros that spreadsheets drop; return other texts unchanged."""
    if len(text) < _ZIP_DIGITS and text.isdigit() and country.casefold() in _US_WORDS:
        return text.zfill(_ZIP_DIGITS)
    return text
