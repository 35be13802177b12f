"""Decide for a whole column whether 5/1 is May or January, which year is meant, what bare numbers are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.written_days import (
    LIKELY_YEARS,
    DateRules,
    number_beside_month,
    read_date,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TWO_NUMBERS: Final = re.compile(r"\D*?(\d{1,2})\s?[/-]\s?(\d{1,2})(?=\D|$)(?!\s?[:])")
_SERIAL: Final = re.compile(r"[34567]\d{4}(?:\.\d+)?")
_ISO_START: Final = re.compile(r"\d{3,}")
_MONTH_AND_DIGIT: Final = re.compile(r"[^\W\d]{3,10}-\d")
_YEARS_OF_A_LIST: Final = 3
_LAST_MONTH: Final = 12
# Countries that write the month first; all others write the day first.
_MONTH_FIRST_COUNTRIES: Final = frozenset(
    {"", "us", "usa", "u.s.", "united states", "pr", "puerto rico", "gu", "guam", "as", "vi", "mp", "ph"}
)


@dataclass(frozen=True, slots=True)
class ColumnOrder:
    """The rules for a date column.

    Attributes:
        rules: rules for reading its cells.
        ambiguous: position of the first cell that could mean two days, if nothing decided the order.
    """

    rules: DateRules
    ambiguous: int | None = None


def decide_order(
    cells: Sequence[str],
    *,
    year: int | None,
    country: str,
    heading: str = "",
    plan_year: int | None = None,
    asked: bool | None = None,
) -> ColumnOrder:
    """Read the order from all cells of a date column.

    Args:
        cells: the cells of the column.
        year: the user's year for dates without one.
        country: the country of most rows, for columns in which every day is below 13.
        heading: the heading; "Date (DD/MM/YYYY)" decides the order.
        plan_year: the year of the plan's day, assumed where no date of the column has a year.
        asked: whether a person said that the day comes first; None where nobody did.
    """
    filled = [cell for cell in cells if cell]
    if filled and all(map(_SERIAL.fullmatch, filled)):
        return ColumnOrder(DateRules(is_serial=True))
    day_first, undecided = (asked, None) if asked is not None else _day_first(cells, country, heading)
    rules = DateRules(day_first=day_first, year=year, may_name_months=_may_name_months(filled))
    if year is None:
        guessed = _assumed_year(filled, rules, plan_year)
        rules = replace(rules, year=guessed, year_is_guessed=guessed is not None)
    return ColumnOrder(replace(rules, serial_years=_serial_years(filled, rules)), undecided)


def has_order(cells: Sequence[str]) -> bool:
    """Return whether some dates of a column are two numbers, either of which may be the day."""
    return any(not _ISO_START.match(cell) and _TWO_NUMBERS.match(cell) for cell in set(cells))


def _serial_years(cells: Iterable[str], rules: DateRules) -> frozenset[int]:
    """Return the years of the dates beside day numbers, and those next to them; none without both.

    A number of another year is more likely a ZIP code.
    """
    cells = set(cells)
    if not any(map(_SERIAL.fullmatch, cells)):
        return frozenset()
    days = (read_date(cell, rules).day for cell in cells)
    return frozenset(day.year + step for day in days if day for step in (-1, 0, 1))


def _may_name_months(cells: Iterable[str]) -> bool:
    """Return whether the Jul-18 of a column may be July 2018: its numbers could all be years of one list.

    Numbers far from one another are days, and so is one that is written with a single digit.
    """
    cells = set(cells)
    numbers = {number for cell in cells if (number := number_beside_month(cell)) is not None}
    if not numbers or any(map(_MONTH_AND_DIGIT.fullmatch, cells)):
        return False
    return max(numbers) - min(numbers) <= _YEARS_OF_A_LIST


def _day_first(cells: Sequence[str], country: str, heading: str) -> tuple[bool, int | None]:
    pattern = heading.casefold()
    if "dd/mm" in pattern or "mm/dd" in pattern:
        return "dd/mm" in pattern, None
    undecided: int | None = None
    first_high = second_high = 0
    for cell, position in {cell: at for at, cell in reversed(list(enumerate(cells)))}.items():
        found = None if _ISO_START.match(cell) else _TWO_NUMBERS.match(cell)
        if not found:
            continue
        first, second = int(found[1]), int(found[2])
        first_high += first > _LAST_MONTH
        second_high += second > _LAST_MONTH
        if first != second and max(first, second) <= _LAST_MONTH:
            undecided = position if undecided is None else min(undecided, position)
    if first_high or second_high:
        # A column with 13/3 and 3/13 has both orders, so that 4/5 in it may be either.
        return first_high > second_high, undecided if first_high and second_high else None
    return country.strip().casefold() not in _MONTH_FIRST_COUNTRIES, undecided


def _assumed_year(cells: Iterable[str], rules: DateRules, plan_year: int | None) -> int | None:
    """Return the year that the other dates share: the one of the plan if none has one, None for several.

    A mistyped year, as 2108 for 2018, says nothing of the others.
    """
    readings = (read_date(cell, rules) for cell in set(cells))
    years = {reading.day.year for reading in readings if reading.day and not reading.without_year}
    likely = years.intersection(LIKELY_YEARS)
    if not likely:
        return plan_year
    return likely.pop() if len(likely) == 1 else None
