"""Join the blocks of one sheet, each under headings of its own, into one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from organizer_app.exchange.reading.table_layout import (
    HEADER_WITHIN,
    IsHeading,
    find_header,
    known_headings,
    repeats_header,
)

if TYPE_CHECKING:
    from organizer_app.domain.importing.foreign_files import ForeignTable

Means = Callable[[str], str | None]
"""Returns the field of a heading, or None."""
_FEWEST: Final = 2


def first_header(records: ForeignTable, is_heading: IsHeading) -> int:
    """Return the index of the first row with headings.

    The row with the most headings may belong to a later block. A row of headings right above another one
    groups its columns, and is none.
    """
    best = find_header(records.rows[:HEADER_WITHIN], is_heading)
    for at in range(best):
        if _are_headings(records.rows[at], is_heading) and not _are_headings(
            records.rows[at + 1], is_heading
        ):
            return at
    return best


def as_one_table(
    records: ForeignTable, header_at: int, is_heading: IsHeading, means: Means
) -> tuple[ForeignTable, list[int]]:
    """Return a table whose rows all stand under the headings of its first block and those that others add.

    Args:
        records: the sheet.
        header_at: index of the headings of the first block.
        is_heading: returns whether a cell is a known heading.
        means: tells headings of the same field.

    Returns:
        The table, and the lines of the headings that were taken out of it. It is the same object where the
        sheet has one block.
    """
    starts = _starts(records, header_at, is_heading)
    if not starts:
        return records, []
    blocks = [header_at, *starts, len(records.rows)]
    first = records.rows[header_at : blocks[1]]
    headings = [*records.rows[header_at]]
    headings += [""] * (max(map(len, first)) - len(headings))
    places = [_places(records.rows[start], headings, means) for start in starts]
    width = len(headings)
    rows = [*records.rows[:header_at], headings, *(_padded(row, width) for row in first[1:])]
    lines = [*records.lines[: blocks[1]]]
    for start, end, there in zip(starts, blocks[2:], places, strict=True):
        rows += [_moved(row, there, width) for row in records.rows[start + 1 : end]]
        lines += records.lines[start + 1 : end]
    return replace(records, rows=rows, lines=lines), [records.lines[start] for start in starts]


def _starts(records: ForeignTable, header_at: int, is_heading: IsHeading) -> list[int]:
    """Return the indexes of later headings: after a gap or a title, or where the first one comes again."""
    rows, lines = records.rows, records.lines
    header = rows[header_at]
    words = frozenset(heading.casefold() for heading in header if heading)
    first = next(filter(None, header), "").casefold()
    found = []
    for at in range(header_at + 1, len(rows) - 1):
        row = rows[at]
        is_apart = lines[at] - lines[at - 1] > 1 or len(rows[at - 1]) - rows[at - 1].count("") == 1
        if not is_apart and next(filter(None, row), "").casefold() != first:
            continue
        if _are_headings(row, is_heading) and not repeats_header(row, header, words):
            found.append(at)
    return found


def _are_headings(row: Sequence[str], is_heading: IsHeading) -> bool:
    """Return whether most cells of a row are known headings, each once, and none holds a number."""
    filled = [cell for cell in row if cell]
    known = known_headings(filled, is_heading)
    if known < _FEWEST or 2 * known <= len(filled) or len(set(filled)) < len(filled):
        return False
    return not any(character.isdigit() for cell in filled for character in cell)


def _places(header: Sequence[str], headings: list[str], means: Means) -> list[int | None]:
    """Return for each column of a block its column in the whole table; add those it does not have yet."""
    places: list[int | None] = []
    for heading in header:
        if not heading:
            places.append(None)
            continue
        free = [at for at in range(len(headings)) if at not in places]
        same = [at for at in free if headings[at].casefold() == heading.casefold()]
        field = means(heading)
        same += [at for at in free if field is not None and headings[at] and means(headings[at]) == field]
        if not same:
            same = [len(headings)]
            headings.append(heading)
        places.append(same[0])
    return places


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _moved(row: Sequence[str], places: Sequence[int | None], width: int) -> list[str]:
    """Return a row of a block in the columns of the whole table; cells without a heading come after them."""
    moved = [""] * width
    beyond = []
    for at, cell in enumerate(row):
        place = places[at] if at < len(places) else None
        if place is not None:
            moved[place] = cell
        elif cell:
            beyond.append(cell)
    return [*moved, *beyond]
