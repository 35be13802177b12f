"""Keep the flat rows of `action_summary` up to date inside every edit's own transaction."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, or_, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.checklists.conditions import facts_of
from organizer_app.domain.checklists.permit_planning import needs_at
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import OFF, PAST, CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.permits import CLEARED, Permit
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.rows.action_summary import ActionParts, Credit, Role, summary_row, written_name
from organizer_app.domain.rows.readiness import ReadinessReason
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.time.local_time import local_of
from organizer_app.storage.rows.endings import mark_over, newly_over, not_over_yet
from organizer_app.storage.rows.last_days import is_near, judged_otherwise, last_days
from organizer_app.storage.rows.permit_needs import asked_otherwise
from organizer_app.storage.rows.shown_fields import ShownFields
from organizer_app.storage.rows.step_facts import (
    actions_waiting,
    is_open,
    is_unnamed,
    never_looked_at,
    waits_for,
)
from organizer_app.storage.statements import EVERY, batches, insert_rows, put_rows, select_text
from organizer_app.storage.tables import ACTION_SUMMARY, PACKED_ROWS, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection

    from organizer_app.storage.reader import Reader
    from organizer_app.storage.rows.added_records import FreshRecords

_CLEARED_CODES = tuple(status.value for status in CLEARED)
# Nouns with the id of their action, and nouns related to actions through another table.
_PARTS = (
    Noun.SITE,
    Noun.PARTNERSHIP,
    Noun.ASSIGNMENT,
    Noun.TASK,
    Noun.COUNT_REPORT,
    Noun.PERMIT,
    Noun.CUE,
)
# Nouns that affect whether a person can be reached.
_REACHING = (Noun.TALK, Noun.CONTACT_POINT)
_REACHED = {
    Noun.PLACE: (Noun.CITY_ACTION, "place_id", "id"),
    Noun.PERSON: (Noun.ASSIGNMENT, "person_id", "city_action_id"),
    Noun.ORGANIZATION: (Noun.PARTNERSHIP, "organization_id", "city_action_id"),
}


def actions_touched(connection: Connection, touched: Mapping[str, Noun], at: datetime) -> set[str]:
    """Return the ids of the actions whose rows may look different.

    Args:
        connection: the writing transaction.
        touched: the changed records, by id.
        at: time of the edit, UTC.
    """
    by_noun: dict[Noun, set[str]] = defaultdict(set)
    for record_id, noun in touched.items():
        by_noun[noun].add(record_id)
    actions = set(by_noun[Noun.CITY_ACTION])
    for noun in _PARTS:
        actions |= _ids(connection, noun, "id", by_noun[noun], "city_action_id")
    for noun, (table, column, wanted) in _REACHED.items():
        actions |= _ids(connection, table, column, by_noun[noun], wanted)
    callers = (_ids(connection, noun, "id", by_noun[noun], "person_id") for noun in _REACHING)
    reached = _ids(connection, Noun.ASSIGNMENT, "person_id", set().union(*callers), "city_action_id")
    # A mobilization sets how long a talk counts, so it affects every city whose day is near.
    actions |= judged_otherwise(connection, at, None if by_noun[Noun.MOBILIZATION] else reached - actions)
    actions |= actions_waiting(connection, reached - actions)
    actions.discard("")
    return actions


def _ids(connection: Connection, noun: Noun, column: str, values: set[str], wanted: str) -> set[str]:
    table = TRACKED[noun]
    found: set[str] = set()
    for batch in batches(values):
        text = select_text(table, (wanted,), (EVERY, column, len(batch)), connection.dialect)
        found.update(row[0] for row in connection.exec_driver_sql(text, tuple(batch)))
    return found


def refresh_summaries(reader: Reader, action_ids: Iterable[str], at: datetime) -> None:
    """Recompute the rows of some actions as of a moment, UTC; remove the row of a hidden action."""
    connection, shown = reader.connection, ShownFields(reader)
    for batch in batches(sorted(action_ids)):
        parts = parts_of(shown, batch)
        gone = set(batch).difference(each.action.id for each in parts)
        if gone:
            connection.execute(delete(ACTION_SUMMARY).where(ACTION_SUMMARY.c.action_id.in_(gone)))
        # Updating a row in place only writes its own page, not those of the indexes.
        put_rows(connection, ACTION_SUMMARY, ActionRow._fields, _rows(connection, parts, at))


def catch_up(reader: Reader, at: datetime) -> set[str]:
    """Recompute the rows that time alone made wrong, and return the ids of their actions.

    A gate or a filing day that was still ahead at the last edit of a city may be over by now. Also drop the
    blob for the next start, since no journal entry marks it as old.
    """
    over = newly_over(reader.connection, at)
    mark_over(reader.connection, over)
    stale = outdated(reader, at)
    refresh_summaries(reader, stale, at)
    if stale or over:
        reader.connection.execute(delete(PACKED_ROWS))
    return stale | over


def outdated(reader: Reader, at: datetime) -> set[str]:
    """Return the ids of the actions whose rows time alone made wrong."""
    connection = reader.connection
    # No place on earth has a later or an earlier day.
    latest = (at + timedelta(hours=14)).date().isoformat()
    earliest = (at - timedelta(hours=14)).date().isoformat()
    late = (_newly_late(connection, noun, earliest, latest) for noun in (Noun.TASK, Noun.PERMIT))
    asked = asked_otherwise(reader, earliest, latest)
    known = judged_otherwise(connection, at).union(asked, *late, never_looked_at(connection))
    past = _newly_past(connection, latest) | not_over_yet(connection, at)
    stale = newly_over(connection, at)
    ids = sorted((known | _once_ready(connection) | past) - stale)
    for batch in batches(ids):
        kept = connection.execute(select(ACTION_SUMMARY).where(ACTION_SUMMARY.c.action_id.in_(batch)))
        before = {row.action_id: tuple(row) for row in kept}
        anew = {row.action_id: row for row in _rows(connection, parts_of(ShownFields(reader), batch), at)}
        stale |= {action_id for action_id, row in anew.items() if tuple(row) != before.get(action_id)}
    return stale


def _once_ready(connection: Connection) -> set[str]:
    """Return the actions that are over but whose row, of an older version of this program, says "ready"."""
    row = ACTION_SUMMARY.c
    is_over = row.status.in_([status.value for status in PAST])
    return set(
        connection.scalars(select(row.action_id).where(is_over, row.readiness != Readiness.PAST.value))
    )


def _newly_past(connection: Connection, latest: str) -> set[str]:
    """Return the actions that were counted, and whose day ended since without their row saying so."""
    row, report = ACTION_SUMMARY.c, TRACKED[Noun.COUNT_REPORT].c
    is_counted = or_(report.low.is_not(None), report.high.is_not(None))
    wanted = (
        select(row.action_id)
        .join(TRACKED[Noun.COUNT_REPORT], report.city_action_id == row.action_id)
        .where(report.hidden.is_(False), is_counted, row.day != "", row.day < latest)
        .where(row.readiness != Readiness.PAST.value, row.status.not_in([status.value for status in OFF]))
        .distinct()
    )
    return set(connection.scalars(wanted))


def _newly_late(connection: Connection, noun: Noun, earliest: str, latest: str) -> set[str]:
    """Return the actions with an open item whose day is over but whose row does not say so."""
    part, row = TRACKED[noun].c, ACTION_SUMMARY.c
    if noun is Noun.TASK:
        is_late: ColumnElement[bool] = and_(part.is_gate.is_(True), *is_open(), is_unnamed())
    else:
        unfiled = or_(part.filed_on.is_(None), part.filed_on == "")
        is_newly_late = ~row.reasons.contains(ReadinessReason.PERMIT_LATE.value)
        is_late = and_(part.hidden.is_(False), unfiled, part.status.not_in(_CLEARED_CODES), is_newly_late)
    wanted = (
        select(row.action_id)
        .join(TRACKED[noun], part.city_action_id == row.action_id)
        .where(part.due_on < latest, is_late, row.readiness != Readiness.PAST.value)
        .where(or_(row.day == "", row.day >= earliest))
        .distinct()
    )
    return set(connection.scalars(wanted))


def add_summaries(reader: Reader, fresh: FreshRecords, action_ids: Iterable[str], at: datetime) -> None:
    """Compute the rows of actions that this edit added, from the records in memory; `at` is UTC."""
    ids = sorted(action_ids)
    if ids:
        rows = _rows(reader.connection, parts_of(fresh, ids), at)
        insert_rows(reader.connection, ACTION_SUMMARY, ActionRow._fields, rows)


def _rows(connection: Connection, parts: Iterable[ActionParts], at: datetime) -> list[ActionRow]:
    return [row_at(each, at) for each in with_last_days(connection, parts, at)]


def row_at(parts: ActionParts, at: datetime) -> ActionRow:
    """Compute the flat row of an action as of a moment, UTC; its own calendar decides what is late."""
    # Most actions of a large import have nothing that can be late.
    may_be_late = parts.tasks or parts.permits or parts.asked or parts.last_days or parts.counts
    return summary_row(parts, _today(at, parts.action.zone) if may_be_late else None, at)


# An edit of a thousand actions needs one moment in only a few zones.
@functools.lru_cache(maxsize=1024)
def _today(at: datetime, zone: str) -> date:
    return local_of(at, zone or "UTC").day


def with_last_days(connection: Connection, parts: Iterable[ActionParts], at: datetime) -> list[ActionParts]:
    """Add the facts about the last days as of a moment, UTC, to nearby actions and those with such a step."""
    listed = list(parts)
    near = {
        each.action.id: each.action.mobilization_id
        for each in listed
        if is_near(each.action.status.value, each.action.day, _today(at, each.action.zone))
        or waits_for({task.fact for task in each.tasks if task.fact})
    }
    known = last_days(connection, near)
    return [replace(each, last_days=known.get(each.action.id)) if known else each for each in listed]


def parts_of(reader: Reader | FreshRecords | ShownFields, action_ids: Sequence[str]) -> list[ActionParts]:
    """Read some visible actions with all their visible related records."""
    actions = reader.among(CityAction, "id", action_ids)
    ids = [action.id for action in actions]
    places = reader.rows_by_id(Place, {action.place_id for action in actions if action.place_id})
    assignments = reader.among(Assignment, "city_action_id", ids)
    people = reader.rows_by_id(Person, {assignment.person_id for assignment in assignments})
    partnerships = reader.among(Partnership, "city_action_id", ids)
    groups = reader.rows_by_id(Organization, {partnership.organization_id for partnership in partnerships})
    sites = by_action(reader.among(Site, "city_action_id", ids))
    tasks = by_action(reader.among(Task, "city_action_id", ids))
    permits = by_action(reader.among(Permit, "city_action_id", ids))
    counts = by_action(reader.among(CountReport, "city_action_id", ids))
    roles = by_action(assignments)
    joint = by_action(partnerships)
    packs = reader.rules()
    return [
        ActionParts(
            action=action,
            place=places.get(action.place_id),
            sites=tuple(sites[action.id]),
            roles=tuple(Role(held, people[held.person_id].name) for held in roles[action.id]),
            credits=tuple(
                Credit(part, written_name(part, groups[part.organization_id])) for part in joint[action.id]
            ),
            tasks=tuple(tasks[action.id]),
            counts=tuple(counts[action.id]),
            permits=tuple(permits[action.id]),
            asked=needs_at(places.get(action.place_id), facts_of(action), action.day, packs),
        )
        for action in actions
    ]
