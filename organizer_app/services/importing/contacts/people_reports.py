"""Imports rows of people or groups as one step, and keeps what became of them, so that Activity tells it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol, TypeVar

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.import_reports import counts_of_people
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.exchange.reading.row_notes import shown
from organizer_app.services.plan.backups import back_up_before_import

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.importing.incoming_people import PeopleReport
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


Row = TypeVar("Row")
Row_contra = TypeVar("Row_contra", contravariant=True)


class Matching(Protocol[Row_contra]):
    """Matches rows against the plan; nothing is written before `write`."""

    def take_all(self, rows: Iterable[Row_contra], /) -> PeopleReport:
        """Take every row of a file and report on it."""

    def write(self, editor: Editor) -> bool:
        """Write what was found; return whether that was anything."""


def import_as_one_step(
    workspace: Workspace,
    files: Sequence[tuple[str, Iterable[Row]]],
    begin: Callable[[Reader], Matching[Row]],
    *,
    dry_run: bool,
) -> list[PeopleReport]:
    """Import several files, each given by its name and rows, as one step; `begin` starts the matching."""
    if dry_run:
        with workspace.read() as reader:
            matching = begin(reader)
            return [matching.take_all(rows) for _name, rows in files]
    names = ", ".join(name for name, _rows in files)
    back_up_before_import(workspace, names)
    with workspace.edit(EditKind.IMPORTED, file=names) as editor:
        matching = begin(editor)
        reports = [matching.take_all(rows) for _name, rows in files]
        if matching.write(editor):
            editor.add_all(_kept(reports, workspace.new_id))
        editor.note(**counts_of_people(reports).arguments())
    return reports


def _kept(reports: Sequence[PeopleReport], new_id: Callable[[], str]) -> list[ImportedRows]:
    """Return the records that keep the reports of files of people or groups, one for each file.

    They have the form of the reports on actions and hold no name: people are known by the number of their
    row, so that erasing somebody leaves nothing here.
    """
    return [ImportedRows(id=new_id(), import_source_id="", report=_written(report)) for report in reports]


def _written(report: PeopleReport) -> str:
    body = {
        "counts": {
            name: getattr(report, name) for name in ("created", "updated", "unchanged", "possible_duplicates")
        },
        "skipped": [[card.spot, card.reason, ""] for card in report.refused],
        "warnings": [
            [row.spot, code, shown(cell, ""), ""] for row in report.rows for code, cell in row.doubts
        ],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
