"""List names of months and weekdays in English and Spanish, in full and abbreviated."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = (
    "january enero",
    "february febrero",
    "march marzo",
    "april abril",
    "may mayo",
    "june junio",
    "july julio",
    "august agosto",
    "september septiembre setiembre",
    "october octubre",
    "november noviembre",
    "december diciembre",
)
_SHORTEST: Final = 3
_NUMBER_BY_NAME: Final = {
    name[:length]: number
    for number, names in enumerate(_MONTHS, 1)
    for name in names.split()
    for length in range(_SHORTEST, len(name) + 1)
}
_WEEKDAY: Final = re.compile(
    r"^\W*(mon|tue|wed|thu|fri|sat|sun|tues|weds?|thurs?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b[.,]*\s*(?=\w)",
    re.IGNORECASE,
)
_DAY_NAMES: Final = (
    ("mon", "lun"), ("tue", "mar"), ("wed", "mie", "mié"), ("thu", "jue"), ("fri", "vie"),
    ("sat", "sab", "sáb"), ("sun", "dom"),
)  # fmt: skip


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its first three or more letters, 0 for any other word."""
    return _NUMBER_BY_NAME.get(name.casefold(), 0)


def without_weekday(text: str) -> str:
    """Return the text without a weekday before the date: "Sat., May 4" gives "May 4"."""
    return _WEEKDAY.sub("", text)


def weekday_number(text: str) -> int | None:
    """Return 0 for Monday to 6 for Sunday if a date starts with a weekday, else None."""
    found = _WEEKDAY.match(text)
    if found is None:
        return None
    short = found[1][:_SHORTEST].casefold()
    return next(number for number, names in enumerate(_DAY_NAMES) if short in names)
