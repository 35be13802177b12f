"""What is due and whom to ring, straight from the tables: reading every task for a handful would be slow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from organizer_app.domain.assignments import VACATED, AssignmentRole, AssignmentStatus
from organizer_app.domain.changes import Noun
from organizer_app.domain.overview import Call, Deadline
from organizer_app.domain.tasks import SETTLED
from organizer_app.storage.tables import ACTION_SUMMARY, TRACKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_WAITING = (AssignmentStatus.OPEN.value, AssignmentStatus.ASKED.value)


def deadlines(connection: Connection, *, until: str, limit: int) -> tuple[list[Deadline], int]:
    """Return open tasks that are due until an ISO day, earliest first, and how many there are in all."""
    task, row = TRACKED[Noun.TASK], ACTION_SUMMARY
    settled = [status.value for status in SETTLED]
    is_due = and_(
        task.c.hidden.is_(False),
        task.c.due_on.is_not(None),
        task.c.due_on <= until,
        task.c.status.not_in(settled),
    )
    wanted = (
        select(task.c.title, task.c.due_on, task.c.is_gate, row.c.city, row.c.action_id)
        .outerjoin(row, row.c.action_id == task.c.city_action_id)
        .where(is_due)
        .order_by(task.c.due_on, task.c.is_gate.desc(), task.c.title, task.c.id)
        .limit(limit)
    )
    found = [
        Deadline(title, due_on, bool(is_gate), city or "", action_id or "")
        for title, due_on, is_gate, city, action_id in connection.execute(wanted)
    ]
    return found, connection.scalar(select(func.count()).select_from(task).where(is_due)) or 0


def calls(connection: Connection, *, until: str, limit: int) -> tuple[list[Call], int]:
    """Return whom to ring: promised calls due until a UTC moment, then leads who have not said yes."""
    talk, person, row = TRACKED[Noun.TALK], TRACKED[Noun.PERSON], ACTION_SUMMARY
    later = talk.alias("later")
    is_settled = (
        select(later.c.id).where(later.c.person_id == talk.c.person_id, later.c.at > talk.c.at).exists()
    )
    promised = (
        select(person.c.id, person.c.name, row.c.city, person.c.zone, row.c.zone, row.c.action_id)
        .select_from(talk.join(person, person.c.id == talk.c.person_id))
        .outerjoin(row, row.c.action_id == talk.c.city_action_id)
        .where(talk.c.hidden.is_(False), person.c.hidden.is_(False), talk.c.due_at <= until, ~is_settled)
        .order_by(talk.c.due_at)
    )
    held = TRACKED[Noun.ASSIGNMENT]
    unanswered = (
        select(person.c.id, person.c.name, row.c.city, person.c.zone, row.c.zone, row.c.action_id)
        .select_from(held.join(person, person.c.id == held.c.person_id))
        .join(row, row.c.action_id == held.c.city_action_id)
        .where(
            held.c.hidden.is_(False),
            person.c.hidden.is_(False),
            held.c.role == AssignmentRole.LEAD.value,
            held.c.status.in_(_WAITING),
        )
        .order_by(row.c.readiness, row.c.day, person.c.name, held.c.id)
    )
    found = [_call(each, is_due=True) for each in connection.execute(promised)]
    total = len(found) + (
        connection.scalar(
            select(func.count()).select_from(
                unanswered.with_only_columns(held.c.id).order_by(None).subquery()
            )
        )
        or 0
    )
    if len(found) < limit:
        rest = unanswered.limit(limit - len(found))
        found += [_call(each, is_due=False) for each in connection.execute(rest)]
    return found[:limit], total


def _call(row: Sequence[Any], *, is_due: bool) -> Call:
    person_id, name, city, own_zone, zone, action_id = row
    return Call(person_id, name, city or "", own_zone or zone or "", action_id or "", is_due)


def led_actions(connection: Connection) -> dict[str, list[str]]:
    """Return, for each person who leads or backs up, the ids of the city actions."""
    held = TRACKED[Noun.ASSIGNMENT]
    wanted = (
        select(held.c.person_id, held.c.city_action_id)
        .where(
            held.c.hidden.is_(False),
            held.c.role == AssignmentRole.LEAD.value,
            held.c.status.not_in([status.value for status in VACATED]),
        )
        .order_by(held.c.id)
    )
    led: dict[str, list[str]] = {}
    for person_id, action_id in connection.execute(wanted):
        led.setdefault(person_id, []).append(action_id)
    return led
