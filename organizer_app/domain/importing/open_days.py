"""Writes days such as 4/5 with the month first and with the day first, to ask which is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.importing.written_days import DateRules, read_date

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.importing.written_days import DateCell

# Any year lets a day without one be read; a leap year has all of them.
_MONTH_FIRST: Final = DateRules(year=2024)
_DAY_FIRST: Final = DateRules(year=2024, day_first=True)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class OpenDay(NamedTuple):
    """Both meanings of such a day.

    Attributes:
        month_first: the day with the month first.
        day_first: the day with the day first.
        cell_month_first: a cell that says the first without a doubt; it has a year if the text has one.
        cell_day_first: a cell that says the second.
    """

    month_first: date
    day_first: date
    cell_month_first: str
    cell_day_first: str


def open_day(text: str) -> OpenDay | None:
    """Return both meanings of a cell such as 4/5/2027 6 pm; None if it has one, or is no single day."""
    first, second = read_date(text, _MONTH_FIRST), read_date(text, _DAY_FIRST)
    if first.day is None or second.day is None or first.day == second.day or first.code or second.code:
        return None
    return OpenDay(first.day, second.day, _cell(first.day, first), _cell(second.day, second))


def _cell(day: date, found: DateCell) -> str:
    year = "" if found.without_year else f", {day.year}"
    return f"{_MONTHS[day.month - 1]} {day.day}{year} {found.rest.strip()}".strip()
