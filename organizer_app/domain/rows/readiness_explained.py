"""Explain a city's readiness: its percentage, what is missing, and who to call about it next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.permits import CLEARED
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.tasks import is_settled
from organizer_app.domain.rows.action_summary import (
    ACCEPTED,
    ActionParts,
    backup_of,
    fails_as_gate,
    is_late_permit,
    judged_on,
    lead_of,
    met_facts,
    permits_of,
    readiness,
)
from organizer_app.domain.rows.last_days import last_gates
from organizer_app.domain.rows.readiness import ReadinessReason
from organizer_app.domain.rows.readiness_levels import Readiness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from organizer_app.domain.model.tasks import Task
    from organizer_app.domain.rows.action_summary import Role


class ItemKind(Enum):
    """What can earn a share of readiness."""

    PLACE_AND_TIME = "place_and_time"
    CITY_SAID_YES = "city_said_yes"
    LEAD = "lead"
    LEAD_SAID_YES = "lead_said_yes"
    BACKUP = "backup"
    VENUE = "venue"
    PERMIT = "permit"
    TASK = "task"
    MARSHAL_LEAD = "marshal_lead"
    RUN_OF_SHOW = "run_of_show"
    EMERGENCY_CONTACT = "emergency_contact"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One item that counts.

    Attributes:
        kind: its kind.
        is_done: whether it is done.
        weight: its share.
        is_gate: whether the city is at zero while it is missing.
        detail: title of a task, or authority of a permit; else empty.
        due_on: local calendar day by which it must be done, or None.
        record_id: the task or permit; else empty.
    """

    kind: ItemKind
    is_done: bool
    weight: int = 1
    is_gate: bool = False
    detail: str = ""
    due_on: date | None = None
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class NextCall:
    """Who to call next, and about which missing item."""

    person_id: str
    name: str
    about: ReadinessItem


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons for a city's readiness.

    Attributes:
        level: its level.
        reasons: why it is not higher, worst first.
        percent: weighted share of what should be done by today, 0 to 100; 0 while a gate fails.
        items: everything that counts today, in display order; `missing` puts failing gates first.
        next_call: who to call, or None if nothing is missing or no one can be called.
        ahead: gates that count later and have not passed; they do not lower today's level.
        forced_by: who marked it ready anyway; empty if no one did.
        forced_reason: their reason.
        judged_on: the local calendar day used: today, or the day of the action once it is past.
    """

    level: Readiness
    reasons: tuple[ReadinessReason, ...]
    percent: int
    items: tuple[ReadinessItem, ...]
    next_call: NextCall | None = None
    ahead: tuple[ReadinessItem, ...] = ()
    forced_by: str = ""
    forced_reason: str = ""
    judged_on: date | None = None

    @property
    def missing(self) -> tuple[ReadinessItem, ...]:
        """Return the missing items, failing gates first."""
        return _missing(self.items)


_LAST_KINDS = {
    ReadinessReason.NO_MARSHAL_LEAD: ItemKind.MARSHAL_LEAD,
    ReadinessReason.NO_RUN_OF_SHOW: ItemKind.RUN_OF_SHOW,
    ReadinessReason.NO_EMERGENCY_CONTACT: ItemKind.EMERGENCY_CONTACT,
    ReadinessReason.NOT_REACHED: ItemKind.REACHED,
}
_KIND_OF = {
    PlanFact.LEAD_NAMED: ItemKind.LEAD,
    PlanFact.LEAD_CONFIRMED: ItemKind.LEAD_SAID_YES,
    PlanFact.BACKUP_NAMED: ItemKind.BACKUP,
    PlanFact.TIME_SET: ItemKind.PLACE_AND_TIME,
    PlanFact.SITE_FIXED: ItemKind.VENUE,
    PlanFact.PERMIT_FILED: ItemKind.PERMIT,
    PlanFact.PERMIT_GRANTED: ItemKind.PERMIT,
    PlanFact.MARSHALS_LED: ItemKind.MARSHAL_LEAD,
    PlanFact.RUN_OF_SHOW: ItemKind.RUN_OF_SHOW,
    PlanFact.EMERGENCY_CONTACT: ItemKind.EMERGENCY_CONTACT,
}
_YES = frozenset({ActionStatus.COMMITTED, ActionStatus.CONFIRMED, ActionStatus.READY, ActionStatus.LIVE})


def explain(
    parts: ActionParts, today: date, reachable: frozenset[str], now: datetime | None = None
) -> Explanation:
    """Explain a city's readiness.

    Args:
        parts: the action and its related records.
        today: local calendar day there.
        reachable: ids of people who have a number.
        now: the present moment, UTC; see `summary_row`.
    """
    action = parts.action
    result = readiness(parts, today, now)
    judged = judged_on(action, today) or date.min
    gates = _last_items(parts, judged)
    counted = tuple(gate for gate in gates if gate.is_done or (gate.due_on or judged) <= judged)
    items = _with_steps(parts, (*_items(parts, judged), *counted), judged)
    return Explanation(
        level=result.level,
        reasons=result.reasons,
        percent=percent_of(items),
        items=items,
        next_call=_next_call(parts, items, reachable),
        ahead=tuple(gate for gate in gates if gate not in counted),
        forced_by=action.forced_ready_by,
        forced_reason=action.forced_ready_reason,
        judged_on=judged_on(action, today),
    )


def percent_of(items: tuple[ReadinessItem, ...]) -> int:
    """Return the weighted share of done items, in whole percent rounded down; 0 while a gate is missing."""
    if any(item.is_gate and not item.is_done for item in items):
        return 0
    whole = sum(item.weight for item in items)
    return 100 * sum(item.weight for item in items if item.is_done) // whole if whole else 100


def _items(parts: ActionParts, today: date) -> Iterator[ReadinessItem]:
    action, lead = parts.action, lead_of(parts.roles)
    is_placed = parts.place is not None and parts.place.is_resolved
    is_timed = action.day is not None and action.starts is not None
    yield ReadinessItem(ItemKind.PLACE_AND_TIME, is_placed and is_timed, is_gate=True)
    yield ReadinessItem(ItemKind.LEAD, lead is not None, is_gate=True)
    yield ReadinessItem(ItemKind.CITY_SAID_YES, action.status in _YES)
    yield ReadinessItem(ItemKind.LEAD_SAID_YES, lead is not None and lead.assignment.status in ACCEPTED)
    yield ReadinessItem(ItemKind.BACKUP, backup_of(parts.roles) is not None)
    yield ReadinessItem(ItemKind.VENUE, any(site.venue for site in parts.sites))
    for permit in permits_of(parts):
        yield ReadinessItem(
            ItemKind.PERMIT,
            permit.status in CLEARED,
            is_gate=is_late_permit(permit, today),
            detail=permit.authority,
            due_on=permit.due_on,
            record_id=permit.id,
        )


def _with_steps(
    parts: ActionParts, items: tuple[ReadinessItem, ...], today: date
) -> tuple[ReadinessItem, ...]:
    """Return the items with the city's steps, each merged into the item that covers it or as its own."""
    met = met_facts(parts)
    merged = list(items)
    for task in parts.tasks:
        is_done = is_settled(task, met)
        is_failing = not is_done and fails_as_gate(task, today)
        kind = _KIND_OF.get(task.fact) if task.fact else None
        if kind is not None and any(item.kind is kind for item in items):
            merged = [
                _merged_with_step(item, task, is_failing=is_failing) if item.kind is kind else item
                for item in merged
            ]
        # Work done early counts; work due later does not count against anyone.
        elif is_done or is_failing or (task.due_on is not None and task.due_on <= today):
            step = ReadinessItem(
                ItemKind.TASK, is_done, max(task.weight, 1), is_failing, task.title, task.due_on, task.id
            )
            merged.append(step)
    return tuple(merged)


def _merged_with_step(item: ReadinessItem, task: Task, *, is_failing: bool) -> ReadinessItem:
    """Return an item merged with a step: its weight includes the step's, and it fails with the step."""
    return replace(
        item,
        weight=max(item.weight, task.weight),
        is_gate=item.is_gate or (is_failing and not item.is_done),
        due_on=item.due_on or task.due_on,
        record_id=item.record_id or task.id,
    )


def _last_items(parts: ActionParts, today: date) -> list[ReadinessItem]:
    """Return the gates of the last days; none if an action has no day or is over."""
    action = parts.action
    if parts.last_days is None or action.day is None or today == date.min:
        return []
    gates = last_gates(parts.last_days, action.day, action.expected, today)
    return [
        ReadinessItem(_LAST_KINDS[gate.reason], gate.is_passed, is_gate=True, due_on=gate.due_on)
        for gate in gates
    ]


def _missing(items: tuple[ReadinessItem, ...]) -> tuple[ReadinessItem, ...]:
    return tuple(sorted((item for item in items if not item.is_done), key=lambda item: not item.is_gate))


def _next_call(
    parts: ActionParts, items: tuple[ReadinessItem, ...], reachable: frozenset[str]
) -> NextCall | None:
    """Return the owner of the worst missing item if they hold a role here; else lead, backup, anyone."""
    by_id = {role.assignment.person_id: role for role in _callable(parts, reachable)}
    owners = {task.id: task.owner_id for task in parts.tasks}
    for item in _missing(items):
        role = by_id.get(owners.get(item.record_id, "")) or next(iter(by_id.values()), None)
        if role is not None:
            return NextCall(role.assignment.person_id, role.name, item)
    return None


def _callable(parts: ActionParts, reachable: frozenset[str]) -> list[Role]:
    roles = [lead_of(parts.roles), backup_of(parts.roles)]
    roles += [role for role in parts.roles if role.assignment.role is not AssignmentRole.LEAD]
    return [role for role in roles if role is not None and role.assignment.person_id in reachable]
