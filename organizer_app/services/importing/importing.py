"""Imports a table of actions as one undoable edit, and accounts for every line of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.import_reports import ImportCounts, ImportReport, RowsRead
from organizer_app.domain.importing.incoming import IncomingAction, IncomingTable, RowWarning, RowWarningCode
from organizer_app.domain.importing.incoming_people import Outcome
from organizer_app.domain.importing.possible_duplicates import PlannedAction, PlannedAlike
from organizer_app.domain.importing.written_words import status_meant
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.environment.collector import collector_at_rest
from organizer_app.exchange.reading.incoming_actions import ReadOptions
from organizer_app.exchange.reading.row_notes import shown
from organizer_app.services.actions.new_city_tasks import give_tasks
from organizer_app.services.importing.completing_rows import CompletingRows
from organizer_app.services.importing.import_actions import ActionMaker, Fingerprint, fingerprint_of
from organizer_app.services.importing.import_mobilizations import RowMobilizations, with_plan_days
from organizer_app.services.importing.import_parts import RowParts
from organizer_app.services.importing.import_places import PlaceFinder, spotted
from organizer_app.services.importing.import_rows import RowKeys, action_fields
from organizer_app.services.importing.import_updates import PartUpdates, part_ids
from organizer_app.services.importing.incoming_files import IncomingFile, read_action_tables
from organizer_app.services.importing.new_rows import NewRows
from organizer_app.services.importing.own_rows import OwnRows, with_news
from organizer_app.services.plan.backups import back_up_before_import
from organizer_app.services.plan.reflow import reflow_changed
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.journal import changed_by_others, values_replaced, written_by
from organizer_app.storage.rows import plan_rows
from organizer_app.storage.rows.action_summaries import parts_of

if TYPE_CHECKING:
    from organizer_app.domain.places.places import Place
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read a file and where to put its actions.

    Attributes:
        column_map: field by heading; it overrides what the headings themselves say.
        year: for dates without one.
        mobilization: id or title; empty for the only one of the plan or of a row's day, or none.
        default_country: ISO 3166-1 alpha-2 for rows that name none.
        uses_plan_day: whether rows without a day get the anchor date of their mobilization.
    """

    column_map: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    mobilization: str = ""
    default_country: str = "US"
    uses_plan_day: bool = False


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
    reading = ReadOptions(
        column_map=options.column_map,
        year=options.year,
        default_country=options.default_country,
        with_cells=dry_run,
    )
    tables = read_action_tables(files, reading)
    if dry_run:
        with workspace.read() as reader:
            works = [_Import(workspace, reader, table, options) for table in tables]
            return [
                replace(work.report, dry_run=True, read=RowsRead(work.outcomes(table), table.cells))
                for work, table in zip(works, tables, strict=True)
            ]
    names = ", ".join(file.name for file in files)
    reports = []
    back_up_before_import(workspace, names)
    with workspace.edit(EditKind.IMPORTED, file=names) as editor:
        for table in tables:
            work = _Import(workspace, editor, table, options)
            work.write(editor)
            editor.flush()
            reports.append(work.report)
        counts = ImportCounts(
            created=sum(report.created for report in reports),
            updated=sum(report.updated for report in reports),
            skipped=sum(len(report.skipped) for report in reports),
        )
        editor.note(**counts.arguments())
    return reports


class _Import:
    """Matches every row against the plan; nothing is written before `write`."""

    def __init__(
        self, workspace: Workspace, reader: Reader, table: IncomingTable, options: ImportOptions
    ) -> None:
        self._workspace = workspace
        self._source = f"csv:{table.preset}"
        self._new = NewRows()
        self._places = PlaceFinder(workspace, reader, self._new, options.default_country)
        self._parts = RowParts(workspace, reader, self._new)
        self._maker = ActionMaker(workspace, self._parts)
        self._mobilizations = RowMobilizations(reader, options.mobilization)
        if options.uses_plan_day:
            table = with_plan_days(table, self._mobilizations)
        self._warnings = list(table.warnings)
        self._changed: dict[str, CityAction] = {}
        known = {action.external_id: action for action in reader.all(CityAction, source_system=self._source)}
        self._own = OwnRows(reader, table.rows)
        self._known = {action.id: action for action in (*known.values(), *self._own.actions.values())}
        self._fingerprints: dict[tuple[Any, ...], int] = {}
        # Records from an earlier import of the same file are identified by that file.
        planned = plan_rows.read_planned(reader.connection)
        self._completing = CompletingRows(planned, table.warnings)
        self._planned = PlannedAlike(each for each in planned if each.action_id not in self._known)
        self._plan_fingerprints = {fingerprint_of(action) for action in self._known.values()}
        self._created = 0
        self._duplicates = 0
        self._unchanged = 0
        self._conflicts = 0
        self._again: dict[str, IncomingAction] = {}
        self._same: set[int] = set()
        keys = RowKeys()
        self._places.look_ahead(table.rows)
        for row in table.rows:
            self._take(row, keys.key_of(row), known)
        self._maker.complete()
        self._merge_with_edits(reader)
        self._complete(reader)
        self._updates = self._updates_around(reader)
        self.report = self._report(table)

    def write(self, editor: Editor) -> None:
        """Write what was found."""
        self._new.write(editor, self._source, self._workspace.new_id.many)
        added = self._new.actions
        if added:
            editor.add_summaries(self._maker.summaries)
            actions = zip(added["id"], added["mobilization_id"], strict=True)
            give_tasks(editor, self._workspace.new_id, actions)
        reflow_changed(editor, self._known, editor.put_all(self._changed.values(), self._known))
        self._updates.write(editor)

    def outcomes(self, table: IncomingTable) -> dict[int, Outcome]:
        """Return the outcome of each row, by the line on which it begins."""
        known = {
            row.row: Outcome.UPDATED if action_id in self._updated else Outcome.UNCHANGED
            for action_id, row in self._again.items()
        }
        known |= dict.fromkeys(self._same, Outcome.UNCHANGED)
        doubts = (doubt.row for doubt in self._warnings if doubt.code is RowWarningCode.POSSIBLE_DUPLICATE)
        known |= dict.fromkeys(doubts, Outcome.ALIKE)
        return {row.row: known.get(row.row, Outcome.CREATED) for row in table.rows}

    def _take(self, row: IncomingAction, key: str, known: Mapping[str, CityAction]) -> None:
        own = self._own.action_of(row)
        place, doubt = (self._own.place_of(row, own), None) if own else (None, None)
        if place is None:
            place, doubt = self._places.place_of(row)
        row = spotted(row, place)
        if doubt:
            self._warnings.append(doubt)
        if own is not None:
            self._again[own.id] = row
            if (after := with_news(own, row, place)) != own:
                self._changed[own.id] = after
            return
        before = known.get(key)
        if before is not None:
            self._compare(before, row, place)
            return
        if row.mobilization or row.status:
            self._doubt_words(row)
        mobilization_id = self._mobilizations.id_of(row)
        if self._completing.take(row, place, mobilization_id):
            return
        fingerprint = self._maker.make(row, key, place, mobilization_id)
        self._mark_duplicate(fingerprint, row, mobilization_id)
        self._created += 1

    def _doubt_words(self, row: IncomingAction) -> None:
        if not self._mobilizations.knows(row):
            self._warn(row, RowWarningCode.MOBILIZATION_UNKNOWN, row.mobilization)
        if row.status and status_meant(row.status) is None:
            self._warn(row, RowWarningCode.STATUS_UNKNOWN, row.status)

    def _warn(self, row: IncomingAction, code: RowWarningCode, cell: str) -> None:
        self._warnings.append(RowWarning(row.row, code, shown(cell, "")))

    def _compare(self, before: CityAction, row: IncomingAction, place: Place | None) -> None:
        fields: dict[str, Any] = action_fields(row, place)
        after = replace(before, place_id=place.id if place else "", **fields)
        # A row without an external id is found by its own content, so the file cannot hold anything new for
        # it.
        if not before.external_id.startswith("id:"):
            self._unchanged += 1
            self._same.add(row.row)
            return
        self._again[before.id] = row
        if after != before:
            self._changed[before.id] = after

    def _merge_with_edits(self, reader: Reader) -> None:
        """Apply only what is new in the file; a field that a person has changed since stays as it is."""
        codec = codec_of(CityAction)
        created = values_replaced(reader.connection, self._changed)
        imported = written_by(reader.connection, EditKind.IMPORTED, self._changed)
        for action_id, after in list(self._changed.items()):
            before = self._known[action_id]
            now, new = codec.image(before), codec.image(after)
            last = {**now, **created.get(action_id, {}), **imported.get(action_id, {})}
            news = [name for name in codec.journalled if new[name] not in {now[name], last[name]}]
            taken = {name: getattr(after, name) for name in news if now[name] == last[name]}
            self._conflicts += len(taken) < len(news)
            del self._changed[action_id]
            if taken:
                self._changed[action_id] = replace(before, **taken)

    def _complete(self, reader: Reader) -> None:
        """Complete the planned actions of their cities from rows without a day."""
        for before, after in self._completing.completed(reader):
            self._known[before.id] = before
            self._again[before.id] = self._completing.rows[before.id]
            if after != before:
                self._changed[before.id] = after
        self._warnings = self._completing.without_idle_warnings(self._warnings)

    def _updates_around(self, reader: Reader) -> PartUpdates:
        """Compare the venue, count, groups and leads of rows that are in the plan already."""
        found = parts_of(reader, list(self._again))
        by_hand = changed_by_others(reader.connection, EditKind.IMPORTED, part_ids(found))
        updates = PartUpdates(self._parts, by_hand)
        self._updated = set(self._changed)
        for parts in found:
            if updates.take(parts, self._again[parts.action.id]):
                self._updated.add(parts.action.id)
        self._unchanged += len(self._again) - len(self._updated)
        self._conflicts += updates.conflicts
        return updates

    def _mark_duplicate(self, fingerprint: Fingerprint, row: IncomingAction, mobilization_id: str) -> None:
        first = self._fingerprints.setdefault((*fingerprint, row.groups, row.venue), row.row)
        if first != row.row or fingerprint in self._plan_fingerprints:
            self._duplicates += 1
            detail = str(first) if first != row.row else ""
            self._warnings.append(RowWarning(row.row, RowWarningCode.POSSIBLE_DUPLICATE, detail))
            return
        place_id, day, _starts, tactic, title = fingerprint
        if place_id not in self._planned.places:
            return
        on = day.isoformat() if day else ""
        new = PlannedAction("", mobilization_id, place_id, on, tactic, title, "", "")
        planned = self._planned.like(new, is_tactic_said=bool(row.tactic))
        if planned is not None:
            self._duplicates += 1
            self._warnings.append(RowWarning(row.row, RowWarningCode.POSSIBLE_DUPLICATE, planned=planned))

    def _report(self, table: IncomingTable) -> ImportReport:
        return ImportReport(
            updated=len(self._updated),
            conflicts=self._conflicts,
            skipped=table.skipped,
            warnings=tuple(sorted((*self._warnings, *self._maker.warnings), key=lambda warning: warning.row)),
            preset=table.preset,
            columns_kept=table.columns_kept,
            created=self._created,
            unchanged=self._unchanged,
            possible_duplicates=self._duplicates,
            columns=table.columns,
        )
