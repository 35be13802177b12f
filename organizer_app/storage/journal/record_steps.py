"""Read the history of a record: the steps that created or changed it, or a city action and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, literal, select, union

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.step_details import RecordKey
from organizer_app.storage.codecs import read_code
from organizer_app.storage.journal.steps import summary_rows
from organizer_app.storage.tables import CHANGE, EDIT, TRACKED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Table

    from organizer_app.domain.basics.edits import EditSummary

_PARTS: Final = (Noun.SITE, Noun.ASSIGNMENT, Noun.PARTNERSHIP, Noun.TASK)
# Records that refer to one of these are part of its history too.
_NAMED_BY: Final[Mapping[Noun, str]] = {
    Noun.CITY_ACTION: "city_action_id",
    Noun.PERSON: "person_id",
    Noun.ORGANIZATION: "organization_id",
}
_Kept = tuple["Table", "ColumnElement[bool]"]


def steps_around(connection: Connection, action_id: str, *, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps on a city action and its parts, hidden ones included, newest first."""
    ids = (action_id,)
    kept = [_itself(Noun.CITY_ACTION, ids), *_parts(_PARTS, "city_action_id", ids)]
    return summary_rows(connection, EDIT.c.id.in_(_steps_at(kept)), limit=limit)


def steps_of_record(
    connection: Connection, noun: Noun, record_id: str, *, limit: int
) -> tuple[EditSummary, ...]:
    """Return the newest steps that created or changed one record, newest first."""
    return summary_rows(connection, EDIT.c.id.in_(_steps_at([_itself(noun, (record_id,))])), limit=limit)


def most_changed(connection: Connection, nouns: Collection[Noun], *, limit: int) -> list[RecordKey]:
    """Return the records of some kinds with the most changes, most changed first."""
    times = func.count(CHANGE.c.edit_id.distinct())
    found = (
        select(CHANGE.c.noun, CHANGE.c.record_id)
        .where(CHANGE.c.noun.in_([noun.value for noun in nouns]))
        .group_by(CHANGE.c.noun, CHANGE.c.record_id)
        .order_by(times.desc(), func.max(CHANGE.c.lamport).desc(), CHANGE.c.record_id)
        .limit(limit)
    )
    return [RecordKey(read_code(Noun, noun), record_id) for noun, record_id in connection.execute(found)]


def ids_around(keys: Iterable[RecordKey]) -> CompoundSelect[tuple[str]]:
    """Select the ids of the steps that created or changed records, or records owned by one of them."""
    by_noun = grouped_pairs((key.noun, key.record_id) for key in keys)
    kept: list[_Kept] = []
    for noun, ids in by_noun.items():
        kept.append(_itself(noun, ids))
        name = _NAMED_BY.get(noun)
        if name is not None:
            kept += _parts((each for each, table in TRACKED.items() if name in table.c), name, ids)
    return _steps_at(kept)


def ids_after_import(connection: Connection, edit_id: str) -> CompoundSelect[tuple[str]]:
    """Select the ids of an import and of every step that changed what it created or changed."""
    step = connection.execute(
        select(EDIT.c.origin, EDIT.c.first_sequence, EDIT.c.inserts).where(EDIT.c.id == edit_id)
    ).one()
    last = step.first_sequence + step.inserts - 1
    brought = [
        select(table.c.id).where(
            table.c.born_origin == step.origin, table.c.born_sequence.between(step.first_sequence, last)
        )
        for table in (TRACKED.values() if step.inserts else ())
    ]
    every = union(*brought, select(CHANGE.c.record_id).where(CHANGE.c.edit_id == edit_id))
    changed = select(CHANGE.c.edit_id).where(CHANGE.c.record_id.in_(every))
    return union(select(literal(edit_id)), changed)


def _itself(noun: Noun, record_ids: Collection[str]) -> _Kept:
    return TRACKED[noun], TRACKED[noun].c.id.in_(record_ids)


def _parts(nouns: Iterable[Noun], name: str, owner_ids: Collection[str]) -> list[_Kept]:
    return [(TRACKED[noun], TRACKED[noun].c[name].in_(owner_ids)) for noun in nouns]


def _steps_at(kept: list[_Kept]) -> CompoundSelect[tuple[str]]:
    last = EDIT.c.first_sequence + EDIT.c.changes - 1
    every = union(*(select(table.c.id).where(condition) for table, condition in kept))
    changed = select(CHANGE.c.edit_id).where(CHANGE.c.record_id.in_(every))
    born = [
        select(EDIT.c.id)
        .join(table, table.c.born_origin == EDIT.c.origin)
        .where(condition, table.c.born_sequence.between(EDIT.c.first_sequence, last))
        for table, condition in kept
    ]
    return union(changed, *born)
