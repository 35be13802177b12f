"""Find the faults of a single action: what is missing, contradicts itself, or comes too late."""

from __future__ import annotations

import functools
import itertools
from datetime import date, time, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.placeholders import is_placeholder
from organizer_app.domain.calendar.daylight import Daylight, Sky, daylight, surely_light
from organizer_app.domain.checks.findings import Darkness, Finding, FindingKind
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.people.person_names import names_nobody
from organizer_app.domain.people.phone_display import masked_within
from organizer_app.domain.rows.action_rows import ends_backwards
from organizer_app.domain.rows.last_days import STALE_DAYS, talk_days
from organizer_app.domain.rows.readiness import ReadinessReason
from organizer_app.domain.time.holidays_of_place import Holiday, holidays_on
from organizer_app.domain.time.local_time import (
    LocalMoment,
    WallTimeKind,
    from_epoch_minutes,
    offset_minutes,
    shown_at,
    wall_time_kind,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from organizer_app.domain.checks.finding_facts import FindingFacts, OpenGate, OpenPermit
    from organizer_app.domain.rows.action_rows import ActionRow

# These actions are dark on purpose or indoors. A missing lead, time or backup is a finding of its own.
_FOUND_OTHERWISE = frozenset(
    {PlanFact.LEAD_NAMED.value, PlanFact.TIME_SET.value, PlanFact.BACKUP_NAMED.value}
)
_FINE_IN_THE_DARK = frozenset({"vigil", "training", "meeting", "town_hall", "teach_in"})
_YES = frozenset({"committed", "confirmed", "ready"})
_BY_DAY = (None, 0)
_FORCED = ReadinessReason.FORCED.value
_CLOCK_FAULTS = {
    WallTimeKind.SKIPPED: FindingKind.SKIPPED_TIME,
    WallTimeKind.DOUBLED: FindingKind.DOUBLED_TIME,
}
# No local day begins earlier than this before its sunrise.
_HALF_A_DAY = 720


def own_faults(rows: Collection[ActionRow], facts: FindingFacts) -> Iterator[Finding]:
    """Yield the faults of each upcoming action, rule by rule."""
    # Each rule filters ten thousand actions in one pass; most rules find almost nothing.
    timed = [row for row in rows if row.day and row.starts is not None]
    yield from itertools.chain.from_iterable(rule(rows, facts) for rule in _RULES)
    yield from itertools.chain.from_iterable(rule(timed, facts) for rule in _TIME_RULES)


def _incomplete(rows: Iterable[ActionRow], _facts: FindingFacts) -> Iterator[Finding]:
    for row in rows:
        if not row.lead:
            yield Finding(FindingKind.MISSING_LEAD, row)
        if not row.backup:
            yield Finding(FindingKind.MISSING_BACKUP, row)
        if not row.day or row.starts is None:
            yield Finding(FindingKind.MISSING_TIME, row)
        if not row.zone:
            yield Finding(FindingKind.UNRESOLVED_PLACE, row)
        if row.reasons == _FORCED:
            yield Finding(FindingKind.FORCED_READY, row)


def _placeholders(rows: Collection[ActionRow], facts: FindingFacts) -> Iterator[Finding]:
    """Yield the actions that name "TBD" or the like as a person, group, venue, number or address.

    A number names no person either, but "350" is a group, and "1871" a venue.
    """
    # Names repeat and are few; ten thousand rows are not read word by word.
    people = {name for row in rows for name in (row.lead, row.backup) if name}
    nobody = {name: masked_within(name) for name in people if names_nobody(name)}
    texts = {text for row in rows for text in (row.venue, row.groups) if text}
    unreal = {text: named for text in texts if (named := _placeholder_in(text))}
    if not (nobody or unreal or facts.unreal_contacts):
        return
    for row in rows:
        found = [nobody[name] for name in (row.lead, row.backup) if name in nobody]
        found += [unreal[text] for text in (row.venue, row.groups) if text in unreal]
        of_lead = facts.unreal_contacts.get(facts.lead_ids.get(row.action_id, ""), "")
        detail = ", ".join(dict.fromkeys(filter(None, (*found, of_lead))))
        if detail:
            yield Finding(FindingKind.PLACEHOLDER, row, detail=detail)


def _placeholder_in(text: str) -> str:
    """Return the placeholder in a name, or among several names; else empty."""
    return next((name for name in text.split("; ") if is_placeholder(name)), "")


def _leads(rows: Iterable[ActionRow], facts: FindingFacts) -> Iterator[Finding]:
    """Yield leads who cannot be called, and leads whose yes is stale.

    A yes is stale when the day is near and no one has talked to the lead for that many days.
    """
    usual = _around(facts.today, STALE_DAYS)
    spans = {key: _around(facts.today, each.stale_after_days) for key, each in facts.mobilizations.items()}
    for row in rows:
        lead_id = facts.lead_ids.get(row.action_id)
        if not lead_id:
            continue
        if row.lead and lead_id not in facts.with_phone:
            yield Finding(FindingKind.MISSING_PHONE, row)
        first, now, last = spans.get(row.mobilization_id, usual)
        if now <= row.day <= last and row.status in _YES:
            reached_on = facts.reached_on.get(lead_id, "")
            if reached_on < first:
                yield Finding(FindingKind.STALE_CONFIRMATION, row, detail=reached_on)


def _around(today: date, days: int) -> tuple[str, str, str]:
    """Return three ISO days: that many days before a day, the day itself, and that many after it."""
    aside = timedelta(days=talk_days(days))
    return (today - aside).isoformat(), today.isoformat(), (today + aside).isoformat()


def _ends(rows: Iterable[ActionRow], _facts: FindingFacts) -> Iterator[Finding]:
    return (Finding(FindingKind.END_BEFORE_START, row) for row in rows if ends_backwards(row))


def _clock_changes(rows: Collection[ActionRow], _facts: FindingFacts) -> Iterator[Finding]:
    days = set(map(attrgetter("zone", "day"), rows))
    changing = {(zone, day) for zone, day in days if zone and _changes_clock(zone, day)}
    for row in rows if changing else ():
        if (row.zone, row.day) in changing and (kind := _CLOCK_FAULTS.get(wall_kind(row))):
            yield Finding(kind, row)


def _outside_rule(rows: Iterable[ActionRow], facts: FindingFacts) -> Iterator[Finding]:
    for row in rows if facts.spans else ():
        span = facts.spans.get(row.action_id)
        if span is not None and row.starts_utc is not None and (minutes := span.deviation(row.starts_utc)):
            yield Finding(FindingKind.OUTSIDE_RULE, row, minutes=minutes)


def _moved(rows: Iterable[ActionRow], facts: FindingFacts) -> Iterator[Finding]:
    for row in rows if facts.moved else ():
        if row.action_id in facts.moved:
            yield Finding(FindingKind.MOVED_BY_TZDATA, row, minutes=facts.moved[row.action_id])


def wall_kind(row: ActionRow) -> WallTimeKind:
    """Return whether a clock change makes the start impossible, or ambiguous without a choice."""
    if not row.zone or not row.day or row.starts is None:
        return WallTimeKind.ONCE
    if not _changes_clock(row.zone, row.day):
        return WallTimeKind.ONCE
    day, wall = date.fromisoformat(row.day), time(*divmod(row.starts % 1440, 60))
    if (
        row.starts_utc is not None
        and shown_at(day, wall, row.zone, from_epoch_minutes(row.starts_utc)).is_second
    ):
        return WallTimeKind.ONCE
    return wall_time_kind(LocalMoment(day, wall, row.zone))


@functools.lru_cache(maxsize=4096)
def _changes_clock(zone: str, day: str) -> bool:
    """Return whether the UTC offsets around an ISO day differ; on other days every wall time is clear."""
    on = date.fromisoformat(day)
    return offset_minutes(zone, on - timedelta(days=1)) != offset_minutes(zone, on)


def _deadlines(rows: Iterable[ActionRow], facts: FindingFacts) -> Iterator[Finding]:
    today, permits, gates = facts.today.isoformat(), facts.permits, facts.gates
    for row in rows:
        is_late = row.action_id in permits or row.action_id in gates
        if is_late and (not row.day or row.day >= today):
            yield from _late_permits(row, permits.get(row.action_id, ()), today)
            yield from _overdue_gates(row, gates.get(row.action_id, ()), today)


def _late_permits(row: ActionRow, permits: Iterable[OpenPermit], today: str) -> Iterator[Finding]:
    for permit in permits:
        filed = permit.filed_on or today
        if permit.due_on and permit.due_on < filed:
            yield Finding(
                FindingKind.LATE_PERMIT,
                row,
                detail=permit.authority,
                subject_id=permit.permit_id,
                due_on=permit.due_on,
                way_out=permit.without_permit,
            )


def _overdue_gates(row: ActionRow, gates: Iterable[OpenGate], today: str) -> Iterator[Finding]:
    for gate in gates:
        if gate.due_on and gate.due_on < today and not _is_known(gate.fact, row):
            yield Finding(
                FindingKind.OVERDUE_GATE, row, detail=gate.title, subject_id=gate.task_id, due_on=gate.due_on
            )


def _is_known(fact: str, row: ActionRow) -> bool:
    """Return whether the plan completes a gate by its fact, or another finding covers the city."""
    return bool(fact) and (fact in row.facts.split() or fact in _FOUND_OTHERWISE)


def _dark(rows: Iterable[ActionRow], _facts: FindingFacts) -> Iterator[Finding]:
    for row in rows:
        if row.day and row.tactic not in _FINE_IN_THE_DARK:
            how, minutes = darkness_of(row)
            if how is not None:
                yield Finding(FindingKind.AFTER_DARK, row, minutes=minutes, code=how.value)


def _holidays(rows: Iterable[ActionRow], _facts: FindingFacts) -> Iterator[Finding]:
    for row in rows:
        for holiday in _holidays_on(row.country, row.state, row.day):
            yield Finding(FindingKind.HOLIDAY, row, detail=holiday.name, code=holiday.kind.value)


@functools.lru_cache(maxsize=8192)
def _holidays_on(country: str, state: str, day: str) -> tuple[Holiday, ...]:
    return holidays_on(country, state, date.fromisoformat(day)) if day else ()


def darkness_of(row: ActionRow) -> tuple[Darkness | None, int]:
    """Return how an action is in the dark, and for how many minutes; None and 0 by daylight.

    The first that applies: the sun does not rise that day (the whole action counts), the action starts before
    sunrise, it starts after sunset, it ends after dusk.
    """
    start, end = row.starts_utc, row.ends_utc if row.ends_utc is not None else row.starts_utc
    if start is None or end is None or row.latitude is None or row.longitude is None:
        return _BY_DAY
    first, last = surely_light(row.latitude, row.longitude, row.day)
    if first < start and end < last:
        return _BY_DAY
    return _darkness(daylight(row.latitude, row.longitude, date.fromisoformat(row.day)), start, end)


def _darkness(light: Daylight, start: int, end: int) -> tuple[Darkness | None, int]:
    if light.sky is Sky.NEVER_RISES:
        return Darkness.NO_SUNRISE, max(end - start, 1)
    if light.sunrise is None or light.sunset is None:
        return _BY_DAY
    if light.sunrise - _HALF_A_DAY < start < light.sunrise:
        return Darkness.BEFORE_SUNRISE, light.sunrise - start
    if start > light.sunset:
        return Darkness.AFTER_SUNSET, start - light.sunset
    if light.dusk is not None and end > light.dusk:
        return Darkness.AFTER_DUSK, end - light.dusk
    return _BY_DAY


_RULES: Final = (_incomplete, _placeholders, _leads, _deadlines, _dark, _holidays)
# These rules only look at actions with a start.
_TIME_RULES: Final = (_ends, _clock_changes, _outside_rule, _moved)
