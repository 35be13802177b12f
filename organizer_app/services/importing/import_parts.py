"""Collects what imported rows hold besides the actions themselves: venues, counts, groups, leads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from organizer_app.domain.importing.written_words import access_meant
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import PermitKind
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.people.phone_display import masked_email, masked_phone
from organizer_app.services.importing.new_rows import (
    NewContact,
    NewGroup,
    NewPermit,
    NewPerson,
    NewRows,
    new_count,
    new_part,
    new_role,
    new_site,
)
from organizer_app.services.plan.phone_numbers import normalized_phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.domain.model.permits import Permit
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

ActionWithRow = tuple[str, "IncomingAction"]
"""The id of an action with the row that it comes from."""
Given = tuple[str, str, str]
"""Name, address and number of a person, as a row has them."""


class RowParts:
    """Collects the new records around actions; finds groups and people of the plan by name.

    Each kind is added for many rows at once: one call per row and kind took a third of the time.
    """

    def __init__(self, workspace: Workspace, reader: Reader, new: NewRows) -> None:
        self.new = new
        self._new_id = workspace.new_id
        groups = reader.all(Organization)
        self._groups = {
            group.name.casefold(): (group.id, group.credit_name or group.name) for group in groups
        }
        people = reader.all(Person)
        self._names = {person.id: person.name for person in people}
        self._people: dict[str, list[str]] = defaultdict(list)
        self._contacts: dict[str, set[str]] = defaultdict(set)
        self._leads: dict[tuple[str, str, str], str] = {}
        for person in people:
            self._people[person.name.casefold()].append(person.id)
        for point in reader.all(ContactPoint):
            self._contacts[point.person_id] |= {point.value, _compact(point)}

    def add_sites(self, rows: Iterable[ActionWithRow]) -> None:
        """Add the spots of rows: venues, or what else says where in a city it is."""
        self.new.sites += [
            new_site((action_id, row.venue, row.address, row.postal_code, *site_facts(row)))
            for action_id, row in rows
            if names_spot(row)
        ]

    def add_counts(self, rows: Iterable[ActionWithRow]) -> None:
        """Add the counts of rows."""
        press, estimate = CountMethod.PRESS, CountMethod.ESTIMATE
        self.new.counts += [
            new_count(
                (
                    action_id,
                    row.count_low,
                    row.count_high,
                    press if row.count_source else estimate,
                    "; ".join(filter(None, (row.count_method, row.count_source))),
                )
            )
            for action_id, row in rows
            if row.count_low is not None or row.count_high is not None
        ]

    def add_permits(self, permits: Iterable[Permit]) -> None:
        """Add permits whose progress the rows state; their ids are made when they are written."""
        self.new.permits += [
            NewPermit(
                permit.city_action_id,
                permit.kind,
                permit.rule_code,
                permit.authority,
                permit.due_on,
                permit.fee_cents,
                permit.currency,
                permit.status,
            )
            for permit in permits
        ]

    def group_id(self, name: str) -> str:
        """Return the id of the group with this name in any case; empty when the plan has none."""
        return self._groups.get(name.casefold(), ("", ""))[0]

    def add_groups(self, rows: Iterable[ActionWithRow]) -> list[str]:
        """Add the partner groups of rows; return their credit lines, "" for a row that names none."""
        return [
            self.credit(action_id, row.groups, status_of_groups(row)) if row.groups else ""
            for action_id, row in rows
        ]

    def credit(self, action_id: str, names: Sequence[str], status: PartnershipStatus) -> str:
        """Add partner groups by name, the first as the lead group; return their credit line."""
        credited = []
        for order, name in enumerate(names, 1):
            key = name.casefold()
            known = self._groups.get(key)
            if known is None:
                known = self._groups[key] = (self._new_id(), name)
                self.new.groups.append(NewGroup(*known))
            role = PartnershipRole.LEAD if order == 1 else PartnershipRole.CO_HOST
            self.new.parts.append(new_part((known[0], action_id, role, status, order)))
            credited.append(known[1])
        return "; ".join(credited)

    def add_leads(self, rows: Iterable[ActionWithRow]) -> list[str]:
        """Add the leads of rows; return their names, "" for a row that names nobody."""
        return [
            self._in_role(action_id, given, is_backup=False) if any(given := lead_given(row)) else ""
            for action_id, row in rows
        ]

    def add_backups(self, rows: Iterable[ActionWithRow]) -> list[str]:
        """Add the backup leads of rows; return their names, "" for a row that names nobody."""
        return [
            self._in_role(action_id, given, is_backup=True) if any(given := backup_given(row)) else ""
            for action_id, row in rows
        ]

    def _in_role(self, action_id: str, given: Given, *, is_backup: bool) -> str:
        person_id = self._leads.get(given)
        if person_id is None:
            said, email, typed = given
            phone = normalized_phone(typed, "US") if typed else ""
            # A name goes to partners: a number or an address must never replace one.
            name = said or masked_email(email) or masked_phone(phone)
            person_id = self._leads[given] = self._person(name, email, phone)
        self.new.roles.append(new_role((action_id, person_id, is_backup)))
        return self._names[person_id]

    def reaches(self, person_id: str, email: str, phone: str) -> bool:
        """Return whether the plan knows this address and number of a person; a blank says nothing."""
        given = {email, normalized_phone(phone, "US") if phone else ""} - {""}
        return given <= self._contacts.get(person_id, set())

    def add_contacts(self, person_id: str, email: str, phone: str) -> list[tuple[ContactKind, str]]:
        """Add what is not known yet of how to reach a person of the plan; return it by its kind."""
        compact = normalized_phone(phone, "US") if phone else ""
        added = []
        for kind, value in ((ContactKind.EMAIL, email), (ContactKind.PHONE, compact)):
            if value and value not in self._contacts[person_id]:
                self._contacts[person_id].add(value)
                self.new.contacts.append(NewContact(person_id, kind, value))
                added.append((kind, value))
        return added

    def _person(self, name: str, email: str, phone: str) -> str:
        person_id = self._known_person(name, email, phone)
        if not person_id:
            person_id = self._new_id()
            self._people[name.casefold()].append(person_id)
            self._names[person_id] = name
            self.new.people.append(NewPerson(person_id, name))
        if email or phone:
            known = self._contacts[person_id]
            for kind, value in ((ContactKind.EMAIL, email), (ContactKind.PHONE, phone)):
                if value and value not in known:
                    known.add(value)
                    self.new.contacts.append(NewContact(person_id, kind, value))
        return person_id

    def _known_person(self, name: str, email: str, phone: str) -> str:
        """Return the person meant: two people may share a name, but not both name and number."""
        for person_id in self._people.get(name.casefold(), ()):
            if not (email or phone):
                return person_id
            known = self._contacts.get(person_id)
            if not known or email in known or phone in known:
                return person_id
        return ""


def lead_given(row: IncomingAction) -> Given:
    """Return what a row says of its lead."""
    return row.lead_name, row.lead_email, row.lead_phone


def backup_given(row: IncomingAction) -> Given:
    """Return what a row says of its backup lead."""
    return row.backup_name, row.backup_email, row.backup_phone


def status_of_groups(row: IncomingAction) -> PartnershipStatus:
    """Return how far a row says that its groups have agreed: in writing where they were named in public."""
    if row.happened:
        return PartnershipStatus.ACTIVE
    return PartnershipStatus.SIGNED if row.credited else PartnershipStatus.VERBAL


def told_kind(tactic: Tactic) -> PermitKind:
    """Return the kind of permit that a list means, where no rule says which one an action needs."""
    return PermitKind.MARCH if tactic is Tactic.MARCH else PermitKind.PARK


def names_spot(row: IncomingAction) -> bool:
    """Return whether a row says anything about a spot in its city."""
    texts = (row.venue, row.address, row.postal_code, row.access, row.access_notes)
    return any(texts) or row.latitude is not None


def site_facts(row: IncomingAction) -> tuple[AccessStatus, str, float | None, float | None]:
    """Return access, access notes and coordinates of a row's spot; words without a meaning are notes."""
    meant = access_meant(row.access)
    notes = row.access_notes if meant else ". ".join(filter(None, (row.access, row.access_notes)))
    return meant or AccessStatus.UNKNOWN, notes, row.latitude, row.longitude


def _compact(point: ContactPoint) -> str:
    """Return a number in the form used today: older plans hold numbers as they were typed."""
    return normalized_phone(point.value, "US") if point.kind is ContactKind.PHONE else point.value
