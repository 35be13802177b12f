"""Compares two entries that may be the same, field by field, so that a person can decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.domain.importing.typed_fields import written_value
from organizer_app.domain.model.action_fields import ACTION_FIELDS
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.field_specs import FieldKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.record_fields import GROUP_FIELDS, PERSON_FIELDS
from organizer_app.domain.model.sites import Site
from organizer_app.domain.people.duplicates import Likeness
from organizer_app.domain.people.phone_display import masked_email, masked_phone
from organizer_app.domain.places.city_names import city_of_place
from organizer_app.domain.places.places import Place
from organizer_app.services.people.doubled_cities import cities_alike, merge_actions, names_of_actions
from organizer_app.services.people.duplicates import groups_alike, merge_groups, merge_people, people_alike
from organizer_app.storage.codecs import codec_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.model.field_specs import FieldSpec
    from organizer_app.domain.people.duplicates import Candidate
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_PERSON = tuple(spec for spec in PERSON_FIELDS if spec.is_compared)
_GROUP = tuple(spec for spec in GROUP_FIELDS if spec.is_compared)
_ACTION = tuple(
    spec
    for spec in ACTION_FIELDS
    if spec.name in {"title", "tactic", "status", "day", "starts", "ends", "expected", "public_url"}
)
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


def alike_pairs(workspace: Workspace, *, kind: str) -> tuple[AlikePair, ...]:
    """Return pairs of a kind of `KINDS` that may be the same, most likely first."""
    found = KINDS[kind].find(workspace)
    ids = {each for pair in found for each in (pair.one_id, pair.other_id)}
    with workspace.read() as reader:
        names = KINDS[kind].names(reader, ids)
    return tuple(
        AlikePair(
            pair.one_id, pair.other_id, names[pair.one_id], names[pair.other_id], pair.likeness, pair.share
        )
        for pair in found
        if pair.one_id in names and pair.other_id in names
    )


def pair_facts(workspace: Workspace, *, one_id: str, other_id: str, kind: str) -> PairFacts:
    """Return both entries side by side.

    Raises:
        RecordMissing: one of them is gone.
    """
    with workspace.read() as reader:
        known = KINDS[kind]
        one, other = reader.get(known.record_type, one_id), reader.get(known.record_type, other_id)
        fields = [
            PairField(spec.name, _text(reader, one, spec), _text(reader, other, spec))
            for spec in known.compared
        ]
        both = [PairField(code, of(reader, one_id), of(reader, other_id)) for code, of in known.both]
    return PairFacts(
        one_id, other_id, tuple(field for field in fields if field.one or field.other), tuple(both)
    )


def _people(reader: Reader, ids: Collection[str]) -> dict[str, str]:
    return {key: person.name for key, person in reader.rows_by_id(Person, ids).items()}


def _groups(reader: Reader, ids: Collection[str]) -> dict[str, str]:
    return {key: group.name for key, group in reader.rows_by_id(Organization, ids).items()}


def _text(reader: Reader, record: Record, spec: FieldSpec) -> str:
    value = getattr(record, spec.name)
    if not value:
        return ""
    if isinstance(record, CityAction):
        return str(codec_of(CityAction).plain(record, [spec.name])[spec.name])
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


def _venues(reader: Reader, action_id: str) -> str:
    return "\n".join(site.venue for site in reader.all(Site, city_action_id=action_id) if site.venue)


def _roles(reader: Reader, action_id: str) -> str:
    held = reader.all(Assignment, city_action_id=action_id)
    return ", ".join(_people(reader, {each.person_id for each in held}).values())


def _of_person(reader: Reader, person_id: str) -> str:
    return _cities(reader, reader.all(Assignment, person_id=person_id))


def _of_group(reader: Reader, group_id: str) -> str:
    return _cities(reader, reader.all(Partnership, organization_id=group_id))


def _cities(reader: Reader, parts: Sequence[Assignment | Partnership]) -> str:
    actions = reader.rows_by_id(CityAction, [part.city_action_id for part in parts if part.city_action_id])
    places = reader.rows_by_id(Place, {action.place_id for action in actions.values()})
    # A city is listed once, however many of its actions they are part of.
    names = dict.fromkeys(
        city_of_place(action.label, places.get(action.place_id)) for action in actions.values()
    )
    found = list(filter(None, names))
    return ", ".join((*found[:_SHOWN_CITIES], *("\u2026" for _more in found[_SHOWN_CITIES:][:1])))


class PairKind(NamedTuple):
    """How entries of a kind are found, named, compared, and made one.

    Attributes:
        record_type: their type.
        find: returns the pairs.
        names: returns names by id.
        compared: the fields to decide.
        both: what is kept of both: its code, and what reads it.
        merge: makes one of two.
    """

    record_type: type[Any]
    find: Callable[[Workspace], tuple[Candidate, ...]]
    names: Callable[[Reader, Collection[str]], dict[str, str]]
    compared: tuple[FieldSpec, ...]
    both: tuple[tuple[str, Callable[[Reader, str], str]], ...]
    merge: Callable[..., None]


KINDS = {
    "people": PairKind(
        Person,
        people_alike,
        _people,
        _PERSON,
        (("contacts", _contacts), ("cities", _of_person)),
        merge_people,
    ),
    "groups": PairKind(Organization, groups_alike, _groups, _GROUP, (("cities", _of_group),), merge_groups),
    "cities": PairKind(
        CityAction,
        cities_alike,
        names_of_actions,
        _ACTION,
        (("venue", _venues), ("people", _roles)),
        merge_actions,
    ),
}
