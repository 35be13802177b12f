"""Read the facts about the last days of some cities, or of all upcoming ones, in a few queries."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select

from organizer_app.domain.model.assignments import VACATED, AssignmentRole
from organizer_app.domain.model.city_actions import OFF, PAST, ActionStatus
from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.rows.last_days import (
    FARTHEST_DAYS,
    SMALL,
    STALE_DAYS,
    LastDays,
    days_ahead,
    failing_gates,
    talk_days,
)
from organizer_app.domain.rows.readiness import LAST_DAYS, ReadinessReason
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.time.local_time import local_of
from organizer_app.storage.statements import VERY_MANY, batches, plain_answer, plain_rows, quoted, rows_about
from organizer_app.storage.tables import ACTION_SUMMARY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sqlalchemy import Connection, Select


_AHEAD: Final = frozenset(status.value for status in set(ActionStatus) - OFF - PAST)
_LEAD: Final = AssignmentRole.LEAD.value
_MARSHAL_LEAD: Final = AssignmentRole.MARSHAL_LEAD.value
_RUNG: Final = f"kind IN {quoted((ContactKind.PHONE.value, ContactKind.SIGNAL.value))} AND ok_on_the_day"
# Query whole tables, so that the database drops unneeded rows: building values costs most.
_HELD: Final = (
    f"SELECT city_action_id, person_id, role = '{_LEAD}', role = '{_MARSHAL_LEAD}' FROM assignment"  # noqa: S608  # our own codes
    f" WHERE NOT hidden AND status NOT IN {quoted(status.value for status in VACATED)}"
)
_POINTS: Final = (
    f"SELECT person_id, {_RUNG}, verified_on FROM contact_point"  # noqa: S608  # our own codes
    f" WHERE NOT hidden AND (verified_on IS NOT NULL OR {_RUNG})"
)
_TALKS: Final = f"SELECT person_id, at FROM talk WHERE NOT hidden AND outcome = '{TalkOutcome.REACHED.value}'"  # noqa: S608  # our own codes
_CUES: Final = "SELECT city_action_id FROM cue WHERE NOT hidden"
_CODES: Final = frozenset(reason.value for reason in LAST_DAYS)
_FARTHEST: Final = timedelta(days=FARTHEST_DAYS)
# The fields of `LastDays` in their order, the day as ISO text or empty.
_Fact = tuple[bool, bool, bool, str, int]
# Action id, person id, and whether the role is city lead or marshal lead.
_Held = tuple[str, str, bool, bool]


def last_days(connection: Connection, mobilization_of: Mapping[str, str]) -> dict[str, LastDays]:
    """Return the facts about the last days of some actions, by action id.

    Args:
        connection: an open transaction.
        mobilization_of: the mobilization of each action, by action id.
    """
    if not mobilization_of:
        return {}
    facts = _facts(connection, mobilization_of.items(), None)
    return dict(zip(mobilization_of, map(_last_days, facts), strict=True))


def _facts(
    connection: Connection, actions: Collection[tuple[str, str]], at: datetime | None
) -> Iterator[_Fact]:
    """Yield the same as plain values; given a moment, UTC, reduce them to what matters for judging then.

    Args:
        connection: an open transaction.
        actions: id and mobilization of each action.
        at: the moment.
    """
    stale = _stale_after_days(connection)
    ids = None if len(actions) > VERY_MANY else {action_id for action_id, _mobilization_id in actions}
    held = rows_about(connection, _HELD, "city_action_id", ids)
    shown = {action_id for (action_id,) in rows_about(connection, _CUES, "city_action_id", ids)}
    people = None if ids is None else {person_id for _action_id, person_id, *_roles in held}
    rung, talked = _reachable(connection, people)
    if at is not None:
        talked = _judged_days(talked, at.date(), {STALE_DAYS, *stale.values()})
    numbered, marshalled, reached = _filled_roles(held, rung, talked)
    for action_id, mobilization_id in actions:
        yield (
            action_id in marshalled,
            action_id in shown,
            action_id in numbered,
            reached.get(action_id, ""),
            stale.get(mobilization_id, STALE_DAYS),
        )


def _stale_after_days(connection: Connection) -> dict[str, int]:
    """Return how many days a talk counts, by mobilization."""
    chosen = plain_rows(connection, "SELECT id, stale_after_days FROM mobilization WHERE NOT hidden")
    return {mobilization_id: talk_days(days) for mobilization_id, days in chosen}


def _reachable(connection: Connection, people: AbstractSet[str] | None) -> tuple[set[str], dict[str, str]]:
    """Return the people (some or all) who can be called on the day, and the ISO day each was last reached."""
    points = rows_about(connection, _POINTS, "person_id", people)
    rung, reached = {person_id for person_id, is_rung, _on in points if is_rung}, dict[str, str]()
    moments = [(person_id, on) for person_id, _is_rung, on in points]
    for person_id, moment in (*moments, *rows_about(connection, _TALKS, "person_id", people)):
        if moment:
            reached[person_id] = max(reached.get(person_id, ""), moment[:10])
    return rung, reached


def _filled_roles(
    held: Iterable[_Held], rung: AbstractSet[str], talked: Mapping[str, str]
) -> tuple[set[str], set[str], dict[str, str]]:
    """Return where someone can be called, where someone leads the marshals, and when leads were reached.

    The last is the ISO day by which both lead and backup had been reached, by action.
    """
    numbered, marshalled, reached = set[str](), set[str](), dict[str, str]()
    for action_id, person_id, is_lead, is_marshal_lead in held:
        if person_id in rung:
            numbered.add(action_id)
        if is_lead:
            on = talked.get(person_id, "")
            if on < reached.setdefault(action_id, on):
                reached[action_id] = on
        elif is_marshal_lead:
            marshalled.add(action_id)
    return numbered, marshalled, reached


@functools.lru_cache(maxsize=4096)
def _last_days(fact: _Fact) -> LastDays:
    """Return the facts as one cached value: ten thousand cities share a few dozen."""
    has_marshal_lead, has_run_of_show, has_emergency_contact, reached_on, stale_after_days = fact
    return LastDays(
        has_marshal_lead=has_marshal_lead,
        has_run_of_show=has_run_of_show,
        has_emergency_contact=has_emergency_contact,
        reached_on=date.fromisoformat(reached_on) if reached_on else None,
        stale_after_days=stale_after_days,
    )


def is_near(status: str, day: date | None, today: date) -> bool:
    """Return whether the last days of an action may count: it is upcoming and its day is near."""
    return status in _AHEAD and day is not None and timedelta() <= day - today <= _FARTHEST


def judged_otherwise(connection: Connection, at: datetime, ids: Collection[str] | None = None) -> set[str]:
    """Return the actions whose rows contradict the current state of their last days.

    Args:
        connection: an open transaction.
        at: moment to judge by, UTC.
        ids: ids of the actions to check; None for all.
    """
    if ids is not None:
        return set().union(*(_find_outdated(connection, at, batch) for batch in batches(ids)))
    return _find_outdated(connection, at, None)


def _find_outdated(connection: Connection, at: datetime, ids: Sequence[str] | None) -> set[str]:
    counted = days_ahead(_stale_after_days(connection).values())
    rows = plain_answer(connection, _near_actions_query(at.date(), counted, ids))
    facts = _facts(connection, [(action_id, mobilization_id) for action_id, mobilization_id, *_ in rows], at)
    # Ten thousand rows have about a hundred different values; judge each once.
    today_in = functools.cache(lambda zone: local_of(at, zone or "UTC").day)
    alike: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for fact, (action_id, _mobilization_id, on, zone, is_small, reasons) in zip(facts, rows, strict=True):
        alike[fact, on, is_small, today_in(zone), reasons].append(action_id)
    otherwise = (ids for judged, ids in alike.items() if _has_other_reasons(*judged))
    return set(itertools.chain.from_iterable(otherwise))


def _near_actions_query(day: date, counted: int, ids: Sequence[str] | None) -> Select[Any]:
    """Select the actions whose last days may count on a UTC day, and those whose rows say they fail.

    Args:
        day: the day; somewhere it is the day before or after.
        counted: number of days before an action that its first gate counts.
        ids: ids of the actions; None for all.
    """
    row, near = ACTION_SUMMARY.c, day + timedelta(days=counted + 1)
    says_gate_fails = (row.reasons.contains(code) for code in sorted(_CODES))
    wanted = (
        select(row.action_id, row.mobilization_id, row.day, row.zone, row.expected < SMALL, row.reasons)
        .where(row.status.in_(_AHEAD), row.day >= (day - timedelta(days=2)).isoformat())
        .where(row.day <= (day + timedelta(days=FARTHEST_DAYS + 1)).isoformat())
        .where(or_(row.day <= near.isoformat(), *says_gate_fails), row.readiness != Readiness.PAST.value)
    )
    return wanted if ids is None else wanted.where(row.action_id.in_(ids))


def _has_other_reasons(fact: _Fact, day: str, is_small: object, today: date, reasons: str) -> bool:
    """Return whether a row's reasons differ from the gates that fail on a local day."""
    if reasons == ReadinessReason.FORCED.value:
        return False
    expected = SMALL - 1 if is_small else None
    failing = failing_gates(_last_days(fact), date.fromisoformat(day), expected, today)
    return {reason.value for reason in failing} != _CODES.intersection(reasons.split())


def _judged_days(reached: Mapping[str, str], day: date, stale: AbstractSet[int]) -> dict[str, str]:
    """Map days on which people were reached to one value for all that count and one for all too long ago.

    Args:
        reached: ISO days by person.
        day: the day in UTC; somewhere it is the day before or after, and actions of the day before that are
            checked too.
        stale: numbers of days for which a talk may count.
    """
    first = (day - timedelta(days=2 + max(stale))).isoformat()
    last = (day + timedelta(days=1 - min(stale))).isoformat()
    return {person_id: min(on, last) for person_id, on in reached.items() if on >= first}
