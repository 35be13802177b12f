"""What imported rows say beside the actions themselves: venues, counts, groups, leads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.count_reports import CountMethod
from organizer_app.domain.organizations import Organization
from organizer_app.domain.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.people import ContactKind, ContactPoint, Person
from organizer_app.services.new_rows import (
    NewContact,
    NewCount,
    NewGroup,
    NewPart,
    NewPerson,
    NewRole,
    NewRows,
    NewSite,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.incoming import IncomingAction
    from organizer_app.services.workspace import Workspace
    from organizer_app.storage.reader import Reader


class Around(NamedTuple):
    """What the flat row of a new action shows of the records around it."""

    lead: str
    backup: str
    groups: str


class RowParts:
    """Collects the new records around actions; groups and people of the plan are found by name."""

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
        for person in people:
            self._people[person.name.casefold()].append(person.id)
        for point in reader.all(ContactPoint):
            self._contacts[point.person_id].add(point.value)

    def around(self, action_id: str, row: IncomingAction) -> Around:
        """Add what a row says beside the action itself: venue, count, groups, leads."""
        if row.venue or row.address:
            self.add_site(action_id, row)
        if row.count_low is not None or row.count_high is not None:
            self.add_count(action_id, row)
        groups = self.add_groups(action_id, row.groups, happened=row.happened) if row.groups else ""
        lead = self.add_leader(action_id, row, is_backup=False)
        return Around(lead, self.add_leader(action_id, row, is_backup=True), groups)

    def add_site(self, action_id: str, row: IncomingAction) -> None:
        """Add the venue of a row."""
        self.new.sites.append(NewSite(self._new_id(), action_id, row.venue, row.address, row.postal_code))

    def group_id(self, name: str) -> str:
        """Return the id of the group with this name in any case, empty when the plan has none."""
        return self._groups.get(name.casefold(), ("", ""))[0]

    def add_groups(self, action_id: str, names: Sequence[str], *, happened: bool) -> str:
        """Add partner groups by name, the first as the lead group; return how they are credited."""
        status = PartnershipStatus.ACTIVE if happened else PartnershipStatus.VERBAL
        credited = []
        for order, name in enumerate(names, 1):
            key = name.casefold()
            known = self._groups.get(key)
            if known is None:
                known = self._groups[key] = (self._new_id(), name)
                self.new.groups.append(NewGroup(*known))
            role = PartnershipRole.LEAD if order == 1 else PartnershipRole.CO_HOST
            self.new.parts.append(NewPart(self._new_id(), known[0], action_id, role, status, order))
            credited.append(known[1])
        return "; ".join(credited)

    def add_leader(self, action_id: str, row: IncomingAction, *, is_backup: bool) -> str:
        """Add the lead or the backup lead of a row and return the person's name, "" if it names nobody."""
        if is_backup:
            if not row.backup_name:
                return ""
            person_id = self._person(row.backup_name, "", "")
        else:
            name = row.lead_name or row.lead_email or row.lead_phone
            if not name:
                return ""
            person_id = self._person(name, row.lead_email, row.lead_phone)
        self.new.roles.append(NewRole(self._new_id(), action_id, person_id, is_backup))
        return self._names[person_id]

    def add_count(self, action_id: str, row: IncomingAction) -> None:
        """Add the count of a row."""
        source = "; ".join(filter(None, (row.count_method, row.count_source)))
        method = CountMethod.PRESS if row.count_source else CountMethod.ESTIMATE
        count = NewCount(self._new_id(), action_id, row.count_low, row.count_high, method, source)
        self.new.counts.append(count)

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
                    self.new.contacts.append(NewContact(self._new_id(), person_id, kind, value))
        return person_id

    def _known_person(self, name: str, email: str, phone: str) -> str:
        """Return who is meant: two people may share a name, but not a name and a number."""
        for person_id in self._people.get(name.casefold(), ()):
            if not (email or phone):
                return person_id
            known = self._contacts.get(person_id)
            if not known or email in known or phone in known:
                return person_id
        return ""
