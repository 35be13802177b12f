"""Read what is due directly from the tables: reading every task for a few would be slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.checks.overview import Deadline
from organizer_app.storage.rows.endings import can_still_help
from organizer_app.storage.rows.step_facts import is_open
from organizer_app.storage.tables import ACTION_SUMMARY, TRACKED

if TYPE_CHECKING:
    from sqlalchemy import Connection


def deadlines(connection: Connection, *, until: str, limit: int) -> tuple[list[Deadline], int]:
    """Return open tasks due until an ISO day by name and day, earliest first, and their total number."""
    task, row = TRACKED[Noun.TASK], ACTION_SUMMARY
    is_due = and_(
        *is_open(), task.c.due_on.is_not(None), task.c.due_on <= until, can_still_help(task.c.due_on)
    )
    tasks = task.outerjoin(row, row.c.action_id == task.c.city_action_id)
    wanted = (
        select(
            task.c.title,
            task.c.due_on,
            task.c.is_gate,
            func.min(row.c.city),
            func.min(row.c.action_id),
            func.count(),
        )
        .select_from(tasks)
        .where(is_due)
        .group_by(task.c.title, task.c.due_on, task.c.is_gate)
        .order_by(task.c.due_on, task.c.is_gate.desc(), task.c.title)
        .limit(limit)
    )
    found = [
        Deadline(title, due_on, bool(is_gate), city or "", action_id or "", cities)
        for title, due_on, is_gate, city, action_id, cities in connection.execute(wanted)
    ]
    return found, connection.scalar(select(func.count()).select_from(tasks).where(is_due)) or 0
