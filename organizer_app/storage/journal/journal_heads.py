"""Keep the changes that a field's current value depends on: the parents that a new change must name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from organizer_app.domain.merging.families import asked
from organizer_app.storage.statements import EVERY, batches, plain_rows, put_rows, select_text
from organizer_app.storage.tables import BORN, HEAD, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.basics.changes import Noun, RecordChange

# Represents every field of a record: inserts and tombstones write it.
ALL_FIELDS = "*"
HEAD_COLUMNS = ("record_id", "noun", "heads", "contested", "erased")


def change_name(origin: int, sequence: int) -> str:
    """Return the name of a change in a list of parents: its origin's number here and its sequence."""
    return f"{origin}:{sequence}"


class LatestChanges:
    """The changes of one record that no other change replaced, per field.

    Args:
        born: the change that created the record.
        stored: the heads of the fields that were written since, as `stored` returned them.
        contested: the fields that wait for a person, as the table keeps them.
        is_erased: whether the record was emptied because somebody is forgotten.
    """

    __slots__ = ("_by_field", "born", "contested", "is_erased")

    def __init__(
        self, born: str, stored: str = "{}", contested: str = "", *, is_erased: bool = False
    ) -> None:
        self.born = born
        self._by_field: dict[str, list[str]] = {ALL_FIELDS: [born]}
        for name, heads in json.loads(stored).items():
            self._by_field[name] = [heads] if isinstance(heads, str) else heads
        self.contested = tuple(contested.split(",")) if contested else ()
        self.is_erased = is_erased

    def write(self, change: str, names: Iterable[str], parents: Mapping[str, Sequence[str]]) -> None:
        """Record one change, oldest first: it replaces its parents in each field it writes."""
        for name in () if self.is_erased else names:
            replaced = set(parents.get(name, ()))
            standing = [head for head in self.of(name) if head not in replaced]
            self._by_field[name] = [*standing, change]

    def erase(self) -> None:
        """Forget what the fields stand on: nothing can change an erased record any more."""
        self._by_field = {ALL_FIELDS: self._by_field[ALL_FIELDS]}
        self.contested = ()
        self.is_erased = True

    def of(self, name: str) -> list[str]:
        """Return the heads of a field; a field never written since has the record's insert as its head."""
        return self._by_field.get(name, self._by_field[ALL_FIELDS])

    @property
    def fields(self) -> set[str]:
        """The fields that were written since the insert."""
        return self._by_field.keys() - {ALL_FIELDS}

    def settle(self, names: Iterable[str]) -> None:
        """Note that somebody decided some fields, knowing all their values."""
        written = set(names)
        self.contested = tuple(name for name in self.contested if name not in written)

    def contest(self, names: Iterable[str]) -> None:
        """Note that several changes of one step left different values in some fields."""
        self.contested = tuple(sorted({*self.contested, *names}))

    def stored(self) -> str:
        """Return the heads of the fields that were written since the insert, as JSON."""
        written = {name: heads for name, heads in self._by_field.items() if name != ALL_FIELDS}
        return _json({name: heads[0] if len(heads) == 1 else heads for name, heads in written.items()})


def heads_of(connection: Connection, noun: Noun, record_ids: Iterable[str]) -> dict[str, LatestChanges]:
    """Read the heads of records of one noun; what they cost does not depend on the length of the log."""
    table, dialect = table_of(noun), connection.dialect
    heads: dict[str, LatestChanges] = {}
    for batch in batches(record_ids):
        ids = tuple(batch)
        names = ("record_id", "heads", "contested", "erased")
        kept = select_text(HEAD, names, (EVERY, "record_id", len(ids)), dialect)
        written = {record_id: rest for record_id, *rest in plain_rows(connection, kept, ids)}
        births = select_text(table, ("id", *BORN), (EVERY, "id", len(ids)), dialect)
        for record_id, origin, sequence in plain_rows(connection, births, ids):
            stored, contested, is_erased = written.get(record_id, ("{}", "", False))
            born = change_name(origin, sequence)
            known = heads[record_id] = LatestChanges(born, stored, contested, is_erased=bool(is_erased))
            # An earlier version asked about bookkeeping, too.
            known.contested = asked(noun, known.contested)
    return heads


def erased_here(connection: Connection, record_ids: Iterable[str]) -> set[str]:
    """Return which of some records were emptied because somebody is forgotten."""
    found: set[str] = set()
    for batch in batches(record_ids):
        gone = select(HEAD.c.record_id).where(HEAD.c.record_id.in_(batch), HEAD.c.erased)
        found.update(connection.scalars(gone))
    return found


def keep_heads(
    connection: Connection,
    origin: int,
    first_sequence: int,
    changes: Sequence[RecordChange],
    heads: Mapping[str, LatestChanges],
) -> None:
    """Store the heads that the changes of one step leave.

    Args:
        connection: the writing transaction.
        origin: number of the replica that made the step.
        first_sequence: number of its first change.
        changes: what it changed or hid, in the order of their numbers.
        heads: the heads of these records before the step.
    """
    rows = {}
    for sequence, change in enumerate(changes, first_sequence):
        known = heads[change.record_id]
        known.write(change_name(origin, sequence), change.after, change.parents)
        known.settle(change.after)
        # A step replaces all that stood in a field; more than one change is left by the step itself alone.
        apart = [name for name in change.after if len(known.of(name)) > 1]
        if apart:
            known.contest(apart)
        contested = ",".join(known.contested)
        rows[change.record_id] = (
            change.record_id, change.noun.value, known.stored(), contested, known.is_erased,
        )  # fmt: skip
    put_rows(connection, HEAD, HEAD_COLUMNS, list(rows.values()))


# Share one encoder: `json.dumps` would build a new one for every record.
_json = json.JSONEncoder(separators=(",", ":")).encode
