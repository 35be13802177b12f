"""List public, state and religious holidays of a place: offices are closed or people are elsewhere."""

from __future__ import annotations

import functools
import warnings
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Countries whose public holidays are major religious holidays; English names from the library.
_RELIGIOUS: Final = (
    ("IL", frozenset({"Rosh Hashanah", "Yom Kippur", "Sukkot", "Pesach", "Shavuot"})),
    ("AE", frozenset({"Eid al-Fitr", "Eid al-Adha"})),
    ("IN", frozenset({"Diwali", "Guru Nanak's Birthday"})),
)


class HolidayKind(Enum):
    """Who keeps a holiday: a country, one state, or a religion."""

    PUBLIC = "public"
    STATE = "state"
    RELIGIOUS = "religious"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday; `name` in English."""

    day: date
    name: str
    kind: HolidayKind


@dataclass(frozen=True, slots=True, order=True)
class HolidayDay:
    """A holiday and where it applies, for calendars.

    Attributes:
        day: local calendar day, ISO text.
        name: English name.
        kind: the code of a `HolidayKind`.
        country: country of a public or state holiday, ISO 3166-1 alpha-2; empty for a religious one.
        states: codes of the states that have it, unless the whole country does.
    """

    day: str
    name: str
    kind: str
    country: str = ""
    states: tuple[str, ...] = ()


def holidays_in(regions: Iterable[tuple[str, str]], years: Iterable[int]) -> tuple[HolidayDay, ...]:
    """Return the holidays of some years in some regions, earliest first; each name once per day and country.

    Args:
        regions: pairs of ISO country code and state code, which may be empty.
        years: calendar years.
    """
    states_of: dict[str, set[str]] = {}
    for country, state in regions:
        states_of.setdefault(country, set()).add(state)
    found: list[HolidayDay] = []
    for year in sorted(set(years)):
        for country, states in states_of.items():
            found += _of_country(country, states, year)
        for source, names in _RELIGIOUS:
            if source not in states_of:
                found += [
                    HolidayDay(day.isoformat(), name, HolidayKind.RELIGIOUS.value)
                    for day, written in _calendar(source, "", year).items()
                    for name in _split(written)
                    if name in names
                ]
    return tuple(sorted(found))


def _of_country(country: str, states: Iterable[str], year: int) -> Iterable[HolidayDay]:
    everywhere = {
        (day, name) for day, written in _calendar(country, "", year).items() for name in _split(written)
    }
    for day, name in everywhere:
        yield HolidayDay(day.isoformat(), name, HolidayKind.PUBLIC.value, country)
    here: dict[tuple[date, str], set[str]] = {}
    for state in states:
        for day, written in _calendar(country, state, year).items() if state else ():
            for name in _split(written):
                if (day, name) not in everywhere:
                    here.setdefault((day, name), set()).add(state)
    for (day, name), having in here.items():
        yield HolidayDay(day.isoformat(), name, HolidayKind.STATE.value, country, tuple(sorted(having)))


@functools.lru_cache(maxsize=2048)
def holidays_on(country: str, state: str, day: date) -> tuple[Holiday, ...]:
    """Return the holidays of a day at a place, nationwide ones first.

    Args:
        country: ISO 3166-1 alpha-2; a country that is not in the library has none.
        state: code of its state or province; one that is not in the library counts as none.
        day: local calendar day.
    """
    found = [Holiday(day, name, HolidayKind.PUBLIC) for name in _names(country, "", day.year, day)]
    known = {holiday.name for holiday in found}
    state_names = (
        [name for name in _names(country, state, day.year, day) if name not in known] if state else []
    )
    found += [Holiday(day, name, HolidayKind.STATE) for name in state_names]
    for source, names in _RELIGIOUS:
        religious = [name for name in _names(source, "", day.year, day) if name in names]
        found += [Holiday(day, name, HolidayKind.RELIGIOUS) for name in religious if source != country]
    return tuple(found)


def _names(country: str, state: str, year: int, day: date) -> tuple[str, ...]:
    return _split(_calendar(country, state, year).get(day, ""))


def _split(written: str) -> tuple[str, ...]:
    return tuple(name for name in written.split("; ") if name)


@functools.lru_cache(maxsize=512)
def _calendar(country: str, state: str, year: int) -> dict[date, str]:
    import holidays

    subdivisions = holidays.list_supported_countries(include_aliases=False).get(country)
    if subdivisions is None:
        return {}
    known_state = state if state in subdivisions else None
    language = "en_US" if country != "US" else None
    try:
        # The library warns about years for which it knows the public holidays of a country but not all
        # others.
        with warnings.catch_warnings(action="ignore"):
            return dict(holidays.country_holidays(country, subdiv=known_state, years=year, language=language))
    except NotImplementedError:
        return {}
