"""Imports partner groups from tables and lists of slugs as one undoable edit; a second run adds nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.import_reports import counts_of_people
from organizer_app.domain.importing.incoming_people import (
    Outcome,
    PeopleReport,
    RefusedCard,
    RowVerdict,
    report_of,
    with_fitting_names,
)
from organizer_app.domain.model.field_specs import Source, imported
from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.domain.model.record_fields import GROUP_FIELDS
from organizer_app.domain.people.duplicates import compact_name
from organizer_app.exchange.reading.people_table import read_groups
from organizer_app.services.importing.contacts.incoming_parts import GroupParts
from organizer_app.services.importing.contacts.people_reports import kept_reports
from organizer_app.services.importing.incoming_files import IncomingFile, table_of_people
from organizer_app.services.plan.backups import back_up_before_import

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.importing.foreign_files import ForeignFile
    from organizer_app.domain.importing.incoming_groups import IncomingGroup
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_FILLED = imported(GROUP_FIELDS, Source.CELL)


def import_groups(
    workspace: Workspace, *, name: str, data: bytes | ForeignFile, dry_run: bool = False
) -> PeopleReport:
    """Import all groups of a file; with `dry_run`, only report what would happen.

    A row is a group of the plan when they share a name or another name, ignoring spaces and case. What the
    plan knows already stays; what it lacks is added. A row that names cities of the plan also adds the group
    to them, unless it takes part there already.

    Raises:
        Problem: the file is refused as a whole; nothing was changed.
    """
    rows = tuple(read_groups(table_of_people(IncomingFile(name, data))))
    return import_group_rows(workspace, [(name, rows)], dry_run=dry_run)[0]


def import_group_rows(
    workspace: Workspace,
    files: Sequence[tuple[str, Iterable[IncomingGroup | RefusedCard]]],
    *,
    dry_run: bool = False,
) -> list[PeopleReport]:
    """Import the groups of several files, each given by its name and rows, as one step."""
    if dry_run:
        with workspace.read() as reader:
            work = _Groups(workspace, reader)
            return [work.take_all(rows) for _name, rows in files]
    names = ", ".join(name for name, _rows in files)
    back_up_before_import(workspace, names)
    with workspace.edit(EditKind.IMPORTED, file=names) as editor:
        work = _Groups(workspace, editor)
        reports = [work.take_all(rows) for _name, rows in files]
        editor.add_all([*work.new.values(), *work.parts.new])
        if work.new or work.parts.new or work.changed:
            editor.add_all(kept_reports(reports, workspace.new_id))
        editor.put_all(work.changed.values(), editor.rows_by_id(Organization, work.changed))
        editor.note(**counts_of_people(reports).arguments())
    return reports


class _Groups:
    """Matches every row against the plan; nothing is written here."""

    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        self._workspace = workspace
        self._known: dict[str, Organization] = {}
        self._by_name: dict[str, str] = {}
        self.new: dict[str, Organization] = {}
        self.changed: dict[str, Organization] = {}
        self.parts = GroupParts(workspace, reader)
        for group in reader.all(Organization):
            self._know(group)

    def take_all(self, rows: Iterable[IncomingGroup | RefusedCard]) -> PeopleReport:
        """Take every row and report on it."""
        found: list[RowVerdict] = []
        refused: list[RefusedCard] = []
        for row in with_fitting_names(rows):
            if isinstance(row, RefusedCard):
                refused.append(row)
            else:
                found.append(RowVerdict(row.spot, row.name, self._take(row), self.parts.doubts(row)))
        return report_of(found, refused)

    def _take(self, row: IncomingGroup) -> Outcome:
        names = (row.name, *row.other_names)
        known = next(filter(None, (self._by_name.get(compact_name(name)) for name in names)), "")
        if not known:
            group = self._filled(Organization(id=self._workspace.new_id(), name=row.name), row)
            self._add(group)
            self.parts.add(group.id, row)
            return Outcome.CREATED
        is_more = self._complete(known, row) | self.parts.add(known, row)
        return Outcome.UPDATED if is_more else Outcome.UNCHANGED

    def _add(self, group: Organization) -> None:
        self.new[group.id] = group
        self._know(group)

    def _complete(self, group_id: str, row: IncomingGroup) -> bool:
        before = self._known[group_id]
        after = self._filled(before, row)
        if after == before:
            return False
        (self.new if group_id in self.new else self.changed)[group_id] = after
        self._know(after)
        return True

    def _filled(self, group: Organization, row: IncomingGroup) -> Organization:
        others = [name for name in (*group.other_names, row.name, *row.other_names) if name != group.name]
        kind = group.kind
        if kind is OrganizationKind.OTHER and row.kind:
            with suppress(ValueError):
                kind = OrganizationKind(row.kind)
        own = {spec.name: getattr(group, spec.name) or getattr(row, spec.taken_from) for spec in _FILLED}
        return replace(
            group,
            **own,
            other_names=tuple(dict.fromkeys(others)),
            kind=kind,
            parent_id=group.parent_id or self._network(row, group.id),
        )

    def _network(self, row: IncomingGroup, group_id: str) -> str:
        if not row.network:
            return ""
        found = self._by_name.get(compact_name(row.network), "")
        if not found:
            network = Organization(id=self._workspace.new_id(), name=row.network)
            self._add(network)
            found = network.id
        above = found
        while above:
            if above == group_id:
                return ""
            above = self._known[above].parent_id if above in self._known else ""
        return found

    def _know(self, group: Organization) -> None:
        self._known[group.id] = group
        for name in filter(None, (group.name, group.short_name, *group.other_names)):
            self._by_name.setdefault(compact_name(name), group.id)
