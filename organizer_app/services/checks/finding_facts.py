"""Reads what the checks need from a plan: flat rows and a few columns, never thousands of whole records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import grouped, grouped_pairs
from organizer_app.domain.basics.placeholders import WRITTEN_PLACEHOLDERS
from organizer_app.domain.calendar.shared_moment import StartSpan, start_spans, without_side_actions
from organizer_app.domain.checklists.permit_planning import untracked_key
from organizer_app.domain.checks.finding_facts import FindingFacts, OpenGate, OpenPermit, VenueUse
from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import PartnershipStatus
from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.model.permits import CLEARED, Permit
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.time.local_time import LocalMoment, epoch_minutes, instant_of, local_of
from organizer_app.services.plan.workspace import tzdata_version
from organizer_app.storage.rows import plan_rows
from organizer_app.storage.rows.permit_needs import needs_by_action

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.checklists.permit_planning import PermitNeed
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.storage.reader import Reader

T = TypeVar("T")

_CLEARED = frozenset(status.value for status in CLEARED)
_LEFT = frozenset({PartnershipStatus.DECLINED.value, PartnershipStatus.WITHDRAWN.value})
_LEAD = AssignmentRole.LEAD.value
_RUNG = (ContactKind.PHONE.value, ContactKind.SIGNAL.value)
_NEEDED_THERE = (_LEAD, AssignmentRole.SPOKESPERSON.value)


def read_facts(reader: Reader, rows: Sequence[ActionRow], *, now: datetime) -> FindingFacts:
    """Gather the facts the checks need.

    Args:
        reader: an open read.
        rows: the actions to check.
        now: UTC; the day at HQ is derived from it.
    """
    mobilizations = {each.id: each for each in reader.all(Mobilization)}
    today = local_of(now, _desk_zone(mobilizations, rows)).day
    bookings, lead_ids = _bookings(reader)
    groups = reader.all(Organization)
    return FindingFacts(
        rows=rows,
        today=today,
        mobilizations=mobilizations,
        spans=read_spans(reader, rows, mobilizations, binding=True),
        bookings=bookings,
        lead_ids=lead_ids,
        with_phone=_with_phone(reader),
        unreal_contacts=_unreal_contacts(reader),
        reached_on=_reached_on(reader),
        stakes=_stakes(reader),
        people_of=_people_of(groups),
        group_names={group.id: group.name for group in groups},
        venues=_venues(reader),
        permits=_permits(reader, rows, today, None),
        gates=_gates(reader, today),
        moved=moved_by_tzdata(reader, tzdata_version()),
    )


def renew_facts(
    reader: Reader,
    known: FindingFacts,
    rows: Sequence[ActionRow],
    edited: tuple[Collection[Noun], AbstractSet[str]],
    *,
    now: datetime,
) -> FindingFacts:
    """Update the facts after an edit, reading only what the edit changed.

    Args:
        reader: an open read.
        known: the facts from before the edit.
        rows: the actions as they are now.
        edited: the nouns of the edited records, and the actions whose rows may have changed.
        now: UTC.
    """
    nouns, changed = edited
    read = _Renewal(reader, frozenset(nouns))
    today = local_of(now, _desk_zone(dict(known.mobilizations), rows)).day
    return replace(
        _renewed_people(read, known),
        rows=rows,
        today=today,
        spans=read.after(
            {Noun.CITY_ACTION}, lambda reader: _renewed_spans(reader, known, rows, changed), known.spans
        ),
        venues=read.after({Noun.SITE}, _venues, known.venues),
        permits=read.after(
            {Noun.PERMIT, Noun.CITY_ACTION},
            lambda reader: _renewed_permits(reader, known, rows, changed),
            known.permits,
        ),
        gates=read.after({Noun.TASK}, lambda reader: _gates(reader, today), known.gates),
        moved=read.after(
            {Noun.CITY_ACTION} if known.moved else set(),
            lambda reader: moved_by_tzdata(reader, tzdata_version()),
            known.moved,
        ),
    )


def _renewed_people(read: _Renewal, known: FindingFacts) -> FindingFacts:
    """Reread who is booked, who can be called and what groups have promised, where that was edited."""
    bookings, lead_ids = read.after({Noun.ASSIGNMENT}, _bookings, (known.bookings, known.lead_ids))
    groups = read.after({Noun.ORGANIZATION}, lambda reader: reader.all(Organization), None)
    return replace(
        known,
        bookings=bookings,
        lead_ids=lead_ids,
        with_phone=read.after({Noun.CONTACT_POINT}, _with_phone, known.with_phone),
        unreal_contacts=read.after({Noun.CONTACT_POINT}, _unreal_contacts, known.unreal_contacts),
        reached_on=read.after({Noun.TALK, Noun.CONTACT_POINT}, _reached_on, known.reached_on),
        stakes=read.after({Noun.PARTNERSHIP}, _stakes, known.stakes),
        people_of=known.people_of if groups is None else _people_of(groups),
        group_names=known.group_names if groups is None else {group.id: group.name for group in groups},
    )


class _Renewal(NamedTuple):
    """What was edited, and the read that shows it."""

    reader: Reader
    nouns: frozenset[Noun]

    def after(self, nouns: set[Noun], read: Callable[[Reader], T], known: T) -> T:
        """Reread a part when records of its nouns were edited; otherwise return the known part."""
        return known if self.nouns.isdisjoint(nouns) else read(self.reader)


def _people_of(groups: Sequence[Organization]) -> dict[str, int]:
    return {each.id: each.people_available for each in groups if each.people_available is not None}


def read_spans(
    reader: Reader,
    rows: Sequence[ActionRow],
    mobilizations: dict[str, Mobilization],
    *,
    binding: bool = False,
) -> dict[str, StartSpan]:
    """Return, by action id, when each action may start under the rule of its mobilization.

    With `binding`, side actions that the rule does not bind are left out.
    """
    is_relay = any(each.rule is SimultaneityRule.RELAY for each in mobilizations.values())
    positions = plan_rows.read_relay_positions(reader.connection) if is_relay else {}
    by_mobilization = grouped(rows, lambda row: row.mobilization_id)
    spans: dict[str, StartSpan] = {}
    for key, listed in by_mobilization.items():
        if key in mobilizations:
            found = start_spans(listed, mobilizations[key], positions)
            bound = without_side_actions(listed, found, mobilizations[key]) if binding and found else found
            spans.update(bound)
    return spans


def _renewed_spans(
    reader: Reader, known: FindingFacts, rows: Sequence[ActionRow], changed: AbstractSet[str]
) -> Mapping[str, StartSpan]:
    """Return the spans after some actions were edited, with new ones for those actions and their cities."""
    mobilizations = dict(known.mobilizations)
    rules = {each.rule for each in mobilizations.values()}
    if SimultaneityRule.RELAY in rules:
        # An action that is added or removed shifts the turn of all that follow.
        return read_spans(reader, rows, mobilizations, binding=True)
    around, stale = [row for row in rows if row.action_id in changed], set(changed)
    if rules - {SimultaneityRule.FREE}:
        before = (row for row in known.rows if row.action_id in changed)
        cities = {row.place_id for row in (*before, *around)} - {""}
        stale |= {row.action_id for row in known.rows if row.place_id in cities}
        around = [row for row in rows if row.place_id in cities or row.action_id in changed]
    spans = dict(known.spans)
    for action_id in stale:
        spans.pop(action_id, None)
    return spans | read_spans(reader, around, mobilizations, binding=True)


def moved_by_tzdata(reader: Reader, version: str) -> dict[str, int]:
    """Return by how many minutes another version of the tz database moves each action that it moves.

    Args:
        reader: an open read.
        version: the tz database in use; actions derived with it cannot have moved.
    """
    moved: dict[str, int] = {}
    for action_id, day, starts, zone, starts_utc, second in plan_rows.read_derived_before(
        reader.connection, version
    ):
        if not (day and starts and zone):
            continue
        local = LocalMoment(date.fromisoformat(day), time.fromisoformat(starts), zone, bool(second))
        minutes = epoch_minutes(instant_of(local)) - epoch_minutes(datetime.fromisoformat(starts_utc))
        if minutes:
            moved[action_id] = minutes
    return moved


def _desk_zone(mobilizations: dict[str, Mobilization], rows: Sequence[ActionRow]) -> str:
    first = mobilizations.get(rows[0].mobilization_id) if rows else None
    known = first or next(iter(mobilizations.values()), None)
    return known.desk_zone if known else "UTC"


def _bookings(reader: Reader) -> tuple[dict[str, list[str]], dict[str, str]]:
    bookings: dict[str, list[str]] = defaultdict(list)
    lead_ids: dict[str, str] = {}
    for person_id, action_id, is_lead in plan_rows.read_wanted(reader.connection, _LEAD, _NEEDED_THERE):
        bookings[person_id].append(action_id)
        if is_lead:
            lead_ids.setdefault(action_id, person_id)
    return bookings, lead_ids


def _with_phone(reader: Reader) -> frozenset[str]:
    return frozenset(plan_rows.read_rung(reader.connection, _RUNG, WRITTEN_PLACEHOLDERS))


def _unreal_contacts(reader: Reader) -> dict[str, str]:
    return dict(map(tuple, plan_rows.read_contacts_reading(reader.connection, WRITTEN_PLACEHOLDERS)))


def _reached_on(reader: Reader) -> dict[str, str]:
    reached: dict[str, str] = {}
    talks = reader.columns(Talk, ("person_id", "at"), outcome=TalkOutcome.REACHED.value)
    for person_id, moment in (*talks, *plan_rows.read_verified(reader.connection)):
        if moment:
            reached[person_id] = max(reached.get(person_id, ""), moment[:10])
    return reached


def _stakes(reader: Reader) -> dict[str, list[tuple[str, int]]]:
    return grouped_pairs(
        (group_id, (action_id, pledge))
        for group_id, action_id, status, pledge in plan_rows.read_pledges(reader.connection)
        if status not in _LEFT
    )


def _venues(reader: Reader) -> list[VenueUse]:
    sites = reader.columns(Site, ("city_action_id", "venue", "address"))
    return [
        VenueUse(action_id, venue, " ".join(f"{venue} {address}".casefold().split()) if venue else "")
        for action_id, venue, address in sites
    ]


def _permits(
    reader: Reader, rows: Sequence[ActionRow], today: date, ids: AbstractSet[str] | None
) -> dict[str, list[OpenPermit]]:
    """Return the permits that are not cleared, and required ones that are already too late to file.

    Args:
        reader: an open read.
        rows: the actions that rules are applied to.
        today: the day at HQ.
        ids: the actions whose permits are read; None for all actions.
    """
    ways = {rule.code: rule.without_permit for pack in reader.rules() for rule in pack.rules}
    found: list[tuple[str, OpenPermit]] = []
    tracked: set[tuple[str, str]] = set()
    for permit_id, action_id, authority, due_on, filed_on, status, code in _tracked(reader, ids):
        tracked.add((action_id, code))
        if status not in _CLEARED:
            permit = OpenPermit(permit_id, authority, due_on or "", filed_on or "", ways.get(code, ""))
            found.append((action_id, permit))
    for action_id, needs in needs_by_action(reader, rows).items():
        found += [
            (action_id, _asked_too_late(action_id, need))
            for code, need in needs.items()
            if (action_id, code) not in tracked and need.latest_on is not None and need.latest_on < today
        ]
    return grouped_pairs(found)


def _tracked(reader: Reader, ids: AbstractSet[str] | None) -> Sequence[tuple[str, ...]]:
    """Return the tracked permits as plain values, of all actions or of some."""
    if ids is None:
        names = ("id", "city_action_id", "authority", "due_on", "filed_on", "status", "rule_code")
        return reader.columns(Permit, names)
    return [
        (
            each.id,
            each.city_action_id,
            each.authority,
            each.due_on.isoformat() if each.due_on else "",
            each.filed_on.isoformat() if each.filed_on else "",
            each.status.value,
            each.rule_code,
        )
        for each in reader.among(Permit, "city_action_id", ids)
    ]


def _renewed_permits(
    reader: Reader, known: FindingFacts, rows: Sequence[ActionRow], changed: AbstractSet[str]
) -> dict[str, Sequence[OpenPermit]]:
    """Return the permits after some actions, or their permits, were edited."""
    kept = {action_id: each for action_id, each in known.permits.items() if action_id not in changed}
    here = [row for row in rows if row.action_id in changed]
    return {**kept, **_permits(reader, here, known.today, changed)}


def _asked_too_late(action_id: str, need: PermitNeed) -> OpenPermit:
    rule, due_on = need.rule, str(need.latest_on)
    return OpenPermit(untracked_key(action_id, rule.code), rule.authority, due_on, "", rule.without_permit)


def _gates(reader: Reader, today: date) -> dict[str, list[OpenGate]]:
    overdue = plan_rows.read_overdue_gates(reader.connection, today.isoformat())
    return grouped_pairs((action_id, OpenGate(*gate)) for action_id, *gate in overdue)
