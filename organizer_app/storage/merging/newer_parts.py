"""Put into the plan what a newer version wrote on another laptop, once this version can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.storage.rows.action_summaries import refresh_summaries
from organizer_app.storage.statements import plain_rows
from organizer_app.storage.tables import NEWER_CHANGE, PACKED_ROWS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from organizer_app.storage.reader import Reader

# As text: every plan is asked when it is opened, and compiling takes longer than the answer.
_ANY_WAITING = f"SELECT 1 FROM {NEWER_CHANGE.name} LIMIT 1"  # noqa: S608  # our own name


def has_newer_parts(connection: Connection) -> bool:
    """Return whether something of a newer version waits that this version can read."""
    if not plain_rows(connection, _ANY_WAITING):
        return False
    # Every plan is asked when it is opened, and what merges takes a fifth of an empty window to load.
    from organizer_app.storage.merging.late_parts import parts_readable_now

    return bool(parts_readable_now(connection))


def enter_newer_parts(reader: Reader, at: datetime, tzdata_version: str) -> int:
    """Enter what of a newer version can be read now; return how many records show something new.

    Args:
        reader: a writing transaction.
        at: the present moment, UTC.
        tzdata_version: version of the tz database that moments are derived with.
    """
    from organizer_app.storage.merging.arriving import erase_arrived
    from organizer_app.storage.merging.late_parts import enter_late, parts_readable_now
    from organizer_app.storage.merging.origins import Origins

    connection = reader.connection
    parts, origins = parts_readable_now(connection), Origins(connection)
    late = enter_late(reader, origins, parts, at=at, tzdata_version=tzdata_version)
    if late.erased:
        erase_arrived(reader, late.erased)
    refresh_summaries(reader, {action.id for action in reader.all(CityAction)}, at)
    connection.execute(delete(PACKED_ROWS))
    return len(late.touched.keys() | late.erased.keys())
