"""Finds the role in a city that a row of people requests, unless the person has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.services.importing.contacts.incoming_cities import CityFinder

if TYPE_CHECKING:
    from organizer_app.domain.importing.incoming_people import IncomingPerson
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
    """Knows the cities of a plan and who has which role there; read once for a whole file."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._cities = CityFinder(reader)
        self._held: set[tuple[str, str, AssignmentRole, bool]] | None = None

    def wanted(self, new_id: str, person_id: str, card: IncomingPerson) -> Assignment | None:
        """Return the assignment that a row requests; None when it names none, or the person has it."""
        role, is_backup = role_of(card.role)
        action_id = self._cities.action(card.city) if role is not None else ""
        if role is None or not action_id:
            return None
        key = (person_id, action_id, role, is_backup)
        held = self._known()
        if key in held:
            return None
        held.add(key)
        return Assignment(
            id=new_id,
            city_action_id=action_id,
            person_id=person_id,
            role=role,
            is_backup=is_backup,
            status=AssignmentStatus.ASKED,
        )

    def doubts(self, card: IncomingPerson) -> tuple[tuple[str, str], ...]:
        """Return what in a row's role cannot be used, each a code and the cell."""
        if not card.role.strip():
            return ()
        found = [("role_unknown", card.role)] if role_of(card.role)[0] is None else []
        if not self._cities.action(card.city):
            found.append(("city_unknown", card.city) if card.city.strip() else ("city_missing", card.role))
        return tuple(found)

    def _known(self) -> set[tuple[str, str, AssignmentRole, bool]]:
        if self._held is None:
            self._held = {
                (each.person_id, each.city_action_id, each.role, each.is_backup)
                for each in self._reader.all(Assignment)
                if each.status not in VACATED
            }
        return self._held


def role_of(text: str) -> tuple[AssignmentRole | None, bool]:
    """Return the role that a text means, and whether as backup; None for an unknown role."""
    plain = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    codes = {role.value.replace("_", " "): role for role in AssignmentRole}
    return codes.get(plain) or _WORDS.get(plain), plain.startswith("backup")
