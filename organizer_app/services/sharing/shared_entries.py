"""Turns the records of a plan into entries of a shared schedule, reading only what the audience may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypedDict

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import by_action, grouped
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.action_fields import SHARED_FIELDS
from organizer_app.domain.model.assignments import AGREED, Assignment
from organizer_app.domain.model.city_actions import OFF, CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.sites import AccessStatus, Site, told_site
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.places.city_names import city_of_place
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_summary import (
    ActionParts,
    Credit,
    Role,
    backup_of,
    count_range,
    lead_of,
    written_name,
)
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.domain.sharing.sharing_rules import entry_uid, key_from_elsewhere, names_group, sequence_of
from organizer_app.services.actions.action_details import first_contact
from organizer_app.services.sharing.shared_revisions import Revisions
from organizer_app.storage.journal.shared_history import removed_versions, times_changed
from organizer_app.storage.merging.contested import contested_names
from organizer_app.storage.rows.plan_rows import read_levels

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.basics.records import Record
    from organizer_app.storage.audience_reader import AudienceReader

# The kinds of records that an entry shows.
_COUNTED: Final = (
    Noun.CITY_ACTION, Noun.SITE, Noun.PARTNERSHIP, Noun.ASSIGNMENT, Noun.PLACE, Noun.ORGANIZATION,
    Noun.PERSON,
)  # fmt: skip
_HIDDEN: Final = "hidden"


@dataclass(frozen=True, slots=True)
class Sources:
    """The records around all city actions, by id or by the action they belong to."""

    places: Mapping[str, Place]
    organizations: Mapping[str, Organization]
    sites: Mapping[str, list[Site]]
    partnerships: Mapping[str, list[Partnership]]
    removed: Counter[str]
    people: Mapping[str, Person] = field(default_factory=dict)
    assignments: Mapping[str, list[Assignment]] = field(default_factory=dict)
    contacts: Mapping[str, list[ContactPoint]] = field(default_factory=dict)
    counts: Mapping[str, list[CountReport]] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    revisions: Revisions | None = None
    changed: Mapping[str, int] = field(default_factory=dict)
    contested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_sources(reader: AudienceReader) -> Sources:
    """Read each kind of record once; people are not even read for the public, nor phones for partners."""
    audience = reader.audience
    for_partners = audience >= Audience.PARTNERS
    for_desk = audience >= Audience.INTERNAL
    owned = (Noun.SITE, Noun.PARTNERSHIP, *((Noun.ASSIGNMENT,) if for_partners else ()))
    # Outside HQ the number is read from the journal, field by field.
    changed = times_changed(reader, _COUNTED) if for_desk else Counter[str]()
    contacts = grouped(reader.all(ContactPoint) if for_desk else (), lambda contact: contact.person_id)
    return Sources(
        places={place.id: place for place in reader.all(Place)},
        organizations={group.id: group for group in reader.all(Organization)},
        sites=by_action(reader.all(Site)),
        partnerships=by_action(reader.all(Partnership)),
        removed=removed_versions(reader, owned, changed),
        changed=changed,
        people={person.id: person for person in reader.all(Person)} if for_partners else {},
        assignments=by_action(_visible_roles(reader)) if for_partners else {},
        contacts=contacts,
        counts=by_action(reader.all(CountReport)) if for_desk else {},
        levels=_levels(reader) if for_desk else {},
        revisions=None if for_desk else Revisions(reader, audience),
        contested=_contested(reader),
    )


def _contested(reader: AudienceReader) -> dict[str, tuple[str, ...]]:
    """Return the fields in conflict that the audience may see, by the id of their record."""
    found = {}
    for record_id, (noun, names) in contested_names(reader.connection).items():
        declared = audiences_of(RECORD_TYPES[noun])  # type: ignore[arg-type]  # types can be hashed
        shown = tuple(name for name in names if declared.get(name, Audience.SECRET) <= reader.audience)
        # Whether an action stays at all concerns everybody who reads of it.
        found[record_id] = (*shown, *(name for name in names if name == _HIDDEN and name not in shown))
    return found


def contested_entries(reader: AudienceReader) -> dict[str, tuple[str, ...]]:
    """Return the fields in conflict of what an audience may see of each action, by the key of its entry."""
    if not contested_names(reader.connection):
        return {}
    sources = read_sources(reader)
    actions = reader.all(CityAction)
    found = {entry_uid(action.id): _contested_behind(action, sources) for action in actions}
    return {uid: names for uid, names in found.items() if names}


def _contested_behind(action: CityAction, sources: Sources) -> tuple[str, ...]:
    """Return the fields in conflict of an action and of all records that its entry shows."""
    if not sources.contested:
        return ()
    own = [sources.sites, sources.partnerships, sources.assignments, sources.counts]
    parts = [part for held in own for part in held.get(action.id, ())]  # type: ignore[attr-defined]  # a list
    people = [each.person_id for each in sources.assignments.get(action.id, ())]
    groups = [each.organization_id for each in sources.partnerships.get(action.id, ())]
    ways = [way.id for person in people for way in sources.contacts.get(person, ())]
    ids = (action.id, action.place_id, *(part.id for part in parts), *people, *groups, *ways)
    return tuple(dict.fromkeys(name for each in ids for name in sources.contested.get(each, ())))


def _visible_roles(reader: AudienceReader) -> list[Assignment]:
    """Return the roles an audience may see: outside HQ only those of people who have said yes."""
    held = reader.all(Assignment)
    return [each for each in held if reader.audience >= Audience.INTERNAL or each.status in AGREED]


def _levels(reader: AudienceReader) -> dict[str, str]:
    """Return the readiness codes of the cities, as every screen shows them, by action id."""
    codes = {level.value: level.code for level in Readiness}
    return {action_id: codes[level] for action_id, level in read_levels(reader.connection)}


def shared_entry(action: CityAction, sources: Sources, audience: Audience, now: datetime) -> SharedEntry:
    """Return the entry of one action; what the audience may not see was not read and keeps its default.

    Args:
        action: the city action.
        sources: the result of `read_sources` for the same audience.
        audience: the audience.
        now: UTC, for the embargo on names of groups.
    """
    parts = _parts_of(action, sources, audience, now)
    sequence, updated_at = _revision(parts, sources)
    return SharedEntry(
        uid=entry_uid(action.id),
        came_from=key_from_elsewhere(action.external_id),
        sequence=sequence,
        starts_utc=action.starts_utc,
        ends_utc=action.ends_utc,
        cancelled=action.status in OFF,
        groups=tuple(credit.name for credit in parts.credits),
        updated_at=updated_at,
        contested=_contested_behind(action, sources) if audience >= Audience.INTERNAL else (),
        **_own(action),
        **_where(parts),
        **_inner(parts, sources),
    )


def _own(action: CityAction) -> dict[str, Any]:
    """Return the fields that the entry copies from the action, under the same names."""
    return {spec.name: getattr(action, spec.name) for spec in SHARED_FIELDS}


class _Where(TypedDict):
    city: str
    state: str
    country: str
    latitude: float | None
    longitude: float | None
    is_spot: bool
    venue: str
    address: str
    postal_code: str
    access: AccessStatus
    access_notes: str


def _where(parts: ActionParts) -> _Where:
    place, site = parts.place, told_site(parts.sites)
    spot = site if site and site.latitude is not None and site.longitude is not None else None
    point = spot or place
    return {
        "city": city_of_place(parts.action.label, place),
        "state": place.admin1 if place else "",
        "country": place.country if place else "",
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "is_spot": spot is not None,
        "venue": site.venue if site else "",
        "address": _address(site, place) if site else "",
        "postal_code": site.postal_code if site else "",
        "access": site.access if site else AccessStatus.UNKNOWN,
        "access_notes": site.access_notes if site else "",
    }


class _Inner(TypedDict):
    lead: str
    backup: str
    readiness: str
    lead_phone: str
    lead_email: str
    count_low: int | None
    count_high: int | None


def _inner(parts: ActionParts, sources: Sources) -> _Inner:
    lead, backup = lead_of(parts.roles), backup_of(parts.roles)
    low, high = count_range(parts.counts)
    return {
        "lead": lead.name if lead else "",
        "backup": backup.name if backup else "",
        "readiness": sources.levels.get(parts.action.id, ""),
        "lead_phone": _contact(lead, sources, ContactKind.PHONE),
        "lead_email": _contact(lead, sources, ContactKind.EMAIL),
        "count_low": low,
        "count_high": high,
    }


def _parts_of(action: CityAction, sources: Sources, audience: Audience, now: datetime) -> ActionParts:
    named = [
        Credit(part, written_name(part, group))
        for part in sources.partnerships.get(action.id, ())
        if (group := sources.organizations.get(part.organization_id)) and names_group(part, audience, now)
    ]
    return ActionParts(
        action=action,
        place=sources.places.get(action.place_id),
        sites=tuple(sources.sites.get(action.id, ())),
        roles=tuple(
            Role(assignment, person.name)
            for assignment in sources.assignments.get(action.id, ())
            if (person := sources.people.get(assignment.person_id))
        ),
        credits=tuple(sorted(named, key=lambda credit: credit.partnership.credit_order)),
        counts=tuple(sources.counts.get(action.id, ())),
    )


def _address(site: Site, place: Place | None) -> str:
    """Return the street, and the site's town when the label names another: Shakopee, not Minneapolis."""
    elsewhere = site.locality and (place is None or fold_name(site.locality) != fold_name(place.name))
    parts = [site.address, site.locality, site.region] if elsewhere else [site.address]
    return ", ".join(part for part in parts if part)


def _contact(lead: Role | None, sources: Sources, kind: ContactKind) -> str:
    if lead is None:
        return ""
    person_id = lead.assignment.person_id
    value = first_contact(tuple(sources.contacts.get(person_id, ())), person_id, kind)
    return written_phone(value) if value and kind is ContactKind.PHONE else value


def _revision(parts: ActionParts, sources: Sources) -> tuple[int, datetime | None]:
    """Return sequence number and last change of what an entry shows; for HQ, of everything behind it."""
    action = parts.action
    partnerships = sources.partnerships.get(action.id, ())
    assignments = sources.assignments.get(action.id, ())
    own: list[Record] = [*sources.sites.get(action.id, ()), *partnerships, *assignments]
    if sources.revisions is not None:
        partnerships = [credit.partnership for credit in parts.credits]
        shown = (lead_of(parts.roles), backup_of(parts.roles))
        assignments = [role.assignment for role in shown if role]
    pointed_at: list[Record | None] = [sources.places.get(action.place_id)]
    pointed_at.extend(sources.organizations.get(part.organization_id) for part in partnerships)
    pointed_at.extend(sources.people.get(assignment.person_id) for assignment in assignments)
    shared = [record for record in pointed_at if record is not None]
    if sources.revisions is not None:
        return sources.revisions.of_entry(action, own, shared)

    def version(record: Record) -> int:
        # What another laptop wrote counts as well, or its calendar would be ahead of ours.
        return max(record.version, 1 + sources.changed.get(record.id, 0))

    versions = [sources.removed[action.id], version(action), *map(version, own)]
    changed = [record.updated_at for record in (action, *own, *shared) if record.updated_at]
    return sequence_of(versions, map(version, shared)), max(changed, default=None)
