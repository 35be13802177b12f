"""The new records of an imported file as tuples of what differs: whole records take much longer to make."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.assignments import Assignment, AssignmentStatus
from organizer_app.domain.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.count_reports import CountMethod, CountReport
from organizer_app.domain.organizations import Organization
from organizer_app.domain.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.people import ContactKind, ContactPoint, Person
from organizer_app.domain.places import Place
from organizer_app.domain.sites import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sized
    from datetime import date, datetime, time

    from organizer_app.storage.editor import Editor


class NewAction(NamedTuple):
    """A city action; fields as in `CityAction`."""

    id: str
    external_id: str
    mobilization_id: str
    place_id: str
    title: str
    tactic: Tactic
    day: date | None
    starts: time | None
    ends_day: date | None
    ends: time | None
    zone: str
    starts_utc: datetime | None
    ends_utc: datetime | None
    tzdata_version: str
    status: ActionStatus
    expected: int | None
    public_url: str
    notes: str


class NewSite(NamedTuple):
    """A venue; fields as in `Site`."""

    id: str
    city_action_id: str
    venue: str
    address: str
    postal_code: str


class NewCount(NamedTuple):
    """A count; fields as in `CountReport`."""

    id: str
    city_action_id: str
    low: int | None
    high: int | None
    method: CountMethod
    source: str


class NewGroup(NamedTuple):
    """A partner group; fields as in `Organization`."""

    id: str
    name: str


class NewPart(NamedTuple):
    """The part of a group in an action; fields as in `Partnership`."""

    id: str
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

    id: str
    person_id: str
    kind: ContactKind
    value: str


class NewRole(NamedTuple):
    """A lead or backup lead; fields as in `Assignment`."""

    id: str
    city_action_id: str
    person_id: str
    is_backup: bool


# The constructors of the kinds that come by the thousand, without the call in Python that `NewSite(...)` is.
new_action: Final[Callable[[Iterable[Any]], NewAction]] = partial(tuple.__new__, NewAction)
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
    """What a file brings, by kind, in the order of its rows."""

    places: list[Place] = field(default_factory=list)
    actions: list[NewAction] = field(default_factory=list)
    sites: list[NewSite] = field(default_factory=list)
    counts: list[NewCount] = field(default_factory=list)
    groups: list[NewGroup] = field(default_factory=list)
    parts: list[NewPart] = field(default_factory=list)
    people: list[NewPerson] = field(default_factory=list)
    contacts: list[NewContact] = field(default_factory=list)
    roles: list[NewRole] = field(default_factory=list)

    def count_of_parts(self) -> int:
        """Return how many records around actions there are."""
        kinds: tuple[Sized, ...] = (self.sites, self.counts, self.parts, self.roles, self.contacts)
        return sum(map(len, kinds))

    def write(self, editor: Editor, source_system: str) -> None:
        """Store all of them; the actions carry the name of the system they came from."""
        editor.add_alike(Place(id="", name=""), _PLACE_FIELDS, list(map(_place_row, self.places)))
        editor.add_alike(CityAction(id="", source_system=source_system), NewAction._fields, self.actions)
        editor.add_alike(Site(id="", city_action_id=""), NewSite._fields, self.sites)
        count = CountReport(id="", city_action_id="", low=None, high=None, method=CountMethod.ESTIMATE)
        editor.add_alike(count, NewCount._fields, self.counts)
        editor.add_alike(Organization(id="", name=""), NewGroup._fields, self.groups)
        editor.add_alike(Partnership(id="", organization_id=""), NewPart._fields, self.parts)
        editor.add_alike(Person(id="", name=""), NewPerson._fields, self.people)
        contact = ContactPoint(id="", person_id="", kind=ContactKind.EMAIL, value="")
        editor.add_alike(contact, NewContact._fields, self.contacts)
        role = Assignment(id="", city_action_id="", person_id="", status=AssignmentStatus.ACCEPTED)
        editor.add_alike(role, NewRole._fields, self.roles)
