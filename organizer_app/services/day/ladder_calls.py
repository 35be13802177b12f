"""Says whom each step of the ladder calls about a city, with the number that is dialed now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.places.city_names import place_and_state
from organizer_app.domain.places.distances import distance_km
from organizer_app.domain.places.places import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody who is called.

    Attributes:
        name: their name.
        phone: the number as it is written; empty when none may be used on the day.
        city: their city with its state, for the lead of another one.
        km: kilometers to it, None in their own city.
    """

    name: str
    phone: str
    city: str = ""
    km: float | None = None


@dataclass(frozen=True, slots=True)
class LadderCalls:
    """Who the ladder calls about a city; None for a step that has nobody.

    Attributes:
        lead: the lead.
        backup: the backup lead.
        nearest: the lead of the nearest other city of the day who can be called, if that is near at all.
        goes: who is near enough to go: somebody else with a role in the city.
    """

    lead: Callee | None
    backup: Callee | None
    nearest: Callee | None
    goes: Callee | None


def ladder_calls(workspace: Workspace, *, action_id: str, day_actions: Collection[str]) -> LadderCalls:
    """Return whom the ladder calls about a city.

    Args:
        workspace: the plan.
        action_id: the city action that is missing.
        day_actions: the actions of the day, among which the nearest city is sought.

    Raises:
        RecordMissing: the plan does not have this action.
    """
    with workspace.read() as reader:
        action = reader.get(CityAction, action_id)
        own = reader.all(Assignment, city_action_id=action_id)
        near = _nearest_lead(reader, action, day_actions)
        kept = [each for each in own if each.status not in VACATED]
        leads = [each for each in kept if each.role is AssignmentRole.LEAD]
        lead = next((each for each in leads if not each.is_backup), None)
        backup = next((each for each in leads if each.is_backup), None)
        others = [each for each in kept if each.role is not AssignmentRole.LEAD]
        wanted = [each.person_id for each in (lead, backup, *others) if each is not None]
        people = reader.rows_by_id(Person, wanted)
        phones = _phones(reader, wanted)

        def callee(person_id: str) -> Callee | None:
            person = people.get(person_id)
            return Callee(person.name, phones.get(person_id, "")) if person and not person.hidden else None

        goes = next((each for each in others if phones.get(each.person_id)), None)
        return LadderCalls(
            lead=callee(lead.person_id) if lead else None,
            backup=callee(backup.person_id) if backup else None,
            nearest=near,
            goes=callee(goes.person_id) if goes else None,
        )


def _nearest_lead(reader: Reader, action: CityAction, day_actions: Collection[str]) -> Callee | None:
    others = reader.rows_by_id(CityAction, [each for each in day_actions if each != action.id]).values()
    places = reader.rows_by_id(Place, {each.place_id for each in (*others, action)} - {""})
    here = places.get(action.place_id)
    if here is None or here.latitude is None or here.longitude is None:
        return None
    distances = {
        place.id: distance_km(here.latitude, here.longitude, place.latitude, place.longitude)
        for place in places.values()
        if place.latitude is not None and place.longitude is not None and place.id != here.id
    }
    near = (each for each in others if distances.get(each.place_id, _FARTHEST_KM) < _FARTHEST_KM)
    known = sorted(near, key=lambda each: distances[each.place_id])[:_TRIED]
    found = reader.among(Assignment, "city_action_id", [each.id for each in known])
    leads = {
        each.city_action_id: each.person_id
        for each in found
        if each.role is AssignmentRole.LEAD and not each.is_backup and each.status not in VACATED
    }
    phones = _phones(reader, leads.values())
    for each in known:
        person_id = leads.get(each.id, "")
        person = reader.find(Person, person_id) if phones.get(person_id) else None
        if person is not None and not person.hidden:
            place = places[each.place_id]
            return Callee(
                person.name, phones[person_id], place_and_state(each.label, place), distances[each.place_id]
            )
    return None


# A thousand miles: the lead in Honolulu knows nobody in Guam, and goes nowhere.
_FARTHEST_KM: Final = 1609.0
# Somebody among the leads of so many nearest cities can be called.
_TRIED = 12


def _phones(reader: Reader, person_ids: Iterable[str]) -> dict[str, str]:
    """Return the first phone number of each person that may be used on the day."""
    points = reader.among(ContactPoint, "person_id", person_ids)
    found: dict[str, str] = {}
    for each in points:
        if each.kind in (ContactKind.PHONE, ContactKind.SIGNAL) and each.ok_on_the_day:
            found.setdefault(each.person_id, written_phone(each.value))
    return found
