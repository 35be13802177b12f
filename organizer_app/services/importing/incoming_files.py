"""Opens the files that a person gives: each is read in a child process, and its tables come back as cells."""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.foreign_files import (
    ForeignFile,
    ForeignKind,
    ForeignTable,
    Sheet,
    SheetDoubt,
)
from organizer_app.domain.importing.import_problems import EmptyFile, NoSuchSheet, UnknownMapping
from organizer_app.domain.importing.incoming import FileReading
from organizer_app.domain.importing.incoming_people import IncomingPerson, RefusedCard, TableSubject
from organizer_app.environment.clock import plan_now
from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader, end_reading
from organizer_app.exchange.reading.incoming_actions import ReadOptions, read_actions
from organizer_app.exchange.reading.incoming_fields import heading_key
from organizer_app.exchange.reading.known_headings import has_known_headings
from organizer_app.exchange.reading.people_table import subject_of
from organizer_app.exchange.reading.table_layout import HEADER_WITHIN
from organizer_app.services.importing.import_options import ListOptions, problems_of
from organizer_app.services.importing.import_stops import go_on
from organizer_app.services.importing.large_cities import large_cities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from organizer_app.domain.importing.incoming import IncomingTable
    from organizer_app.services.importing.remembered_columns import RememberedColumns


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file to import, or one sheet of it.

    Attributes:
        name: its name, for the history, with that of the sheet if several were taken.
        data: its bytes, or what was read from them.
        kind: what the person says it is; None to recognize it.
        sheet: name or number, from 1, of the sheet of a workbook; "" for all that have known headings.
        chosen: names of the sheets that a person chose instead; empty for none.
        subject: what the rows wanted are; None for actions if there are any.
        left_out: the sheets of the same file that were not taken, on the first list of the file.
        today: the day of the plan, around which events without an end are listed; None for the present one.
    """

    name: str
    data: bytes | ForeignFile
    kind: ForeignKind | None = None
    sheet: str = ""
    chosen: frozenset[str] = frozenset()
    subject: TableSubject | None = None
    left_out: tuple[Sheet, ...] = ()
    today: date | None = None

    @property
    def is_of_cards(self) -> bool:
        """Return whether contact cards were read from it."""
        return isinstance(self.data, ForeignFile) and self.data.kind is ForeignKind.CARDS


# The endings of files with words of people; a file may also have none.
_TEXTS: Final = frozenset({"", ".txt", ".text", ".log"})
_SEVERAL: Final = 2
# Fewer cells are a title, and no row of a list.
_A_ROW: Final = 3
_LAID_ASIDE: Final = re.compile(
    r"\b(?:duplicates?|dupes?|archived?|old|backups?|do not use|trash|duplicados?|archivo|viej[oa]s?)\b",
    re.IGNORECASE,
)
_open: ContextVar[ForeignReader | None] = ContextVar("reader of foreign files", default=None)
_told: ContextVar[_RowsRead | None] = ContextVar("told how many rows were read", default=None)


class _RowsRead:
    """Adds up the rows of one file after the other."""

    def __init__(self, told: Callable[[int], None]) -> None:
        self._tell = told
        self._before = self._now = 0

    def tell(self, rows: int) -> None:
        """Take how many rows of the present file were read."""
        self._now = rows
        self._tell(self._before + rows)

    def end_file(self, file: ForeignFile) -> None:
        """Take all rows of the present file."""
        self.tell(sum(len(table.rows) for table in file.tables) + len(file.people))
        self._before += self._now


@contextmanager
def rows_read(told: Callable[[int], None]) -> Iterator[None]:
    """Report how many rows of the files opened in this block were read so far; from its own thread."""
    before = _told.set(_RowsRead(told))
    try:
        yield
    finally:
        _told.reset(before)


@contextmanager
def foreign_reader() -> Iterator[ForeignReader]:
    """Return the reader of the enclosing block, or one of its own that ends with this block."""
    known = _open.get()
    if known is not None:
        yield known
        return
    with ForeignReader() as made:
        before = _open.set(made)
        try:
            yield made
        finally:
            _open.reset(before)


def opened_files(files: Sequence[IncomingFile], headings: Sequence[str] = ()) -> list[IncomingFile]:
    """Return every list in the files as a file of its own; all are read before anything is imported.

    Hidden sheets and those without known headings, such as summaries, are left out unless they are asked for;
    of a workbook with lists of several kinds only one kind is taken.

    Args:
        files: the files.
        headings: headings to which the person gave a meaning.

    Raises:
        ImportProblem: a file cannot be imported; it names the file if there are several.
        NoSuchSheet: a file has no sheet of the name asked for.
    """
    found: list[IncomingFile] = []
    with foreign_reader():
        for given in files:
            # A file system may hold names that are no text.
            file = replace(given, name=named_in_text(given.name), today=day_of(given))
            with problems_of(file.name, files):
                found += _lists_in(file, opened_file(file, headings), headings)
    return found


def named_in_text(name: str) -> str:
    """Return the name of a file as text."""
    return name.encode("utf-8", "replace").decode("utf-8")


def digest_of(data: bytes) -> str:
    """Return what stands for the bytes of a file."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _lists_in(file: IncomingFile, opened: ForeignFile, headings: Sequence[str]) -> Iterator[IncomingFile]:
    if not opened.tables:
        yield replace(file, data=opened)
        return
    tables = _taken(opened.tables, file, headings)
    sheets = sheets_of(replace(file, data=opened), headings)
    left_out = tuple(sheet for sheet in sheets if not sheet.is_taken)
    for number, table in enumerate(tables):
        yield replace(
            file,
            name=f"{file.name}, {table.name}" if len(tables) > 1 else file.name,
            data=replace(opened, tables=(table,), digest="" if len(opened.tables) > 1 else opened.digest),
            sheet=table.name,
            left_out=() if number else left_out,
        )


def _taken(
    tables: Sequence[ForeignTable], file: IncomingFile, headings: Sequence[str]
) -> tuple[ForeignTable, ...]:
    chosen = tuple(table for table in tables if table.name in file.chosen)
    if chosen:
        return chosen
    if file.sheet:
        return _asked(tables, file.sheet)
    fitting = _fitting(tables, headings)
    subjects = [subject_of(table) for table in fitting] if len(fitting) > 1 else []
    if len(set(subjects)) < _SEVERAL:
        return fitting
    wanted = file.subject if file.subject in subjects else _first_subject(subjects)
    return tuple(table for table, subject in zip(fitting, subjects, strict=True) if subject is wanted)


def _first_subject(subjects: Sequence[TableSubject]) -> TableSubject:
    return TableSubject.ACTIONS if TableSubject.ACTIONS in subjects else subjects[0]


def sheets_of(file: IncomingFile, headings: Sequence[str] = ()) -> tuple[Sheet, ...]:
    """Return the sheets of a file that was opened, in its order; none where it holds a single table."""
    tables = file.data.tables if isinstance(file.data, ForeignFile) else ()
    if len(tables) < _SEVERAL:
        return ()
    taken = _taken(tables, file, headings)
    names = {table.name for table in taken}
    subject = subject_of(taken[0])
    return tuple(
        Sheet(table.name, table.name in names, _why_not(table, headings, subject)) for table in tables
    )


def _why_not(table: ForeignTable, headings: Sequence[str], taken: TableSubject) -> SheetDoubt | None:
    if table.is_hidden:
        return SheetDoubt.HIDDEN
    if _LAID_ASIDE.search(table.name):
        return SheetDoubt.LAID_ASIDE
    if table.header is None and not has_known_headings(table, headings):
        return SheetDoubt.NO_LIST
    subject = subject_of(table)
    return SheetDoubt(subject.value) if subject is not taken else None


def _asked(tables: Sequence[ForeignTable], sheet: str) -> tuple[ForeignTable, ...]:
    named = [table for table in tables if table.name.casefold() == sheet.casefold()]
    if not named and sheet.isdecimal() and 0 < int(sheet) <= len(tables):
        named = [tables[int(sheet) - 1]]
    if not named:
        raise NoSuchSheet(sheet, tuple(table.name for table in tables))
    return tuple(named[:1])


def _fitting(tables: Sequence[ForeignTable], headings: Sequence[str]) -> tuple[ForeignTable, ...]:
    """Return the visible tables with known headings; the first one where none has any."""
    seen = [table for table in tables if not (table.is_hidden or _LAID_ASIDE.search(table.name))]
    seen = seen or [table for table in tables if not table.is_hidden] or list(tables)
    fit = [table for table in seen if table.header is not None or has_known_headings(table, headings)]
    return tuple(_without_repetitions(fit) or seen[:1])


def _without_repetitions(tables: Sequence[ForeignTable]) -> list[ForeignTable]:
    """Leave out sheets whose rows are all in an earlier one, such as a sheet for each region."""
    kept: list[ForeignTable] = []
    known: set[tuple[str, ...]] = set()
    for table in tables:
        rows = {tuple(filter(None, row)) for row in table.rows}
        listed = {row for row in rows if len(row) >= _A_ROW}
        if kept and listed and listed <= known:
            continue
        known |= listed
        kept.append(table)
    return kept


def read_file(file: IncomingFile, headings: Sequence[str] = ()) -> IncomingFile:
    """Return a file with what is in it in place of its bytes; raise `ImportProblem`."""
    return replace(file, data=opened_file(file, headings), today=day_of(file))


def opened_file(file: IncomingFile, headings: Sequence[str] = ()) -> ForeignFile:
    """Return what is in a file, with all its tables; raise `ImportProblem`."""
    if isinstance(file.data, ForeignFile):
        return file.data
    with foreign_reader() as reader:
        given = FileGiven(
            name=file.name,
            data=file.data,
            kind=file.kind,
            headings=tuple(headings),
            today=day_of(file),
            cities=large_cities() if _may_be_talk(file) else frozenset(),
        )
        rows_read = _told.get()
        found = reader.read(given, None if rows_read is None else rows_read.tell, go_on)
        if rows_read is not None:
            rows_read.end_file(found)
        return replace(found, digest=digest_of(file.data))


def on_day(files: Iterable[IncomingFile], today: date) -> list[IncomingFile]:
    """Return files to be read on the day of a plan, which may be another one than the present."""
    return [file if file.today else replace(file, today=today) for file in files]


def day_of(file: IncomingFile) -> date:
    """Return the day on which a file is read."""
    return file.today or plan_now().date()


def _may_be_talk(file: IncomingFile) -> bool:
    return file.kind is ForeignKind.TEXT or PurePath(file.name).suffix.casefold() in _TEXTS


def stop_reading(thread: int) -> None:
    """Stop reading a file in a thread, by its identifier: it gets `UnsafeFile`. Any thread may call this."""
    end_reading(thread)


def read_action_tables(
    files: Sequence[IncomingFile],
    options: ReadOptions,
    remembered: RememberedColumns | None = None,
    *,
    lists: Sequence[ListOptions] = (),
) -> list[IncomingTable]:
    """Return the actions in each file, of one sheet each.

    Args:
        files: the files.
        options: how to read them.
        remembered: the fields that a person chose for columns of lists that were imported before.
        lists: how a person reads each file, in their order; as it is by default.

    Raises:
        ImportProblem: a file as a whole cannot be imported; it names the file if there are several.
    """
    tables = []
    asked = _Asked(options.column_map, is_of_several=len(files) > 1)
    with foreign_reader():
        for number, file in enumerate(files):
            with problems_of(file.name, files):
                known = remembered.headings(file.name) if remembered else ()
                headings = (*options.column_map, *known)
                found = opened_file(file, headings)
                table = _table(replace(file, data=found), headings)
                fitting = remembered.fitting(file.name, table.rows) if remembered else {}
                chosen = {**fitting, **asked.of(table)}
                how = lists[number] if number < len(lists) else ListOptions()
                wanted = replace(
                    options,
                    column_map=chosen,
                    mended=how.mended,
                    header_row=how.header_row,
                    cities=large_cities(),
                )
                read = read_actions(table, options=wanted)
                reading = _reading(file, found, frozenset(headings), chosen)
                if reading is not None:
                    reading = reading._replace(plan_year=options.plan_year)
                tables.append(replace(read, file_format=found.kind.value, reading=reading))
        asked.refuse_unknown()
    return tables


class _Asked:
    """The fields that a person chose for columns; of several lists, each has some of the columns."""

    def __init__(self, column_map: Mapping[str, str], *, is_of_several: bool) -> None:
        self._map = column_map
        self._is_of_several = is_of_several
        self._unknown = dict(column_map) if is_of_several else {}

    def of(self, table: ForeignTable) -> Mapping[str, str]:
        """Return the choices for the columns of a list."""
        if not self._is_of_several:
            return self._map
        there = {heading_key(cell) for row in table.rows[:HEADER_WITHIN] for cell in row}
        found = {heading: field for heading, field in self._map.items() if heading_key(heading) in there}
        for heading in found:
            self._unknown.pop(heading, None)
        return found

    def refuse_unknown(self) -> None:
        """Raise `UnknownMapping` for a column that no list has."""
        for heading in self._unknown:
            raise UnknownMapping(column=heading)


def _reading(
    file: IncomingFile, found: ForeignFile, asked: frozenset[str], chosen: Mapping[str, str]
) -> FileReading | None:
    """Return what decided how the only list of a file was read; None for one of several, or of people."""
    if not found.digest or len(found.tables) > 1 or subject_of(found.tables[0]) is not TableSubject.ACTIONS:
        return None
    (table,) = found.tables
    kind = file.kind.value if file.kind else ""
    day = day_of(file).isoformat() if table.is_of_today else ""
    return FileReading(found.digest, kind, table.name, day, asked, chosen)


def people_of(file: IncomingFile) -> tuple[IncomingPerson | RefusedCard, ...]:
    """Return the cards in a file; raise `ImportProblem`."""
    return opened_file(file).people


def table_of_people(file: IncomingFile) -> ForeignTable:
    """Return the table in a file of people or groups; raise `ImportProblem`."""
    return _table(file, ())


def likely_subject(file: IncomingFile) -> TableSubject:
    """Guess whether the rows of a file are actions, people or groups; a person may correct it.

    Raises:
        ImportProblem: the file cannot be imported.
    """
    found = opened_file(file)
    return TableSubject.PEOPLE if found.people else subject_of(_table(replace(file, data=found), ()))


def _table(file: IncomingFile, headings: Sequence[str]) -> ForeignTable:
    tables = opened_file(file, headings).tables
    if not tables:
        raise EmptyFile
    return _asked(tables, file.sheet)[0] if file.sheet else _fitting(tables, headings)[0]
