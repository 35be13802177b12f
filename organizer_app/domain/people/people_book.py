"""Hold what the People screen needs in memory, by person and by city; update it record by record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


R = TypeVar("R", bound=Record)
_GONE = VACATED | {AssignmentStatus.RELEASED}


class Gathered(Generic[R]):
    """Records by id and by owner; an update costs only as much as the records of that owner."""

    def __init__(self, key: Callable[[R], str], records: Iterable[R] = ()) -> None:
        self._key = key
        self.by_id: dict[str, R] = {}
        self._groups: dict[str, tuple[R, ...]] = {}
        lists: dict[str, list[R]] = {}
        for record in records:
            self.by_id[record.id] = record
            lists.setdefault(key(record), []).append(record)
        self._groups = {owner: tuple(held) for owner, held in lists.items()}

    def of(self, owner: str) -> tuple[R, ...]:
        """Return the records of an owner, oldest first."""
        return self._groups.get(owner, ())

    def owners(self) -> Iterable[str]:
        """Return every owner of at least one record."""
        return self._groups.keys()

    def renewed(self, records: Mapping[str, R]) -> Gathered[R]:
        """Return a copy with these records, by id, replacing older ones; hidden records are removed."""
        if not records:
            return self
        fresh = Gathered(self._key)
        fresh.by_id, fresh._groups = dict(self.by_id), dict(self._groups)
        owners: set[str] = set()
        for record_id, record in records.items():
            known = fresh.by_id.pop(record_id, None)
            owners |= {self._key(each) for each in (known, record) if each is not None}
            if not record.hidden:
                fresh.by_id[record_id] = record
        for owner in owners:
            before = [each for each in self.of(owner) if each.id not in records]
            after = [each for each in records.values() if not each.hidden and self._key(each) == owner]
            fresh._groups[owner] = tuple(sorted((*before, *after), key=lambda each: each.id))
        return fresh


@dataclass(frozen=True, slots=True)
class PeopleBook:
    """One state of everything about people; `renewed` builds the next one.

    Attributes:
        people: by id.
        points: contact points, by person.
        held: assignments by person.
        manned: the same assignments by city action.
        talks: calls by person, oldest first.
        tasks: open and done steps by city action.
        permits: by city action.
        rows: flat rows of the city actions, by id.
        places: by id.
        mobilizations: by id.
        heads: summaries of the mobilizations, by id.
        accepted: pairs of city actions that one person can cover, as someone confirmed.
        groups: names of the partner groups, by id.
    """

    people: Mapping[str, Person]
    points: Gathered[ContactPoint]
    held: Gathered[Assignment]
    manned: Gathered[Assignment]
    talks: Gathered[Talk]
    tasks: Gathered[Task]
    permits: Gathered[Permit]
    rows: Mapping[str, ActionRow]
    places: Mapping[str, Place]
    mobilizations: Mapping[str, Mobilization]
    heads: Mapping[str, MobilizationHead]
    accepted: frozenset[frozenset[str]] = frozenset()
    groups: Mapping[str, str] = field(default_factory=dict)

    def live(self, action_id: str) -> list[Assignment]:
        """Return who currently holds a role at a city action, leads first."""
        found = [each for each in self.manned.of(action_id) if each.status not in VACATED]
        return sorted(found, key=lambda each: (each.role is not AssignmentRole.LEAD, each.is_backup, each.id))

    def roles_of(self, person_id: str) -> list[Assignment]:
        """Return a person's current roles at actions in the plan, leads first."""
        found = [
            each
            for each in self.held.of(person_id)
            if each.status not in _GONE and each.city_action_id in self.rows
        ]
        return sorted(found, key=lambda each: (each.role is not AssignmentRole.LEAD, each.is_backup, each.id))

    def phone_of(self, person_id: str) -> ContactPoint | None:
        """Return the number to call: usable on the day first, then phone before Signal, then the oldest."""
        found = [
            each
            for each in self.points.of(person_id)
            if each.kind in {ContactKind.PHONE, ContactKind.SIGNAL} and each.value
        ]
        return min(
            found,
            key=lambda each: (not each.ok_on_the_day, each.kind is not ContactKind.PHONE, each.id),
            default=None,
        )

    def zone_of(self, person_id: str, action_id: str = "") -> str:
        """Return a person's IANA zone: their own, their home's or their action's; empty if unknown."""
        person = self.people.get(person_id)
        if person is None:
            return ""
        home = self.places.get(person.home_place_id)
        row = self.rows.get(action_id)
        return person.zone or (home.zone if home else "") or (row.zone if row else "")

    def desk_zone(self, action_id: str) -> str:
        """Return the HQ time zone of an action's mobilization; any mobilization's zone without an action."""
        row = self.rows.get(action_id)
        head = self.heads.get(row.mobilization_id) if row else None
        first = head or next(iter(self.heads.values()), None)
        return first.desk_zone if first else "America/New_York"

    def with_people(self, records: Mapping[str, Person]) -> PeopleBook:
        """Return the book with updated people, by id."""
        if not records:
            return self
        people = {**self.people, **records}
        return replace(self, people={key: each for key, each in people.items() if not each.hidden})


def by_person(record: ContactPoint | Talk | Assignment) -> str:
    """Return the person a record belongs to."""
    return record.person_id


def by_action(record: Assignment | Task | Permit) -> str:
    """Return the city action a record belongs to."""
    return record.city_action_id
