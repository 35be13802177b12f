"""Hold the cells of a table by column, so that equal cells are read once and empty columns cost nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from organizer_app.exchange.reading.incoming_fields import JOINERS
from organizer_app.exchange.text.formula_guard import unguarded

if TYPE_CHECKING:
    from organizer_app.exchange.reading.headings import ColumnPlan

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
        columns: Sequence[Column] = list(zip(*rows, strict=True)) if rows else [()] * len(plan.headings)
        # Searching one text is much faster than searching ten thousand cells.
        self._together = ["|".join(column) for column in columns]
        self._columns = list(map(_unguarded, columns, self._together))
        self._blank: Column = ("",) * len(rows)

    def at(self, position: int) -> Column:
        """Return a column by its position, with unchanged cells."""
        return self._columns[position]

    def of(self, field: str) -> Column:
        """Return the cells that fill a field, several columns joined; blank cells if no column does."""
        positions = self._plan.columns.get(field, ())
        if not positions:
            return self._blank
        if len(positions) == 1:
            return self._columns[positions[0]]
        joiner = JOINERS.get(field, "\n")
        columns = [self._columns[position] for position in positions]
        return [joiner.join(filter(None, cells)) for cells in zip(*columns, strict=True)]

    def line(self, field: str) -> Column:
        """Return the cells that fill a field, each on a single line."""
        cells, positions = self.of(field), self._plan.columns.get(field, ())
        if not positions or (len(positions) == 1 and self._together[positions[0]].isprintable()):
            return cells
        return [cell if cell.isprintable() else " ".join(cell.split()) for cell in cells]


def _unguarded(column: Column, together: str) -> Column:
    """Remove the apostrophe that an export put before a cell that looks like a formula."""
    # A bar may start a new cell.
    if "|'" not in together and not together.startswith("'"):
        return column
    return [unguarded(cell) for cell in column]


def read_each(read: Callable[..., Value], *columns: Column) -> list[Value]:
    """Read the cells of each row together, and equal cells only once.

    The cache lasts for one table: names and phones do not stay in memory.
    """
    if len(columns) == 1:
        cells = columns[0]
        value_by_cell = {cell: read(cell) for cell in set(cells)}
        return [value_by_cell[cell] for cell in cells]
    rows = list(zip(*columns, strict=True))
    value_by_row = {row: read(*row) for row in set(rows)}
    return [value_by_row[row] for row in rows]
