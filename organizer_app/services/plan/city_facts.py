"""Reads the facts that templates and rules need of each city action, and the days offsets count from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.conditions import ActionFacts, facts_of
from organizer_app.domain.checklists.permit_planning import first_deadline, needs_at
from organizer_app.domain.checklists.template_applying import CityFacts
from organizer_app.domain.model.city_actions import OFF, PAST, CityAction
from organizer_app.domain.model.permits import CLEARED, Permit
from organizer_app.domain.places.places import Place
from organizer_app.domain.time.offsets import Bases
from organizer_app.domain.time.working_days import region_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from organizer_app.domain.checklists.permit_rules import RulePack
    from organizer_app.domain.model.mobilizations import Mobilization
    from organizer_app.storage.reader import Reader


def is_planned(action: CityAction) -> bool:
    """Return whether an action is still to come: neither canceled nor over."""
    return action.status not in OFF and action.status not in PAST


def city_facts(
    reader: Reader, mobilizations: Iterable[Mobilization], actions: Iterable[CityAction]
) -> list[CityFacts]:
    """Return the facts of some actions; those without a mobilization are left out."""
    anchors = {each.id: each.anchor_date for each in mobilizations}
    wanted = [action for action in actions if action.mobilization_id in anchors]
    places = reader.rows_by_id(Place, {action.place_id for action in wanted if action.place_id})
    packs = reader.rules()
    filed = _permit_days(reader, wanted)
    found = []
    for action in wanted:
        place = places.get(action.place_id)
        facts, region = facts_of(action), region_of(place)
        due = filed.get(action.id) or _deadline(facts, action, place, packs)
        bases = Bases(anchors[action.mobilization_id], action.day, due, region)
        found.append(CityFacts(action.id, action.mobilization_id, facts, bases))
    return found


def desk_facts(mobilization: Mobilization) -> CityFacts:
    """Return the facts that count for the tasks of HQ itself."""
    return CityFacts("", mobilization.id, ActionFacts(), Bases(mobilization.anchor_date))


def _deadline(
    facts: ActionFacts, action: CityAction, place: Place | None, packs: Iterable[RulePack]
) -> date | None:
    return first_deadline(needs_at(place, facts, action.day, packs))


def _permit_days(reader: Reader, actions: Iterable[CityAction]) -> dict[str, date]:
    """Return the earliest filing deadline among the permits that are still open, by action id."""
    days: dict[str, list[date]] = defaultdict(list)
    wanted = {action.id for action in actions}
    for permit in reader.all(Permit):
        if permit.due_on and permit.status not in CLEARED and permit.city_action_id in wanted:
            days[permit.city_action_id].append(permit.due_on)
    return {action_id: min(found) for action_id, found in days.items()}
