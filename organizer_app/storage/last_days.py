"""Reads what cities have for their last days: of a few, or of all that are near, in a few questions."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from organizer_app.domain.assignments import VACATED, Assignment, AssignmentRole
from organizer_app.domain.changes import Noun
from organizer_app.domain.city_actions import OFF, PAST, ActionStatus
from organizer_app.domain.cues import Cue
from organizer_app.domain.last_days import SMALL, STALE_DAYS, LastDays, failing_gates
from organizer_app.domain.local_time import local_of
from organizer_app.domain.mobilizations import Mobilization
from organizer_app.domain.nouns import NOUN_OF
from organizer_app.domain.people import ContactKind, ContactPoint
from organizer_app.domain.readiness import LAST_DAYS, ReadinessReason
from organizer_app.domain.talks import Talk, TalkOutcome
from organizer_app.storage.statements import EVERY, VISIBLE, batches, plain_answer, plain_rows, select_text
from organizer_app.storage.tables import ACTION_SUMMARY, TRACKED, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sqlalchemy import Connection

    from organizer_app.domain.records import Record

_AHEAD: Final = frozenset(status.value for status in set(ActionStatus) - OFF - PAST)
_VACATED: Final = frozenset(status.value for status in VACATED)
_LEAD: Final = AssignmentRole.LEAD.value
_MARSHAL_LEAD: Final = AssignmentRole.MARSHAL_LEAD.value
_RUNG: Final = frozenset({ContactKind.PHONE.value, ContactKind.SIGNAL.value})
_CODES: Final = frozenset(reason.value for reason in LAST_DAYS)
# Before that many days nobody's gates of the last days count, whatever the desk has chosen for its calls.
FARTHEST_DAYS: Final = 60
_FARTHEST: Final = timedelta(days=FARTHEST_DAYS)
# Beyond that many a whole table is read sooner than picked from.
_MOST: Final = 2000
# The fields of `LastDays` in their order, the day as ISO text or empty.
_Fact = tuple[bool, bool, bool, str, int]


def last_days(connection: Connection, mobilization_of: Mapping[str, str]) -> dict[str, LastDays]:
    """Return what some actions have for their last days, by action id.

    Args:
        connection: an open transaction.
        mobilization_of: the mobilization of each action, by action id.
    """
    if not mobilization_of:
        return {}
    return {action_id: _last_days(fact) for action_id, fact in _facts(connection, mobilization_of).items()}


def _facts(
    connection: Connection, mobilization_of: Mapping[str, str], at: datetime | None = None
) -> dict[str, _Fact]:
    """Return the same as plain values, as finely as they are judged at a moment, UTC, when one is given."""
    ids = mobilization_of.keys()
    stale = dict(_rows(connection, Mobilization, ("id", "stale_after_days"), set(mobilization_of.values())))
    roles = _roles(connection, ids)
    people = {person_id for _action_id, person_id, _role in roles}
    points = _rows(connection, ContactPoint, ("person_id", "kind", "ok_on_the_day", "verified_on"), people)
    rung = {person_id for person_id, kind, is_ok, _on in points if kind in _RUNG and is_ok}
    numbered = {action_id for action_id, person_id, _role in roles if person_id in rung}
    marshalled = {action_id for action_id, _person_id, role in roles if role == _MARSHAL_LEAD}
    talked = _reached(connection, people, points)
    if at is not None:
        talked = _as_judged(talked, at.date(), {STALE_DAYS, *stale.values()})
    reached = _leads_reached(roles, talked)
    shown = {action_id for (action_id,) in _rows(connection, Cue, ("city_action_id",), ids)}
    return {
        action_id: (
            action_id in marshalled,
            action_id in shown,
            action_id in numbered,
            reached.get(action_id, ""),
            stale.get(mobilization_id, STALE_DAYS),
        )
        for action_id, mobilization_id in mobilization_of.items()
    }


@functools.lru_cache(maxsize=4096)
def _last_days(fact: _Fact) -> LastDays:
    """Return the facts as one value: ten thousand cities have a few dozen of them between them."""
    has_marshal_lead, has_run_of_show, has_emergency_contact, reached_on, stale_after_days = fact
    return LastDays(
        has_marshal_lead=has_marshal_lead,
        has_run_of_show=has_run_of_show,
        has_emergency_contact=has_emergency_contact,
        reached_on=date.fromisoformat(reached_on) if reached_on else None,
        stale_after_days=stale_after_days,
    )


def is_near(status: str, day: date | None, today: date) -> bool:
    """Whether the last days of an action may count: it is still to come, and its day is at hand."""
    return status in _AHEAD and day is not None and timedelta() <= day - today <= _FARTHEST


def judged_otherwise(connection: Connection, at: datetime, ids: Collection[str] | None = None) -> set[str]:
    """Return the actions whose rows say something else about their last days than is so.

    Args:
        connection: an open transaction.
        at: the moment to judge by, UTC.
        ids: of the actions to look at; None for all.
    """
    if ids is not None:
        return set().union(*(_judged_otherwise(connection, at, batch) for batch in batches(ids)))
    return _judged_otherwise(connection, at, None)


def _judged_otherwise(connection: Connection, at: datetime, ids: Sequence[str] | None) -> set[str]:
    row = ACTION_SUMMARY.c
    day = at.date()
    wanted = (
        select(row.action_id, row.mobilization_id, row.day, row.zone, row.expected, row.reasons)
        .where(row.status.in_(_AHEAD), row.day >= (day - timedelta(days=2)).isoformat())
        .where(row.day <= (day + timedelta(days=FARTHEST_DAYS + 1)).isoformat())
    )
    rows = plain_answer(connection, wanted if ids is None else wanted.where(row.action_id.in_(ids)))
    known = _facts(connection, {action_id: mobilization_id for action_id, mobilization_id, *_ in rows}, at)
    # Ten thousand rows differ in a hundred ways; each is judged once.
    today_in = functools.cache(lambda zone: local_of(at, zone or "UTC").day)
    alike: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for action_id, _mobilization_id, on, zone, expected, reasons in rows:
        size = SMALL if expected is None or expected >= SMALL else 0
        alike[known[action_id], on, size, today_in(zone), reasons].append(action_id)
    otherwise = (ids for judged, ids in alike.items() if _is_told_otherwise(*judged))
    return set(itertools.chain.from_iterable(otherwise))


def _is_told_otherwise(fact: _Fact, day: str, expected: int, today: date, reasons: str) -> bool:
    """Whether the reasons of a row are not the gates that fail on a local day."""
    if reasons == ReadinessReason.FORCED.value:
        return False
    failing = failing_gates(_last_days(fact), date.fromisoformat(day), expected, today)
    return {reason.value for reason in failing} != _CODES.intersection(reasons.split())


def _roles(connection: Connection, ids: AbstractSet[str]) -> list[tuple[str, str, str]]:
    """Return action id, person id and role of whoever holds one."""
    if len(ids) > _MOST:
        return [held for held in _every_role(connection) if held[0] in ids]
    names = ("city_action_id", "person_id", "role", "status")
    rows = _rows(connection, Assignment, names, ids)
    return [
        (action_id, person_id, role) for action_id, person_id, role, status in rows if status not in _VACATED
    ]


def _every_role(connection: Connection) -> Sequence[Any]:
    held = TRACKED[Noun.ASSIGNMENT].c
    wanted = select(held.city_action_id, held.person_id, held.role)
    return plain_answer(connection, wanted.where(held.hidden.is_(False), held.status.not_in(_VACATED)))


def _reached(connection: Connection, people: AbstractSet[str], points: Iterable[Any]) -> dict[str, str]:
    reached: dict[str, str] = {}
    talks = _rows(connection, Talk, ("person_id", "at", "outcome"), people)
    moments = [(person_id, at) for person_id, at, outcome in talks if outcome == TalkOutcome.REACHED.value]
    moments += [(person_id, verified_on) for person_id, _kind, _is_ok, verified_on in points]
    for person_id, moment in moments:
        if moment:
            reached[person_id] = max(reached.get(person_id, ""), moment[:10])
    return reached


def _as_judged(reached: Mapping[str, str], day: date, stale: AbstractSet[int]) -> dict[str, str]:
    """Return days on which people were reached, all alike that count, and all alike that are too long ago.

    Args:
        reached: ISO days by person.
        day: the day in UTC; it is the one before or after somewhere, and an action of the day before that is
            looked at as well.
        stale: for how many days it may count.
    """
    first = (day - timedelta(days=2 + max(stale))).isoformat()
    last = (day + timedelta(days=1 - min(stale))).isoformat()
    return {person_id: min(on, last) for person_id, on in reached.items() if on >= first}


def _leads_reached(roles: Iterable[tuple[str, str, str]], reached: Mapping[str, str]) -> dict[str, str]:
    """Return the ISO day on which lead and backup had both been reached last, by action id."""
    days: dict[str, str] = {}
    for action_id, person_id, role in roles:
        if role == _LEAD:
            on = reached.get(person_id, "")
            if on < days.setdefault(action_id, on):
                days[action_id] = on
    return days


def _rows(
    connection: Connection, record_type: type[Record], names: tuple[str, ...], ids: AbstractSet[str]
) -> Sequence[Any]:
    """Return columns of the visible records whose first column holds one of many ids."""
    table, dialect = table_of(NOUN_OF[record_type]), connection.dialect
    if len(ids) > _MOST:
        text = select_text(table, names, (EVERY, ("hidden",), 1), dialect)
        return [row for row in plain_rows(connection, text, (False,)) if row[0] in ids]
    found: list[Any] = []
    for batch in batches(ids):
        text = select_text(table, names, (VISIBLE, names[0], len(batch)), dialect)
        found += plain_rows(connection, text, tuple(batch))
    return found
