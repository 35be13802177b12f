"""The flat rows through the engine of an open plan: all of them, or the few that an edit touched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

from organizer_app.domain.action_rows import ActionRow, PlanSnapshot
from organizer_app.domain.tasks import SETTLED
from organizer_app.storage.first_read import (
    KEY_DATES,
    MOBILIZATIONS,
    ROW_ORDER,
    ROWS,
    key_date_heads,
    mobilization_heads,
)
from organizer_app.storage.kept_rows import keep
from organizer_app.storage.statements import EVERY, batches, select_text
from organizer_app.storage.tables import ACTION_SUMMARY, META, ORIGIN, PACKED_ROWS, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

from organizer_app.domain.changes import Noun

PACKED_NAME = "actions"


def read_snapshot(connection: Connection) -> PlanSnapshot:
    """Read what `first_read.read_snapshot` reads, inside a transaction of the engine."""
    rows = tuple(map(ActionRow._make, connection.exec_driver_sql(ROWS + ROW_ORDER)))
    return read_heads(connection)._replace(rows=rows)


def read_heads(connection: Connection) -> PlanSnapshot:
    """Read the same without the rows."""
    title = connection.scalar(select(META.c.value).where(META.c.key == "title")) or ""
    return PlanSnapshot(
        title=title,
        mobilizations=mobilization_heads(connection.exec_driver_sql(MOBILIZATIONS)),
        key_dates=key_date_heads(connection.exec_driver_sql(KEY_DATES)),
        rows=(),
    )


def keep_packed(connection: Connection) -> None:
    """Keep the present rows in one blob for the next start, unless they are kept already."""
    lamport = connection.scalar(select(func.max(ORIGIN.c.lamport))) or 0
    kept = connection.scalar(select(PACKED_ROWS.c.lamport).where(PACKED_ROWS.c.name == PACKED_NAME))
    if kept == lamport:
        return
    packed = keep(read_snapshot(connection).rows)
    connection.execute(delete(PACKED_ROWS).where(PACKED_ROWS.c.name == PACKED_NAME))
    connection.execute(insert(PACKED_ROWS).values(name=PACKED_NAME, lamport=lamport, packed=packed))


def read_rows(connection: Connection, action_ids: Iterable[str]) -> tuple[ActionRow, ...]:
    """Read the rows of some actions; actions that are hidden or gone are left out."""
    rows: list[ActionRow] = []
    for batch in batches(action_ids):
        condition = (EVERY, "action_id", len(batch))
        text = select_text(ACTION_SUMMARY, ActionRow._fields, condition, connection.dialect)
        rows.extend(map(ActionRow._make, connection.exec_driver_sql(text, tuple(batch))))
    return tuple(rows)


def read_points(connection: Connection, mobilization_id: str) -> Sequence[Any]:
    """Read status, country, place id, latitude and longitude of the actions of a mobilization."""
    summary = ACTION_SUMMARY.c
    columns = (summary.status, summary.country, summary.place_id, summary.latitude, summary.longitude)
    return connection.execute(select(*columns).where(summary.mobilization_id == mobilization_id)).all()


def read_overdue_gates(connection: Connection, today: str) -> Sequence[Any]:
    """Read action id, task id, title and day of every open gate that was due before an ISO day."""
    task = TRACKED[Noun.TASK].c
    settled = [status.value for status in SETTLED]
    wanted = (
        select(task.city_action_id, task.id, task.title, task.due_on)
        .where(task.is_gate.is_(True), task.hidden.is_(False), task.due_on < today)
        .where(task.status.not_in(settled))
    )
    return connection.execute(wanted).all()


def read_notes(connection: Connection) -> dict[str, str]:
    """Read the notes of all visible actions that have any, by action id."""
    action = TRACKED[Noun.CITY_ACTION]
    wanted = select(action.c.id, action.c.notes).where(action.c.hidden.is_(False), action.c.notes != "")
    return dict(connection.execute(wanted).all())


def read_tags(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Read the tags of all visible actions that have any, by action id."""
    action = TRACKED[Noun.CITY_ACTION]
    wanted = select(action.c.id, action.c.tags).where(action.c.hidden.is_(False), action.c.tags != "[]")
    return {action_id: tuple(json.loads(tags)) for action_id, tags in connection.execute(wanted)}
