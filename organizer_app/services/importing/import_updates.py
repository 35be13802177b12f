"""Updates venue, count, groups and leads of actions already in the plan from imported rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.records import Record
from organizer_app.domain.checklists.permit_planning import told_permit
from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import PAST
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.sites import AccessStatus, Site, main_site
from organizer_app.domain.rows.action_summary import ActionParts, Role, backup_of, count_range, lead_of
from organizer_app.exchange.reading.people_cells import split_groups
from organizer_app.services.importing.import_parts import (
    RowParts,
    site_facts,
    status_of_groups,
    told_kind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.domain.model.day.count_reports import CountReport
    from organizer_app.storage.editor import Editor


@dataclass(slots=True)
class PartUpdates:
    """Collects what rows change around known actions.

    Where the plan is empty, the row is used. Where it holds what an import wrote, the row replaces it. What a
    person has changed since stays and counts as a conflict.

    Attributes:
        parts: takes what is new.
        by_hand: ids of records that a person wrote, or has changed since they were imported.
        changed: changed records with their earlier versions.
        conflicts: rows that differ from what a person changed.
    """

    parts: RowParts
    by_hand: set[str]
    changed: list[tuple[Record, Record]] = field(default_factory=list)
    conflicts: int = 0

    def take(self, parts: ActionParts, row: IncomingAction) -> bool:
        """Compare a row with the records around its action; return whether anything needs to be written."""
        written = self.parts.new.count_of_parts() + len(self.changed)
        kept = [
            self._venue(parts, row),
            self._count(parts, row),
            self._person(parts, row, is_backup=False),
            self._person(parts, row, is_backup=True),
        ]
        if row.permit and not parts.permits:
            self.add_permit(parts, row)
        self.parts.credit(parts.action.id, self.missing_groups(parts, row), status_of_groups(row))
        self.conflicts += any(kept)
        return self.parts.new.count_of_parts() + len(self.changed) > written

    def missing_groups(self, parts: ActionParts, row: IncomingAction) -> list[str]:
        """Return the groups of a row that the action has not; a name with a semicolon reads as two."""
        held = {credit.partnership.organization_id for credit in parts.credits}
        read = split_groups("; ".join(credit.name for credit in parts.credits), at_commas=False)
        names = {name.casefold() for name in read}
        return [
            name
            for name in row.groups
            if name.casefold() not in names and self.parts.group_id(name) not in held
        ]

    def add_permit(self, parts: ActionParts, row: IncomingAction) -> None:
        """Add the permit that a row tells of to an action of the plan."""
        needs = () if parts.action.status in PAST else parts.asked
        kind, status = told_kind(parts.action.tactic), PermitStatus(row.permit)
        self.parts.add_permits([told_permit(parts.action.id, kind, status, needs)])

    def write(self, editor: Editor) -> None:
        """Write the changed records; new ones are written with all others."""
        by_type = grouped_pairs((type(after), (after, before)) for after, before in self.changed)
        for pairs in by_type.values():
            editor.put_all([after for after, _ in pairs], {before.id: before for _, before in pairs})

    def _venue(self, parts: ActionParts, row: IncomingAction) -> bool:
        if not (row.venue or row.address):
            return False
        if not parts.sites:
            self.parts.add_sites([(parts.action.id, row)])
            return False
        known = next((site for site in parts.sites if _is_there(site, row)), None)
        if known is not None:
            completed = _completed(known, row)
            if completed != known:
                # It replaces nothing, whoever wrote the rest.
                self.changed.append((completed, known))
            return False
        first: Site = main_site(parts.sites) or parts.sites[0]
        return bool(row.venue) and self._replace(first, _moved(first, row))

    def _count(self, parts: ActionParts, row: IncomingAction) -> bool:
        counted = (row.count_low, row.count_high)
        known = {(count.low, count.high) for count in parts.counts} | {count_range(parts.counts)}
        if counted == (None, None) or counted in known:
            return False
        if not parts.counts:
            self.parts.add_counts([(parts.action.id, row)])
            return False
        first: CountReport = parts.counts[0]
        return self._replace(first, replace(first, low=row.count_low, high=row.count_high))

    def _person(self, parts: ActionParts, row: IncomingAction, *, is_backup: bool) -> bool:
        name = row.backup_name if is_backup else row.lead_name
        held: Role | None = backup_of(parts.roles) if is_backup else lead_of(parts.roles)
        if not name or (held and held.name.casefold().split() == name.casefold().split()):
            return False
        if held is not None:
            assignment: Assignment = held.assignment
            gone = replace(assignment, status=AssignmentStatus.REPLACED)
            if self._replace(assignment, gone):
                return True
        add = self.parts.add_backups if is_backup else self.parts.add_leads
        add([(parts.action.id, row)])
        return False

    def _replace(self, before: Record, after: Record) -> bool:
        """Keep a change of a record that is as imported; return True for one that a person has changed."""
        if before.id in self.by_hand:
            return True
        self.changed.append((after, before))
        return False


def _is_there(site: Site, row: IncomingAction) -> bool:
    return site.venue == row.venue if row.venue else site.address == row.address


def _completed(site: Site, row: IncomingAction) -> Site:
    """Fill what is not known of a spot yet from a row that names the same one."""
    access, notes, latitude, longitude = site_facts(row)
    point = (site.latitude, site.longitude)
    if site.latitude is None or site.longitude is None:
        point = (latitude, longitude)
    return replace(
        site,
        postal_code=site.postal_code or row.postal_code,
        access=access if site.access is AccessStatus.UNKNOWN else site.access,
        access_notes=site.access_notes or notes,
        latitude=point[0],
        longitude=point[1],
    )


def _moved(site: Site, row: IncomingAction) -> Site:
    """Return a site at another spot: what was known of the old one does not hold there."""
    access, notes, latitude, longitude = site_facts(row)
    return replace(
        site,
        venue=row.venue,
        address=row.address or site.address,
        postal_code=row.postal_code or site.postal_code,
        access=access,
        access_notes=notes,
        latitude=latitude,
        longitude=longitude,
    )


def part_ids(found: Sequence[ActionParts]) -> list[str]:
    """Return the ids of the records that an import may replace."""
    return [
        record_id
        for parts in found
        for record_id in (
            *(site.id for site in parts.sites),
            *(count.id for count in parts.counts),
            *(role.assignment.id for role in parts.roles),
        )
    ]
