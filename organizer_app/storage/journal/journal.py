"""Write and read the append-only log of edits: one entry per step, each change with what it replaced."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from organizer_app.domain.basics.changes import Noun, Operation, RecordChange
from organizer_app.domain.basics.edits import LOCAL, EditKind, EditSummary
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.storage.codecs import read_code
from organizer_app.storage.statements import (
    EVERY,
    batches,
    insert_rows,
    plain_answer,
    plain_rows,
    put_rows,
    select_text,
    update_rows,
)
from organizer_app.storage.tables import CHANGE, EDIT, META, ORIGIN, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from organizer_app.storage.codecs import Plain

# The fact that keeps what the newest step of this laptop had seen of others.
SEEN = "seen"
_CHANGE_COLUMNS = (
    "origin",
    "sequence",
    "lamport",
    "edit_id",
    "noun",
    "record_id",
    "operation",
    "after",
    "before",
    "parents",
)


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """The header of one step, before it is written.

    Attributes:
        edit_id: UUIDv7 of the step.
        kind: kind of the step.
        arguments: plain texts for its sentence.
        author: the person who made it.
        origin: number of this laptop's replica in this database.
        at: time, UTC; for display only, never for ordering.
        undoes: the step it undoes, or empty.
    """

    edit_id: str
    kind: EditKind
    arguments: Mapping[str, str]
    author: str
    origin: int
    at: datetime
    undoes: str = ""

    @property
    def wall_ms(self) -> int:
        """Return the time in milliseconds since 1970, as the journal stores it."""
        return int(self.at.timestamp() * 1000)

    def summary(self, changes: int) -> EditSummary:
        """Return the step as history lists it, given the number of changed records."""
        return EditSummary(
            edit_id=self.edit_id,
            kind=self.kind,
            arguments=self.arguments,
            author=self.author,
            at=datetime.fromtimestamp(self.wall_ms / 1000, UTC),
            undone=False,
            changes=changes,
        )


def last_sequence(connection: Connection, origin: int) -> int:
    """Return the sequence of the newest change of an origin, or 0 without changes."""
    return _counters(connection, origin)[0]


def _counters(connection: Connection, origin: int) -> tuple[int, int]:
    """Return the newest sequence of an origin, and the highest Lamport number overall."""
    # Every edit runs this, and there are few origins (laptops): compiling a statement is not worth it.
    names = ("number", "sequence", "lamport")
    text = select_text(ORIGIN, names, (EVERY, (), 0), connection.dialect)
    rows = plain_rows(connection, text)
    sequence = max((sequence for number, sequence, _lamport in rows if number == origin), default=0)
    return sequence, max((lamport for _number, _sequence, lamport in rows), default=0)


def append(
    connection: Connection, entry: JournalEntry, *, inserts: int, changes: Sequence[RecordChange]
) -> None:
    """Write a step with the next numbers of its origin; a step without any change takes one too.

    A step that took in those of others takes none: it stays on this laptop.

    Args:
        connection: the writing transaction.
        entry: the header of the step.
        inserts: number of created records; their rows hold the first sequences of the step.
        changes: the records it changed or hid.
    """
    sequence, newest = _counters(connection, entry.origin)
    lamport, total = newest + 1, inserts + len(changes)
    is_local = entry.kind in LOCAL
    step: dict[str, Plain] = {
        "id": entry.edit_id,
        "kind": entry.kind.value,
        "arguments": _json(entry.arguments),
        "author": entry.author,
        "origin": entry.origin,
        "lamport": lamport,
        "wall_ms": entry.wall_ms,
        "undoes": entry.undoes,
        "first_sequence": 0 if is_local else sequence + 1,
        "inserts": inserts,
        "changes": total,
        "seen": "" if is_local else _newly_seen(connection, entry.origin),
    }
    insert_rows(connection, EDIT, tuple(step), [tuple(step.values())])
    rows = _change_rows(entry, changes, lamport, sequence + inserts)
    insert_rows(connection, CHANGE, _CHANGE_COLUMNS, rows)
    counters = (sequence + (0 if is_local else max(total, 1)), lamport, entry.origin)
    update_rows(connection, ORIGIN, ("sequence", "lamport"), [counters], key="number")


def _newly_seen(connection: Connection, origin: int) -> str:
    """Return up to which numbers the changes of others are here; empty if that did not grow since."""
    text = select_text(ORIGIN, ("number", "sequence"), (EVERY, (), 0), connection.dialect)
    known = {str(number): sequence for number, sequence in plain_rows(connection, text) if number != origin}
    seen = {number: known[number] for number in sorted(known, key=int) if known[number]}
    if not seen:
        return ""
    told = _json({str(origin): seen})
    wanted = select_text(META, ("value",), (EVERY, ("key",), 1), connection.dialect)
    if plain_rows(connection, wanted, (SEEN,)) == [(told,)]:
        return ""
    put_rows(connection, META, ("key", "value"), [(SEEN, told)])
    return _json(seen)


def _change_rows(
    entry: JournalEntry, changes: Sequence[RecordChange], lamport: int, sequence: int
) -> Iterable[tuple[Plain, ...]]:
    for number, change in enumerate(changes, sequence + 1):
        yield (
            entry.origin,
            number,
            lamport,
            entry.edit_id,
            change.noun.value,
            change.record_id,
            change.operation.value,
            _json(change.after),
            _json(change.before),
            _json(change.parents),
        )


def changes_of(connection: Connection, edit_id: str) -> tuple[RecordChange, ...]:
    """Return what a step changed or hid, in order; `created_by` returns what it created."""
    columns = (
        CHANGE.c.noun,
        CHANGE.c.record_id,
        CHANGE.c.operation,
        CHANGE.c.after,
        CHANGE.c.before,
        CHANGE.c.parents,
    )
    log = (
        select(*columns)
        .join(EDIT, EDIT.c.origin == CHANGE.c.origin)
        .where(
            EDIT.c.id == edit_id,
            CHANGE.c.sequence >= EDIT.c.first_sequence + EDIT.c.inserts,
            CHANGE.c.sequence < EDIT.c.first_sequence + EDIT.c.changes,
        )
        .order_by(CHANGE.c.sequence)
    )
    # A thousand changes of one step share a few values; no one modifies them.
    said = functools.cache(json.loads)
    return tuple(
        RecordChange(
            noun=read_code(Noun, noun),
            record_id=record_id,
            operation=read_code(Operation, operation),
            after=said(after),
            before=said(before),
            parents={name: tuple(refs) for name, refs in json.loads(parents).items()},
        )
        for noun, record_id, operation, after, before, parents in plain_answer(connection, log)
    )


def created_by(connection: Connection, edit_id: str) -> dict[Noun, list[str]]:
    """Return the ids of the records that a step created, by noun."""
    wanted = select_text(
        EDIT, ("origin", "first_sequence", "inserts"), (EVERY, ("id",), 1), connection.dialect
    )
    ((origin, first, inserts),) = plain_rows(connection, wanted, (edit_id,))
    if not inserts:
        return {}
    own = f"born_origin = {origin} AND born_sequence BETWEEN {first} AND {first + inserts - 1}"
    return grouped_pairs(
        (noun, record_id)
        for noun, record_id, _origin, _sequence in sorted(births(connection, own), key=itemgetter(3))
    )


def births(connection: Connection, condition: str) -> Iterator[tuple[Noun, str, int, int]]:
    """Return the noun, id, origin and number of every created record that fulfills a condition.

    All tables are asked at once: few nouns have any, and asking each costs more than looking.

    Args:
        connection: an open transaction.
        condition: on `born_origin` and `born_sequence`, with our own numbers written into it.
    """
    texts = (
        f"SELECT '{noun.value}', id, born_origin, born_sequence FROM {noun.value} WHERE {condition}"  # noqa: S608  # our own names
        for noun in Noun
    )
    nouns = {noun.value: noun for noun in Noun}
    for code, record_id, origin, sequence in plain_rows(connection, " UNION ALL ".join(texts)):
        yield nouns[code], record_id, origin, sequence


def values_replaced(connection: Connection, record_ids: Iterable[str]) -> dict[str, dict[str, Plain]]:
    """Return, by record, the value each changed field was created with: what its first change replaced."""
    first: dict[str, dict[str, Plain]] = {}
    for batch in batches(record_ids):
        log = (
            select(CHANGE.c.record_id, CHANGE.c.before)
            .where(CHANGE.c.record_id.in_(batch))
            .order_by(CHANGE.c.lamport)
        )
        for record_id, before in connection.execute(log):
            known = first.setdefault(record_id, {})
            known.update({name: value for name, value in json.loads(before).items() if name not in known})
    return first


def written_by(
    connection: Connection, kind: EditKind, record_ids: Iterable[str]
) -> dict[str, dict[str, Plain]]:
    """Return, by record, the last value that steps of one kind wrote into each field."""
    written: dict[str, dict[str, Plain]] = {}
    for batch in batches(record_ids):
        log = (
            select(CHANGE.c.record_id, CHANGE.c.after)
            .join(EDIT, EDIT.c.id == CHANGE.c.edit_id)
            .where(CHANGE.c.record_id.in_(batch), EDIT.c.kind == kind.value)
            .order_by(CHANGE.c.lamport)
        )
        for record_id, after in connection.execute(log):
            written.setdefault(record_id, {}).update(json.loads(after))
    return written


def written_by_others(
    connection: Connection, kind: EditKind, nouns: Iterable[Noun], record_ids: Collection[str]
) -> set[str]:
    """Return the records of these nouns that a step of any other kind has created, or changed since."""
    found: set[str] = set()
    tables = list(map(table_of, nouns))
    for batch in batches(record_ids):
        log = (
            select(CHANGE.c.record_id)
            .join(EDIT, EDIT.c.id == CHANGE.c.edit_id)
            .where(CHANGE.c.record_id.in_(batch), EDIT.c.kind != kind.value)
        )
        found.update(connection.scalars(log))
        for table in tables:
            born = and_(
                EDIT.c.origin == table.c.born_origin,
                table.c.born_sequence >= EDIT.c.first_sequence,
                table.c.born_sequence < EDIT.c.first_sequence + EDIT.c.inserts,
            )
            created = (
                select(table.c.id).join(EDIT, born).where(table.c.id.in_(batch), EDIT.c.kind != kind.value)
            )
            found.update(connection.scalars(created))
    return found


# Share one encoder: `json.dumps` would build a new one for every change.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
