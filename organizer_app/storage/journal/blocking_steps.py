"""Find the later step that prevents undoing an earlier one."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, between, select

from organizer_app.domain.basics.edits import FINAL, FOUNDING, STEPS_BACK, EditKind
from organizer_app.domain.basics.step_details import Standing
from organizer_app.domain.model.nouns import RECORD_TYPES, REFERENCES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal import steps
from organizer_app.storage.journal.journal import changes_of, created_by, values_replaced
from organizer_app.storage.reader import Reader
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import CHANGE, EDIT, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, Table

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.records import Record

_FOR_GOOD: Mapping[EditKind, Standing] = {
    **dict.fromkeys(FINAL, Standing.ERASED),
    **dict.fromkeys(FOUNDING, Standing.FOUNDING),
    **dict.fromkeys(STEPS_BACK, Standing.STEP_BACK),
    EditKind.OUTSIDE_STEP: Standing.OUTSIDE,
    EditKind.NEWER_STEP: Standing.NEWER,
}
Values = dict[str, dict[str, object]]


class _Step(NamedTuple):
    origin: int
    lamport: int
    first_sequence: int
    inserts: int


def left_by(connection: Connection, edit_id: str) -> dict[Noun, Values]:
    """Return the values a step left in the fields that later steps may have changed, by noun and record.

    For a record that the step created, return only the fields that changed since.
    """
    left: dict[Noun, Values] = defaultdict(dict)
    for change in changes_of(connection, edit_id):
        left[change.noun][change.record_id] = dict(change.after)
    for noun, record_ids in created_by(connection, edit_id).items():
        for record_id, created in values_replaced(connection, record_ids).items():
            left[noun][record_id] = dict(created)
    return left


def values_now(connection: Connection, left: Mapping[Noun, Values]) -> dict[str, dict[str, Any]]:
    """Return the current value of every field of some records, by record."""
    reader, images = Reader(connection), dict[str, dict[str, Any]]()
    for noun, records in left.items():
        record_type: type[Record] = RECORD_TYPES[noun]
        codec = codec_of(record_type)
        for record_id, record in reader.rows_by_id(record_type, records).items():
            images[record_id] = codec.image(record)
    return images


def standing_of(connection: Connection, step: EditSummary) -> tuple[Standing, EditSummary | None]:
    """Return whether a step can be undone, and the later step that blocks it, if any."""
    if step.kind in _FOR_GOOD:
        return _FOR_GOOD[step.kind], None
    if steps.is_undone(connection, step.edit_id):
        return Standing.UNDONE, None
    later = step_in_the_way(connection, step.edit_id)
    return (Standing.FREE, None) if later is None else (Standing.LATER, later)


def step_in_the_way(connection: Connection, edit_id: str) -> EditSummary | None:
    """Return the newest later step that must be undone before this one, or None."""
    row = connection.execute(
        select(EDIT.c.origin, EDIT.c.lamport, EDIT.c.first_sequence, EDIT.c.inserts).where(
            EDIT.c.id == edit_id
        )
    ).one()
    step = _Step(*row)
    found = {*_changed_since(connection, edit_id), *_attaching_steps(connection, edit_id, step)}
    later = (steps.summary_of(connection, each) for each in found - {edit_id})
    return max((each for each in later if each is not None), key=lambda each: each.at, default=None)


def _changed_since(connection: Connection, edit_id: str) -> Iterator[str]:
    left = left_by(connection, edit_id)
    images = values_now(connection, left)
    differing = {
        record_id: {name for name, value in fields.items() if images[record_id][name] != value}
        for records in left.values()
        for record_id, fields in records.items()
    }
    changed = {record_id: names for record_id, names in differing.items() if names}
    yield from _last_writers(connection, changed)


def _last_writers(connection: Connection, fields: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield, for each record, the newest step that wrote one of its fields."""
    for batch in batches(fields):
        log = (
            select(CHANGE.c.record_id, CHANGE.c.edit_id, CHANGE.c.after)
            .where(CHANGE.c.record_id.in_(batch))
            .order_by(CHANGE.c.lamport.desc())
        )
        seen: set[str] = set()
        for record_id, writer, after in connection.execute(log):
            if record_id not in seen and not fields[record_id].isdisjoint(json.loads(after)):
                seen.add(record_id)
                yield writer


def _attaching_steps(connection: Connection, edit_id: str, step: _Step) -> Iterator[str]:
    """Yield the steps that attached records to one this step created; undoing it would orphan them."""
    if not step.inserts:
        return
    own = {(change.record_id, name) for change in changes_of(connection, edit_id) for name in change.after}
    for parent in created_by(connection, edit_id):
        for child, name in references_to(parent):
            for record_id, writer in _attached_records(
                connection, step, TRACKED[parent], TRACKED[child], name
            ):
                if (record_id, name) not in own:
                    yield from _last_writers(connection, {record_id: {name}})
                    yield writer


def references_to(parent: Noun) -> Iterator[tuple[Noun, str]]:
    """Yield the kinds of records that refer to a kind, with the name of the field."""
    for child, table in TRACKED.items():
        for column in table.c:
            if REFERENCES.get(column.name) is parent:
                yield child, column.name


def _attached_records(
    connection: Connection, step: _Step, parent: Table, child: Table, name: str
) -> Iterable[tuple[str, str]]:
    """Return the visible records that other steps attached to a parent from this step, with their step."""
    above = parent.alias("above")
    wanted = (
        select(child.c.id, EDIT.c.id)
        .join(above, above.c.id == child.c[name])
        .join(
            EDIT,
            and_(
                EDIT.c.origin == child.c.born_origin,
                child.c.born_sequence >= EDIT.c.first_sequence,
                child.c.born_sequence < EDIT.c.first_sequence + EDIT.c.inserts,
            ),
        )
        .where(_created_in(step, above), ~_created_in(step, child), child.c.hidden.is_(False))
        .order_by(EDIT.c.lamport.desc())
        .limit(1)
    )
    return [(record_id, writer) for record_id, writer in connection.execute(wanted)]


def _created_in(step: _Step, table: Any) -> ColumnElement[bool]:  # noqa: ANN401  # a table or its alias
    last = step.first_sequence + step.inserts - 1
    return and_(table.c.born_origin == step.origin, between(table.c.born_sequence, step.first_sequence, last))
