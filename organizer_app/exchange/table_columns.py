"""The cells of a table column by column, so that each different cell is read once and empty columns cost nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from organizer_app.exchange.headings import ColumnPlan
from organizer_app.exchange.incoming_fields import JOINERS, Field

Value = TypeVar("Value")
Column = Sequence[str]


class TableColumns:
    """The columns of a table by the field they fill."""

    def __init__(self, rows: Sequence[Sequence[str]], plan: ColumnPlan) -> None:
        """Turn rows of equal width into columns.

        Args:
            rows: stripped cells.
            plan: which column fills which field.
        """
        self.row_count = len(rows)
        self._plan = plan
        self._columns: list[Column] = list(zip(*rows, strict=True)) if rows else [()] * len(plan.headings)
        self._blank: Column = ("",) * len(rows)

    def at(self, position: int) -> Column:
        """A column by its position, cells as given."""
        return self._columns[position]

    def of(self, field: Field) -> Column:
        """The cells that fill a field, several columns joined; blank cells when no column does."""
        positions = self._plan.columns.get(field, ())
        if not positions:
            return self._blank
        if len(positions) == 1:
            return self._columns[positions[0]]
        joiner = JOINERS.get(field, "\n")
        columns = [self._columns[position] for position in positions]
        return [joiner.join(filter(None, cells)) for cells in zip(*columns, strict=True)]

    def line(self, field: Field) -> Column:
        """The cells that fill a field, each on a single line."""
        cells = self.of(field)
        if cells is self._blank:
            return cells
        return [cell if cell.isprintable() else " ".join(cell.split()) for cell in cells]


def read_each(read: Callable[..., Value], *columns: Iterable[str]) -> list[Value]:
    """Read the cells of each row together, and equal cells only once.

    The memory of what was read lasts for one table: names and phones do not stay behind in the program.
    """
    known: dict[tuple[str, ...], Value] = {}
    values: list[Value] = []
    for cells in zip(*columns, strict=True):
        value = known.get(cells)
        if value is None:
            value = known[cells] = read(*cells)
        values.append(value)
    return values
