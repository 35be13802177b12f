"""The steps of the journal that made or changed a record, or a city action and its parts: their history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select, union

from organizer_app.domain.changes import Noun
from organizer_app.storage.steps import summary_rows
from organizer_app.storage.tables import CHANGE, EDIT, TRACKED

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from organizer_app.domain.edits import EditSummary

_PARTS: Final = (Noun.SITE, Noun.ASSIGNMENT, Noun.PARTNERSHIP, Noun.TASK)


def steps_around(connection: Connection, action_id: str, *, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps around a city action, newest first; parts that are hidden by now count too."""
    last = EDIT.c.first_sequence + EDIT.c.changes - 1
    kept = [(TRACKED[Noun.CITY_ACTION], TRACKED[Noun.CITY_ACTION].c.id == action_id)]
    kept += [(TRACKED[noun], TRACKED[noun].c.city_action_id == action_id) for noun in _PARTS]
    every = union(*(select(table.c.id).where(condition) for table, condition in kept))
    changed = (
        select(EDIT.c.id)
        .join(CHANGE, CHANGE.c.origin == EDIT.c.origin)
        .where(CHANGE.c.record_id.in_(every), CHANGE.c.sequence.between(EDIT.c.first_sequence, last))
    )
    born = [
        select(EDIT.c.id)
        .join(table, table.c.born_origin == EDIT.c.origin)
        .where(condition, table.c.born_sequence.between(EDIT.c.first_sequence, last))
        for table, condition in kept
    ]
    return summary_rows(connection, EDIT.c.id.in_(union(changed, *born)), limit=limit)


def steps_of_record(
    connection: Connection, noun: Noun, record_id: str, *, limit: int
) -> tuple[EditSummary, ...]:
    """Return the newest steps that made or changed one record, newest first."""
    last = EDIT.c.first_sequence + EDIT.c.changes - 1
    table = TRACKED[noun]
    changed = (
        select(EDIT.c.id)
        .join(CHANGE, CHANGE.c.origin == EDIT.c.origin)
        .where(CHANGE.c.record_id == record_id, CHANGE.c.sequence.between(EDIT.c.first_sequence, last))
    )
    born = (
        select(EDIT.c.id)
        .join(table, table.c.born_origin == EDIT.c.origin)
        .where(table.c.id == record_id, table.c.born_sequence.between(EDIT.c.first_sequence, last))
    )
    return summary_rows(connection, EDIT.c.id.in_(union(changed, born)), limit=limit)
