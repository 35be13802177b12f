"""Derives what the main action of a city of a large sample needs from how many people it expects."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.time.local_time import minutes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.services.samples.sample_plans import Content


def logistics_of(
    new_id: Callable[[], str], content: Content, action: CityAction, number: int
) -> Iterable[Record]:
    """Yield materials, rides, money and the run of show; `number` is the place of the city in the sample."""
    people = action.expected or 0
    yield from _materials(new_id, content, action, number)
    for facts in content["rides"]:
        if people >= facts["from_people"] and action.starts is not None:
            before = minutes_of(action.starts) - facts["minutes_before"]
            yield Ride(
                id=new_id(),
                city_action_id=action.id,
                vehicle=facts["vehicle"],
                leaves_from=facts["leaves_from"],
                leaves_at=time(*divmod(before, 60)),
                returns_at=action.ends,
                seats=facts["seats"],
                taken=facts["seats"] * (number % 5) // 5,
                cost_cents=facts["cost_cents"],
            )
    for name, cents_each, spent_percent in content["budget"]:
        planned = people * cents_each
        yield BudgetLine(
            id=new_id(),
            name=name,
            city_action_id=action.id,
            planned_cents=planned,
            spent_cents=planned * spent_percent * (number % 3) // 200,
        )
    if people >= content["run_of_show_from"]:
        yield from _cues(new_id, content, action)


def _materials(
    new_id: Callable[[], str], content: Content, action: CityAction, number: int
) -> Iterable[Material]:
    for spot, (name, per_hundred, unit_cents) in enumerate(content["materials"]):
        needed = max(1, (action.expected or 0) * per_hundred // 100)
        has_all = (number + spot) % 4 != 0
        yield Material(
            id=new_id(),
            city_action_id=action.id,
            name=name,
            needed=needed,
            held=needed if has_all else needed * ((number + spot) % 7) // 8,
            unit_cents=unit_cents,
            ship_by=action.day - timedelta(days=10) if action.day else None,
        )


def _cues(new_id: Callable[[], str], content: Content, action: CityAction) -> Iterable[Cue]:
    start = minutes_of(action.starts) if action.starts else 0
    for position, (offset, title, minutes, is_hard, owner) in enumerate(content["run_of_show"]):
        yield Cue(
            id=new_id(),
            city_action_id=action.id,
            title=title,
            starts=time(*divmod(start + offset, 60)) if is_hard else None,
            minutes=minutes,
            is_hard=is_hard,
            owner=owner,
            position=position,
        )
