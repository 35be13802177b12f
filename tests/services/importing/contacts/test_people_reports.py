"""An import of people or groups is told again in Activity, without a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.services.importing.contacts.people_files import import_people_files
from organizer_app.services.importing.incoming_files import IncomingFile
from organizer_app.services.plan import history
from organizer_app.services.plan.step_details import step_detail
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.importing import imports
from organizer_app.wording.people.people_files import kept_lines
from tests.support.open_plans import empty_plan, opened

PEOPLE = (
    b"Name,Phone,Email,Role,City\nAna Ruiz,202-555-0142,ana@example.org,juggler,Boise\n"
    b",202-555-0143,,,\nAna Ruiz,202-555-0142,ana@example.org,,\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def take(workspace: Workspace, data: bytes, subject: TableSubject) -> None:
    import_people_files(workspace, files=[IncomingFile("list.csv", data)], subject=subject)


def test_refused_rows_and_doubts_are_told_again_even_once_the_import_is_undone(workspace: Workspace) -> None:
    take(workspace, PEOPLE, TableSubject.PEOPLE)
    (entry, *_others) = history.entries(workspace, limit=1)
    remarks = step_detail(workspace, edit_id=entry.edit_id).remarks
    assert kept_lines(remarks) == [
        "entry 1: there is no role “juggler”; it is left out.",
        "entry 1: the plan has no single action in “Boise”; that part is left out.",
        "entry 2: the row names nobody. Fill in a name and import again.",
    ]
    assert imports.kept_lines(remarks) == []
    history.undo(workspace)
    assert step_detail(workspace, edit_id=entry.edit_id).remarks == remarks


def test_rows_of_groups_are_told_too(workspace: Workspace) -> None:
    take(workspace, b"Group,Network\nMijente,\n,Labor\n", TableSubject.GROUPS)
    (entry, *_others) = history.entries(workspace, limit=1)
    (told,) = kept_lines(step_detail(workspace, edit_id=entry.edit_id).remarks)
    assert told.startswith("entry 2: the row names nobody")


def test_what_is_kept_names_nobody_and_reaches_nobody(workspace: Workspace) -> None:
    take(workspace, PEOPLE.replace(b"juggler", b"+1 202 555 0177"), TableSubject.PEOPLE)
    with workspace.read() as reader:
        (kept,) = reader.all(ImportedRows)
    assert "Ana" not in kept.report
    assert "555" not in kept.report.replace(kept.id, "")


def test_the_same_people_again_make_no_step(workspace: Workspace) -> None:
    take(workspace, PEOPLE, TableSubject.PEOPLE)
    steps = len(history.entries(workspace))
    take(workspace, PEOPLE, TableSubject.PEOPLE)
    assert len(history.entries(workspace)) == steps
