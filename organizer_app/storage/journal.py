"""The append-only log of every edit: one entry per step, one change per record with what it replaces."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from organizer_app.domain.changes import Noun, Operation, RecordChange
from organizer_app.domain.edits import EditKind, EditSummary
from organizer_app.storage.statements import batches, insert_rows
from organizer_app.storage.tables import CHANGE, EDIT, ORIGIN

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from organizer_app.storage.codecs import Plain

_STEPS_BACK = (EditKind.UNDID.value, EditKind.REDID.value)
# A plan's first steps made it what it is; taking them back would leave no plan.
_FOUNDING = (EditKind.CREATED_PLAN.value, EditKind.FILLED_SAMPLE.value)

_CHANGE_COLUMNS = (
    "origin", "sequence", "lamport", "edit_id", "noun", "record_id", "operation", "after", "before", "parents",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """The head of one step, before it is written.

    Attributes:
        edit_id: UUIDv7 of the step.
        kind: what it is called.
        arguments: plain texts that fill its sentence.
        author: who made it.
        origin: the laptop's replica id.
        at: when, UTC; for people only, never for ordering.
        undoes: the step it takes back, or empty.
    """

    edit_id: str
    kind: EditKind
    arguments: Mapping[str, str]
    author: str
    origin: str
    at: datetime
    undoes: str = ""


def append(connection: Connection, entry: JournalEntry, changes: Sequence[RecordChange]) -> None:
    """Write a step and its changes with the next sequence and Lamport numbers of this origin."""
    lamport = (connection.scalar(select(func.max(ORIGIN.c.lamport))) or 0) + 1
    sequence = connection.scalar(select(ORIGIN.c.sequence).where(ORIGIN.c.id == entry.origin)) or 0
    connection.execute(
        insert(EDIT).values(
            id=entry.edit_id,
            kind=entry.kind.value,
            arguments=_json(entry.arguments),
            author=entry.author,
            origin=entry.origin,
            lamport=lamport,
            wall_ms=int(entry.at.timestamp() * 1000),
            undoes=entry.undoes,
            changes=len(changes),
        )
    )
    rows = _change_rows(entry, changes, lamport, sequence)
    insert_rows(connection, CHANGE, _CHANGE_COLUMNS, rows)
    counters = update(ORIGIN).where(ORIGIN.c.id == entry.origin)
    connection.execute(counters.values(sequence=sequence + len(changes), lamport=lamport))


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
            _json(change.before) if change.before else "{}",
            _json(change.parents) if change.parents else "{}",
        )


def changes_of(connection: Connection, edit_id: str) -> tuple[RecordChange, ...]:
    """Return the changes of one step in the order they were made."""
    log = (
        select(
            CHANGE.c.noun,
            CHANGE.c.record_id,
            CHANGE.c.operation,
            CHANGE.c.after,
            CHANGE.c.before,
            CHANGE.c.parents,
        )
        .where(CHANGE.c.edit_id == edit_id)
        .order_by(CHANGE.c.sequence)
    )
    return tuple(
        RecordChange(
            noun=Noun(noun),
            record_id=record_id,
            operation=Operation(operation),
            after=json.loads(after),
            before=json.loads(before),
            parents={name: tuple(refs) for name, refs in json.loads(parents).items()},
        )
        for noun, record_id, operation, after, before, parents in connection.execute(log)
    )


def written_by(
    connection: Connection, kind: EditKind, record_ids: Iterable[str]
) -> dict[str, dict[str, Plain]]:
    """Return, by record, the last value that steps of one kind wrote into each field, in plain values."""
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


def last_undoable(connection: Connection, origin: str) -> EditSummary | None:
    """Return the newest step of this laptop that stands, or None."""
    wanted = (
        select(EDIT)
        .where(EDIT.c.origin == origin, EDIT.c.kind.not_in((*_STEPS_BACK, *_FOUNDING)), ~_is_undone())
        .order_by(EDIT.c.lamport.desc())
        .limit(1)
    )
    return _first_summary(connection, wanted)


def last_redoable(connection: Connection, origin: str) -> EditSummary | None:
    """Return the newest undo of this laptop that no redo and no later step has settled, or None."""
    newest_step = (
        select(func.max(EDIT.c.lamport))
        .where(EDIT.c.origin == origin, EDIT.c.kind.not_in(_STEPS_BACK))
        .scalar_subquery()
    )
    wanted = (
        select(EDIT)
        .where(
            EDIT.c.origin == origin,
            EDIT.c.kind == EditKind.UNDID.value,
            EDIT.c.lamport > func.coalesce(newest_step, 0),
            ~_is_undone(),
        )
        .order_by(EDIT.c.lamport.desc())
        .limit(1)
    )
    return _first_summary(connection, wanted)


def summary_of(connection: Connection, edit_id: str) -> EditSummary | None:
    """Return one step by id, or None."""
    return _first_summary(connection, select(EDIT).where(EDIT.c.id == edit_id))


def undone_by(connection: Connection, undo_id: str) -> str:
    """Return the id of the step that an undo took back."""
    return connection.scalar(select(EDIT.c.undoes).where(EDIT.c.id == undo_id)) or ""


def summaries(connection: Connection, *, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps, newest first, with what stands and what was taken back."""
    wanted = select(EDIT, _is_undone().label("undone")).order_by(EDIT.c.lamport.desc()).limit(limit)
    return tuple(_summary(row, undone=bool(row["undone"])) for row in connection.execute(wanted).mappings())


def _is_undone() -> ColumnElement[bool]:
    undo, redo = EDIT.alias("undo_step"), EDIT.alias("redo_step")
    taken_back_again = select(redo.c.id).where(redo.c.undoes == undo.c.id).exists()
    return select(undo.c.id).where(undo.c.undoes == EDIT.c.id, ~taken_back_again).exists()


def _first_summary(connection: Connection, wanted: Select[tuple[object, ...]]) -> EditSummary | None:
    row = connection.execute(wanted).mappings().first()
    return None if row is None else _summary(row, undone=False)


def _summary(row: Mapping[Any, Any], *, undone: bool) -> EditSummary:
    return EditSummary(
        edit_id=row["id"],
        kind=EditKind(row["kind"]),
        arguments=json.loads(row["arguments"]),
        author=row["author"],
        at=datetime.fromtimestamp(row["wall_ms"] / 1000, UTC),
        undone=undone,
        changes=row["changes"],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
