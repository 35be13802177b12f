"""What is due on which day, counted by the database: calendars show days, never tasks by the ten thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from organizer_app.domain.changes import Noun
from organizer_app.domain.due_days import DueDay
from organizer_app.domain.permits import CLEARED
from organizer_app.domain.tasks import SETTLED
from organizer_app.storage.tables import ACTION_SUMMARY, TRACKED

if TYPE_CHECKING:
    from sqlalchemy import Connection


def due_days(connection: Connection) -> list[DueDay]:
    """Return the days on which steps are due or permits must be filed that are still open, earliest first."""
    return sorted([*_tasks(connection), *_permits(connection)])


def _tasks(connection: Connection) -> list[DueDay]:
    task, row = TRACKED[Noun.TASK].c, ACTION_SUMMARY.c
    settled = [status.value for status in SETTLED]
    wanted = (
        select(task.due_on, func.count(), func.min(task.title), func.min(row.city))
        .select_from(TRACKED[Noun.TASK].outerjoin(ACTION_SUMMARY, row.action_id == task.city_action_id))
        .where(task.hidden.is_(False), task.due_on != "", task.status.not_in(settled))
        .group_by(task.due_on)
    )
    return [
        DueDay(day, count, title or "", city or "", is_permit=False)
        for day, count, title, city in connection.execute(wanted)
    ]


def _permits(connection: Connection) -> list[DueDay]:
    permit, row = TRACKED[Noun.PERMIT].c, ACTION_SUMMARY.c
    cleared = [status.value for status in CLEARED]
    wanted = (
        select(permit.due_on, func.count(), func.min(permit.authority), func.min(row.city))
        .select_from(TRACKED[Noun.PERMIT].join(ACTION_SUMMARY, row.action_id == permit.city_action_id))
        .where(permit.hidden.is_(False), permit.due_on != "", permit.filed_on.is_(None))
        .where(permit.status.not_in(cleared))
        .group_by(permit.due_on)
    )
    return [
        DueDay(day, count, authority or "", city or "", is_permit=True)
        for day, count, authority, city in connection.execute(wanted)
    ]
