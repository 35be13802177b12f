"""Read a file of separated cells within limits, and account for every record in it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.foreign_files import ForeignTable
from organizer_app.domain.importing.import_problems import (
    EmptyFile,
    FieldTooLong,
    FileTooLarge,
    NoRows,
    QuoteNeverClosed,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
)
from organizer_app.domain.importing.incoming import RowWarning, RowWarningCode, SkippedRow, SkipReason
from organizer_app.exchange.reading.incoming_fields import generic_field
from organizer_app.exchange.reading.row_count import EACH, tell_rows
from organizer_app.exchange.reading.table_blocks import Means, as_one_table, first_header
from organizer_app.exchange.reading.table_layout import IsHeading, choose_separator, repeats_header
from organizer_app.exchange.text.text_encoding import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# No real list of actions is this large; refuse larger files before they fill the memory.
MAX_MEGABYTES: Final = 64
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 500
MAX_CELL: Final = 102_400
MAX_CELLS: Final = 3_000_000
MAX_RECORDS: Final = 1_048_576
"""The maximum height of a spreadsheet: this many records are allowed if most are its blank rest."""
MAX_LINES: Final = 2 * MAX_RECORDS


_SHOWN_CHARACTERS: Final = 80
_CELLS_BETWEEN: Final = " \N{MIDDLE DOT} "
_OFFERED_ROWS: Final = 12
_OFFERED_CHARACTERS: Final = 120


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The cells of a file, stripped, every row as wide as the headings.

    Attributes:
        headings: as given; "" for a column without one.
        header_row: physical line of the headings, from 1.
        lines: for each row the physical line on which it starts, from 1.
        rows: the nonblank rows below the headings.
        extra: cells beyond the headings, by physical line of the row.
        skipped: lines that are not rows.
        warnings: warnings about lines and encoding.
        records: number of records in the file.
        blank_at_end: number of blank records after the last row.
    """

    headings: list[str]
    header_row: int
    lines: list[int]
    rows: list[list[str]]
    extra: dict[int, list[str]]
    skipped: list[SkippedRow]
    warnings: list[RowWarning]
    records: int
    blank_at_end: int


def read_records(data: bytes, *, is_heading: IsHeading) -> ForeignTable:
    """Split a file of separated cells into its records.

    Args:
        data: the file.
        is_heading: returns whether a cell is a known heading; it tells the separators apart.

    Raises:
        NotText, EmptyFile, FileTooLarge, TooManyRows, TooManyColumns, TooManyCells, FieldTooLong,
        QuoteNeverClosed: the file is refused as a whole.
    """
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise FileTooLarge(MAX_MEGABYTES)
    # Lines without an end to them fill the memory before anybody can count the rows.
    if data.count(b"\n") > MAX_LINES or data.count(b"\r") > MAX_LINES:
        raise TooManyRows(MAX_ROWS)
    decoded = decode_text(data)
    if not decoded.text or decoded.text.isspace():
        raise EmptyFile
    table = _read_records(decoded.text, choose_separator(decoded.text, is_heading))
    if not table.rows:
        raise EmptyFile
    if not decoded.odd_lines:
        return table
    mixed = RowWarning(decoded.odd_lines[0], RowWarningCode.ENCODING_MIXED, str(len(decoded.odd_lines)))
    return replace(table, warnings=(mixed,))


def table_of(records: ForeignTable, *, is_heading: IsHeading, means: Means = generic_field) -> CsvTable:
    """Find the headings of a table, in one of its first 30 nonblank rows, and the rows below them.

    Blocks with other headings further below are read by these; all become one table.

    Args:
        records: the sheet or file.
        is_heading: returns whether a cell is a known heading.
        means: returns the field of a heading, so that blocks that call it otherwise share its column.

    Raises:
        NoRows: there are none.
    """
    header, others = records.header, list[int]()
    if header is None:
        header = first_header(records, is_heading)
        records, others = as_one_table(records, header, is_heading, means)
    table = _table_below(records, header)
    table = replace(table, records=table.records + len(others))
    table.skipped.extend(SkippedRow(line, SkipReason.OTHER_HEADINGS) for line in others)
    if not table.rows:
        raise NoRows(table.header_row)
    return table


def offered_rows(records: ForeignTable) -> tuple[tuple[int, str], ...]:
    """Return line and text of the rows that may have the headings; none where the reader made them."""
    if records.header is not None:
        return ()
    shown = zip(records.lines, records.rows[:_OFFERED_ROWS], strict=False)
    return tuple((line, _CELLS_BETWEEN.join(filter(None, row))[:_OFFERED_CHARACTERS]) for line, row in shown)


def with_header_row(records: ForeignTable, header_row: int) -> ForeignTable:
    """Return a table whose headings are in the line that a person said; as it is where it has no such row."""
    if records.header is not None or header_row not in records.lines:
        return records
    return replace(records, header=records.lines.index(header_row))


def headings_of(records: ForeignTable, *, is_heading: IsHeading) -> list[str]:
    """Return the headings that `table_of` finds, without its rows; raise `NoRows` for none below them."""
    header = records.header
    if header is None:
        header = first_header(records, is_heading)
        records, _others = as_one_table(records, header, is_heading, generic_field)
    headings, below = records.rows[header], records.rows[header + 1 :]
    if not below:
        raise NoRows(records.lines[header])
    return headings[: _used_width(below, _named(headings), len(headings))]


def _read_records(text: str, separator: str) -> ForeignTable:
    found = ForeignTable([], [])
    rows, starts, blank = found.rows, found.lines, found.blank
    lines = io.StringIO(text, newline="").readlines()
    # A quote after ", " opens a cell too: many people type CSV by hand.
    reader = csv.reader(_within_limits(lines, separator), delimiter=separator, skipinitialspace=True)
    start, blank_run, cells_left = 1, 0, MAX_CELLS
    try:
        for cells in reader:
            row = list(map(str.strip, cells))
            if any(row):
                cells_left -= len(row)
                if len(row) > MAX_COLUMNS or len(rows) + len(blank) > MAX_ROWS or cells_left < 0:
                    _refuse(len(row), cells_left)
                starts.append(start)
                rows.append(row)
                blank_run = 0
                if not len(rows) % EACH:
                    tell_rows(len(rows))
            else:
                blank.append(start)
                blank_run += 1
                if len(blank) > MAX_RECORDS:
                    raise TooManyRows(MAX_ROWS)
            end = reader.line_num
            if end > start and max(map(len, row)) > MAX_CELL:
                raise FieldTooLong(start)
            start = end + 1
    except csv.Error:
        # With lines split at every line break, the reader only rejects fields above 128 KB.
        raise FieldTooLong(start) from None
    begin = max(starts[-1:] + blank[-1:], default=1)
    _refuse_open_quote(lines[begin - 1 :], separator, begin)
    return replace(found, blank_at_end=blank_run)


def _refuse(width: int, cells_left: int) -> None:
    if width > MAX_COLUMNS:
        raise TooManyColumns(MAX_COLUMNS, width)
    if cells_left < 0:
        raise TooManyCells(MAX_CELLS)
    raise TooManyRows(MAX_ROWS)


def _within_limits(lines: list[str], separator: str) -> Iterator[str]:
    """Yield the physical lines; refuse a line that would fill the memory with cells before splitting it."""
    if max(map(len, lines), default=0) <= MAX_CELL:
        return iter(lines)
    return _each_within_limits(lines, separator)


def _each_within_limits(lines: Iterable[str], separator: str) -> Iterator[str]:
    is_quoted = 0
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_CELL:
            # Every second piece between quotation marks is quoted, unless the line began inside quotes.
            cells = sum(piece.count(separator) for piece in line.split('"')[is_quoted::2]) + 1
            if cells > MAX_CELL + MAX_COLUMNS:
                raise TooManyColumns(MAX_COLUMNS, cells)
            if max(map(len, next(csv.reader([line], delimiter=separator), [""]))) > MAX_CELL:
                raise FieldTooLong(number)
        is_quoted ^= line.count('"') & 1
        yield line


def _refuse_open_quote(lines: Sequence[str], separator: str, begin: int) -> None:
    """Refuse an unclosed quote, which the csv module would read as one cell up to the end of the file.

    Args:
        lines: the physical lines of the last record.
        separator: separator of the cells.
        begin: number of the first of these lines in the file.
    """
    try:
        for _ in csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise QuoteNeverClosed(begin) from None


def _table_below(records: ForeignTable, header_at: int) -> CsvTable:
    header = records.rows[header_at]
    header_row = records.lines[header_at]
    below = records.rows[header_at + 1 :]
    named = _named(header)
    headings = header[: _used_width(below, named, len(header))]
    count = len(records.rows) + len(records.blank)
    warnings = list(records.warnings)
    table = CsvTable(headings, header_row, [], [], {}, [], warnings, count, records.blank_at_end)
    for line, row in zip(records.lines[:header_at], records.rows[:header_at], strict=True):
        text = " ".join(filter(None, row))[:_SHOWN_CHARACTERS]
        table.skipped.append(SkippedRow(line, SkipReason.BEFORE_HEADER, text))
    for line in records.blank[: len(records.blank) - records.blank_at_end]:
        reason = SkipReason.BLANK if line > header_row else SkipReason.BEFORE_HEADER
        table.skipped.append(SkippedRow(line, reason))
    words = frozenset(heading.casefold() for heading in headings if heading)
    for line, row in zip(records.lines[header_at + 1 :], below, strict=True):
        if repeats_header(row, headings, words):
            table.skipped.append(SkippedRow(line, SkipReason.REPEATED_HEADER))
        elif len(row) == len(headings):
            table.lines.append(line)
            table.rows.append(row)
        else:
            _add_row(table, line, row, named)
    return table


def _named(header: Sequence[str]) -> int:
    """Return the number of columns up to the last one with a heading."""
    return max((at for at, heading in enumerate(header, 1) if heading), default=0)


def _used_width(rows: list[list[str]], named: int, given: int) -> int:
    """Return the number of columns to keep: all with a heading, and others up to the last nonblank cell."""
    if named == given:
        return given
    used = named
    for row in rows:
        for at in range(min(given, len(row)), used, -1):
            if row[at - 1]:
                used = at
                break
    return used


def _add_row(table: CsvTable, line: int, row: list[str], named: int) -> None:
    width = len(table.headings)
    if len(row) < named:
        table.warnings.append(RowWarning(line, RowWarningCode.MISSING_CELLS, str(named - len(row))))
    if len(row) > width:
        extra = list(filter(None, row[width:]))
        del row[width:]
        if extra:
            table.extra[line] = extra
            table.warnings.append(RowWarning(line, RowWarningCode.EXTRA_CELLS, str(len(extra))))
    elif len(row) < width:
        row.extend([""] * (width - len(row)))
    table.lines.append(line)
    table.rows.append(row)
