"""Faults that one action has by itself: what is missing, contradicts itself, comes too late."""

from __future__ import annotations

import functools
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import ends_backwards
from organizer_app.domain.daylight import Daylight, Sky, daylight, rough_day
from organizer_app.domain.findings import Darkness, Finding, FindingKind
from organizer_app.domain.holidays_of_place import holidays_on
from organizer_app.domain.last_days import STALE_DAYS
from organizer_app.domain.local_time import (
    LocalMoment,
    WallTimeKind,
    from_epoch_minutes,
    offset_minutes,
    shown_at,
    wall_time_kind,
)
from organizer_app.domain.plan_facts import PlanFact
from organizer_app.domain.readiness import ReadinessReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.finding_facts import FindingFacts

# People come to these after dark on purpose, or sit under a roof.
# A lead, a time or a backup that is missing is a finding of its own.
_FOUND_OTHERWISE = frozenset(
    {PlanFact.LEAD_NAMED.value, PlanFact.TIME_SET.value, PlanFact.BACKUP_NAMED.value}
)
_FINE_IN_THE_DARK = frozenset({"vigil", "training", "meeting", "town_hall", "teach_in"})
_YES = frozenset({"committed", "confirmed", "ready"})
_CLOSE_MINUTES = 15
_BY_DAY = (None, 0)
# No local day begins longer before its sunrise.
_HALF_A_DAY = 720


def own_faults(row: ActionRow, facts: FindingFacts) -> list[Finding]:
    """Return the faults of one action that is still to come."""
    found: list[Finding] = []
    _people(row, facts, found)
    if not row.day or row.starts is None:
        found.append(Finding(FindingKind.MISSING_TIME, row))
    else:
        _times(row, facts, found)
    if not row.zone:
        found.append(Finding(FindingKind.UNRESOLVED_PLACE, row))
    if row.action_id in facts.permits or row.action_id in facts.gates:
        found += _deadlines(row, facts)
    if row.day:
        _day(row, found)
    if row.reasons == ReadinessReason.FORCED.value:
        found.append(Finding(FindingKind.FORCED_READY, row))
    return found


def _people(row: ActionRow, facts: FindingFacts, found: list[Finding]) -> None:
    lead_id = facts.lead_ids.get(row.action_id, "")
    if not row.lead:
        found.append(Finding(FindingKind.MISSING_LEAD, row))
    elif lead_id and lead_id not in facts.with_phone:
        found.append(Finding(FindingKind.MISSING_PHONE, row))
    if not row.backup:
        found.append(Finding(FindingKind.MISSING_BACKUP, row))
    if lead_id and row.status in _YES and _is_stale(row, facts, lead_id):
        stale = Finding(FindingKind.STALE_CONFIRMATION, row, detail=facts.reached_on.get(lead_id, ""))
        found.append(stale)


def _is_stale(row: ActionRow, facts: FindingFacts, lead_id: str) -> bool:
    """A yes counts as stale when the day is near and nobody has talked to the lead for so many days."""
    if not row.day:
        return False
    mobilization = facts.mobilizations.get(row.mobilization_id)
    days = mobilization.stale_after_days if mobilization else STALE_DAYS
    first, now, last = _around_today(facts.today, days)
    return now <= row.day <= last and facts.reached_on.get(lead_id, "") < first


@functools.lru_cache(maxsize=64)
def _around_today(today: date, days: int) -> tuple[str, str, str]:
    """Return the ISO days so many days before a day, that day itself, and as many after it."""
    aside = timedelta(days=days)
    return (today - aside).isoformat(), today.isoformat(), (today + aside).isoformat()


def _times(row: ActionRow, facts: FindingFacts, found: list[Finding]) -> None:
    if ends_backwards(row):
        found.append(Finding(FindingKind.END_BEFORE_START, row))
    kind = wall_kind(row)
    if kind is WallTimeKind.SKIPPED:
        found.append(Finding(FindingKind.SKIPPED_TIME, row))
    elif kind is WallTimeKind.DOUBLED:
        found.append(Finding(FindingKind.DOUBLED_TIME, row))
    span = facts.spans.get(row.action_id)
    if span is not None and row.starts_utc is not None and (minutes := span.deviation(row.starts_utc)):
        found.append(Finding(FindingKind.OUTSIDE_RULE, row, minutes=minutes))
    if row.action_id in facts.moved:
        found.append(Finding(FindingKind.MOVED_BY_TZDATA, row, minutes=facts.moved[row.action_id]))


def wall_kind(row: ActionRow) -> WallTimeKind:
    """Say whether a clock change makes the start impossible, or ambiguous and nobody has chosen."""
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
    """Whether the offsets around an ISO day differ; on all other days no wall time needs a closer look."""
    on = date.fromisoformat(day)
    return offset_minutes(zone, on - timedelta(days=1)) != offset_minutes(zone, on)


def _deadlines(row: ActionRow, facts: FindingFacts) -> Iterator[Finding]:
    permits, gates = facts.permits.get(row.action_id, ()), facts.gates.get(row.action_id, ())
    today = facts.today.isoformat()
    if row.day and row.day < today:
        return
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
    for gate in gates:
        if gate.due_on and gate.due_on < today and not _is_known(gate.fact, row):
            yield Finding(
                FindingKind.OVERDUE_GATE, row, detail=gate.title, subject_id=gate.task_id, due_on=gate.due_on
            )


def _is_known(fact: str, row: ActionRow) -> bool:
    """Whether the plan settles a gate by its fact, or another finding says the same of the city."""
    return bool(fact) and (fact in row.facts.split() or fact in _FOUND_OTHERWISE)


def _day(row: ActionRow, found: list[Finding]) -> None:
    if row.tactic not in _FINE_IN_THE_DARK:
        how, minutes = darkness_of(row)
        if how is not None:
            found.append(Finding(FindingKind.AFTER_DARK, row, minutes=minutes, code=how.value))
    found.extend(
        Finding(FindingKind.HOLIDAY, row, detail=holiday.name, code=holiday.kind.value)
        for holiday in holidays_on(row.country, row.state, date.fromisoformat(row.day))
    )


def darkness_of(row: ActionRow) -> tuple[Darkness | None, int]:
    """Return how an action lies in the dark, and for how many minutes; None and 0 by day.

    The first that holds: the sun does not rise that day (the whole action counts), it starts before sunrise,
    it starts after sunset, it ends after dusk.
    """
    start, end = row.starts_utc, row.ends_utc if row.ends_utc is not None else row.starts_utc
    if start is None or end is None or row.latitude is None or row.longitude is None:
        return _BY_DAY
    day = date.fromisoformat(row.day)
    rough = rough_day(row.latitude, row.longitude, day)
    if rough is not None and rough[0] + _CLOSE_MINUTES < start and end < rough[1] - _CLOSE_MINUTES:
        return _BY_DAY
    return _under(daylight(row.latitude, row.longitude, day), start, end)


def _under(light: Daylight, start: int, end: int) -> tuple[Darkness | None, int]:
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
