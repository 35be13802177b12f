"""Distinguish rows with an action from headings and sums between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.foreign_files import AS_WRITTEN
from organizer_app.domain.importing.incoming import SkipReason
from organizer_app.domain.places.place_names import state_code
from organizer_app.exchange.reading.incoming_fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.exchange.reading.headings import ColumnPlan

_WIDE: Final = 3
"""In a narrower table a row with one cell is an ordinary row."""
_TOTAL: Final = re.compile(r"(?:grand[ -]?|sub[ -]?)?(?:totals?|sum|average|mean)\b.{0,30}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\d.,%+~ ]*\d[\d.,%+~ ]*")
_LONGEST_NUMBER: Final = 40
_NO_PLACE_NAME: Final = re.compile(
    r"^\W|\d|:$|\boutside\b|\bnot included\b"
    r"|\b(?:coast|region|regions|events?|actions?|cities|international|national|nationwide|total|cancell?ed"
    r"|confirmed|pending|tentative|time zone|eastern|central|mountain|pacific|east|west|north|south|northeast"
    r"|northwest|southeast|southwest|midwest|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|day|other|others|states)\b",
    re.IGNORECASE,
)
# Names of both a state and a city, where the city is the more likely meaning.
_ALSO_CITIES: Final = frozenset({"new york", "washington"})


def ordinary_rows(plan: ColumnPlan) -> Callable[[Sequence[str]], bool]:
    """Return a quick test that nearly every row passes: it has a date and more; check the others closely."""
    date_at = plan.first(Field.DATE)
    if date_at is None:
        return lambda _row: False
    # A number below the dates may be a sum.
    return lambda row: row[date_at] != "" and not row[date_at].isdecimal() and row.count("") < len(row) - 1


def reason_to_skip(row: Sequence[str], plan: ColumnPlan) -> tuple[SkipReason, str] | None:
    """Return why a nonblank row is not an action, with the text of a section heading; None if it is one."""
    if len(row) - row.count("") == 1 and len(row) >= _WIDE:
        position = next(at for at, cell in enumerate(row) if cell)
        return _reason_of_one(row[position], position, plan)
    if _sums_up(row, plan):
        return SkipReason.TOTAL_LINE, ""
    filled = list(filter(None, row))
    # A row may only have cells beyond the headings.
    first, others = "".join(filled[:1]), filled[1:]
    if others and _TOTAL.fullmatch(first) and all(map(_is_number, others)):
        return SkipReason.TOTAL_LINE, ""
    return None


def _sums_up(row: Sequence[str], plan: ColumnPlan) -> bool:
    """Return whether a row without a day has nothing but numbers, one of them in place of the city."""
    city_at = plan.first(Field.CITY)
    if city_at is None or not row[city_at].isdecimal():
        return False
    words = (cell for cell in row if cell and not _is_number(cell))
    return all(_TOTAL.fullmatch(cell) for cell in words)


def _reason_of_one(text: str, position: int, plan: ColumnPlan) -> tuple[SkipReason, str] | None:
    """Return why a row with a single cell is not an action; None if it is one."""
    if _is_number(text):
        return SkipReason.TOTAL_LINE, ""
    if plan.headings[position] == AS_WRITTEN:
        return SkipReason.NO_PLACE_NO_DATE, ""
    if not _names_a_place(text, position, plan):
        return SkipReason.SECTION_HEADING, text[:80]
    return None


def _is_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text) is not None


def _names_a_place(text: str, position: int, plan: ColumnPlan) -> bool:
    """Return whether the only cell of a row is a city or a spot, not a region or day above other rows."""
    if position in plan.columns.get(Field.ADDRESS, ()):
        return True
    if position not in (plan.first(Field.CITY), plan.first(Field.VENUE)) or _NO_PLACE_NAME.search(text):
        return False
    return not state_code(text) or text.casefold() in _ALSO_CITIES
