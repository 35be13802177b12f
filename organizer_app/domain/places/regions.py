"""List states, provinces and territories of the countries whose addresses include one."""

from typing import Final, NamedTuple

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES, state_code

CANADIAN_PROVINCES: Final[dict[str, str]] = {
    "AB": "Alberta",
    "BC": "British Columbia",
    "MB": "Manitoba",
    "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador",
    "NS": "Nova Scotia",
    "NT": "Northwest Territories",
    "NU": "Nunavut",
    "ON": "Ontario",
    "PE": "Prince Edward Island",
    "QC": "Quebec",
    "SK": "Saskatchewan",
    "YT": "Yukon",
}
AUSTRALIAN_STATES: Final[dict[str, str]] = {
    "ACT": "Australian Capital Territory",
    "NSW": "New South Wales",
    "NT": "Northern Territory",
    "QLD": "Queensland",
    "SA": "South Australia",
    "TAS": "Tasmania",
    "VIC": "Victoria",
    "WA": "Western Australia",
}
_CANADIAN_SHORT_FORMS: Final = {
    "alta": "AB",
    "man": "MB",
    "newfoundland": "NL",
    "nfld": "NL",
    "labrador": "NL",
    "ont": "ON",
    "pei": "PE",
    "que": "QC",
    "pq": "QC",
    "sask": "SK",
    "yukon territory": "YT",
}


class Region(NamedTuple):
    """A state or province: its short code and the ISO 3166 code of its country; both "" if unknown."""

    code: str
    country: str


UNKNOWN_REGION: Final = Region("", "")


def _spellings(table: dict[str, str], short_forms: dict[str, str]) -> dict[str, str]:
    by_code = {fold_name(code): code for code in table}
    by_name = {fold_name(name): code for code, name in table.items()}
    return by_code | by_name | short_forms


_SPELLINGS_BY_COUNTRY: Final = {
    "CA": _spellings(CANADIAN_PROVINCES, _CANADIAN_SHORT_FORMS),
    "AU": _spellings(AUSTRALIAN_STATES, {}),
}


def region_of(text: str, *, country: str = "") -> Region:
    """Return the state or province in a text, in `country` (ISO code) or the first country that fits.

    The United States come first, then Canada, then Australia, so "WA" alone is Washington.
    """
    if country in {"", "US"} and (code := state_code(text)):
        return Region(code, "US")
    key = fold_name(text)
    for candidate, spellings in _SPELLINGS_BY_COUNTRY.items():
        if country in {"", candidate} and key in spellings:
            return Region(spellings[key], candidate)
    return UNKNOWN_REGION


def region_name(code: str, *, country: str = "US") -> str:
    """Return the full English name of a region code, or the code itself for an unknown country."""
    tables = {"US": US_STATES | US_TERRITORIES, "CA": CANADIAN_PROVINCES, "AU": AUSTRALIAN_STATES}
    return tables.get(country, {}).get(code, code)


def has_known_regions(country: str) -> bool:
    """Return whether states of this country can be checked; others are stored but not used to match."""
    return country == "US" or country in _SPELLINGS_BY_COUNTRY
