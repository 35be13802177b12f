"""Imports one file of people or groups, as the import sheet and the command line do."""

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind
from organizer_app.domain.importing.incoming_people import PeopleReport, TableSubject
from organizer_app.services.importing.contacts.people_files import import_people_files
from organizer_app.services.importing.incoming_files import IncomingFile
from organizer_app.services.plan.workspace import Workspace


def import_groups(
    workspace: Workspace, *, name: str, data: bytes | ForeignFile, dry_run: bool = False
) -> PeopleReport:
    """Import the groups of a table."""
    return _imported(workspace, IncomingFile(name, data), TableSubject.GROUPS, dry_run=dry_run)


def import_people_table(
    workspace: Workspace, *, name: str, data: bytes | ForeignFile, dry_run: bool = False
) -> PeopleReport:
    """Import the people of a table."""
    return _imported(workspace, IncomingFile(name, data), TableSubject.PEOPLE, dry_run=dry_run)


def import_vcards(
    workspace: Workspace, *, name: str, data: bytes | ForeignFile, dry_run: bool = False
) -> PeopleReport:
    """Import the people of a file of cards."""
    file = IncomingFile(name, data, ForeignKind.CARDS)
    return _imported(workspace, file, TableSubject.PEOPLE, dry_run=dry_run)


def _imported(
    workspace: Workspace, file: IncomingFile, subject: TableSubject, *, dry_run: bool
) -> PeopleReport:
    (report,) = import_people_files(workspace, files=[file], subject=subject, dry_run=dry_run)
    return report
