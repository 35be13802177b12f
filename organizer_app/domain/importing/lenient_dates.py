"""Read dates in unexpected formats as a last resort, but reject dates that the parser invents."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

_LONGEST: Final = 40
# A day and a month need two groups of digits, or one and a word.
_WORTH_A_TRY: Final = re.compile(r"\d.*(?:\D\d|[^\W\d]{3})|[^\W\d]{3}.*\d", re.DOTALL)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def lenient_day(text: str, *, day_first: bool, year: int | None) -> date | None:
    """Return the day that python-dateutil finds, unless it depends on the parser's own defaults.

    Args:
        text: the cell.
        day_first: whether 5/1 is the fifth of January.
        year: the year for a date without one, None to refuse such dates.
    """
    if len(text) > _LONGEST or not _WORTH_A_TRY.search(text):
        return None
    from dateutil import parser

    found = []
    # Two defaults that differ in year, month and day: a part that differs was not in the text.
    for filling in (datetime(year or 2001, 3, 4), datetime(year or 2004, 10, 17)):  # noqa: DTZ001  # local day
        try:
            moment = parser.parse(text, dayfirst=day_first, ignoretz=True, default=filling)
        except (ValueError, OverflowError, TypeError, AttributeError, IndexError, ArithmeticError):
            return None
        found.append(moment.date())
    first, second = found
    return first if first == second and _FIRST_YEAR <= first.year <= _LAST_YEAR else None
