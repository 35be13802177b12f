"""Checks what HQ should settle before a release: what readers will miss, and what should not be in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.people import Person
from organizer_app.domain.people.phone_display import holds_contact
from organizer_app.domain.sharing.release_checks import (
    CheckKind,
    ReleaseCheck,
    checked,
    release_checks,
    texts_with,
)
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.sharing.releases import contested_of
from organizer_app.storage.audience_reader import AudienceReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_GONE = frozenset({PartnershipStatus.WITHDRAWN, PartnershipStatus.DECLINED})


def release_questions(reader: Reader, schedule: SharedSchedule) -> tuple[ReleaseCheck, ...]:
    """Return the checks of a schedule: those of `domain.sharing.release_checks`, and five more.

    A public schedule must contain no name of a person. Titles and access notes must not name a group that has
    left. Nobody can lead two actions that overlap; leads are checked for audiences that see them. Nothing
    that the audience sees should be in conflict between two laptops.
    """
    standing = {entry.uid: entry for entry in schedule.entries if not entry.cancelled}
    found = [*release_checks(schedule)]
    if schedule.audience < Audience.INTERNAL:
        found.append(texts_with(CheckKind.CONTACT, schedule, holds_contact))
    if schedule.audience is Audience.PUBLIC:
        names = _names_of_people(reader)
        found.append(texts_with(CheckKind.PERSON, schedule, lambda text: _names_one(text, names)))
    found.append(checked(CheckKind.WITHDRAWN, _naming_the_gone(reader, standing)))
    if schedule.audience >= Audience.PARTNERS:
        found.append(checked(CheckKind.BOOKED, _booked_twice(reader, standing)))
    contested = contested_of(AudienceReader(reader, schedule.audience), schedule)
    found.append(checked(CheckKind.CONTESTED, (each for each in schedule.entries if each.uid in contested)))
    return tuple(found)


def action_of_uid(workspace: Workspace, uid: str) -> str:
    """Return the id of the action that is shared under a key; empty when the plan has none."""
    with workspace.read() as reader:
        return next((each.id for each in reader.all(CityAction) if entry_uid(each.id) == uid), "")


def _names_of_people(reader: Reader) -> frozenset[str]:
    """Return the names of people in comparable form; a single word too often means something else."""
    known = (name for person in reader.all(Person) for name in (person.name, *person.other_names))
    return frozenset(folded for name in known if " " in (folded := fold_name(name)))


def _names_one(text: str, names: frozenset[str]) -> bool:
    folded = fold_name(text)
    return " " in folded and any(name in folded for name in names)


def _naming_the_gone(reader: Reader, standing: dict[str, SharedEntry]) -> list[SharedEntry]:
    names: dict[str, set[str]] = {}
    groups = {group.id: group for group in reader.all(Organization)}
    for part in reader.all(Partnership):
        group = groups.get(part.organization_id)
        if part.status in _GONE and group is not None:
            held = (group.name, group.credit_name, part.credit_name)
            names.setdefault(entry_uid(part.city_action_id), set()).update(
                fold_name(name) for name in held if name
            )
    return [
        entry
        for uid, entry in standing.items()
        if any(name in text for name in names.get(uid, ()) for text in _texts(entry))
    ]


def _texts(entry: SharedEntry) -> list[str]:
    folded = (entry.title, entry.venue, entry.address, entry.access_notes, entry.notes, *entry.groups)
    return [fold_name(text) for text in folded if text]


def _booked_twice(reader: Reader, standing: dict[str, SharedEntry]) -> list[SharedEntry]:
    led: dict[str, list[SharedEntry]] = {}
    for role in reader.all(Assignment):
        if role.role is AssignmentRole.LEAD and not role.is_backup and role.status not in VACATED:
            entry = standing.get(entry_uid(role.city_action_id))
            if entry is not None and entry.starts_utc is not None:
                led.setdefault(role.person_id, []).append(entry)
    clashing = {entry.uid for held in led.values() for entry in _overlapping(held)}
    return [entry for uid, entry in standing.items() if uid in clashing]


def _overlapping(held: Iterable[SharedEntry]) -> list[SharedEntry]:
    found: list[SharedEntry] = []
    before: SharedEntry | None = None
    for entry in sorted(held, key=lambda each: (str(each.starts_utc), each.uid)):
        if before is not None and before.starts_utc is not None and entry.starts_utc is not None:
            ends = before.ends_utc or before.starts_utc
            if entry.starts_utc < ends or entry.starts_utc == before.starts_utc:
                found += [before, entry]
        before = entry
    return found
