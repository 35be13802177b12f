"""The flat rows through the engine of an open plan: all of them, or the few that an edit touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from organizer_app.domain.action_rows import ActionRow, PlanSnapshot
from organizer_app.storage.first_read import (
    KEY_DATES,
    MOBILIZATIONS,
    ROW_ORDER,
    ROWS,
    key_date_heads,
    mobilization_heads,
)
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import ACTION_SUMMARY, META, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

from organizer_app.domain.changes import Noun


def read_snapshot(connection: Connection) -> PlanSnapshot:
    """Read what `first_read.read_snapshot` reads, inside a transaction of the engine."""
    title = connection.scalar(select(META.c.value).where(META.c.key == "title")) or ""
    return PlanSnapshot(
        title=title,
        mobilizations=mobilization_heads(connection.exec_driver_sql(MOBILIZATIONS)),
        key_dates=key_date_heads(connection.exec_driver_sql(KEY_DATES)),
        rows=tuple(map(ActionRow._make, connection.exec_driver_sql(ROWS + ROW_ORDER))),
    )


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
