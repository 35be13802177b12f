"""Suggests people and groups of the plan while a name is being typed."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.assignments import VACATED, Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.domain.places.distances import distance_km
from organizer_app.domain.places.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_MOST: Final = 8


def people_called(workspace: Workspace, text: str, *, near: str = "") -> list[str]:
    """Return the names of people with a word that begins with a text.

    Names that begin with it come first. With `near`, the id of a city action, people of its city come before
    them, then the others by their distance: that of their home or of the closest city where they have a role.
    """
    with workspace.read() as reader:
        rows = reader.columns(Person, ("id", "name", "home_place_id"))
        wanted = _folded(text)
        found = [row for row in rows if _is_match(wanted, str(row[1]))]
        away = _distances(reader, near, found) if near and found else {}
    nearest: dict[str, float] = {}
    for person_id, name, _home in found:
        nearest[str(name)] = min(nearest.get(str(name), inf), away.get(str(person_id), inf))
    return sorted(nearest, key=lambda name: (nearest[name], *_order(wanted, name)))[:_MOST]


def groups_called(workspace: Workspace, text: str) -> list[str]:
    """Return the names of groups with a word that begins with a text; names that begin with it come first."""
    with workspace.read() as reader:
        names = {str(name) for (name,) in reader.columns(Organization, ("name",))}
    wanted = _folded(text)
    found = [name for name in names if _is_match(wanted, name)]
    return sorted(found, key=lambda name: _order(wanted, name))[:_MOST]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_match(wanted: str, name: str) -> bool:
    return bool(wanted) and f" {wanted}" in f" {name.casefold()}"


def _order(wanted: str, name: str) -> tuple[bool, str]:
    return not name.casefold().startswith(wanted), name.casefold()


def _distances(reader: Reader, action_id: str, people: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """Return by person the kilometers from an action's city to their home or closest role."""
    homes = {person_id: {home} for person_id, _name, home in people}
    roles = [held for held in reader.among(Assignment, "person_id", homes) if held.status not in VACATED]
    actions = reader.rows_by_id(CityAction, {held.city_action_id for held in roles} | {action_id})
    here = actions.get(action_id)
    if here is None:
        return {}
    for held in roles:
        if held.city_action_id in actions:
            homes[held.person_id].add(actions[held.city_action_id].place_id)
    places = reader.rows_by_id(Place, {here.place_id}.union(*homes.values()) - {""})
    return {
        person_id: min((_apart(places, here.place_id, each) for each in known if each), default=inf)
        for person_id, known in homes.items()
    }


def _apart(places: dict[str, Place], here: str, there: str) -> float:
    one, other = places.get(here), places.get(there)
    if here == there:
        return 0.0
    if one is None or other is None or None in {one.latitude, one.longitude, other.latitude, other.longitude}:
        return inf
    return distance_km(one.latitude or 0, one.longitude or 0, other.latitude or 0, other.longitude or 0)
