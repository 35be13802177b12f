"""Which changes a field's present value stands on: the parents a new change must name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from organizer_app.storage.statements import batches
from organizer_app.storage.tables import CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

# Stands for every field of a record: written by inserts and tombstones.
ALL_FIELDS = "*"


class Heads:
    """The changes of one record that no other change replaces, per field."""

    def __init__(self) -> None:
        self._by_field: dict[str, list[str]] = {ALL_FIELDS: []}

    def write(self, change: str, names: Iterable[str], parents: Mapping[str, list[str]]) -> None:
        """Take note of one change, oldest first: it replaces its parents in each field it writes."""
        for name in names:
            replaced = set(parents.get(name, ()))
            standing = [head for head in self.of(name) if head not in replaced]
            self._by_field[name] = [*standing, change]

    def of(self, name: str) -> list[str]:
        """Return the heads of a field; a field never written since stands on the record's insert."""
        return self._by_field.get(name, self._by_field[ALL_FIELDS])


def heads_of(connection: Connection, record_ids: Iterable[str]) -> dict[str, Heads]:
    """Compute the heads of records from the log, in Lamport order."""
    heads: dict[str, Heads] = {}
    for batch in batches(record_ids):
        log = (
            select(
                CHANGE.c.record_id,
                CHANGE.c.origin,
                CHANGE.c.sequence,
                CHANGE.c.operation,
                CHANGE.c.after,
                CHANGE.c.parents,
            )
            .where(CHANGE.c.record_id.in_(batch))
            .order_by(CHANGE.c.lamport, CHANGE.c.origin, CHANGE.c.sequence)
        )
        for record_id, origin, sequence, operation, after, parents in connection.execute(log):
            names = [ALL_FIELDS] if operation == "I" else json.loads(after)
            known = heads.setdefault(record_id, Heads())
            known.write(f"{origin}:{sequence}", names, json.loads(parents))
    return heads
