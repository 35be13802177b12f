"""Public, state and religious holidays of a place: days on which offices are shut or people are elsewhere."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

# Countries whose public holidays are the great days of a religion; English names as the library gives them.
_RELIGIOUS: Final = (
    ("IL", frozenset({"Rosh Hashanah", "Yom Kippur", "Sukkot", "Pesach", "Shavuot"})),
    ("AE", frozenset({"Eid al-Fitr", "Eid al-Adha"})),
    ("IN", frozenset({"Diwali", "Guru Nanak's Birthday"})),
)


class HolidayKind(Enum):
    """Whose holiday it is."""

    PUBLIC = "public"
    STATE = "state"
    RELIGIOUS = "religious"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday; `name` in English."""

    day: date
    name: str
    kind: HolidayKind


@functools.lru_cache(maxsize=2048)
def holidays_on(country: str, state: str, day: date) -> tuple[Holiday, ...]:
    """Return the holidays of a day at a place, those of the whole country first.

    Args:
        country: ISO 3166-1 alpha-2; a country the library does not know has none.
        state: code of its state or province; one the library does not know counts as none.
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
    written = _calendar(country, state, year).get(day, "")
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
        return dict(holidays.country_holidays(country, subdiv=known_state, years=year, language=language))
    except NotImplementedError:
        return {}
