"""Reads what the checks ask of a plan: flat rows and a few columns, never records by the ten thousand."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from organizer_app.domain.assignments import VACATED, Assignment, AssignmentRole
from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.finding_facts import FindingFacts, OpenGate, OpenPermit, VenueUse
from organizer_app.domain.local_time import LocalMoment, epoch_minutes, instant_of, local_of
from organizer_app.domain.mobilizations import Mobilization
from organizer_app.domain.organizations import Organization
from organizer_app.domain.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.people import ContactKind, ContactPoint
from organizer_app.domain.permits import CLEARED, Permit
from organizer_app.domain.shared_moment import StartSpan, start_spans
from organizer_app.domain.sites import Site
from organizer_app.domain.talks import Talk, TalkOutcome
from organizer_app.services.workspace import tzdata_version
from organizer_app.storage import plan_rows

if TYPE_CHECKING:
    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.storage.reader import Reader

_VACATED = frozenset(status.value for status in VACATED)
_CLEARED = frozenset(status.value for status in CLEARED)
_LEFT = frozenset({PartnershipStatus.DECLINED.value, PartnershipStatus.WITHDRAWN.value})
_NEEDED_THERE = frozenset({AssignmentRole.LEAD.value, AssignmentRole.SPOKESPERSON.value})


def read_facts(reader: Reader, *, now: datetime, mobilization_id: str = "") -> FindingFacts:
    """Gather what the checks ask.

    Args:
        reader: an open read.
        now: UTC; the desk's day is taken from it.
        mobilization_id: checks only the actions of this one; empty for all.
    """
    rows = plan_rows.read_snapshot(reader.connection).rows
    mobilizations = {each.id: each for each in reader.all(Mobilization)}
    kept = [row for row in rows if not mobilization_id or row.mobilization_id == mobilization_id]
    today = local_of(now, _desk_zone(mobilizations, mobilization_id)).day
    bookings, lead_ids = _bookings(reader)
    groups = reader.all(Organization)
    return FindingFacts(
        rows=kept,
        today=today,
        mobilizations=mobilizations,
        spans=read_spans(reader, kept, mobilizations),
        bookings=bookings,
        lead_ids=lead_ids,
        with_phone=_with_phone(reader),
        reached_on=_reached_on(reader),
        stakes=_stakes(reader),
        people_of={each.id: each.people_available for each in groups if each.people_available is not None},
        group_names={group.id: group.name for group in groups},
        venues=_venues(reader),
        permits=_permits(reader),
        gates=_gates(reader, today),
        moved=moved_by_tzdata(reader, tzdata_version()),
    )


def read_spans(
    reader: Reader, rows: list[ActionRow], mobilizations: dict[str, Mobilization]
) -> dict[str, StartSpan]:
    """Return, by action id, when each action may start under the rule of its mobilization."""
    positions = dict(reader.columns(CityAction, ("id", "relay_position")))
    grouped: dict[str, list[ActionRow]] = defaultdict(list)
    for row in rows:
        grouped[row.mobilization_id].append(row)
    spans: dict[str, StartSpan] = {}
    for key, listed in grouped.items():
        if key in mobilizations:
            spans.update(start_spans(listed, mobilizations[key], positions))
    return spans


def moved_by_tzdata(reader: Reader, version: str) -> dict[str, int]:
    """Return by how many minutes another version of the tz database moves actions, where it does.

    Args:
        reader: an open read.
        version: of the tz database in use; actions derived with it cannot have moved.
    """
    names = ("id", "day", "starts", "zone", "starts_utc", "tzdata_version")
    moved: dict[str, int] = {}
    for action_id, day, starts, zone, starts_utc, derived_with in reader.columns(CityAction, names):
        if derived_with in {"", version} or not (day and starts and zone and starts_utc):
            continue
        local = LocalMoment(date.fromisoformat(day), time.fromisoformat(starts), zone)
        minutes = epoch_minutes(instant_of(local)) - epoch_minutes(datetime.fromisoformat(starts_utc))
        if minutes:
            moved[action_id] = minutes
    return moved


def _desk_zone(mobilizations: dict[str, Mobilization], wanted: str) -> str:
    known = mobilizations.get(wanted) or next(iter(mobilizations.values()), None)
    return known.desk_zone if known else "UTC"


def _bookings(reader: Reader) -> tuple[dict[str, list[str]], dict[str, str]]:
    bookings: dict[str, list[str]] = defaultdict(list)
    lead_ids: dict[str, str] = {}
    names = ("person_id", "city_action_id", "role", "status", "is_backup")
    for person_id, action_id, role, status, is_backup in reader.columns(Assignment, names):
        if status in _VACATED or role not in _NEEDED_THERE:
            continue
        bookings[person_id].append(action_id)
        if role == AssignmentRole.LEAD.value and not is_backup:
            lead_ids.setdefault(action_id, person_id)
    return bookings, lead_ids


def _with_phone(reader: Reader) -> frozenset[str]:
    kinds = {ContactKind.PHONE.value, ContactKind.SIGNAL.value}
    points = reader.columns(ContactPoint, ("person_id", "kind"))
    return frozenset(person_id for person_id, kind in points if kind in kinds)


def _reached_on(reader: Reader) -> dict[str, str]:
    reached: dict[str, str] = {}
    talks = reader.columns(Talk, ("person_id", "at"), outcome=TalkOutcome.REACHED.value)
    verified = reader.columns(ContactPoint, ("person_id", "verified_on"))
    for person_id, moment in (*talks, *verified):
        if moment:
            reached[person_id] = max(reached.get(person_id, ""), moment[:10])
    return reached


def _stakes(reader: Reader) -> dict[str, list[tuple[str, int]]]:
    stakes: dict[str, list[tuple[str, int]]] = defaultdict(list)
    names = ("organization_id", "city_action_id", "status", "turnout_pledge")
    for group_id, action_id, status, pledge in reader.columns(Partnership, names):
        if action_id and pledge and status not in _LEFT:
            stakes[group_id].append((action_id, pledge))
    return stakes


def _venues(reader: Reader) -> list[VenueUse]:
    sites = reader.columns(Site, ("city_action_id", "venue", "address"))
    return [
        VenueUse(action_id, venue, " ".join(f"{venue} {address}".casefold().split()) if venue else "")
        for action_id, venue, address in sites
    ]


def _permits(reader: Reader) -> dict[str, list[OpenPermit]]:
    names = ("id", "city_action_id", "authority", "due_on", "filed_on", "status")
    return _by_action(
        (action_id, OpenPermit(permit_id, authority, due_on or "", filed_on or ""))
        for permit_id, action_id, authority, due_on, filed_on, status in reader.columns(Permit, names)
        if status not in _CLEARED
    )


def _gates(reader: Reader, today: date) -> dict[str, list[OpenGate]]:
    overdue = plan_rows.read_overdue_gates(reader.connection, today.isoformat())
    return _by_action((action_id, OpenGate(*gate)) for action_id, *gate in overdue)


def _by_action(pairs: Any) -> dict[str, list[Any]]:  # noqa: ANN401  # permits and gates alike
    grouped: dict[str, list[Any]] = defaultdict(list)
    for action_id, each in pairs:
        grouped[action_id].append(each)
    return grouped
