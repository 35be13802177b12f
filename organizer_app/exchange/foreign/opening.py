"""Find out what a file is and read it, or refuse it by its right name; this runs in the child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind
from organizer_app.domain.importing.import_problems import EmptyFile, FileKind, NotText
from organizer_app.exchange.foreign.sniffing import Shape, shape_of_bytes, shape_of_text
from organizer_app.exchange.reading.csv_table import read_records
from organizer_app.exchange.reading.table_layout import HEADER_WITHIN, known_headings
from organizer_app.exchange.text.text_encoding import decode_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Enough to tell what a file is.
_LOOKED_AT: Final = 100_000
# A table of one column may have a single row.
_A_TEXT: Final = 3
_HEADINGS: Final = 2


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known about a file before it is opened.

    Attributes:
        ending: the ending of its name, in lower case, without the dot.
        kind: what a person says it is, as the value of a `ForeignKind`; "" for nothing.
        headings: headings to which a person gave a meaning.
        today: the day around which endless recurrences are listed.
        cities: folded names of cities with which a line of text may begin.
    """

    ending: str = ""
    kind: str = ""
    headings: tuple[str, ...] = ()
    today: date | None = None
    cities: frozenset[str] = frozenset()


def opened(data: bytes, opening: Opening) -> ForeignFile:
    """Return what is in a file.

    Raises:
        ImportProblem: it cannot be imported.
    """
    if not data.strip():
        raise EmptyFile
    if opening.kind in _AS_SAID:
        return _AS_SAID[opening.kind](data, opening)
    shape = shape_of_bytes(data) or shape_of_text(decode_text(data[:_LOOKED_AT]).text, opening.ending)
    return _READERS[shape](data, opening)


def _workbook(data: bytes, _opening: Opening) -> ForeignFile:
    from organizer_app.exchange.foreign.workbooks import read_workbook

    return read_workbook(data)


def _calendar(data: bytes, opening: Opening) -> ForeignFile:
    from organizer_app.exchange.foreign.calendars import read_calendar

    return read_calendar(decode_text(data).text, opening.today)


def _json(data: bytes, _opening: Opening) -> ForeignFile:
    from organizer_app.exchange.foreign.json_files import read_json

    return read_json(decode_text(data).text)


def _placemarks(data: bytes, _opening: Opening) -> ForeignFile:
    from organizer_app.exchange.foreign.placemarks import read_placemarks

    return read_placemarks(decode_text(data).text)


def _map_archive(data: bytes, _opening: Opening) -> ForeignFile:
    from organizer_app.exchange.foreign.placemarks import read_archive

    return read_archive(data)


def _cards(data: bytes, _opening: Opening) -> ForeignFile:
    from organizer_app.exchange.contacts.vcard_reader import read_vcards

    return ForeignFile(ForeignKind.CARDS, people=tuple(read_vcards(data)))


def _table(data: bytes, opening: Opening) -> ForeignFile:
    return ForeignFile(ForeignKind.TABLE, (read_records(data, is_heading=heading_test(opening.headings)),))


def _text(data: bytes, opening: Opening) -> ForeignFile:
    """Return a table; where no row has known headings, the lines if they are actions.

    Raises:
        NotText: the text is prose.
    """
    file = _table(data, opening)
    rows = file.tables[0].rows[:HEADER_WITHIN]
    is_heading = heading_test(opening.headings)
    widths = [len(row) for row in rows]
    is_ragged = widths.count(1) * 2 > len(rows) or len(set(widths)) >= _A_TEXT
    is_list = opening.headings or any(_has_headings(row, is_heading) for row in rows)
    if is_list or any(map(is_heading, rows[0] if is_ragged else chain.from_iterable(rows))):
        return file
    from organizer_app.exchange.foreign.text_lines import read_lines

    lines = read_lines(decode_text(data).text, opening.cities)
    if lines is not None:
        return lines
    if len(rows) >= _A_TEXT and widths[0] == 1 and is_ragged:
        raise NotText(FileKind.PROSE)
    return file


def _has_headings(row: list[str], is_heading: Callable[[str], bool]) -> bool:
    """Return whether a row below the first one has headings; prose has such a word here and there."""
    known = known_headings(row, is_heading)
    return known >= _HEADINGS or 2 * known > len(row) - row.count("")


def _lines(data: bytes, opening: Opening) -> ForeignFile:
    from organizer_app.exchange.foreign.text_lines import read_lines

    lines = read_lines(decode_text(data).text, opening.cities)
    if lines is None:
        raise NotText(FileKind.PROSE)
    return lines


def heading_test(asked: tuple[str, ...]) -> Callable[[str], bool]:
    """Return a test whether a cell is a heading that some table has; it tells separators apart."""
    from organizer_app.exchange.reading.incoming_fields import heading_key
    from organizer_app.exchange.reading.known_headings import is_known_heading

    keys = frozenset(map(heading_key, asked))
    return lru_cache(maxsize=4096)(lambda cell: is_known_heading(cell, keys))


_READERS: Final[Mapping[Shape, Callable[[bytes, Opening], ForeignFile]]] = {
    Shape.WORKBOOK: _workbook,
    Shape.CALENDAR: _calendar,
    Shape.CARDS: _cards,
    Shape.JSON: _json,
    Shape.KML: _placemarks,
    Shape.MAP_ARCHIVE: _map_archive,
    Shape.TEXT: _text,
}
# What a person says about a file counts; the other formats are known by their content.
_AS_SAID: Final[Mapping[str, Callable[[bytes, Opening], ForeignFile]]] = {
    ForeignKind.CARDS: _cards,
    ForeignKind.TABLE: _table,
    ForeignKind.TEXT: _lines,
}
