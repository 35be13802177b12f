"""Read the steps of the journal as history lists them, and find which can be undone or redone."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, true

from organizer_app.domain.basics.edits import FOUNDING, STEPS_BACK, WITHHELD, EditKind, EditSummary
from organizer_app.storage.journal.withheld_steps import SHOWN_AUTHOR, SHOWN_KIND, day_alone, is_partial
from organizer_app.storage.statements import plain_rows
from organizer_app.storage.tables import EDIT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import ColumnElement, Connection, Select

_STEPS_BACK = tuple(kind.value for kind in STEPS_BACK)
_FOUNDING = tuple(kind.value for kind in FOUNDING)
# Nobody on this laptop has made these.
_RECEIVED = EditKind.RECEIVED_CHANGES.value
# What comes by itself, between an undo and its redo too.
_BY_THEMSELVES = (_RECEIVED, EditKind.PLAYED_REHEARSAL.value, EditKind.CLEANED_TEXTS.value)
# As text: a window asks while its plan opens and again and again, and compiling takes longer than the answer.
_ON_FILE = f"SELECT count(*) FROM {EDIT.name} WHERE brought_by = ''"  # noqa: S608  # our own name


def last_undoable(connection: Connection, origin: int) -> EditSummary | None:
    """Return the newest step that somebody made on this laptop and that is not undone, or None.

    An erasure is one, too: what came before it is not what somebody means who undoes right after it.
    """
    wanted = (
        _told()
        .where(
            EDIT.c.origin == origin,
            EDIT.c.kind.not_in((*_STEPS_BACK, *_FOUNDING, *_BY_THEMSELVES)),
            ~_is_undone(),
        )
        .order_by(EDIT.c.lamport.desc())
        .limit(1)
    )
    return _first_summary(connection, wanted)


def last_redoable(connection: Connection, origin: int) -> EditSummary | None:
    """Return the newest undo of this laptop that can still be redone: no redo and no later step, or None."""
    newest_step = (
        select(func.max(EDIT.c.lamport))
        .where(EDIT.c.origin == origin, EDIT.c.kind.not_in((*_STEPS_BACK, *_BY_THEMSELVES)))
        .scalar_subquery()
    )
    wanted = (
        _told()
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
    return _first_summary(connection, _told().where(EDIT.c.id == edit_id))


def made_since(connection: Connection, origin: int, lamport: int, *, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps that a laptop made after a number of the journal, newest first."""
    return summary_rows(connection, (EDIT.c.origin == origin) & (EDIT.c.lamport > lamport), limit=limit)


def is_undone(connection: Connection, edit_id: str) -> bool:
    """Return whether a step was undone and not redone."""
    return bool(connection.scalar(select(EDIT.c.id).where(EDIT.c.id == edit_id, _is_undone())))


def undone_by(connection: Connection, undo_id: str) -> str:
    """Return the id of the step that an undo reverted."""
    return connection.scalar(select(EDIT.c.undoes).where(EDIT.c.id == undo_id)) or ""


def summaries(connection: Connection, *, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps, newest first, each marked as undone or not."""
    return summary_rows(connection, true(), limit=limit)


def summary_rows(connection: Connection, kept: ColumnElement[bool], *, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps that match a condition, newest first."""
    told = _told().add_columns(_is_undone().label("undone")).where(kept)
    wanted = told.order_by(EDIT.c.lamport.desc()).limit(limit)
    return tuple(_summary(row, undone=bool(row["undone"])) for row in connection.execute(wanted).mappings())


def some(connection: Connection, edit_ids: Collection[str]) -> tuple[EditSummary, ...]:
    """Return some steps by their ids, newest first, each marked as undone or not."""
    found = _told().add_columns(_is_undone().label("undone")).where(EDIT.c.id.in_(edit_ids))
    found = found.order_by(EDIT.c.lamport.desc(), EDIT.c.id.desc())
    return tuple(_summary(row, undone=bool(row["undone"])) for row in connection.execute(found).mappings())


def count_on_file(connection: Connection) -> int:
    """Return the number of steps that were made on this plan file: none that a merge has brought."""
    ((count,),) = plain_rows(connection, _ON_FILE)
    return int(count)


def made_on_file(connection: Connection, *, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps that were made on this plan file, newest first."""
    return summary_rows(connection, EDIT.c.brought_by == "", limit=limit)


def tally(connection: Connection) -> dict[tuple[EditKind, str], int]:
    """Return the number of steps of each kind by each author."""
    plain = select(EDIT.c.kind, EDIT.c.author, func.count()).group_by(EDIT.c.kind, EDIT.c.author)
    kind, author = SHOWN_KIND.label("shown_kind"), SHOWN_AUTHOR.label("shown_author")
    # Mostly every step is told as it is, and this is read anew after each.
    wanted = select(kind, author, func.count()).group_by(kind, author) if is_partial(connection) else plain
    counts: Counter[tuple[EditKind, str]] = Counter()
    for kind, author, count in connection.execute(wanted):
        counts[_kind_of(kind), author] += count
    return dict(counts)


def _told() -> Select[Any]:
    return select(EDIT, SHOWN_KIND.label("shown"))


def _is_undone() -> ColumnElement[bool]:
    undo, redo = EDIT.alias("undo_step"), EDIT.alias("redo_step")
    taken_back_again = select(redo.c.id).where(redo.c.undoes == undo.c.id).exists()
    return select(undo.c.id).where(undo.c.undoes == EDIT.c.id, ~taken_back_again).exists()


def _first_summary(connection: Connection, wanted: Select[Any]) -> EditSummary | None:
    row = connection.execute(wanted).mappings().first()
    return None if row is None else _summary(row, undone=False)


def _summary(row: Mapping[Any, Any], *, undone: bool) -> EditSummary:
    kind, at = _kind_of(row["shown"]), datetime.fromtimestamp(row["wall_ms"] / 1000, UTC)
    is_outside = kind is EditKind.OUTSIDE_STEP
    return EditSummary(
        edit_id=row["id"],
        kind=kind,
        arguments=json.loads(row["arguments"]) if kind not in WITHHELD else {},
        author="" if is_outside else row["author"],
        at=day_alone(at) if is_outside else at,
        undone=undone,
        changes=row["changes"],
    )


def _kind_of(code: str) -> EditKind:
    """Return the kind of a step; a newer version may have made it."""
    known: EditKind | None = EditKind._value2member_map_.get(code)  # type: ignore[assignment]  # its members
    return known or EditKind.NEWER_STEP
