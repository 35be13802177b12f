"""Put into the plan what is told of steps only after the steps are here.

A newer version wrote it and this one can read it since an update; or it was left out for a regional member
who may see it now. The steps keep their places, and every field shows what it would show had nothing been
late.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import delete, insert, select, update

from organizer_app.domain.basics.changes import Operation
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.merging.steps import ErasedRecord
from organizer_app.domain.merging.withholding import PLACEHOLDER
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.journal_heads import HEAD_COLUMNS, change_name, heads_of
from organizer_app.storage.merging.new_rows import new_row
from organizer_app.storage.merging.readable import apart, empty_values, known_noun
from organizer_app.storage.merging.record_log import LoggedChange, RecordPast, logs_of
from organizer_app.storage.merging.shown_rows import show, show_owners
from organizer_app.storage.statements import insert_rows, put_rows
from organizer_app.storage.tables import BORN, CHANGE, EDIT, HEAD, NEWER_CHANGE, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row, Table

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.merging.registers import Rank
    from organizer_app.domain.merging.steps import TravelStep
    from organizer_app.storage.journal.journal_heads import LatestChanges
    from organizer_app.storage.merging.origins import Origins
    from organizer_app.storage.reader import Reader


class LatePart(NamedTuple):
    """What is told of one change; parents are named as in this database."""

    origin: int
    sequence: int
    noun: str
    record_id: str
    operation: str
    after: Mapping[str, Any]
    before: Mapping[str, Any]
    parents: Mapping[str, Sequence[str]]


class Late(NamedTuple):
    """What late parts came to: the records that show something new, and those to be erased."""

    touched: Mapping[str, Noun]
    erased: Mapping[str, ErasedRecord]


def parts_told(origins: Origins, steps: Iterable[TravelStep]) -> list[LatePart]:
    """Return what steps that are here already tell of their changes."""
    parts: list[LatePart] = []
    for step in steps:
        number = origins.numbers[step.origin]
        for birth in step.births:
            place = (number, birth.sequence, birth.noun, birth.record_id, Operation.INSERT.value)
            parts.append(LatePart(*place, birth.values, {}, {}))
        for change in step.changes:
            parents = {
                name: [origins.local(*ref) for ref in refs if ref[0] in origins.numbers]
                for name, refs in change.parents.items()
            }
            place = (number, change.sequence, change.noun, change.record_id, change.operation)
            parts.append(LatePart(*place, change.after, change.before, parents))
    return [each for each in parts if each.noun != PLACEHOLDER]


def parts_readable_now(connection: Connection) -> list[LatePart]:
    """Return the parts of a newer version that this version can read, in whole or in part."""
    kept = NEWER_CHANGE.c
    columns = (kept.origin, kept.sequence, kept.noun, kept.record_id, kept.operation, kept.after, kept.before)
    rows = connection.execute(select(*columns, kept.parents).where(kept.noun != PLACEHOLDER))
    found = [LatePart(*row[:5], *map(json.loads, row[5:])) for row in rows]
    return [each for each in found if _is_readable(each)]


def _is_readable(part: LatePart) -> bool:
    noun = known_noun(part.noun)
    if noun is None:
        return False
    is_whole = part.operation in {Operation.INSERT.value, Operation.ERASE.value}
    return bool(apart(noun, part.after)[0]) or (is_whole and not part.after)


def enter_late(
    reader: Reader, origins: Origins, parts: Iterable[LatePart], *, at: datetime, tzdata_version: str
) -> Late:
    """Put late parts in their places; what is there already is left as it is.

    Args:
        reader: a writing transaction.
        origins: the origins of the plan.
        parts: what is told late.
        at: time of the write, UTC.
        tzdata_version: version of the tz database that moments are derived with.
    """
    entering = _Entering(reader, origins, tzdata_version)
    entering.enter(parts)
    by_noun = grouped_pairs((noun, record_id) for record_id, noun in entering.touched.items())
    show(reader, origins, by_noun, at=at, tzdata_version=tzdata_version)
    owners, _contests = show_owners(reader, origins, by_noun, (), at=at, tzdata_version=tzdata_version)
    return Late({**entering.touched, **owners}, entering.erased)


class _Entering:
    def __init__(self, reader: Reader, origins: Origins, tzdata_version: str) -> None:
        self._reader, self._connection, self._origins = reader, reader.connection, origins
        self._tzdata_version = tzdata_version
        self.touched: dict[str, Noun] = {}
        self.erased: dict[str, ErasedRecord] = {}

    def enter(self, parts: Iterable[LatePart]) -> None:
        """Enter every part that this version can read, record by record."""
        known = ((known_noun(part.noun), part) for part in parts)
        by_record = grouped_pairs(((noun, part.record_id), part) for noun, part in known if noun is not None)
        for (noun, record_id), told in by_record.items():
            self._enter_record(noun, record_id, told)

    def _enter_record(self, noun: Noun, record_id: str, told: list[LatePart]) -> None:
        inserted = Operation.INSERT.value
        for part in told:
            if part.operation == inserted:
                self._enter_birth(noun, part)
        heads = heads_of(self._connection, noun, [record_id]).get(record_id)
        if heads is None or heads.is_erased:
            return
        past = RecordPast(
            heads.born,
            self._image(noun, record_id),
            logs_of(self._connection, self._origins, [record_id])[record_id],
        )
        changes = [part for part in told if part.operation != inserted]
        entered = [self._enter_change(noun, part, past, heads) for part in self._by_rank(changes)]
        if any(entered):
            contested = ",".join(heads.contested)
            row = (record_id, noun.value, heads.stored(), contested, heads.is_erased)
            put_rows(self._connection, HEAD, HEAD_COLUMNS, [row])
            self.touched[record_id] = noun

    def _by_rank(self, parts: Iterable[LatePart]) -> list[LatePart]:
        def rank(part: LatePart) -> Rank:
            return self._origins.rank(self._step_of(part).lamport, part.origin, part.sequence)

        return sorted(parts, key=rank)

    def _image(self, noun: Noun, record_id: str) -> Mapping[str, Any]:
        record_type: type[Record] = RECORD_TYPES[noun]
        return codec_of(record_type).image(self._reader.rows_by_id(record_type, [record_id])[record_id])

    def _enter_change(self, noun: Noun, part: LatePart, past: RecordPast, heads: LatestChanges) -> bool:
        """Enter what a change wrote, as far as it is not here; return whether anything was new."""
        is_erasing = part.operation == Operation.ERASE.value
        if is_erasing:
            self.erased[part.record_id] = ErasedRecord(noun.value, part.before)
        known, newer = apart(noun, part.after)
        name = change_name(part.origin, part.sequence)
        logged = past.changes.get(name)
        fresh = {field: value for field, value in known.items() if not logged or field not in logged.after}
        if not fresh and not (is_erasing and logged is None):
            if logged is not None:
                self._keep_rest(part, newer)
            return False
        before = {field: past.before(field, part.before, part.parents.get(field, ())) for field in fresh}
        parents = {field: refs for field, refs in part.parents.items() if field in fresh or field == "*"}
        step = self._step_of(part)
        if logged is None:
            rank = self._origins.rank(step.lamport, part.origin, part.sequence)
            whole = LoggedChange(name, rank, step.id, fresh, before, parents)
        else:
            whole = logged._replace(
                after={**logged.after, **fresh},
                before={**logged.before, **before},
                parents={**logged.parents, **parents},
            )
        past.add(whole)
        heads.write(name, fresh, parents)
        self._write_change(noun, part, step.lamport, whole, is_new=logged is None)
        self._keep_rest(part, newer)
        return True

    def _enter_birth(self, noun: Noun, part: LatePart) -> None:
        table = table_of(noun)
        known, newer = apart(noun, part.after)
        born = self._connection.execute(
            select(*(table.c[each] for each in BORN)).where(table.c.id == part.record_id)
        ).one_or_none()
        if born is None:
            values = {**empty_values(noun), **known}
            row = [
                *new_row(noun, part.record_id, values, self._step_of(part).wall_ms, self._tzdata_version),
                part.origin,
                part.sequence,
            ]
            insert_rows(self._connection, table, (*codec_of(RECORD_TYPES[noun]).names, *BORN), [row])
        elif tuple(born) != (part.origin, part.sequence):
            return
        else:
            written = heads_of(self._connection, noun, [part.record_id])[part.record_id]
            image = self._image(noun, part.record_id)
            fresh = {
                name: value
                for name, value in known.items()
                if name not in written.fields and image[name] != value and not written.is_erased
            }
            if not fresh:
                self._keep_rest(part, newer)
                return
            fresh_row = {**fresh, "version": table.c.version + 1}
            self._connection.execute(update(table).where(table.c.id == part.record_id).values(fresh_row))
        self._keep_rest(part, newer)
        self.touched[part.record_id] = noun

    def _write_change(
        self, noun: Noun, part: LatePart, lamport: int, whole: LoggedChange, *, is_new: bool
    ) -> None:
        texts = {"after": _json(whole.after), "before": _json(whole.before), "parents": _json(whole.parents)}
        if not is_new:
            self._connection.execute(update(CHANGE).where(*_place(CHANGE, part)).values(texts))
            return
        row = {
            "origin": part.origin,
            "sequence": part.sequence,
            "lamport": lamport,
            "edit_id": whole.edit_id,
            "noun": noun.value,
            "record_id": part.record_id,
            "operation": part.operation,
        }
        self._connection.execute(insert(CHANGE).values({**row, **texts}))

    def _keep_rest(self, part: LatePart, newer: Mapping[str, Any]) -> None:
        """Keep what even this version cannot read, and nothing else, in the place for newer versions."""
        if not newer:
            self._connection.execute(delete(NEWER_CHANGE).where(*_place(NEWER_CHANGE, part)))
            return
        told = {name: part.parents.get(name, ()) for name in newer}
        values = {
            "noun": part.noun,
            "record_id": part.record_id,
            "operation": part.operation,
            "after": _json(newer),
            "parents": _json(told),
        }
        self._connection.execute(update(NEWER_CHANGE).where(*_place(NEWER_CHANGE, part)).values(values))

    def _step_of(self, part: LatePart) -> Row[str, int, int]:
        return self._connection.execute(
            select(EDIT.c.id, EDIT.c.lamport, EDIT.c.wall_ms)
            .where(EDIT.c.origin == part.origin, EDIT.c.first_sequence <= part.sequence)
            .order_by(EDIT.c.first_sequence.desc())
            .limit(1)
        ).one()


def _place(table: Table, part: LatePart) -> tuple[Any, Any]:
    return table.c.origin == part.origin, table.c.sequence == part.sequence


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
