"""Holds new records of a file as only the values that differ: whole records take much longer to make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountMethod, CountReport
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.domain.places.places import Place
from organizer_app.services.importing.import_stops import go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sized
    from datetime import date

    from organizer_app.domain.basics.records import Record
    from organizer_app.storage.editor import Editor


class NewSite(NamedTuple):
    """A venue; fields as in `Site`."""

    city_action_id: str
    venue: str
    address: str
    postal_code: str
    access: AccessStatus
    access_notes: str
    latitude: float | None
    longitude: float | None


class NewCount(NamedTuple):
    """A count; fields as in `CountReport`."""

    city_action_id: str
    low: int | None
    high: int | None
    method: CountMethod
    source: str


class NewPermit(NamedTuple):
    """A permit; fields as in `Permit`."""

    city_action_id: str
    kind: PermitKind
    rule_code: str
    authority: str
    due_on: date | None
    fee_cents: int | None
    currency: str
    status: PermitStatus


class NewGroup(NamedTuple):
    """A partner group; fields as in `Organization`."""

    id: str
    name: str


class NewPart(NamedTuple):
    """A partnership of a group in an action; fields as in `Partnership`."""

    organization_id: str
    city_action_id: str
    role: PartnershipRole
    status: PartnershipStatus
    credit_order: int


class NewPerson(NamedTuple):
    """A person; fields as in `Person`."""

    id: str
    name: str


class NewContact(NamedTuple):
    """A way to reach a person; fields as in `ContactPoint`."""

    person_id: str
    kind: ContactKind
    value: str


class NewRole(NamedTuple):
    """A lead or backup lead; fields as in `Assignment`."""

    city_action_id: str
    person_id: str
    is_backup: bool


# The constructors of the most frequent kinds, without the Python-level call that `NewSite(...)` makes.
new_site: Final[Callable[[Iterable[Any]], NewSite]] = partial(tuple.__new__, NewSite)
new_count: Final[Callable[[Iterable[Any]], NewCount]] = partial(tuple.__new__, NewCount)
new_part: Final[Callable[[Iterable[Any]], NewPart]] = partial(tuple.__new__, NewPart)
new_role: Final[Callable[[Iterable[Any]], NewRole]] = partial(tuple.__new__, NewRole)

_PLACE_FIELDS = (
    "id", "name", "admin1", "country", "latitude", "longitude", "zone", "population", "geoname_id",
)  # fmt: skip
_place_row = attrgetter(*_PLACE_FIELDS)


@dataclass(slots=True)
class NewRows:
    """The new records of a file, by kind, in the order of its rows.

    Attributes:
        actions: the fields in which the city actions differ, each with the values of all of them.
    """

    places: list[Place] = field(default_factory=list)
    actions: dict[str, Sequence[Any]] = field(default_factory=dict)
    sites: list[NewSite] = field(default_factory=list)
    counts: list[NewCount] = field(default_factory=list)
    permits: list[NewPermit] = field(default_factory=list)
    groups: list[NewGroup] = field(default_factory=list)
    parts: list[NewPart] = field(default_factory=list)
    people: list[NewPerson] = field(default_factory=list)
    contacts: list[NewContact] = field(default_factory=list)
    roles: list[NewRole] = field(default_factory=list)

    def count_of_parts(self) -> int:
        """Return how many records around actions there are."""
        kinds: tuple[Sized, ...] = (
            self.sites, self.counts, self.permits, self.parts, self.roles, self.contacts,
        )  # fmt: skip
        return sum(map(len, kinds))

    def clear(self) -> None:
        """Forget the records, which have been written."""
        self.actions = {}
        for kind in (
            self.places, self.sites, self.counts, self.permits, self.groups, self.parts, self.people,
            self.contacts, self.roles,
        ):  # fmt: skip
            kind.clear()

    def write(self, editor: Editor, source_system: str, new_ids: Callable[[int], Sequence[str]]) -> None:
        """Store all of them; the actions get the name of the system they came from.

        Args:
            editor: the open edit.
            source_system: where the actions came from.
            new_ids: makes the ids of records that nothing else in the file refers to.
        """
        if self.places:
            values = zip(*map(_place_row, self.places), strict=True)
            editor.add_alike(Place(id="", name=""), dict(zip(_PLACE_FIELDS, values, strict=True)))
        editor.add_alike(CityAction(id="", source_system=source_system), self.actions)
        count = CountReport(id="", city_action_id="", low=None, high=None, method=CountMethod.ESTIMATE)
        contact = ContactPoint(id="", person_id="", kind=ContactKind.EMAIL, value="")
        role = Assignment(id="", city_action_id="", person_id="", status=AssignmentStatus.ACCEPTED)
        kinds: tuple[tuple[Record, Sequence[NamedTuple]], ...] = (
            (Site(id="", city_action_id=""), self.sites),
            (count, self.counts),
            (Permit(id="", city_action_id=""), self.permits),
            (Organization(id="", name=""), self.groups),
            (Partnership(id="", organization_id=""), self.parts),
            (Person(id="", name=""), self.people),
            (contact, self.contacts),
            (role, self.roles),
        )
        for template, rows in kinds:
            go_on()
            if rows:
                columns = dict(zip(rows[0]._fields, zip(*rows, strict=True), strict=True))
                editor.add_alike(template, {"id": columns.get("id") or new_ids(len(rows)), **columns})
