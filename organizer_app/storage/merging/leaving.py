"""Gather the steps that another laptop lacks, whole and in causal order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from organizer_app.domain.basics.changes import Noun, Operation
from organizer_app.domain.basics.edits import LOCAL
from organizer_app.domain.merging.seals import first_chain
from organizer_app.domain.merging.steps import (
    ErasedRecord,
    StepBundle,
    StepSeal,
    TravelBirth,
    TravelChange,
    TravelStep,
    Vector,
)
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.journal import values_replaced
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.readable import empty_values, known_noun, said
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_format import STEPS_READER
from organizer_app.storage.statements import batches, plain_answer
from organizer_app.storage.tables import CHANGE, CHECKPOINT, EDIT, HEAD, NEWER_CHANGE, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Table

_LOCAL = tuple(kind.value for kind in LOCAL)
_Place = tuple[int, int]


def vector_of(connection: Connection) -> dict[str, int]:
    """Return up to which number the changes of each origin are here, by its id."""
    return Origins(connection).vector


def intact_steps(
    connection: Connection, since: Vector
) -> tuple[tuple[TravelStep, ...], tuple[tuple[str, int, str], ...]]:
    """Return steps as `steps_since` does, and origin, number and id of those that have lost a part."""
    origins = Origins(connection)
    after = {number: since.get(origin_id, 0) for origin_id, number in origins.numbers.items()}
    headers, leaving = _gathered(connection, origins, after)
    steps: list[TravelStep] = []
    damaged: list[tuple[str, int, str]] = []
    for header in headers:
        try:
            steps.append(leaving.step(header))
        except LookupError:
            damaged.append((origins.ids.get(header.origin, ""), header.first_sequence, header.id))
    steps.sort(key=lambda step: (step.lamport, step.origin, step.first_sequence))
    return tuple(steps), tuple(damaged)


def _gathered(
    connection: Connection, origins: Origins, after: Mapping[int, int]
) -> tuple[Sequence[Row[Any]], _Leaving]:
    wanted = select(EDIT).where(_later(EDIT, EDIT.c.first_sequence, after), EDIT.c.kind.not_in(_LOCAL))
    headers = connection.execute(wanted.where(EDIT.c.first_sequence > 0)).all()
    leaving = _Leaving(connection, origins, after)
    if any(header.inserts for header in headers):
        leaving.read_births()
    leaving.read_changes()
    leaving.read_chains(headers)
    return headers, leaving


def steps_since(connection: Connection, since: Vector) -> StepBundle:
    """Return every step that somebody with a version vector lacks.

    Args:
        connection: an open transaction.
        since: what they have; empty for everything.
    """
    origins = Origins(connection)
    after = {number: since.get(origin_id, 0) for origin_id, number in origins.numbers.items()}
    headers, leaving = _gathered(connection, origins, after)
    steps = [leaving.step(header) for header in headers]
    steps.sort(key=lambda step: (step.lamport, step.origin, step.first_sequence))
    named = {step.origin for step in steps} | {origin for step in steps for origin in step.seen}
    return StepBundle(
        plan_id=fact_of(connection, "plan_id"),
        min_reader=STEPS_READER,
        sender=fact_of(connection, "origin"),
        vector=origins.vector,
        names={origin: origins.names[origin] for origin in named if origins.names.get(origin)},
        steps=tuple(steps),
        erased=leaving.erased,
    )


def _later(table: Table, sequence: ColumnElement[int], after: Mapping[int, int]) -> ColumnElement[bool]:
    return or_(*(and_(table.c.origin == number, sequence > known) for number, known in after.items()))


class _Leaving:
    """What the steps after a vector hold, by origin and number."""

    def __init__(self, connection: Connection, origins: Origins, after: Mapping[int, int]) -> None:
        self._connection = connection
        self._origins = origins
        self._after = after
        self._births: dict[_Place, TravelBirth] = {}
        self._changes: dict[_Place, TravelChange] = {}
        self._newer: dict[_Place, Row[Any]] = {}
        self._chains: dict[_Place, bytes] = {}
        self.erased: dict[str, ErasedRecord] = {}
        later = _later(NEWER_CHANGE, NEWER_CHANGE.c.sequence, after)
        for row in connection.execute(select(NEWER_CHANGE).where(later)):
            self._newer[row.origin, row.sequence] = row

    def read_chains(self, headers: Iterable[Row[Any]]) -> None:
        """Read the seals that steps build on."""
        begins = select(CHECKPOINT.c.origin, CHECKPOINT.c.sequence, CHECKPOINT.c.chain)
        for number, sequence, chain in self._connection.execute(begins.where(CHECKPOINT.c.sign_key == "")):
            self._chains[number, sequence] = chain
        for number, known in self._after.items():
            earlier = select(EDIT.c.first_sequence, EDIT.c.changes, EDIT.c.chain).where(
                EDIT.c.origin == number, EDIT.c.first_sequence <= known, EDIT.c.first_sequence > 0
            )
            last = self._connection.execute(earlier.order_by(EDIT.c.first_sequence.desc()).limit(1)).first()
            if last is not None and last.chain is not None:
                self._chains[number, last.first_sequence + max(1, last.changes) - 1] = last.chain
        for header in headers:
            if header.chain is not None:
                end = header.first_sequence + max(1, header.changes) - 1
                self._chains[header.origin, end] = header.chain

    def _seal(self, header: Row[Any]) -> StepSeal | None:
        if header.chain is None:
            return None
        before = self._chains.get((header.origin, header.first_sequence - 1))
        if before is None:
            before = first_chain(self._origins.ids[header.origin])
        salts = json.loads(header.salts) if header.salts.startswith("{") else header.salts
        return StepSeal(before, header.chain, salts)

    def read_births(self) -> None:
        """Read the created records, as they were created."""
        for noun in Noun:
            table = table_of(noun)
            later = or_(
                *(
                    and_(table.c.born_origin == number, table.c.born_sequence > known)
                    for number, known in self._after.items()
                )
            )
            names = tuple(sorted(codec_of(RECORD_TYPES[noun]).journalled))
            columns = [
                table.c.id,
                table.c.born_origin,
                table.c.born_sequence,
                *(table.c[each] for each in names),
            ]
            rows = plain_answer(self._connection, select(*columns).where(later))
            empty = empty_values(noun)
            former = self._former(noun, [row[0] for row in rows])
            for record_id, number, sequence, *values in rows:
                image = {name: said(noun, name, value) for name, value in zip(names, values, strict=True)}
                image |= former.get(record_id, {})
                told = {name: value for name, value in image.items() if value != empty[name]}
                birth = TravelBirth(sequence, noun.value, record_id, told)
                self._births[number, sequence] = birth

    def _former(self, noun: Noun, record_ids: list[str]) -> dict[str, dict[str, Any]]:
        """Return what later changes replaced, of records that have any."""
        changed: list[str] = []
        for batch in batches(record_ids):
            rows = select(HEAD.c.record_id, HEAD.c.erased).where(HEAD.c.record_id.in_(batch))
            for record_id, is_erased in self._connection.execute(rows):
                changed.append(record_id)
                if is_erased:
                    self._note_erased(noun, record_id)
        return dict(values_replaced(self._connection, changed)) if changed else {}

    def _note_erased(self, noun: Noun, record_id: str) -> Mapping[str, Any]:
        known = self.erased.get(record_id)
        if known is None:
            table = table_of(noun)
            row = self._connection.execute(select(table).where(table.c.id == record_id)).mappings().one()
            empty = empty_values(noun)
            values = {name: said(noun, name, row[name]) for name in empty}
            told = {name: value for name, value in values.items() if value != empty[name]}
            known = self.erased[record_id] = ErasedRecord(noun.value, told)
        return known.values

    def read_changes(self) -> None:
        """Read what else was changed."""
        later = _later(CHANGE, CHANGE.c.sequence, self._after)
        erased = self._erased_among(later)
        columns = (
            CHANGE.c.origin,
            CHANGE.c.sequence,
            CHANGE.c.noun,
            CHANGE.c.record_id,
            CHANGE.c.operation,
            CHANGE.c.after,
            CHANGE.c.before,
            CHANGE.c.parents,
        )
        for number, sequence, noun, record_id, operation, *texts in plain_answer(
            self._connection, select(*columns).where(later)
        ):
            after, before, parents = map(json.loads, texts)
            kept = {
                name: value for name, value in before.items() if name == "hidden" or len(parents[name]) > 1
            }
            if record_id in erased:
                tombstone = self._note_erased(erased[record_id], record_id)
                kept = dict(tombstone) if operation == Operation.ERASE.value else {}
            refs = {name: tuple(map(self._origins.global_name, named)) for name, named in parents.items()}
            change = TravelChange(sequence, noun, record_id, operation, after, kept, refs)
            self._changes[number, sequence] = change

    def _erased_among(self, later: ColumnElement[bool]) -> dict[str, Noun]:
        wanted = (
            select(HEAD.c.record_id, HEAD.c.noun)
            .join(CHANGE, CHANGE.c.record_id == HEAD.c.record_id)
            .where(later, HEAD.c.erased.is_(True))
            .distinct()
        )
        found: Iterable[Any] = self._connection.execute(wanted)
        return {record_id: noun for record_id, code in found if (noun := known_noun(code)) is not None}

    def step(self, header: Row[Any]) -> TravelStep:
        """Return one step with all that belongs to it."""
        first, born = header.first_sequence, header.first_sequence + header.inserts
        seen = json.loads(header.seen) if header.seen else {}
        return TravelStep(
            origin=self._origins.ids[header.origin],
            first_sequence=first,
            edit_id=header.id,
            kind=header.kind,
            arguments=json.loads(header.arguments),
            author=header.author,
            lamport=header.lamport,
            wall_ms=header.wall_ms,
            undoes=header.undoes,
            seen={self._origins.ids[int(number)]: known for number, known in seen.items()},
            births=tuple(self._birth((header.origin, each)) for each in range(first, born)),
            changes=tuple(
                self._change((header.origin, each)) for each in range(born, first + header.changes)
            ),
            seal=self._seal(header),
        )

    def _birth(self, place: _Place) -> TravelBirth:
        known, newer = self._births.get(place), self._newer.get(place)
        if newer is None:
            return self._births[place]
        values = {**(known.values if known else {}), **json.loads(newer.after)}
        return TravelBirth(newer.sequence, newer.noun, newer.record_id, values)

    def _change(self, place: _Place) -> TravelChange:
        known, newer = self._changes.get(place), self._newer.get(place)
        if newer is None:
            return self._changes[place]
        refs: dict[str, tuple[tuple[str, int], ...]] = {
            name: tuple(map(self._origins.global_name, named))
            for name, named in json.loads(newer.parents).items()
        }
        return TravelChange(
            newer.sequence,
            newer.noun,
            newer.record_id,
            newer.operation,
            {**(known.after if known else {}), **json.loads(newer.after)},
            {**(known.before if known else {}), **json.loads(newer.before)},
            {**refs, **(known.parents if known else {})},
        )
