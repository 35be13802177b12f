"""Finds the role in a city that a row of people asks for, unless the person holds it already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.name_folding import fold_name
from organizer_app.domain.place_names import split_city_state
from organizer_app.domain.places import Place

if TYPE_CHECKING:
    from organizer_app.domain.incoming_people import IncomingPerson
    from organizer_app.storage.reader import Reader

_WORDS: Final = {
    "city lead": AssignmentRole.LEAD,
    "organizer": AssignmentRole.LEAD,
    "host": AssignmentRole.LEAD,
    "backup": AssignmentRole.LEAD,
    "backup lead": AssignmentRole.LEAD,
    "press lead": AssignmentRole.PRESS,
    "police": AssignmentRole.POLICE_LIAISON,
    "legal": AssignmentRole.LEGAL_OBSERVER,
    "photo": AssignmentRole.PHOTOGRAPHER,
    "accessibility": AssignmentRole.ACCESS,
}


class RoleFinder:
    """Knows the cities of a plan and who holds which role there; read once for a whole file."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._cities: dict[str, list[tuple[str, str]]] | None = None
        self._held: set[tuple[str, str, AssignmentRole, bool]] = set()

    def wanted(self, new_id: str, person_id: str, card: IncomingPerson) -> Assignment | None:
        """Return the assignment that a row asks for; None when it names none, or the person has it."""
        role, is_backup = role_of(card.role)
        action_id = self._action(card.city) if role is not None else ""
        if role is None or not action_id:
            return None
        key = (person_id, action_id, role, is_backup)
        if key in self._held:
            return None
        self._held.add(key)
        return Assignment(
            id=new_id,
            city_action_id=action_id,
            person_id=person_id,
            role=role,
            is_backup=is_backup,
            status=AssignmentStatus.ASKED,
        )

    def _action(self, text: str) -> str:
        if not text.strip():
            return ""
        city, state, _rest = split_city_state(text)
        found = self._known().get(fold_name(city), [])
        fitting = [action_id for action_id, admin in found if not state or admin == state]
        return fitting[0] if len(fitting) == 1 else ""

    def _known(self) -> dict[str, list[tuple[str, str]]]:
        if self._cities is None:
            places = {place.id: place for place in self._reader.all(Place)}
            self._cities = {}
            for action in self._reader.all(CityAction):
                place = places.get(action.place_id)
                names = {action.label, place.name if place else ""} - {""}
                for name in {fold_name(each) for each in names}:
                    self._cities.setdefault(name, []).append((action.id, place.admin1 if place else ""))
            self._held = {
                (each.person_id, each.city_action_id, each.role, each.is_backup)
                for each in self._reader.all(Assignment)
                if each.status not in VACATED
            }
        return self._cities


def role_of(text: str) -> tuple[AssignmentRole | None, bool]:
    """Return the role that a text means, and whether as backup; None for one that is none of ours."""
    plain = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    codes = {role.value.replace("_", " "): role for role in AssignmentRole}
    return codes.get(plain) or _WORDS.get(plain), plain.startswith("backup")
