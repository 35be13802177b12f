"""Imports several files of people or groups as one step: all of them, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.reading.people_table import read_groups, read_people
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
    from collections.abc import Sequence

    from organizer_app.domain.importing.incoming_people import IncomingPerson, PeopleReport, RefusedCard
    from organizer_app.services.importing.incoming_files import IncomingFile
    from organizer_app.services.plan.workspace import Workspace


def import_people_files(
    workspace: Workspace,
    *,
    files: Sequence[IncomingFile],
    subject: TableSubject,
    dry_run: bool = False,
) -> list[PeopleReport]:
    """Import files of people or groups as one step and report on each; a bad one leaves the plan as it was.

    Args:
        workspace: the plan.
        files: the files.
        subject: whether their rows are people or groups.
        dry_run: write nothing.

    Raises:
        ImportProblem: a file as a whole cannot be imported.
    """
    if subject is TableSubject.GROUPS:
        groups = []
        with foreign_reader():
            for file in files:
                with problems_of(file.name, files):
                    groups.append((file.name, tuple(read_groups(table_of_people(file)))))
        go_on()
        return import_group_rows(workspace, groups, dry_run=dry_run)
    people = []
    with foreign_reader():
        for file in files:
            with problems_of(file.name, files):
                people.append((file.name, _people_of(file)))
    go_on()
    return import_cards(workspace, people, dry_run=dry_run)


def _people_of(file: IncomingFile) -> tuple[IncomingPerson | RefusedCard, ...]:
    opened = replace(file, data=opened_file(file))
    return people_of(opened) if opened.is_of_cards else tuple(read_people(table_of_people(opened)))
