"""Imports several files of people or groups as one step: all of them, or none."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.reading.csv_table import with_header_row
from organizer_app.exchange.reading.people_table import people_layout, read_groups, read_people
from organizer_app.services.importing.contacts.importing_groups import import_group_rows
from organizer_app.services.importing.contacts.importing_people import import_cards
from organizer_app.services.importing.import_options import problems_of
from organizer_app.services.importing.import_stops import go_on
from organizer_app.services.importing.incoming_files import (
    foreign_reader,
    opened_file,
    people_of,
    table_of_people,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.importing.incoming_groups import IncomingGroup
    from organizer_app.domain.importing.incoming_people import IncomingPerson, PeopleReport, RefusedCard
    from organizer_app.domain.importing.table_layouts import TableLayout
    from organizer_app.services.importing.incoming_files import IncomingFile
    from organizer_app.services.plan.workspace import Workspace

Row = TypeVar("Row")


def import_people_files(
    workspace: Workspace,
    *,
    files: Sequence[IncomingFile],
    subject: TableSubject,
    header_rows: Mapping[int, int] = MappingProxyType({}),
    dry_run: bool = False,
) -> list[PeopleReport]:
    """Import files of people or groups as one step and report on each; a bad one leaves the plan as it was.

    Args:
        workspace: the plan.
        files: the files.
        subject: whether their rows are people or groups.
        header_rows: numbers of files, from 0, with the line that has their headings, as a person said.
        dry_run: write nothing.

    Raises:
        ImportProblem: a file as a whole cannot be imported.
    """
    if subject is TableSubject.GROUPS:
        return import_group_rows(workspace, _read(files, _groups_of, header_rows), dry_run=dry_run)
    return import_cards(workspace, _read(files, _people_of, header_rows), dry_run=dry_run)


def people_layouts(
    files: Sequence[IncomingFile], subject: TableSubject, header_rows: Mapping[int, int]
) -> list[TableLayout | None]:
    """Return where the headings of each file are; None for cards, which have none."""
    return [
        None
        if file.is_of_cards
        else people_layout(table_of_people(file), subject, header_rows.get(number, 0))
        for number, file in enumerate(files)
    ]


def _read(
    files: Sequence[IncomingFile],
    rows_of: Callable[[IncomingFile, int], tuple[Row, ...]],
    header_rows: Mapping[int, int],
) -> list[tuple[str, tuple[Row, ...]]]:
    """Return name and rows of each file; all are read before anything is written."""
    with foreign_reader():
        found = []
        for number, file in enumerate(files):
            with problems_of(file.name, files):
                found.append((file.name, rows_of(file, header_rows.get(number, 0))))
    go_on()
    return found


def _groups_of(file: IncomingFile, header_row: int) -> tuple[IncomingGroup | RefusedCard, ...]:
    return tuple(read_groups(with_header_row(table_of_people(file), header_row)))


def _people_of(file: IncomingFile, header_row: int) -> tuple[IncomingPerson | RefusedCard, ...]:
    opened = replace(file, data=opened_file(file))
    if opened.is_of_cards:
        return people_of(opened)
    return tuple(read_people(with_header_row(table_of_people(opened), header_row)))
