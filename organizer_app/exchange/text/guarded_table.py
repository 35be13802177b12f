"""Write a CSV table with fixed headings, each cell on one line and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from organizer_app.exchange.text.clean_text import one_line
from organizer_app.exchange.text.formula_guard import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | int | float | None


def guarded_table(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, for_spreadsheets: bool = True
) -> bytes:
    """Return the table in UTF-8 with CRLF line ends (RFC 4180); None is an empty cell.

    Args:
        headings: the first row.
        rows: the others.
        for_spreadsheets: with a byte order mark, without which Excel misreads accents; a program that is
            given the file would read the mark as part of its first heading.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(headings)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig" if for_spreadsheets else "utf-8")


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(one_line(cell))
    if isinstance(cell, float):
        return f"{cell:.6f}".rstrip("0").rstrip(".")
    return "" if cell is None else str(cell)
