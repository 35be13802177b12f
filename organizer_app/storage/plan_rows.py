"""The flat rows through the engine of an open plan: all of them, or the few that an edit touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from organizer_app.domain.action_rows import ActionRow, PlanSnapshot
from organizer_app.storage.first_read import (
    KEY_DATES,
    MOBILIZATIONS,
    ROW_ORDER,
    ROWS,
    key_date_heads,
    mobilization_heads,
)
from organizer_app.storage.packed_rows import pack
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import ACTION_SUMMARY, META, ORIGIN, PACKED_ROWS, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

from organizer_app.domain.changes import Noun

PACKED_NAME = "actions"


def read_snapshot(connection: Connection) -> PlanSnapshot:
    """Read what `first_read.read_snapshot` reads, inside a transaction of the engine."""
    title = connection.scalar(select(META.c.value).where(META.c.key == "title")) or ""
    return PlanSnapshot(
        title=title,
        mobilizations=mobilization_heads(connection.exec_driver_sql(MOBILIZATIONS)),
        key_dates=key_date_heads(connection.exec_driver_sql(KEY_DATES)),
        rows=tuple(map(ActionRow._make, connection.exec_driver_sql(ROWS + ROW_ORDER))),
    )


def keep_packed(connection: Connection) -> None:
    """Keep the present rows in one blob for the next start, unless they are kept already."""
    lamport = connection.scalar(select(func.max(ORIGIN.c.lamport))) or 0
    kept = connection.scalar(select(PACKED_ROWS.c.lamport).where(PACKED_ROWS.c.name == PACKED_NAME))
    if kept == lamport:
        return
    packed = pack(read_snapshot(connection).rows)
    connection.execute(delete(PACKED_ROWS).where(PACKED_ROWS.c.name == PACKED_NAME))
    connection.execute(insert(PACKED_ROWS).values(name=PACKED_NAME, lamport=lamport, packed=packed))


def read_rows(connection: Connection, action_ids: Iterable[str]) -> tuple[ActionRow, ...]:
    """Read the rows of some actions; actions that are hidden or gone are left out."""
    rows: list[ActionRow] = []
    for batch in batches(action_ids):
        found = connection.execute(select(ACTION_SUMMARY).where(ACTION_SUMMARY.c.action_id.in_(batch)))
        rows.extend(map(ActionRow._make, found))
    return tuple(rows)


def read_notes(connection: Connection) -> dict[str, str]:
    """Read the notes of all visible actions that have any, by action id."""
    action = TRACKED[Noun.CITY_ACTION]
    wanted = select(action.c.id, action.c.notes).where(action.c.hidden.is_(False), action.c.notes != "")
    return dict(connection.execute(wanted).all())
