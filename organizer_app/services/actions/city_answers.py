"""Reads what the plan says of cities as a return form asks it: plain values by the code of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.sites import Site, main_site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.storage.reader import Reader

STANDING: Final = frozenset(AssignmentStatus) - VACATED
SIGNS: Final = "Signs"


def city_answers(
    reader: Reader,
    actions: Sequence[CityAction],
    *,
    standing: Collection[AssignmentStatus] = STANDING,
) -> dict[str, dict[str, str]]:
    """Return the values of some actions, by action id and code of the field; empty texts where unknown.

    Args:
        reader: an open read; one for an audience leaves empty what that may not see.
        actions: the actions, from the same reader.
        standing: statuses of the leads that are named.
    """
    ids = [action.id for action in actions]
    sites, permits = by_action(reader.among(Site, "city_action_id", ids)), permits_of(reader, ids)
    signs = {each.city_action_id: each for each in reversed(materials_of(reader, ids)) if is_signs(each)}
    leads = leads_of(reader, ids, standing)
    people = reader.rows_by_id(Person, {each.person_id for each in leads.values()})
    phones = phones_of(reader, people)
    found = {}
    for action in actions:
        site = main_site(sites.get(action.id, ()))
        values = {
            "day": action.day.isoformat() if action.day else "",
            "starts": action.starts.strftime("%H:%M") if action.starts else "",
            "ends": action.ends.strftime("%H:%M") if action.ends else "",
            "venue": site.venue if site else "",
            "address": site.address if site else "",
            "expected": "" if action.expected is None else str(action.expected),
            **_permit_values(permits.get(action.id, ())),
        }
        for code, is_backup in (("lead", False), ("backup", True)):
            held = leads.get((action.id, is_backup))
            person = people.get(held.person_id) if held else None
            values[code] = person.name if person and not person.hidden else ""
            point = phones.get(person.id) if person else None
            values[f"{code}_phone"] = point.value if point else ""
        material = signs.get(action.id)
        values["signs"] = str(material.needed) if material else ""
        found[action.id] = values
    return found


def leads_of(
    reader: Reader, action_ids: Collection[str], standing: Collection[AssignmentStatus] = STANDING
) -> dict[tuple[str, bool], Assignment]:
    """Return leads of actions, by action id and whether it is the backup; the first of several."""
    found: dict[tuple[str, bool], Assignment] = {}
    for each in reader.among(Assignment, "city_action_id", action_ids):
        if each.role is AssignmentRole.LEAD and each.status in standing:
            found.setdefault((each.city_action_id, each.is_backup), each)
    return found


def phones_of(reader: Reader, person_ids: Iterable[str]) -> dict[str, ContactPoint]:
    """Return the first number of people that may be used on the day, by person id."""
    found: dict[str, ContactPoint] = {}
    for point in reader.among(ContactPoint, "person_id", person_ids):
        if point.kind is ContactKind.PHONE and point.ok_on_the_day:
            found.setdefault(point.person_id, point)
    return found


def permits_of(reader: Reader, action_ids: Collection[str]) -> Mapping[str, Sequence[Permit]]:
    """Return the tracked permits of actions, oldest first; a form asks about the first."""
    return by_action(reader.among(Permit, "city_action_id", action_ids))


def materials_of(reader: Reader, action_ids: Collection[str]) -> tuple[Material, ...]:
    """Return what actions need on the day."""
    return reader.among(Material, "city_action_id", action_ids)


def is_signs(material: Material) -> bool:
    """Return whether a form asks about this material."""
    return material.name.strip().casefold() == SIGNS.casefold()


def _permit_values(permits: Sequence[Permit]) -> dict[str, str]:
    if not permits or permits[0].status is PermitStatus.UNKNOWN:
        return {"permit_needed": "", "permit_status": ""}
    status = permits[0].status
    if status is PermitStatus.NOT_NEEDED:
        return {"permit_needed": "no", "permit_status": ""}
    return {"permit_needed": "yes", "permit_status": status.value}
