"""Describe how a table is laid out: where its headings are, and whether its dates begin with the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_FIRST: Final = "day-first"
"""Said behind the field of a column, as in "date:day-first"; the same for the next one."""
MONTH_FIRST: Final = "month-first"


class TableLayout(NamedTuple):
    """What a person may correct about a table as a whole.

    Attributes:
        header_row: line of the file with the headings.
        first_rows: line and text of the first rows, one of which has the headings; empty where there is no
            choice, as in a calendar.
        date_heading: the column whose dates are written with numbers; empty without one.
        date_field: the field that it fills.
        is_day_first: whether the day comes first in it.
    """

    header_row: int
    first_rows: tuple[tuple[int, str], ...] = ()
    date_heading: str = ""
    date_field: str = ""
    is_day_first: bool = False


def ordered_field(field: str, *, is_day_first: bool) -> str:
    """Return what stands for a field whose dates begin with the day, or with the month."""
    return f"{field}:{DAY_FIRST if is_day_first else MONTH_FIRST}"


def without_orders(column_map: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of columns without what their dates begin with."""
    return {heading: field.partition(":")[0] for heading, field in column_map.items()}
