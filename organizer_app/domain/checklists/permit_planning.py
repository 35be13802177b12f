"""Compute the latest day to file an action's permits, and whether it has passed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.conditions import ActionFacts, condition
from organizer_app.domain.checklists.permit_rules import LeadTime, PermitRule, RulePack
from organizer_app.domain.model.permits import CLEARED, Permit, PermitKind, PermitStatus
from organizer_app.domain.time.offsets import shifted
from organizer_app.domain.time.working_days import Region, region_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.places.places import Place

# Filed: waiting for the authority.
WAITING = frozenset({PermitStatus.FILED, PermitStatus.APPEALED})
SOON_DAYS = 7


class PermitUrgency(Enum):
    """The state of a permit relative to its latest filing day, worst first."""

    PAST = "past"
    SOON = "soon"
    LATER = "later"
    NO_DAY = "no_day"
    WAITING = "waiting"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class PermitNeed:
    """A permit that a rule requires for one action.

    Attributes:
        rule: the rule.
        lead: the lead time that applies, or None if the authority states none.
        latest_on: latest local day to file, or None without a stated time or a day of the action.
        best_on: recommended local day that leaves time for an answer and an appeal, or None.
    """

    rule: PermitRule
    lead: LeadTime | None = None
    latest_on: date | None = None
    best_on: date | None = None


def untracked_key(action_id: str, rule_code: str) -> str:
    """Return the key of a permit that a rule requires and that no one tracks yet."""
    return f"{action_id}:{rule_code}"


def rules_for(place: Place | None, packs: Iterable[RulePack]) -> tuple[PermitRule, ...]:
    """Return the rules of all packs that cover a place."""
    return () if place is None else rules_in(place.name, place.admin1, place.country, packs)


def rules_in(city: str, state: str, country: str, packs: Iterable[RulePack]) -> tuple[PermitRule, ...]:
    """Return the rules of all packs that cover a city, by name, postal code of state and ISO country."""
    return tuple(rule for pack in packs if pack.covers(city, state, country) for rule in pack.rules)


def needs_of(
    facts: ActionFacts, day: date | None, region: Region, rules: Sequence[PermitRule]
) -> tuple[PermitNeed, ...]:
    """Return what the rules require for an action, earliest filing day first."""
    found = [_need(rule, facts, day, region) for rule in rules if condition(rule.applies_if)(facts)]
    return tuple(sorted(found, key=lambda need: (need.latest_on is None, need.latest_on or date.max)))


def needs_at(
    place: Place | None, facts: ActionFacts, day: date | None, packs: Iterable[RulePack]
) -> tuple[PermitNeed, ...]:
    """Return what the rules of a place require for an action on a local day, earliest filing day first."""
    rules = rules_for(place, packs)
    return needs_of(facts, day, region_of(place), rules) if rules else ()


def asked_permit(action_id: str, need: PermitNeed) -> Permit:
    """Return the permit that a rule requires for an action before anyone tracks it: without an id."""
    rule = need.rule
    return Permit(
        id="",
        city_action_id=action_id,
        kind=rule.kind,
        rule_code=rule.code,
        authority=rule.authority,
        due_on=need.latest_on,
        fee_cents=rule.fee_cents,
        currency=rule.currency,
        status=PermitStatus.TO_FILE,
    )


def told_permit(
    action_id: str, kind: PermitKind, status: PermitStatus, needs: Sequence[PermitNeed]
) -> Permit:
    """Return the permit whose progress a list states: the first that rules require, or one of a kind.

    It has no id. Of a permit that was filed on a day nobody knows, the latest day says nothing any more.
    """
    if not needs:
        return Permit(id="", city_action_id=action_id, kind=kind, status=status)
    asked = asked_permit(action_id, needs[0])
    return replace(asked, status=status, due_on=asked.due_on if status is PermitStatus.TO_FILE else None)


def _need(rule: PermitRule, facts: ActionFacts, day: date | None, region: Region) -> PermitNeed:
    lead = next((each for each in rule.lead_times if condition(each.applies_if)(facts)), None)
    latest = shifted(day, -lead.days, lead.unit, region) if lead is not None and day is not None else None
    best = day - timedelta(days=rule.best_days) if rule.best_days is not None and day is not None else None
    return PermitNeed(rule, lead, latest, best)


def first_deadline(needs: Iterable[PermitNeed]) -> date | None:
    """Return the earliest of the latest filing days."""
    return min((need.latest_on for need in needs if need.latest_on is not None), default=None)


def urgency_of(status: PermitStatus, due_on: date | None, today: date) -> PermitUrgency:
    """Return the urgency of a permit on a local day; a denied or expired one counts as not filed."""
    if status in CLEARED:
        return PermitUrgency.SETTLED
    if status in WAITING:
        return PermitUrgency.WAITING
    if due_on is None:
        return PermitUrgency.NO_DAY
    if due_on < today:
        return PermitUrgency.PAST
    return PermitUrgency.SOON if (due_on - today).days <= SOON_DAYS else PermitUrgency.LATER
