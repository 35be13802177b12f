"""Imports partner groups from tables and lists of slugs as one undoable edit; a second run adds nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

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
from organizer_app.services.importing.contacts.incoming_parts import GroupParts
from organizer_app.services.importing.contacts.people_reports import import_as_one_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.importing.incoming_groups import IncomingGroup
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

_FILLED = imported(GROUP_FIELDS, Source.CELL)


def import_group_rows(
    workspace: Workspace,
    files: Sequence[tuple[str, Iterable[IncomingGroup | RefusedCard]]],
    *,
    dry_run: bool,
) -> list[PeopleReport]:
    """Import the groups of several files as one step; with `dry_run`, only report what would happen.

    A row is a group of the plan when they share a name or another name, ignoring spaces and case. What the
    plan knows already stays; what it lacks is added. A row that names cities of the plan also adds the group
    to them, unless it takes part there already.
    """
    return import_as_one_step(workspace, files, lambda reader: _Groups(workspace, reader), dry_run=dry_run)


class _Groups:
    """Matches every row against the plan; nothing is written before `write`."""

    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        self._workspace = workspace
        self._known: dict[str, Organization] = {}
        self._by_name: dict[str, str] = {}
        self._new: dict[str, Organization] = {}
        self._changed: dict[str, Organization] = {}
        self._parts = GroupParts(workspace, reader)
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
                found.append(RowVerdict(row.spot, row.name, self._take(row), self._parts.doubts(row)))
        return report_of(found, refused)

    def write(self, editor: Editor) -> bool:
        """Write what was found; return whether that was anything."""
        new = [*self._new.values(), *self._parts.new]
        editor.add_all(new)
        editor.put_all(self._changed.values(), editor.rows_by_id(Organization, self._changed))
        return bool(new or self._changed)

    def _take(self, row: IncomingGroup) -> Outcome:
        names = (row.name, *row.other_names)
        known = next(filter(None, (self._by_name.get(compact_name(name)) for name in names)), "")
        if not known:
            group = self._filled(Organization(id=self._workspace.new_id(), name=row.name), row)
            self._add(group)
            self._parts.add(group.id, row)
            return Outcome.CREATED
        is_more = self._complete(known, row) | self._parts.add(known, row)
        return Outcome.UPDATED if is_more else Outcome.UNCHANGED

    def _add(self, group: Organization) -> None:
        self._new[group.id] = group
        self._know(group)

    def _complete(self, group_id: str, row: IncomingGroup) -> bool:
        before = self._known[group_id]
        after = self._filled(before, row)
        if after == before:
            return False
        (self._new if group_id in self._new else self._changed)[group_id] = after
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
