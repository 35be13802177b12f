"""Reads what cities have for their last days: of a few, or of all that are near, in a few questions."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from organizer_app.domain.assignments import VACATED, Assignment, AssignmentRole
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
from organizer_app.storage.tables import ACTION_SUMMARY, table_of

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


def last_days(connection: Connection, mobilization_of: Mapping[str, str]) -> dict[str, LastDays]:
    """Return what some actions have for their last days, by action id.

    Args:
        connection: an open transaction.
        mobilization_of: the mobilization of each action, by action id.
    """
    if not mobilization_of:
        return {}
    ids = mobilization_of.keys()
    roles = _roles(connection, ids)
    people = {person_id for _action_id, person_id, _role in roles}
    points = _rows(connection, ContactPoint, ("person_id", "kind", "ok_on_the_day", "verified_on"), people)
    rung = {person_id for person_id, kind, is_ok, _on in points if kind in _RUNG and is_ok}
    numbered = {action_id for action_id, person_id, _role in roles if person_id in rung}
    marshalled = {action_id for action_id, _person_id, role in roles if role == _MARSHAL_LEAD}
    reached = _leads_reached(roles, _reached(connection, people, points))
    shown = {action_id for (action_id,) in _rows(connection, Cue, ("city_action_id",), ids)}
    stale = dict(_rows(connection, Mobilization, ("id", "stale_after_days"), set(mobilization_of.values())))
    return {
        action_id: _known(
            (action_id in marshalled, action_id in shown, action_id in numbered),
            reached.get(action_id),
            stale.get(mobilization_id, STALE_DAYS),
        )
        for action_id, mobilization_id in mobilization_of.items()
    }


@functools.lru_cache(maxsize=4096)
def _known(here: tuple[bool, bool, bool], reached_on: date | None, stale_after_days: int) -> LastDays:
    """Return the facts as one value: ten thousand cities have a few dozen of them between them."""
    has_marshal_lead, has_run_of_show, has_emergency_contact = here
    return LastDays(
        has_marshal_lead=has_marshal_lead,
        has_run_of_show=has_run_of_show,
        has_emergency_contact=has_emergency_contact,
        reached_on=reached_on,
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
    known = last_days(connection, {action_id: mobilization_id for action_id, mobilization_id, *_ in rows})
    failing = functools.cache(functools.partial(_failing, at))
    # Ten thousand rows have a hundred texts of reasons between them.
    told = {reasons: _CODES.intersection(reasons.split()) for *_, reasons in rows}
    return {
        action_id
        for action_id, _mobilization_id, on, zone, expected, reasons in rows
        if failing(known[action_id], on, zone, _size(expected)) != told[reasons]
        and reasons != ReadinessReason.FORCED.value
    }


def _size(expected: int | None) -> int | None:
    """Return a number that is judged like another, one for all that are not small."""
    return None if expected is None else min(expected, SMALL)


def _failing(at: datetime, known: LastDays, day: str, zone: str, expected: int | None) -> frozenset[str]:
    """Return the codes of the gates that fail on the local day of a moment, UTC."""
    today = local_of(at, zone or "UTC").day
    found = failing_gates(known, date.fromisoformat(day), expected, today)
    return frozenset(reason.value for reason in found)


def _roles(connection: Connection, ids: AbstractSet[str]) -> list[tuple[str, str, str]]:
    """Return action id, person id and role of whoever holds one."""
    names = ("city_action_id", "person_id", "role", "status")
    rows = _rows(connection, Assignment, names, ids)
    return [
        (action_id, person_id, role) for action_id, person_id, role, status in rows if status not in _VACATED
    ]


def _reached(connection: Connection, people: AbstractSet[str], points: Iterable[Any]) -> dict[str, str]:
    reached: dict[str, str] = {}
    talks = _rows(connection, Talk, ("person_id", "at", "outcome"), people)
    moments = [(person_id, at) for person_id, at, outcome in talks if outcome == TalkOutcome.REACHED.value]
    moments += [(person_id, verified_on) for person_id, _kind, _is_ok, verified_on in points]
    for person_id, moment in moments:
        if moment:
            reached[person_id] = max(reached.get(person_id, ""), moment[:10])
    return reached


def _leads_reached(roles: Iterable[tuple[str, str, str]], reached: Mapping[str, str]) -> dict[str, date]:
    """Return the day on which lead and backup had both been reached last, by action id, where they were."""
    days: dict[str, str] = {}
    for action_id, person_id, role in roles:
        if role == _LEAD:
            on = reached.get(person_id, "")
            days[action_id] = min(days.get(action_id, on), on)
    return {action_id: date.fromisoformat(on) for action_id, on in days.items() if on}


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
