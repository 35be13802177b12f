"""How the people who read a plan write distances and weeks: by its country, unless they chose otherwise."""

from __future__ import annotations

from typing import Final, NamedTuple

MILE_KM: Final = 1.609344
# What may be chosen; the first follows the country of the plan.
UNITS: Final = ("", "miles", "km")
WEEKS: Final = ("", "sunday", "monday")
_MONDAY: Final = 0
_SUNDAY: Final = 6
_UNITED_STATES: Final = frozenset(
    "America/" + city
    for city in (
        "New_York", "Detroit", "Kentucky/Louisville", "Kentucky/Monticello", "Indiana/Indianapolis",
        "Indiana/Vincennes", "Indiana/Winamac", "Indiana/Marengo", "Indiana/Petersburg", "Indiana/Vevay",
        "Indiana/Tell_City", "Indiana/Knox", "Chicago", "Menominee", "North_Dakota/Center",
        "North_Dakota/New_Salem", "North_Dakota/Beulah", "Denver", "Boise", "Phoenix", "Los_Angeles",
        "Anchorage", "Juneau", "Sitka", "Metlakatla", "Yakutat", "Nome", "Adak", "Puerto_Rico", "St_Thomas",
    )
) | {"Pacific/Honolulu", "Pacific/Guam", "Pacific/Saipan", "Pacific/Pago_Pago"}  # fmt: skip


class LocalMeasures(NamedTuple):
    """How distances and weeks are written.

    Attributes:
        in_miles: whether distances are in miles, else in kilometers.
        first_weekday: the day that weeks begin on, from 0, Monday.
        units: what was chosen of `UNITS`.
        week: what was chosen of `WEEKS`.
    """

    in_miles: bool
    first_weekday: int
    units: str = ""
    week: str = ""


def measures_of(zone: str, units: str = "", week: str = "") -> LocalMeasures:
    """Return the measures of a plan.

    Args:
        zone: IANA zone of its headquarters, which says whether it is in the United States; empty while no
            plan is open, as if it were.
        units: one of `UNITS`.
        week: one of `WEEKS`.
    """
    is_usa = not zone or zone in _UNITED_STATES
    in_miles = units == "miles" if units else is_usa
    is_sunday = week == "sunday" if week else is_usa
    return LocalMeasures(in_miles, _SUNDAY if is_sunday else _MONDAY, units, week)
