"""Imports a table of actions as one undoable edit, and accounts for every line of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.import_reports import ImportCounts, ImportReport, RowsRead
from organizer_app.domain.model.import_sources import ImportSource
from organizer_app.environment.collector import collector_at_rest
from organizer_app.exchange.reading.incoming_actions import ReadOptions
from organizer_app.services.actions.new_city_tasks import give_tasks
from organizer_app.services.importing.file_import import FileImport
from organizer_app.services.importing.import_context import ImportContext
from organizer_app.services.importing.import_mobilizations import RowMobilizations
from organizer_app.services.importing.import_options import ImportOptions
from organizer_app.services.importing.import_stops import go_on
from organizer_app.services.importing.incoming_files import IncomingFile, on_day, read_action_tables
from organizer_app.services.importing.remembered_columns import RememberedColumns
from organizer_app.services.importing.unchanged_files import reports_unread
from organizer_app.services.plan.backups import back_up_before_import

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.importing.incoming import IncomingTable
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor

__all__ = ["ImportOptions", "IncomingFile", "import_files"]


def import_files(
    workspace: Workspace, *, files: Sequence[IncomingFile], options: ImportOptions, dry_run: bool = False
) -> list[ImportReport]:
    """Import CSV files as one edit and report on each; with `dry_run`, only report what would happen.

    All files are read before anything is written, so a bad one leaves the plan as it was.

    Raises:
        ImportProblem: a file as a whole cannot be imported.
        BadValue: no mobilization has the name in the options.
    """
    with collector_at_rest():
        return _import_files(workspace, files, options, dry_run=dry_run)


def _import_files(
    workspace: Workspace, files: Sequence[IncomingFile], options: ImportOptions, *, dry_run: bool
) -> list[ImportReport]:
    if not dry_run and (unread := reports_unread(workspace, files, options)) is not None:
        return [report for _file, report in unread]
    with workspace.read() as reader:
        remembered = RememberedColumns(reader.all(ImportSource), options.source)
        plan_year = RowMobilizations(reader, options.mobilization).year
    reading = ReadOptions(
        column_map=options.column_map,
        year=options.year,
        plan_year=plan_year,
        default_country=options.default_country,
        with_cells=dry_run,
    )
    lists = [options.of_list(number) for number in range(len(files))]
    found = read_action_tables(on_day(files, workspace.clock().date()), reading, remembered, lists=lists)
    tables = [(file.name, table) for file, table in zip(files, found, strict=True)]
    names = ", ".join(file.name for file in files)
    if dry_run:
        return _foretold(workspace, tables, options)
    back_up_before_import(workspace, names)
    with workspace.edit(EditKind.IMPORTED, file=names) as editor:
        reports = _written(workspace, editor, tables, options)
        counts = ImportCounts(
            created=sum(report.created for report in reports),
            updated=sum(report.updated for report in reports),
            skipped=sum(len(report.skipped) for report in reports),
        )
        editor.note(**counts.arguments())
    return reports


def _written(
    workspace: Workspace, editor: Editor, tables: Sequence[tuple[str, IncomingTable]], options: ImportOptions
) -> list[ImportReport]:
    context = ImportContext(workspace, editor, options)
    reports: list[ImportReport] = []
    added: list[tuple[str, str]] = []
    for number, (name, table) in enumerate(tables):
        context.has_more = number + 1 < len(tables)
        work = FileImport(context, name, table, options.of_list(number))
        go_on()
        added += work.write(editor)
        reports.append(work.report)
    go_on()
    give_tasks(editor, workspace.new_id, added)
    go_on()
    return reports


def _foretold(
    workspace: Workspace, tables: Sequence[tuple[str, IncomingTable]], options: ImportOptions
) -> list[ImportReport]:
    """Report what an import would do; of several files each sees what those before it would have written."""
    found: list[ImportReport] = []
    if len(tables) == 1:
        with workspace.read() as reader:
            context = ImportContext(workspace, reader, options)
            ((name, table),) = tables
            return [_previewed(FileImport(context, name, table, options.of_list(0)), table)]
    with workspace.look_ahead(EditKind.IMPORTED) as editor:
        context = ImportContext(workspace, editor, options)
        for number, (name, table) in enumerate(tables):
            context.has_more = number + 1 < len(tables)
            work = FileImport(context, name, table, options.of_list(number))
            found.append(_previewed(work, table))
            work.write(editor)
    return found


def _previewed(work: FileImport, table: IncomingTable) -> ImportReport:
    read = RowsRead(work.outcomes, table.cells, work.changes, table.layout)
    return replace(work.report, dry_run=True, read=read)
