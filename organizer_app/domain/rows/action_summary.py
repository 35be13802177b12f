"""Compute the flat row that views show from the records of one city action."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.permit_planning import PermitNeed, asked_permit
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import PAST, CityAction, LocalTimes, derived_times
from organizer_app.domain.model.day.count_reports import CountReport, waits_for_second
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.permits import CLEARED, Permit, PermitStatus
from organizer_app.domain.model.plan_facts import PlanFact, facts_text
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.domain.model.tasks import SETTLED, Task, is_settled
from organizer_app.domain.places.city_names import city_of_place
from organizer_app.domain.places.map_projection import usa_point, world_point
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.rows.endings import is_over
from organizer_app.domain.rows.last_days import LastDays, failing_gates
from organizer_app.domain.rows.readiness import (
    SAID_BY,
    ReadinessFacts,
    ReadinessReason,
    ReadinessResult,
    readiness_of,
)
from organizer_app.domain.time.local_time import epoch_minutes, minutes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date, datetime, time

    from organizer_app.domain.model.organizations import Organization

ACCEPTED = frozenset({AssignmentStatus.ACCEPTED, AssignmentStatus.BRIEFED, AssignmentStatus.CHECKED_IN})
# The authority refused the permit, or the permit expired.
_REFUSED = frozenset({PermitStatus.DENIED, PermitStatus.LAPSED})
_LEFT = frozenset({PartnershipStatus.DECLINED, PartnershipStatus.WITHDRAWN})
# The local calendar day, and the moment in UTC; see `summary_row`.
_Present = tuple["date | None", "datetime | None"]


@dataclass(frozen=True, slots=True)
class Role:
    """An assignment with the name of its person."""

    assignment: Assignment
    name: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A partnership with the name of its group."""

    partnership: Partnership
    name: str


@dataclass(frozen=True, slots=True)
class ActionParts:
    """One city action and every visible record around it.

    Attributes:
        last_days: facts about its last days; None until they are read.
        asked: permits that the permit rules require, tracked or not.
    """

    action: CityAction
    place: Place | None = None
    sites: tuple[Site, ...] = ()
    roles: tuple[Role, ...] = ()
    credits: tuple[Credit, ...] = ()
    tasks: tuple[Task, ...] = ()
    counts: tuple[CountReport, ...] = ()
    permits: tuple[Permit, ...] = ()
    last_days: LastDays | None = None
    asked: tuple[PermitNeed, ...] = ()


def summary_row(parts: ActionParts, today: date | None = None, now: datetime | None = None) -> ActionRow:
    """Compute the flat row of one action; see `ActionRow` for units and order.

    Args:
        parts: the action and its related records.
        today: local calendar day there, which decides what is late; with None nothing is late.
        now: the present moment, UTC, which decides whether the action is over; with None it is not.
    """
    action, place = parts.action, parts.place
    met = met_facts(parts)
    return ActionRow(
        *_what(action, place),
        *when_shown(action, action.starts_utc, action.ends_utc),
        *where_shown(place),
        *_progress(parts, (today, now), met),
        *_who(parts),
        action.expected,
        *count_range(parts.counts),
        facts_text(met),
    )


def _what(action: CityAction, place: Place | None) -> tuple[str, int, str, str, str, str, str, str, str, str]:
    return (
        action.id,
        max(action.version, 1),
        action.mobilization_id,
        action.place_id,
        action.title,
        action.tactic.value,
        action.status.value,
        city_of_place(action.label, place),
        place.admin1 if place else "",
        place.country if place else "",
    )


def when_shown(
    times: LocalTimes, starts_utc: datetime | None, ends_utc: datetime | None
) -> tuple[str, str, int | None, int | None, int | None, int | None]:
    """Return zone, day, local start and end, and both in UTC, in the units of `ActionRow`."""
    return (
        times.zone,
        times.day.isoformat() if times.day else "",
        _minutes(times.starts),
        _end_minutes(times),
        epoch_minutes(starts_utc) if starts_utc else None,
        epoch_minutes(ends_utc) if ends_utc else None,
    )


def _progress(parts: ActionParts, at: _Present, met: frozenset[PlanFact]) -> tuple[int, str, int, int]:
    done = sum(is_settled(task, met) for task in parts.tasks)
    return *readiness_shown(_readiness(parts, at, met)), done, len(parts.tasks)


def readiness_shown(ready: ReadinessResult) -> tuple[int, str]:
    """Return the level as a number and the codes of the reasons, joined by spaces."""
    return int(ready.level), " ".join(reason.value for reason in ready.reasons)


def _who(parts: ActionParts) -> tuple[str, str, str, str]:
    lead, backup = lead_of(parts.roles), backup_of(parts.roles)
    return (
        lead.name if lead else "",
        backup.name if backup else "",
        "; ".join(credited_names(parts.credits)),
        next((site.venue for site in parts.sites if site.venue), ""),
    )


def readiness(parts: ActionParts, today: date | None = None, now: datetime | None = None) -> ReadinessResult:
    """Compute the readiness of one action from its related records; `today` and `now` as in `summary_row`."""
    return _readiness(parts, (today, now), met_facts(parts))


def _readiness(parts: ActionParts, at: _Present, met: frozenset[PlanFact]) -> ReadinessResult:
    action, (today, now) = parts.action, at
    has_ended = is_over(action, (action.starts_utc, action.ends_utc), now) or (
        today is not None
        and action.day is not None
        and action.day < today
        and any(count.low is not None or count.high is not None for count in parts.counts)
    )
    today = judged_on(action, today)
    lead, backup = lead_of(parts.roles), backup_of(parts.roles)
    has_venue = any(site.venue for site in parts.sites)
    waiting = [permit for permit in permits_of(parts) if permit.status not in CLEARED]
    late = sum(is_late_permit(permit, today) for permit in waiting)
    last = failing_gates(parts.last_days, action.day, action.expected, today)
    said = {*last, ReadinessReason.PERMIT_LATE} if late else {*last}
    gates, steps, overdue = _open_steps(parts, met, today, said)
    return readiness_of(
        ReadinessFacts(
            status=action.status,
            has_place=parts.place is not None,
            place_resolved=parts.place is not None and parts.place.is_resolved,
            has_day=action.day is not None,
            has_start=action.starts is not None,
            ends_before_start=ends_before_start(action),
            has_lead=lead is not None,
            lead_accepted=lead is not None and lead.assignment.status in ACCEPTED,
            has_backup=backup is not None,
            has_venue=has_venue,
            gates_open=gates,
            tasks_open=steps,
            permits_late=late,
            permits_open=len(waiting) - late,
            overdue=overdue,
            last_days=last,
            is_forced=bool(action.forced_ready_by),
            is_over=has_ended,
        )
    )


def _open_steps(
    parts: ActionParts,
    met: frozenset[PlanFact],
    today: date | None,
    said: Collection[ReadinessReason],
) -> tuple[int, int, frozenset[ReadinessReason]]:
    """Return the number of failed gates, the number of other open steps, and the reasons that cover gates.

    A step that waits for a fact is not counted next to a reason for the same thing: one of `said`, or one
    that always applies while the fact does not hold. Steps on the day itself or after it, such as a headcount
    or thanks, do not block readiness unless they are gates.
    """
    gates = steps = 0
    overdue = set()
    day = parts.action.day
    for task in parts.tasks:
        if is_settled(task, met):
            continue
        is_failing = fails_as_gate(task, today)
        reason = SAID_BY.get(task.fact) if task.fact else None
        if reason is not None and (task.fact in _TOLD_AT_ONCE or reason in said):
            overdue |= {reason} if is_failing else set()
        else:
            gates += is_failing
            is_later = day is not None and task.due_on is not None and task.due_on >= day
            steps += not is_failing and (task.is_gate or not is_later)
    return gates, steps, frozenset(overdue)


def met_facts(parts: ActionParts) -> frozenset[PlanFact]:
    """Return the facts that hold and that steps of an action wait for."""
    wanted = {task.fact for task in parts.tasks if task.fact is not None}
    return frozenset(fact for fact in wanted if _HOLDS[fact](parts))


def _is_timed(parts: ActionParts) -> bool:
    return parts.action.day is not None and parts.action.starts is not None


def _lead_said_yes(parts: ActionParts) -> bool:
    lead = lead_of(parts.roles)
    return lead is not None and lead.assignment.status in ACCEPTED


def _all_permits_in(parts: ActionParts, wanted: Collection[PermitStatus]) -> bool:
    permits = permits_of(parts)
    return bool(permits) and all(permit.status in wanted for permit in permits)


def permits_of(parts: ActionParts) -> tuple[Permit, ...]:
    """Return the permits of an action, plus required permits that no one tracks, without an id."""
    if not parts.asked or parts.action.status in PAST:
        return parts.permits
    tracked = {permit.rule_code for permit in parts.permits}
    untracked = (need for need in parts.asked if need.rule.code not in tracked)
    return *parts.permits, *(asked_permit(parts.action.id, need) for need in untracked)


def judged_on(action: CityAction, today: date | None) -> date | None:
    """Return the day that decides what is late; None once the action is over and nothing can be done."""
    return None if today is None or (action.day is not None and action.day < today) else today


def fails_as_gate(task: Task, today: date | None) -> bool:
    """Return whether an open task blocks its city's readiness: a gate whose day is over.

    A typed gate without a day blocks from the start; one from a template gets its day with the city's.
    """
    if not task.is_gate or task.status in SETTLED:
        return False
    if task.due_on is None:
        return not task.template_task_id
    return today is not None and task.due_on < today


def is_late_permit(permit: Permit, today: date | None) -> bool:
    """Return whether an uncleared permit was refused, has expired, or can no longer be filed in time."""
    if permit.status in CLEARED:
        return False
    if permit.status in _REFUSED:
        return True
    filed = permit.filed_on or today
    return permit.due_on is not None and filed is not None and permit.due_on < filed


def lead_of(roles: tuple[Role, ...]) -> Role | None:
    """Return the lead who currently holds the role, or None."""
    return next((role for role in roles if _leads(role.assignment) and not role.assignment.is_backup), None)


def backup_of(roles: tuple[Role, ...]) -> Role | None:
    """Return the backup lead who currently holds the role, or None."""
    return next((role for role in roles if _leads(role.assignment) and role.assignment.is_backup), None)


def written_name(part: Partnership, group: Organization) -> str:
    """Return a group's name in one city: the name agreed there, else its usual credit, else its own name."""
    return part.credit_name or group.credit_name or group.name


def credited_names(group_credits: tuple[Credit, ...]) -> list[str]:
    """Return the names of the groups that have not left, in credit order."""
    staying = [credit for credit in group_credits if credit.partnership.status not in _LEFT]
    return [credit.name for credit in sorted(staying, key=lambda credit: credit.partnership.credit_order)]


def count_range(counts: tuple[CountReport, ...]) -> tuple[int | None, int | None]:
    """Return the lowest and highest number of all counts of an action; None without a count.

    The only one of two blind counts has no number, so that a second counter can read it nowhere.
    """
    if waits_for_second(counts):
        return None, None
    numbers = [number for count in counts for number in (count.low, count.high) if number is not None]
    return min(numbers, default=None), max(numbers, default=None)


def ends_before_start(times: LocalTimes) -> bool:
    """Return whether the end is before the start on the local clock, or in UTC if one is a repeated hour."""
    if times.starts_second or times.ends_second:
        starts, ends = derived_times(times)
        return starts is not None and ends is not None and ends < starts
    start, end = _minutes(times.starts), _end_minutes(times)
    return start is not None and end is not None and end < start


def _leads(assignment: Assignment) -> bool:
    return assignment.role is AssignmentRole.LEAD and assignment.status not in VACATED


def _minutes(wall: time | None) -> int | None:
    return None if wall is None else minutes_of(wall)


def _end_minutes(times: LocalTimes) -> int | None:
    minutes = _minutes(times.ends)
    if minutes is None or times.ends_day is None or times.day is None:
        return minutes
    return minutes + (times.ends_day - times.day).days * 1440


Point = tuple[float, float] | None


_Coordinate = float | None


def where_shown(
    place: Place | None,
) -> tuple[_Coordinate, _Coordinate, _Coordinate, _Coordinate, _Coordinate, _Coordinate]:
    """Return latitude, longitude and the points on both base maps; all None without coordinates."""
    if place is None or place.latitude is None or place.longitude is None:
        return None, None, None, None, None, None
    usa, world = _projected(place.latitude, place.longitude)
    usa_x, usa_y = usa or (None, None)
    world_x, world_y = world or (None, None)
    return place.latitude, place.longitude, usa_x, usa_y, world_x, world_y


@functools.lru_cache(maxsize=65536)
def _projected(latitude: float, longitude: float) -> tuple[Point, Point]:
    return usa_point(latitude, longitude), world_point(latitude, longitude)


_FILED = CLEARED | {PermitStatus.FILED, PermitStatus.INFO_REQUESTED, PermitStatus.APPEALED}
# While such a fact does not hold, readiness says so on any day.
_TOLD_AT_ONCE = frozenset(
    {PlanFact.LEAD_NAMED, PlanFact.BACKUP_NAMED, PlanFact.TIME_SET, PlanFact.SITE_FIXED}
)
_HOLDS: Mapping[PlanFact, Callable[[ActionParts], bool]] = {
    PlanFact.LEAD_NAMED: lambda parts: lead_of(parts.roles) is not None,
    PlanFact.LEAD_CONFIRMED: _lead_said_yes,
    PlanFact.BACKUP_NAMED: lambda parts: backup_of(parts.roles) is not None,
    PlanFact.TIME_SET: _is_timed,
    PlanFact.SITE_FIXED: lambda parts: any(site.venue for site in parts.sites),
    PlanFact.ACCESS_NOTED: lambda parts: any(site.access is not AccessStatus.UNKNOWN for site in parts.sites),
    PlanFact.PERMIT_FILED: lambda parts: _all_permits_in(parts, _FILED),
    PlanFact.PERMIT_GRANTED: lambda parts: _all_permits_in(parts, CLEARED),
    PlanFact.MARSHALS_LED: lambda parts: bool(parts.last_days and parts.last_days.has_marshal_lead),
    PlanFact.RUN_OF_SHOW: lambda parts: bool(parts.last_days and parts.last_days.has_run_of_show),
    PlanFact.EMERGENCY_CONTACT: lambda parts: bool(parts.last_days and parts.last_days.has_emergency_contact),
    PlanFact.COUNTED: lambda parts: any(
        each.low is not None or each.high is not None for each in parts.counts
    ),
}
