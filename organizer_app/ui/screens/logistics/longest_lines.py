"""Finds the longest lines of a table: measuring thousands of texts would take too long."""

from __future__ import annotations

from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from organizer_app.domain.logistics.logistics_book import part_name
from organizer_app.ui.screens.logistics.columns import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.logistics.columns import LogisticsColumn
    from organizer_app.ui.screens.logistics.table_values import Line

# The longest text is not always the widest, but the widest is among the longest few.
_FEW: Final = 3
# In longer tables, only a sample of lines is examined.
_LOOKED_AT: Final = 4000


def longest_lines(lines: Sequence[Line], columns: Sequence[LogisticsColumn]) -> list[Line]:
    """Return the few lines with the most letters in each column, among heads and among parts."""
    # An odd step hits both heads and parts when they alternate.
    some = lines[:: (len(lines) // _LOOKED_AT) | 1]
    heads = [line for line in some if line.is_head]
    others = [line for line in some if not line.is_head]
    found = nlargest(_FEW, heads, key=_letters_of_head)
    for spot, column in enumerate(columns):
        if not spot:
            found += nlargest(_FEW, others, key=_letters_of_part)
        elif column.cell is not Cell.COMPUTED:
            found += nlargest(_FEW, others, key=partial(_letters, column.code))
    # An amount owed has a fixed name, the same for every city.
    return found + [line for line in others if line.owed is not None][:_FEW]


def _letters_of_head(line: Line) -> int:
    row = line.row
    return len(row.city) + len(row.title) + len(row.state) if row else 0


def _letters_of_part(line: Line) -> int:
    own = len(part_name(line.part)) if line.part else 0
    return own + _letters_of_head(line) if line.is_alone else own


def _letters(code: str, line: Line) -> int:
    value = getattr(line.part, code, None)
    if value is None and code == "capacity" and line.is_alone and line.row is not None:
        # Until somebody says how many it holds, its cell has how many are expected.
        value = line.row.expected
    return 0 if value is None else len(str(value))
