"""Writes people and partner groups to files for one audience: nothing above it, and never secret notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience, audiences_of
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.problems import BadValue, FormatNotForAudience
from organizer_app.domain.importing.incoming_people import ROW_SOURCE, IncomingPerson, IncomingPoint
from organizer_app.domain.importing.typed_fields import written_value
from organizer_app.domain.model.assignments import AGREED, VACATED, Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.field_specs import Source, imported
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.record_fields import GROUP_FIELDS, PERSON_FIELDS
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.places.city_names import place_and_state
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_summary import written_name
from organizer_app.domain.sharing.sharing_rules import entry_uid, names_group
from organizer_app.environment.files.atomic_files import write_whole
from organizer_app.exchange.contacts.vcard_writer import write_vcards
from organizer_app.exchange.reading.people_table import GROUP_HEADINGS, PERSON_HEADINGS, write_table
from organizer_app.exchange.schedule.csv_schedule import CONTESTED
from organizer_app.services.sharing.exporting import listed_among
from organizer_app.services.sharing.formats import CONTACT_FORMATS, FORMATS, writer_of
from organizer_app.services.sharing.schedule_formats import mode_for
from organizer_app.storage.audience_reader import AudienceReader
from organizer_app.storage.merging.contested import contested_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

ContactWriter = Callable[["AudienceReader", "datetime"], tuple[bytes, int]]
# Nothing secret leaves the plan, no matter who reads the file.
_SHARED = tuple(
    spec
    for spec in imported(PERSON_FIELDS, Source.CELL, Source.MORE)
    if audiences_of(Person)[spec.name] < Audience.SECRET
)
_WRITTEN = tuple(spec for spec in PERSON_FIELDS if spec.csv)
_POINTS = {ContactKind.PHONE: "phone", ContactKind.EMAIL: "email", ContactKind.SIGNAL: "signal"}


def export_contacts(workspace: Workspace, *, contact_format: str, audience: Audience, out: Path) -> int:
    """Write all people or all groups, in one of `formats.CONTACT_FORMATS`, and return how many.

    A person appears only to audiences that may see names. Outside HQ, they also need a role in what that
    schedule lists, and only numbers and addresses that this audience may see are written. A group appears
    only where its name may be read now. The internal file is readable by its owner alone.

    Raises:
        BadValue: unknown format, or not an audience of exports.
        FormatNotForAudience: it contains nothing that this audience may see.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    if audience not in EXPORT_AUDIENCES:
        raise BadValue("audience", audience.code)
    if contact_format not in CONTACT_FORMATS:
        raise BadValue("format", contact_format, CONTACT_FORMATS)
    if audience < FORMATS[contact_format].least:
        raise FormatNotForAudience(contact_format, audience.code)
    writer: ContactWriter = writer_of(FORMATS[contact_format])
    with workspace.read() as reader:
        data, count = writer(AudienceReader(reader, audience), workspace.clock())
    write_whole(out, data, mode=mode_for(audience))
    return count


def people_table(reader: AudienceReader, _now: datetime) -> tuple[bytes, int]:
    """Return everybody as a table, and how many they are."""
    people = shared_people(reader)
    return _table(people, _contested(reader)), len(people)


def people_cards(reader: AudienceReader, _now: datetime) -> tuple[bytes, int]:
    """Return everybody as contact cards of version 4.0, and how many they are."""
    people = shared_people(reader)
    return write_vcards(people, version="4.0"), len(people)


def older_people_cards(reader: AudienceReader, _now: datetime) -> tuple[bytes, int]:
    """Return everybody as contact cards of version 3.0, which older phones read."""
    people = shared_people(reader)
    return write_vcards(people, version="3.0"), len(people)


def groups_table(reader: AudienceReader, now: datetime) -> tuple[bytes, int]:
    """Return partner groups as a table, and how many they are."""
    rows = _group_rows(reader, now)
    return write_table(_headings(GROUP_HEADINGS, rows), rows), len(rows)


def shared_people(reader: AudienceReader) -> tuple[IncomingPerson, ...]:
    """Return what an audience may see of people, ordered by name.

    HQ sees everybody; other audiences see those who have agreed to a role in what their schedule lists.
    """
    audience, declared = reader.audience, audiences_of(Person)
    if declared["name"] > audience:
        return ()
    is_grouped = declared["organization_id"] <= audience
    groups = {group.id: group.name for group in reader.all(Organization)} if is_grouped else {}
    points = grouped_pairs(
        (point.person_id, IncomingPoint(point.kind, point.value, point.label))
        for point in reader.all(ContactPoint)
    )
    parts = _parts(reader)
    roles = _roles(reader, parts)
    with_part = {held.person_id for held, _action in parts}
    known = sorted(reader.all(Person), key=lambda person: (person.name.casefold(), person.id))
    is_desk = audience >= Audience.INTERNAL
    people = [person for person in known if is_desk or person.id in with_part]
    return tuple(
        IncomingPerson(
            spot=spot,
            points=tuple(points[person.id]),
            organization=groups.get(person.organization_id, ""),
            **{spec.taken_from: getattr(person, spec.name) for spec in _SHARED},
            external_id=_key(person),
            rest=person.vcard_rest,
            role=roles[person.id][0] if person.id in roles else "",
            city=roles[person.id][1] if person.id in roles else "",
        )
        for spot, person in enumerate(people, 1)
    )


def _key(person: Person) -> str:
    # The key of a row is made of its words, and tells nothing outside the plan.
    return (person.external_id if person.source_system != ROW_SOURCE else "") or entry_uid(person.id)


def _parts(reader: AudienceReader) -> list[tuple[Assignment, CityAction]]:
    """Return who has which role where, for actions the audience may see and people who said yes."""
    listed = listed_among(reader, reader.all(CityAction))
    actions = {action.id: action for action in listed}
    telling = frozenset(AssignmentStatus) - VACATED if reader.audience >= Audience.INTERNAL else AGREED
    return [
        (held, actions[held.city_action_id])
        for held in reader.all(Assignment)
        if held.city_action_id in actions and held.status in telling
    ]


def _roles(
    reader: AudienceReader, parts: Iterable[tuple[Assignment, CityAction]]
) -> Mapping[str, tuple[str, str]]:
    """Return the first role of each person and its city, where an audience may know who does what."""
    declared = audiences_of(Assignment)
    if max(declared[name] for name in ("person_id", "role", "city_action_id")) > reader.audience:
        return {}
    places = {place.id: place for place in reader.all(Place)}
    found: dict[str, tuple[str, str]] = {}
    for held, action in parts:
        place = places.get(action.place_id)
        role = f"backup {held.role.value}" if held.is_backup else held.role.value
        found.setdefault(held.person_id, (role, place_and_state(action.label, place)))
    return found


def _contested(reader: AudienceReader) -> dict[str, str]:
    """Return which fields of a person or group two laptops wrote, by the key of the record; for HQ alone."""
    found = contested_names(reader.connection) if reader.audience >= Audience.INTERNAL else {}
    if not found:
        return {}
    fields: dict[str, list[str]] = defaultdict(list)
    person_of = {point.id: point.person_id for point in reader.all(ContactPoint)}
    for record_id, (noun, names) in found.items():
        declared = audiences_of(RECORD_TYPES[noun])  # type: ignore[arg-type]  # types can be hashed
        shown = [name for name in names if declared.get(name, Audience.SECRET) < Audience.SECRET]
        fields[person_of.get(record_id, record_id)] += [name.replace("_", " ") for name in shown]
    keys = {person.id: _key(person) for person in reader.all(Person)}
    return {keys.get(each, each): "; ".join(dict.fromkeys(names)) for each, names in fields.items()}


def _table(people: tuple[IncomingPerson, ...], contested: Mapping[str, str]) -> bytes:
    rows = []
    for person in people:
        reached: dict[str, list[str]] = defaultdict(list)
        for point in person.points:
            code = _POINTS.get(point.kind)
            if code:
                is_number = point.kind is not ContactKind.EMAIL
                reached[code].append(written_phone(point.value) if is_number else point.value)
        rows.append(
            {
                **{spec.csv: _joined(getattr(person, spec.taken_from)) for spec in _WRITTEN},
                **{code: "; ".join(values) for code, values in reached.items()},
                "role": person.role,
                "city": person.city,
                CONTESTED: contested.get(person.external_id, ""),
            }
        )
    return write_table(_headings(PERSON_HEADINGS, rows), rows)


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _headings(known: tuple[str, ...], rows: list[dict[str, str]]) -> list[str]:
    """Return the columns that are not empty, and always the name."""
    return [each for each in (*known, CONTESTED) if each == "name" or any(row.get(each) for row in rows)]


def _group_rows(reader: AudienceReader, now: datetime) -> list[dict[str, str]]:
    groups = {group.id: group for group in reader.all(Organization)}
    if reader.audience < Audience.INTERNAL:
        return _agreed_rows(reader, groups, now)
    contested = _contested(reader)
    return [
        {
            **{spec.csv: written_value(spec, getattr(group, spec.name)) for spec in GROUP_FIELDS if spec.csv},
            CONTESTED: contested.get(group.id, ""),
            "network": groups[group.parent_id].name if group.parent_id in groups else "",
        }
        for group in sorted(groups.values(), key=lambda each: (each.name.casefold(), each.id))
    ]


def _agreed_rows(
    reader: AudienceReader, groups: Mapping[str, Organization], now: datetime
) -> list[dict[str, str]]:
    """Return the groups that this audience may see, each under the name it agreed to outside HQ."""
    listed = listed_among(reader, reader.all(CityAction))
    actions = {action.id for action in listed}
    moments = {action.mobilization_id for action in listed}
    rows: dict[str, dict[str, str]] = {}
    for part in reader.all(Partnership):
        is_listed = part.city_action_id in actions if part.city_action_id else part.mobilization_id in moments
        group = groups.get(part.organization_id)
        if is_listed and group is not None and names_group(part, reader.audience, now):
            name, is_kind_told = (
                written_name(part, group),
                audiences_of(Organization)["kind"] <= reader.audience,
            )
            kind = {"kind": group.kind.value} if is_kind_told else {}
            rows[name] = {"name": name, **kind, "website": group.website}
    return sorted(rows.values(), key=lambda row: row["name"].casefold())
