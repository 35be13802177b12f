"""Which changes a field's present value stands on: the parents a new change must name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.storage.statements import batches
from organizer_app.storage.tables import CHANGE, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.changes import Noun

# Stands for every field of a record: written by its insert and by tombstones.
ALL_FIELDS = "*"


def change_name(origin: int, sequence: int) -> str:
    """Return how parents name a change: the number of its origin in this database and its sequence."""
    return f"{origin}:{sequence}"


class Heads:
    """The changes of one record that no other change replaces, per field.

    Args:
        born: the change that created the record.
    """

    def __init__(self, born: str) -> None:
        self._by_field: dict[str, list[str]] = {ALL_FIELDS: [born]}

    def write(self, change: str, names: Iterable[str], parents: Mapping[str, list[str]]) -> None:
        """Take note of one change, oldest first: it replaces its parents in each field it writes."""
        for name in names:
            replaced = set(parents.get(name, ()))
            standing = [head for head in self.of(name) if head not in replaced]
            self._by_field[name] = [*standing, change]

    def write_last(self, change: str, names: Iterable[str]) -> None:
        """Take note of a change that knew all before it: it stands alone in each field it writes."""
        standing = [change]
        self._by_field.update(dict.fromkeys(names, standing))

    def of(self, name: str) -> list[str]:
        """Return the heads of a field; a field never written since stands on the record's insert."""
        return self._by_field.get(name, self._by_field[ALL_FIELDS])


def heads_of(connection: Connection, noun: Noun, record_ids: Iterable[str]) -> dict[str, Heads]:
    """Compute the heads of records of one noun from the log, in Lamport order."""
    table = table_of(noun)
    heads: dict[str, Heads] = {}
    for batch in batches(record_ids):
        births = select(table.c.id, table.c.born_origin, table.c.born_sequence).where(table.c.id.in_(batch))
        for record_id, origin, sequence in connection.execute(births):
            heads[record_id] = Heads(change_name(origin, sequence))
        columns = (
            CHANGE.c.record_id,
            CHANGE.c.origin,
            CHANGE.c.sequence,
            CHANGE.c.after,
            CHANGE.c.parents,
        )
        order = (CHANGE.c.lamport, CHANGE.c.origin, CHANGE.c.sequence)
        log = select(*columns).where(CHANGE.c.record_id.in_(batch)).order_by(*order)
        _follow(heads, connection.execute(log).all())
    return heads


def _follow(heads: Mapping[str, Heads], log: Sequence[Any]) -> None:
    """Let heads take note of changes, each given as record id, origin, sequence, fields and parents."""
    # Where all was written in one place nothing was written side by side, and no parents need be looked at.
    origins = {origin for _, origin, _, _, _ in log}
    written: dict[str, tuple[str, ...]] = {}
    for record_id, origin, sequence, after, parents in log:
        names = written.get(after)
        if names is None:
            names = written[after] = tuple(json.loads(after))
        if len(origins) == 1:
            heads[record_id].write_last(change_name(origin, sequence), names)
        else:
            heads[record_id].write(change_name(origin, sequence), names, json.loads(parents))
