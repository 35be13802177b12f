"""Read every value that some fields ever had, so that a former name is known as well as the present one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.storage.statements import batches
from organizer_app.storage.tables import CHANGE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import Connection


def former_values(
    connection: Connection, record_ids: Iterable[str], fields: Collection[str]
) -> Iterator[tuple[str, str, Any]]:
    """Yield record, field and plain value of everything that changes of some records wrote or replaced."""
    for batch in batches(record_ids):
        log = select(CHANGE.c.record_id, CHANGE.c.before, CHANGE.c.after)
        for record_id, *said in connection.execute(log.where(CHANGE.c.record_id.in_(batch))):
            for values in map(json.loads, said):
                yield from ((record_id, name, values[name]) for name in fields if name in values)
