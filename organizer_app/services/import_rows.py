"""From one imported row to the records it stands for."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from organizer_app.domain.assignments import Assignment, AssignmentStatus
from organizer_app.domain.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.count_reports import CountMethod, CountReport
from organizer_app.domain.local_time import LocalMoment, instant_of, local_of
from organizer_app.domain.organizations import Organization
from organizer_app.domain.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.people import ContactKind, ContactPoint, Person
from organizer_app.domain.sites import Site
from organizer_app.domain.written_words import status_meant, tactic_meant, zone_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.incoming import IncomingAction
    from organizer_app.domain.places import Place
    from organizer_app.domain.records import Record
    from organizer_app.services.workspace import Workspace
    from organizer_app.storage.reader import Reader


class RowKeys:
    """Gives every row a key that the next import of the same file finds again.

    The external id where the row has one; else the row's content with its ordinal among equal rows, so that
    two identical rows are two actions.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def key_of(self, row: IncomingAction) -> str:
        """Return the key of the next row of the file."""
        text = f"id:{row.external_id}" if row.external_id else f"row:{_digest(row.content)}"
        self._seen[text] += 1
        ordinal = self._seen[text]
        return text if row.external_id and ordinal == 1 else f"{text}:{ordinal}"


@dataclass(frozen=True, slots=True)
class Times:
    """The local wall times of a row and the zone they are meant in."""

    day: date | None
    starts: time | None
    ends_day: date | None
    ends: time | None
    zone: str


def times_of(row: IncomingAction, place: Place | None) -> Times:
    """Read the times of a row on the clock of its place, or on the zone the row names."""
    given, here = zone_meant(row.zone), place.zone if place else ""
    if given != "UTC" or not here or row.day is None or row.starts is None:
        return Times(row.day, row.starts, row.ends_day, row.ends, given or here)
    start = local_of(instant_of(LocalMoment(row.day, row.starts, "UTC")), here)
    if row.ends is None:
        return Times(start.day, start.wall, None, None, here)
    end = local_of(instant_of(LocalMoment(row.ends_day or row.day, row.ends, "UTC")), here)
    return Times(start.day, start.wall, end.day if end.day != start.day else None, end.wall, here)


def status_of(row: IncomingAction) -> ActionStatus:
    """Return the status of a row: as written, else reported once past, committed if dated, or prospect."""
    written = status_meant(row.status)
    if written is not None:
        return written
    if row.happened:
        return ActionStatus.REPORTED
    return ActionStatus.COMMITTED if row.day else ActionStatus.PROSPECT


def action_fields(row: IncomingAction, place: Place | None) -> dict[str, object]:
    """Return the fields of a city action that a row speaks of."""
    times = times_of(row, place)
    return {
        "title": row.title,
        "tactic": tactic_meant(row.tactic) or Tactic.RALLY,
        "day": times.day,
        "starts": times.starts,
        "ends_day": times.ends_day,
        "ends": times.ends,
        "zone": times.zone,
        "status": status_of(row),
        "expected": row.expected,
        "public_url": row.url,
        "notes": "\n".join(filter(None, (row.notes, *words_without_meaning(row)))),
    }


def words_without_meaning(row: IncomingAction) -> list[str]:
    """Return what a row says of status, kind and zone in words without a meaning, as lines for notes."""
    lines = []
    if row.status and status_meant(row.status) is None:
        lines.append(f"status: {row.status}")
    if tactic_meant(row.tactic) is Tactic.OTHER and row.tactic.casefold() != Tactic.OTHER.value:
        lines.append(f"tactic: {row.tactic}")
    if row.zone and not zone_meant(row.zone):
        lines.append(f"timezone: {row.zone}")
    return lines


class RowRecords:
    """Collects the new records of a file by type; groups and people of the plan are found by name."""

    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        self._new_id = workspace.new_id
        self._groups = {group.name.casefold(): group.id for group in reader.all(Organization)}
        self._people: dict[str, list[str]] = defaultdict(list)
        self._contacts: dict[str, set[str]] = defaultdict(set)
        for person in reader.all(Person):
            self._people[person.name.casefold()].append(person.id)
        for point in reader.all(ContactPoint):
            self._contacts[point.person_id].add(point.value)
        self.new: dict[type[Record], list[Record]] = {}

    def add(self, record: Record) -> None:
        """Take note of a new record."""
        self.new.setdefault(type(record), []).append(record)

    def around(self, action: CityAction, row: IncomingAction) -> None:
        """Add what a row says beside the action itself: venue, count, groups, leads."""
        if row.venue or row.address:
            self.add_site(action.id, row)
        if row.count_low is not None or row.count_high is not None:
            self.add_count(action.id, row)
        self.add_groups(action.id, row.groups, happened=row.happened)
        self.add_leader(action.id, row, is_backup=False)
        self.add_leader(action.id, row, is_backup=True)

    def count_of_new(self) -> int:
        """Return how many new records have been collected."""
        return sum(map(len, self.new.values()))

    def add_site(self, action_id: str, row: IncomingAction) -> None:
        """Add the venue of a row."""
        self.add(
            Site(
                id=self._new_id(),
                city_action_id=action_id,
                venue=row.venue,
                address=row.address,
                postal_code=row.postal_code,
            )
        )

    def add_groups(self, action_id: str, names: Sequence[str], *, happened: bool) -> None:
        """Add partner groups by name, the first as the lead group."""
        for order, name in enumerate(names, 1):
            self.add(self._partnership(action_id, name, order, happened=happened))

    def add_leader(self, action_id: str, row: IncomingAction, *, is_backup: bool) -> None:
        """Add the lead or the backup lead of a row, if it names one."""
        if is_backup and row.backup_name:
            self._assign(action_id, self._person(row.backup_name, ()), is_backup=True)
        elif not is_backup and (row.lead_name or row.lead_email or row.lead_phone):
            contacts = ((ContactKind.EMAIL, row.lead_email), (ContactKind.PHONE, row.lead_phone))
            name = row.lead_name or row.lead_email or row.lead_phone
            self._assign(action_id, self._person(name, contacts), is_backup=False)

    def add_count(self, action_id: str, row: IncomingAction) -> None:
        """Add the count of a row."""
        source = "; ".join(filter(None, (row.count_method, row.count_source)))
        method = CountMethod.PRESS if row.count_source else CountMethod.ESTIMATE
        self.add(
            CountReport(
                id=self._new_id(),
                city_action_id=action_id,
                low=row.count_low,
                high=row.count_high,
                method=method,
                source=source,
            )
        )

    def _partnership(self, action_id: str, name: str, order: int, *, happened: bool) -> Partnership:
        known = self._groups.get(name.casefold())
        if known is None:
            known = self._groups[name.casefold()] = self._new_id()
            self.add(Organization(id=known, name=name))
        return Partnership(
            id=self._new_id(),
            organization_id=known,
            city_action_id=action_id,
            role=PartnershipRole.LEAD if order == 1 else PartnershipRole.CO_HOST,
            status=PartnershipStatus.ACTIVE if happened else PartnershipStatus.VERBAL,
            credit_order=order,
        )

    def _person(self, name: str, contacts: tuple[tuple[ContactKind, str], ...]) -> str:
        given = {value for _, value in contacts if value}
        person_id = self._known_person(name, given)
        if not person_id:
            person_id = self._new_id()
            self._people[name.casefold()].append(person_id)
            self.add(Person(id=person_id, name=name))
        for kind, value in contacts:
            if value and value not in self._contacts[person_id]:
                self._contacts[person_id].add(value)
                self.add(ContactPoint(id=self._new_id(), person_id=person_id, kind=kind, value=value))
        return person_id

    def _known_person(self, name: str, given: set[str]) -> str:
        """Return who is meant: two people may share a name, but not a name and a number."""
        for person_id in self._people[name.casefold()]:
            known = self._contacts[person_id]
            if not given or not known or known & given:
                return person_id
        return ""

    def _assign(self, action_id: str, person_id: str, *, is_backup: bool) -> None:
        self.add(
            Assignment(
                id=self._new_id(),
                city_action_id=action_id,
                person_id=person_id,
                status=AssignmentStatus.ACCEPTED,
                is_backup=is_backup,
            )
        )


def _digest(content: str) -> str:
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
