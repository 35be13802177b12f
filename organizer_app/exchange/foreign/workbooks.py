"""Read the sheets of workbooks (XLSX, XLSM, XLS, XLSB, ODS) as tables of text cells."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

import python_calamine

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind, ForeignTable
from organizer_app.domain.importing.import_problems import (
    CellFarBelow,
    EmptyFile,
    FileKind,
    NotText,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
)
from organizer_app.exchange.reading.csv_table import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from organizer_app.exchange.reading.row_count import EACH, tell_rows
from organizer_app.exchange.text.text_encoding import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell = str | int | float | bool | date | datetime | time | timedelta | None
_MOST_SHEETS: Final = 200
# More digits are an error of the machine's arithmetic.
_DIGITS: Final = 12
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError)
_AT_ONCE: Final = 1 << 20
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW: Final = re.compile(rb'<row\b[^>]{0,200}?\br="(\d{1,7})"')
_CELL: Final = re.compile(rb'<c\b[^>]{0,200}?\br="([A-Z]{1,3})\d')
_SPAN: Final = re.compile(rb'<dimension ref="[A-Z]{1,3}\d{1,7}:([A-Z]{1,3})\d')
_LETTERS: Final = 26
# The last rows are in so many last bytes of a sheet.
_TAIL: Final = 1 << 16
_MOST_ROOM: Final = 10_000_000
_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"


def read_workbook(data: bytes) -> ForeignFile:
    """Return every sheet that holds something; cells show what was last computed, and dates are ISO text.

    Args:
        data: the workbook.

    Raises:
        EmptyFile: no sheet holds anything.
        NotText: it is damaged, or needs a password.
        TooManyRows, TooManyColumns, TooManyCells: a sheet is larger than what can be imported.
    """
    try:
        _refuse_far_cells(data)
        _check_open_document(data)
        tables = list(_tables(data))
    except python_calamine.PasswordError as locked:
        raise NotText(FileKind.LOCKED) from locked
    except (python_calamine.CalamineError, *_DAMAGED) as damaged:
        raise NotText(FileKind.DAMAGED) from damaged
    if not tables:
        raise EmptyFile
    return ForeignFile(ForeignKind.WORKBOOK, tuple(tables))


def _check_open_document(data: bytes) -> None:
    """Check that the sheets of an ODS file have an end: the library would look for it for ever.

    Raises:
        ValueError: they have none.
        zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError: the file is damaged.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        is_locked = _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST)
        if _CONTENT not in names or is_locked:
            return
        parser = expat.ParserCreate()
        try:
            for piece in _pieces(archive, _CONTENT):
                parser.Parse(piece, False)  # noqa: FBT003  # expat takes it so
            parser.Parse(b"", True)  # noqa: FBT003  # expat takes it so
        except expat.ExpatError as odd:
            raise ValueError(_CONTENT) from odd


def _refuse_far_cells(data: bytes) -> None:
    """Refuse an XLSX sheet whose last row is so far below that the library would hold millions of blanks.

    It takes room for every cell above the last one, more than a child may have, and then waits for ever.

    Raises:
        CellFarBelow: a sheet has such a row.
        zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError: the file is damaged.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _SHEET.fullmatch(name) is None:
                continue
            first = last = b""
            for piece in _pieces(archive, name):
                first = first or piece
                last = (last + piece)[-_TAIL:]
            row = max(map(int, _ROW.findall(last)), default=0)
            width = max(map(_column_number, (*_SPAN.findall(first), *_CELL.findall(last))), default=0)
            if row > MAX_ROWS and row * width > _MOST_ROOM:
                raise CellFarBelow(row)


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as content:
        while piece := content.read(_AT_ONCE):
            yield piece


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _tables(data: bytes) -> Iterator[ForeignTable]:
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        count = 0
        for about in book.sheets_metadata[:_MOST_SHEETS]:
            if about.typ is python_calamine.SheetTypeEnum.WorkSheet:
                is_hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
                table = _table(book.get_sheet_by_name(about.name), is_hidden=is_hidden, before=count)
                if table is not None:
                    count += len(table.rows)
                    yield table


def _table(sheet: python_calamine.CalamineSheet, *, is_hidden: bool, before: int) -> ForeignTable | None:
    if sheet.end is None:
        return None
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    cells = list(_cells(sheet, before))
    _fill_down(cells, sheet.merged_cell_ranges or [])
    rows, lines, blank, blank_run, count = [], [], [], 0, 0
    for line, row in enumerate(cells, 1):
        if any(row):
            rows.append(row)
            lines.append(line)
            blank_run = 0
            count += len(row) - row.count("")
        else:
            blank.append(line)
            blank_run += 1
    if not rows:
        return None
    if len(rows) > MAX_ROWS:
        raise TooManyRows(MAX_ROWS)
    if count > MAX_CELLS or height * width > 10 * MAX_CELLS:
        raise TooManyCells(MAX_CELLS)
    used = max(len(row) - next(at for at, cell in enumerate(reversed(row)) if cell) for row in rows)
    if used > MAX_COLUMNS:
        raise TooManyColumns(MAX_COLUMNS, used)
    rows = [row[:used] for row in rows]
    return ForeignTable(rows, lines, blank, blank_run, name=sheet.name, is_hidden=is_hidden)


def _cells(sheet: python_calamine.CalamineSheet, before: int) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        yield [_text(cell) for cell in row]
        if not number % EACH:
            tell_rows(before + number)


def _fill_down(cells: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Repeat a cell that was merged with those below it: it holds for each of these rows.

    One that was merged with its neighbors alone is a title over them, and stays one cell.
    """
    for (top, left), (bottom, _right) in merged:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        for row in cells[top + 1 : bottom + 1]:
            if not row[left]:
                row[left] = cells[top][left]


def _text(cell: Cell) -> str:
    """Return a cell as text: numbers without needless digits, dates and times as ISO 8601."""
    if isinstance(cell, str):
        return cell.strip() if cell.isprintable() else without_controls(cell[:MAX_CELL]).strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.{_DIGITS}g}"
    if isinstance(cell, date | time | timedelta):
        return _moment(cell)
    return "" if cell is None else str(cell)


def _moment(cell: date | time | timedelta) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else f"{cell.date()} {_clock(cell.time())}"
    if isinstance(cell, time):
        return _clock(cell)
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return cell.isoformat()


def _clock(at: time) -> str:
    rounded = (datetime.combine(date.min, at) + timedelta(seconds=30)).time() if at.second > 58 else at  # noqa: PLR2004  # 59.9999 s is arithmetic
    return rounded.isoformat("minutes")
