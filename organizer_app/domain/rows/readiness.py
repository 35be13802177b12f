"""Compute the readiness of a city from known facts, with its reasons; it is never typed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from organizer_app.domain.model.city_actions import OFF, PAST, ActionStatus
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.rows.readiness_levels import Readiness


class ReadinessReason(Enum):
    """Why a city is not ready yet, worst first."""

    ENDS_BEFORE_START = "ends_before_start"
    NO_LEAD = "no_lead"
    NO_PLACE = "no_place"
    PLACE_UNRESOLVED = "place_unresolved"
    NO_DATE = "no_date"
    NO_START = "no_start"
    GATE_OPEN = "gate_open"
    PERMIT_LATE = "permit_late"
    NO_MARSHAL_LEAD = "no_marshal_lead"
    NO_RUN_OF_SHOW = "no_run_of_show"
    NO_EMERGENCY_CONTACT = "no_emergency_contact"
    NOT_REACHED = "not_reached"
    NO_BACKUP = "no_backup"
    NO_VENUE = "no_venue"
    NOT_ASKED = "not_asked"
    NOT_COMMITTED = "not_committed"
    LEAD_NOT_CONFIRMED = "lead_not_confirmed"
    NOT_CONFIRMED = "not_confirmed"
    PERMIT_OPEN = "permit_open"
    TASKS_OPEN = "tasks_open"
    FORCED = "forced"


# The reason that covers an open step; if readiness gives this reason, the step is not counted again.
SAID_BY: Final[Mapping[PlanFact, ReadinessReason]] = {
    PlanFact.LEAD_NAMED: ReadinessReason.NO_LEAD,
    PlanFact.BACKUP_NAMED: ReadinessReason.NO_BACKUP,
    PlanFact.TIME_SET: ReadinessReason.NO_START,
    PlanFact.SITE_FIXED: ReadinessReason.NO_VENUE,
    PlanFact.PERMIT_FILED: ReadinessReason.PERMIT_LATE,
    PlanFact.PERMIT_GRANTED: ReadinessReason.PERMIT_LATE,
    PlanFact.MARSHALS_LED: ReadinessReason.NO_MARSHAL_LEAD,
    PlanFact.RUN_OF_SHOW: ReadinessReason.NO_RUN_OF_SHOW,
    PlanFact.EMERGENCY_CONTACT: ReadinessReason.NO_EMERGENCY_CONTACT,
}
# Gates that only count in the last days; see `last_days`.
LAST_DAYS = (
    ReadinessReason.NO_MARSHAL_LEAD,
    ReadinessReason.NO_RUN_OF_SHOW,
    ReadinessReason.NO_EMERGENCY_CONTACT,
    ReadinessReason.NOT_REACHED,
)


@dataclass(frozen=True, slots=True)
class ReadinessFacts:
    """What readiness needs to know about one city action.

    Attributes:
        gates_open: incomplete gates whose day is over; an upcoming gate does not count.
        tasks_open: all other incomplete tasks due before the day.
        permits_late: permits that were refused, have expired, or were not filed by their deadline.
        permits_open: all other permits that are neither granted nor found unnecessary.
        overdue: reasons covered by overdue gates of a template.
        last_days: gates of the last days that count now and fail, in the order of `LAST_DAYS`.
        is_forced: whether someone marked it ready anyway, by name.
        is_over: whether it has ended, or its day is over and somebody counted its people.
    """

    status: ActionStatus
    has_place: bool
    place_resolved: bool
    has_day: bool
    has_start: bool
    ends_before_start: bool
    has_lead: bool
    lead_accepted: bool
    has_backup: bool
    has_venue: bool
    gates_open: int = 0
    tasks_open: int = 0
    permits_late: int = 0
    permits_open: int = 0
    overdue: frozenset[ReadinessReason] = field(default=frozenset(), kw_only=True)
    last_days: tuple[ReadinessReason, ...] = field(default=(), kw_only=True)
    is_forced: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class ReadinessResult:
    """A level and the reasons for it, worst first."""

    level: Readiness
    reasons: tuple[ReadinessReason, ...]


_Test = Callable[[ReadinessFacts], bool]

_GATES: tuple[tuple[ReadinessReason, _Test], ...] = (
    (ReadinessReason.ENDS_BEFORE_START, lambda facts: facts.ends_before_start),
    (ReadinessReason.NO_LEAD, lambda facts: not facts.has_lead),
    (ReadinessReason.NO_PLACE, lambda facts: not facts.has_place),
    (ReadinessReason.PLACE_UNRESOLVED, lambda facts: facts.has_place and not facts.place_resolved),
    (ReadinessReason.NO_DATE, lambda facts: not facts.has_day),
    (ReadinessReason.NO_START, lambda facts: facts.has_day and not facts.has_start),
    (ReadinessReason.GATE_OPEN, lambda facts: facts.gates_open > 0),
    (ReadinessReason.PERMIT_LATE, lambda facts: facts.permits_late > 0),
)
_AT_ONCE = frozenset({ReadinessReason.ENDS_BEFORE_START, ReadinessReason.PERMIT_LATE})
_STEPS: tuple[tuple[ReadinessReason, _Test], ...] = (
    (ReadinessReason.NO_BACKUP, lambda facts: not facts.has_backup),
    (ReadinessReason.NO_VENUE, lambda facts: not facts.has_venue),
)
_UNDECIDED = {
    ActionStatus.PROSPECT: ReadinessReason.NOT_ASKED,
    ActionStatus.ASKED: ReadinessReason.NOT_COMMITTED,
}


def readiness_of(facts: ReadinessFacts) -> ReadinessResult:
    """Compute level and reasons.

    At risk: the city has committed and a gate fails; a step that everyone needs counts as a gate when it is
    overdue as a gate of a template. Also at risk before it commits, if the times contradict each other or it
    is too late for a permit, since no one should say yes to such a city by accident. Forming: it has not
    committed yet, or a step that everyone needs (backup lead, venue) is missing. Planned: all of these exist.
    Confirmed: the city and its lead have said yes. Ready: nothing is left to do before the day. Past: it
    is over, whatever was missing. A called-off action has nothing left to do and counts as ready without
    reasons. An action that was marked ready anyway gives only that reason.
    """
    if facts.status in OFF:
        return ReadinessResult(Readiness.READY, ())
    if facts.status in PAST or facts.is_over:
        return ReadinessResult(Readiness.PAST, ())
    if facts.is_forced:
        return ReadinessResult(Readiness.READY, (ReadinessReason.FORCED,))
    gates = tuple(reason for reason, fails in _GATES if fails(facts)) + facts.last_days
    steps = tuple(reason for reason, fails in _STEPS if fails(facts))
    undecided = _UNDECIDED.get(facts.status)
    is_failing = bool(gates) or not facts.overdue.isdisjoint(steps)
    if _AT_ONCE.intersection(gates) or (is_failing and undecided is None):
        return ReadinessResult(Readiness.AT_RISK, gates + steps)
    if undecided or steps:
        return ReadinessResult(Readiness.FORMING, ((undecided,) if undecided else ()) + gates + steps)
    return _settled(facts)


def _settled(facts: ReadinessFacts) -> ReadinessResult:
    reasons = []
    if not facts.lead_accepted:
        reasons.append(ReadinessReason.LEAD_NOT_CONFIRMED)
    if facts.status is ActionStatus.COMMITTED:
        reasons.append(ReadinessReason.NOT_CONFIRMED)
    if reasons:
        return ReadinessResult(Readiness.PLANNED, tuple(reasons))
    left = ((ReadinessReason.PERMIT_OPEN, facts.permits_open), (ReadinessReason.TASKS_OPEN, facts.tasks_open))
    reasons = [reason for reason, count in left if count]
    return ReadinessResult(Readiness.CONFIRMED if reasons else Readiness.READY, tuple(reasons))
