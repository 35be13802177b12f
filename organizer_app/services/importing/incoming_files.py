"""Opens the files that a person gives: each is read in a child process, and its tables come back as cells."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind, ForeignTable
from organizer_app.domain.importing.import_problems import EmptyFile
from organizer_app.domain.importing.incoming_people import IncomingPerson, RefusedCard, TableSubject
from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader
from organizer_app.exchange.reading.incoming_actions import ReadOptions, read_actions
from organizer_app.exchange.reading.people_table import subject_of
from organizer_app.services.importing.import_options import problems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from organizer_app.domain.importing.incoming import IncomingTable
    from organizer_app.services.importing.remembered_columns import RememberedColumns


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file to import.

    Attributes:
        name: its name, for the history.
        data: its bytes.
        kind: what the person says it is; None to recognize it.
        sheet: name or number, from 1, of the sheet of a workbook; "" for the first that fits.
    """

    name: str
    data: bytes
    kind: ForeignKind | None = None
    sheet: str = ""


_open: ContextVar[ForeignReader | None] = ContextVar("reader of foreign files", default=None)


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


def opened_file(file: IncomingFile, headings: Sequence[str] = ()) -> ForeignFile:
    """Return what is in a file.

    Args:
        file: the file.
        headings: headings to which the person gave a meaning.

    Raises:
        ImportProblem: it cannot be imported.
    """
    with foreign_reader() as reader:
        given = FileGiven(name=file.name, data=file.data, kind=file.kind, headings=tuple(headings))
        return reader.read(given)


def read_action_tables(
    files: Sequence[IncomingFile], options: ReadOptions, remembered: RememberedColumns
) -> list[IncomingTable]:
    """Return the actions in each file.

    Args:
        files: the files.
        options: how to read them.
        remembered: the fields that a person chose for columns of lists that were imported before.

    Raises:
        ImportProblem: a file as a whole cannot be imported.
    """
    tables = []
    with foreign_reader():
        for file in files:
            with problems_of(file.name, files):
                known = {*options.column_map, *remembered.headings(file.name)}
                table = _chosen(opened_file(file, tuple(known)), file.sheet)
                chosen = {**remembered.fitting(file.name, table.rows), **options.column_map}
                tables.append(read_actions(table, options=replace(options, column_map=chosen)))
    return tables


def people_of(file: IncomingFile) -> tuple[IncomingPerson | RefusedCard, ...]:
    """Return the cards in a file; raise `ImportProblem`."""
    return opened_file(file).people


def table_of_people(file: IncomingFile) -> ForeignTable:
    """Return the table in a file of people or groups; raise `ImportProblem`."""
    return _chosen(opened_file(file), file.sheet)


def likely_subject(file: IncomingFile) -> TableSubject:
    """Guess whether the rows of a file are actions, people or groups; a person may correct it.

    Raises:
        ImportProblem: the file cannot be imported.
    """
    found = opened_file(file)
    return TableSubject.PEOPLE if found.people else subject_of(_chosen(found, file.sheet))


def _chosen(file: ForeignFile, _sheet: str) -> ForeignTable:
    if not file.tables:
        raise EmptyFile
    return file.tables[0]
