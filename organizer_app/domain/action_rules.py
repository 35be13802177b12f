"""Faults that one action has by itself: what is missing, contradicts itself, comes too late."""

from __future__ import annotations

import functools
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.daylight import Daylight, Sky, daylight, rough_day
from organizer_app.domain.findings import Darkness, Finding, FindingKind
from organizer_app.domain.holidays_of_place import holidays_on
from organizer_app.domain.last_days import STALE_DAYS
from organizer_app.domain.local_time import LocalMoment, WallTimeKind, offset_minutes, wall_time_kind
from organizer_app.domain.readiness import ReadinessReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.finding_facts import FindingFacts

# People come to these after dark on purpose, or sit under a roof.
_FINE_IN_THE_DARK = frozenset({"vigil", "training", "meeting", "town_hall", "teach_in"})
_YES = frozenset({"committed", "confirmed", "ready"})
_CLOSE_MINUTES = 15
_BY_DAY = (None, 0)
# No local day begins longer before its sunrise.
_HALF_A_DAY = 720


def own_faults(row: ActionRow, facts: FindingFacts) -> Iterator[Finding]:
    """Yield the faults of one action that is still to come."""
    yield from _people(row, facts)
    yield from _times(row, facts)
    if not row.zone:
        yield Finding(FindingKind.UNRESOLVED_PLACE, row)
    yield from _deadlines(row, facts)
    yield from _day(row)
    if row.reasons == ReadinessReason.FORCED.value:
        yield Finding(FindingKind.FORCED_READY, row)


def _people(row: ActionRow, facts: FindingFacts) -> Iterator[Finding]:
    lead_id = facts.lead_ids.get(row.action_id, "")
    if not row.lead:
        yield Finding(FindingKind.MISSING_LEAD, row)
    elif lead_id and lead_id not in facts.with_phone:
        yield Finding(FindingKind.MISSING_PHONE, row)
    if not row.backup:
        yield Finding(FindingKind.MISSING_BACKUP, row)
    if lead_id and _is_stale(row, facts, lead_id):
        yield Finding(FindingKind.STALE_CONFIRMATION, row, detail=facts.reached_on.get(lead_id, ""))


def _is_stale(row: ActionRow, facts: FindingFacts, lead_id: str) -> bool:
    """A yes counts as stale when the day is near and nobody has talked to the lead for so many days."""
    if row.status not in _YES or not row.day:
        return False
    mobilization = facts.mobilizations.get(row.mobilization_id)
    days = mobilization.stale_after_days if mobilization else STALE_DAYS
    first, last = _around_today(facts.today, days)
    return facts.today.isoformat() <= row.day <= last and facts.reached_on.get(lead_id, "") < first


@functools.lru_cache(maxsize=64)
def _around_today(today: date, days: int) -> tuple[str, str]:
    """Return the ISO days so many days before and after a day."""
    return (today - timedelta(days=days)).isoformat(), (today + timedelta(days=days)).isoformat()


def _times(row: ActionRow, facts: FindingFacts) -> Iterator[Finding]:
    if not row.day or row.starts is None:
        yield Finding(FindingKind.MISSING_TIME, row)
        return
    if row.ends is not None and row.ends < row.starts:
        yield Finding(FindingKind.END_BEFORE_START, row)
    kind = wall_kind(row)
    if kind is WallTimeKind.SKIPPED:
        yield Finding(FindingKind.SKIPPED_TIME, row)
    elif kind is WallTimeKind.DOUBLED:
        yield Finding(FindingKind.DOUBLED_TIME, row)
    span = facts.spans.get(row.action_id)
    if span is not None and row.starts_utc is not None and (minutes := span.deviation(row.starts_utc)):
        yield Finding(FindingKind.OUTSIDE_RULE, row, minutes=minutes)
    if row.action_id in facts.moved:
        yield Finding(FindingKind.MOVED_BY_TZDATA, row, minutes=facts.moved[row.action_id])


def wall_kind(row: ActionRow) -> WallTimeKind:
    """Say whether a clock change makes the start of an action impossible or ambiguous."""
    if not row.zone or not row.day or row.starts is None:
        return WallTimeKind.ONCE
    if not _changes_clock(row.zone, row.day):
        return WallTimeKind.ONCE
    day = date.fromisoformat(row.day)
    return wall_time_kind(LocalMoment(day, time(*divmod(row.starts % 1440, 60)), row.zone))


@functools.lru_cache(maxsize=4096)
def _changes_clock(zone: str, day: str) -> bool:
    """Whether the offsets around an ISO day differ; on all other days no wall time needs a closer look."""
    on = date.fromisoformat(day)
    return offset_minutes(zone, on - timedelta(days=1)) != offset_minutes(zone, on)


def _deadlines(row: ActionRow, facts: FindingFacts) -> Iterator[Finding]:
    permits, gates = facts.permits.get(row.action_id, ()), facts.gates.get(row.action_id, ())
    today = facts.today.isoformat() if permits or gates else ""
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
        if gate.due_on and gate.due_on < today:
            yield Finding(
                FindingKind.OVERDUE_GATE, row, detail=gate.title, subject_id=gate.task_id, due_on=gate.due_on
            )


def _day(row: ActionRow) -> Iterator[Finding]:
    if not row.day:
        return
    if row.tactic not in _FINE_IN_THE_DARK:
        how, minutes = darkness_of(row)
        if how is not None:
            yield Finding(FindingKind.AFTER_DARK, row, minutes=minutes, code=how.value)
    for holiday in holidays_on(row.country, row.state, date.fromisoformat(row.day)):
        yield Finding(FindingKind.HOLIDAY, row, detail=holiday.name, code=holiday.kind.value)


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
