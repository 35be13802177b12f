"""Compares two entries that may be the same, field by field, so that a person can decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.importing.typed_fields import written_value
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.field_specs import FieldKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.record_fields import GROUP_FIELDS, PERSON_FIELDS
from organizer_app.domain.people.duplicates import Likeness
from organizer_app.domain.people.phone_display import masked_email, masked_phone
from organizer_app.domain.places.city_names import city_of_place
from organizer_app.domain.places.places import Place
from organizer_app.services.people.duplicates import groups_alike, people_alike

if TYPE_CHECKING:
    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.model.field_specs import FieldSpec
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_PERSON = tuple(spec for spec in PERSON_FIELDS if spec.is_compared)
_GROUP = tuple(spec for spec in GROUP_FIELDS if spec.is_compared)
_SHOWN_CITIES = 6
_DIALLED = frozenset({ContactKind.PHONE, ContactKind.SIGNAL})


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two entries that may be the same, by name, and why; ids in ascending order."""

    one_id: str
    other_id: str
    one_name: str
    other_name: str
    likeness: Likeness
    share: int


@dataclass(frozen=True, slots=True)
class PairField:
    """A field of both entries as text or as the code of a choice; equal ones need no decision."""

    code: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class PairFacts:
    """Both entries side by side.

    Attributes:
        one_id: the entry on the left.
        other_id: the entry on the right.
        fields: fields to decide where the two differ.
        both: what the merged entry keeps from both: contacts, cities.
    """

    one_id: str
    other_id: str
    fields: tuple[PairField, ...]
    both: tuple[PairField, ...]


def alike_pairs(workspace: Workspace, *, are_groups: bool) -> tuple[AlikePair, ...]:
    """Return pairs of groups or of people that may be the same, most likely first."""
    found = groups_alike(workspace) if are_groups else people_alike(workspace)
    ids = {each for pair in found for each in (pair.one_id, pair.other_id)}
    with workspace.read() as reader:
        names = _names(reader, ids, are_groups=are_groups)
    return tuple(
        AlikePair(
            pair.one_id, pair.other_id, names[pair.one_id], names[pair.other_id], pair.likeness, pair.share
        )
        for pair in found
        if pair.one_id in names and pair.other_id in names
    )


def pair_facts(workspace: Workspace, *, one_id: str, other_id: str, are_groups: bool) -> PairFacts:
    """Return both entries side by side.

    Raises:
        RecordMissing: one of them is gone.
    """
    with workspace.read() as reader:
        one: Record
        other: Record
        if are_groups:
            one, other = reader.get(Organization, one_id), reader.get(Organization, other_id)
        else:
            one, other = reader.get(Person, one_id), reader.get(Person, other_id)
        fields = [
            PairField(spec.name, _text(reader, one, spec), _text(reader, other, spec))
            for spec in (_GROUP if are_groups else _PERSON)
        ]
        both = [
            PairField("cities", _cities(reader, one_id, are_groups), _cities(reader, other_id, are_groups))
        ]
        if not are_groups:
            both.insert(0, PairField("contacts", _contacts(reader, one_id), _contacts(reader, other_id)))
    return PairFacts(
        one_id, other_id, tuple(field for field in fields if field.one or field.other), tuple(both)
    )


def _names(reader: Reader, ids: set[str], *, are_groups: bool) -> dict[str, str]:
    if are_groups:
        return {key: group.name for key, group in reader.rows_by_id(Organization, ids).items()}
    return {key: person.name for key, person in reader.rows_by_id(Person, ids).items()}


def _text(reader: Reader, record: Record, spec: FieldSpec) -> str:
    value = getattr(record, spec.name)
    if not value:
        return ""
    if spec.kind is FieldKind.GROUP:
        group = reader.find(Organization, value)
        return group.name if group else ""
    if spec.kind is FieldKind.PLACE:
        place = reader.find(Place, value)
        return place.name if place else ""
    return ", ".join(value) if isinstance(value, tuple) else written_value(spec, value)


def _contacts(reader: Reader, person_id: str) -> str:
    """Return numbers and addresses, hidden as everywhere until somebody asks to see them."""
    return "\n".join(
        masked_phone(point.value) if point.kind in _DIALLED else masked_email(point.value)
        for point in reader.all(ContactPoint, person_id=person_id)
    )


def _cities(reader: Reader, owner_id: str, are_groups: bool) -> str:  # noqa: FBT001  # one of two kinds
    parts = (
        reader.all(Partnership, organization_id=owner_id)
        if are_groups
        else reader.all(Assignment, person_id=owner_id)
    )
    actions = reader.rows_by_id(CityAction, [part.city_action_id for part in parts if part.city_action_id])
    places = reader.rows_by_id(Place, {action.place_id for action in actions.values()})
    # A city is listed once, however many of its actions they are part of.
    names = dict.fromkeys(
        city_of_place(action.label, places.get(action.place_id)) for action in actions.values()
    )
    found = list(filter(None, names))
    return ", ".join((*found[:_SHOWN_CITIES], *("\u2026" for _more in found[_SHOWN_CITIES:][:1])))
