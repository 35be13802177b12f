"""Compute which changes a field's current value depends on: the parents that a new change must name."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from organizer_app.storage.statements import EVERY, batches, plain_answer, plain_rows, select_text
from organizer_app.storage.tables import BORN, CHANGE, ORIGIN, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.basics.changes import Noun

# Represents every field of a record: inserts and tombstones write it.
ALL_FIELDS = "*"


def change_name(origin: int, sequence: int) -> str:
    """Return the name of a change in a list of parents: its origin's number here and its sequence."""
    return f"{origin}:{sequence}"


class Heads:
    """The changes of one record that no other change replaced, per field.

    Record each change with its parents or, if one origin wrote all of them, in sequence.

    Args:
        born: the change that created the record.
    """

    __slots__ = ("_by_field", "_line")

    def __init__(self, born: str) -> None:
        self._by_field: dict[str, list[str]] = {ALL_FIELDS: [born]}
        self._line: list[tuple[int, int, Sequence[str]]] = []

    def write(self, change: str, names: Iterable[str], parents: Mapping[str, list[str]]) -> None:
        """Record one change, oldest first: it replaces its parents in each field it writes."""
        for name in names:
            replaced = set(parents.get(name, ()))
            standing = [head for head in self.of(name) if head not in replaced]
            self._by_field[name] = [*standing, change]

    def write_last(self, origin: int, sequence: int, names: Sequence[str]) -> None:
        """Record a change that knew all earlier ones: it becomes the only head of each field it writes."""
        self._line.append((origin, sequence, names))

    def of(self, name: str) -> list[str]:
        """Return the heads of a field; a field never written since has the record's insert as its head."""
        # Few fields are queried, so searching backward for them is cheaper than tracking all.
        for origin, sequence, names in reversed(self._line):
            if name in names:
                return [change_name(origin, sequence)]
        return self._by_field.get(name, self._by_field[ALL_FIELDS])


def heads_of(connection: Connection, noun: Noun, record_ids: Iterable[str]) -> dict[str, Heads]:
    """Compute the heads of records of one noun from the log, in Lamport order."""
    table = table_of(noun)
    follow = _record_one_origin if _has_one_origin(connection) else _record_many_origins
    heads: dict[str, Heads] = {}
    for batch in batches(record_ids):
        births = select_text(table, ("id", *BORN), (EVERY, "id", len(batch)), connection.dialect)
        for record_id, origin, sequence in plain_rows(connection, births, tuple(batch)):
            heads[record_id] = Heads(change_name(origin, sequence))
        follow(connection, heads, batch)
    return heads


def _has_one_origin(connection: Connection) -> bool:
    """Return whether only one origin made changes, so that none were concurrent."""
    written = select(ORIGIN.c.number).where(ORIGIN.c.sequence > 0).limit(2)
    return len(plain_answer(connection, written)) < 2  # noqa: PLR2004  # more than one


def _record_one_origin(connection: Connection, heads: Mapping[str, Heads], record_ids: Sequence[str]) -> None:
    """Record changes made by one origin, each of which knew all earlier ones."""
    columns = (CHANGE.c.record_id, CHANGE.c.origin, CHANGE.c.sequence, CHANGE.c.after)
    log = select(*columns).where(CHANGE.c.record_id.in_(record_ids)).order_by(CHANGE.c.sequence)
    written = functools.cache(_names)
    for record_id, origin, sequence, after in plain_answer(connection, log):
        heads[record_id].write_last(origin, sequence, written(after))


def _record_many_origins(
    connection: Connection, heads: Mapping[str, Heads], record_ids: Sequence[str]
) -> None:
    """Record changes made by several origins, each with its named parents."""
    columns = (CHANGE.c.record_id, CHANGE.c.origin, CHANGE.c.sequence, CHANGE.c.after, CHANGE.c.parents)
    order = (CHANGE.c.lamport, CHANGE.c.origin, CHANGE.c.sequence)
    log = select(*columns).where(CHANGE.c.record_id.in_(record_ids)).order_by(*order)
    for record_id, origin, sequence, after, parents in plain_answer(connection, log):
        heads[record_id].write(change_name(origin, sequence), _names(after), json.loads(parents))


def _names(after: str) -> tuple[str, ...]:
    return tuple(json.loads(after))
