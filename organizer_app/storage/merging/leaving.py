"""Gather the steps that another laptop lacks, whole and in causal order."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from sqlalchemy import select

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
from organizer_app.storage.journal.journal import births, values_replaced
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.readable import empty_values, known_noun, said
from organizer_app.storage.plan_facts import FORM_SECRETS, fact_of
from organizer_app.storage.plan_format import STEPS_READER
from organizer_app.storage.statements import plain_rows, quoted, rows_about
from organizer_app.storage.tables import BORN, CHANGE, EDIT, NEWER_CHANGE, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

_TRAVELS: Final = f"kind NOT IN {quoted(kind.value for kind in LOCAL)} AND first_sequence > 0"
_Place = tuple[int, int]
_Row = TypeVar("_Row", bound="_Header | _Logged")


def vector_of(connection: Connection) -> dict[str, int]:
    """Return up to which number the changes of each origin are here, by its id."""
    return Origins(connection).vector


def intact_steps(
    connection: Connection, since: Vector
) -> tuple[tuple[TravelStep, ...], tuple[tuple[str, int, str], ...]]:
    """Return steps as `steps_since` does, and origin, number and id of those that have lost a part."""
    headers, leaving = _gathered(connection, origins := Origins(connection), since)
    steps: list[TravelStep] = []
    damaged: list[tuple[str, int, str]] = []
    for header in headers:
        try:
            steps.append(leaving.step(header))
        except LookupError:
            damaged.append((origins.ids.get(header.origin, ""), header.first_sequence, header.id))
    steps.sort(key=lambda step: (step.lamport, step.origin, step.first_sequence))
    return tuple(steps), tuple(damaged)


def _gathered(connection: Connection, origins: Origins, since: Vector) -> tuple[Sequence[_Header], _Leaving]:
    """Read the headers of the steps after a vector, and what they hold; only of laptops that wrote since."""
    after = {
        number: since.get(origin_id, 0)
        for origin_id, number in origins.numbers.items()
        if origins.sequence[number] > since.get(origin_id, 0)
    }
    leaving = _Leaving(connection, origins, after)
    if not after:
        return (), leaving
    headers = _rows(connection, _Header, EDIT, f"{_later('origin', 'first_sequence', after)} AND {_TRAVELS}")
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
    headers, leaving = _gathered(connection, origins := Origins(connection), since)
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
        form_secrets=tuple(fact_of(connection, FORM_SECRETS).split()),
    )


def count_steps(connection: Connection, origin_id: str, known: int) -> int:
    """Return how many steps of a laptop somebody lacks who has its changes up to a number."""
    number = Origins(connection).numbers.get(origin_id)
    if number is None:
        return 0
    later = f"{_later('origin', 'first_sequence', {number: known})} AND {_TRAVELS}"
    text = f"SELECT count(*) FROM {EDIT.name} WHERE {later}"  # noqa: S608  # our own names and numbers
    return int(next(iter(plain_rows(connection, text)))[0])


def _later(origin: str, sequence: str, after: Mapping[int, int]) -> str:
    """Return the condition for what was written after some numbers; both are our own, and no values."""
    each = (f"({origin} = {number} AND {sequence} > {known})" for number, known in after.items())
    return f"({' OR '.join(each)})"


def _rows(connection: Connection, row: type[_Row], table: Table, later: str) -> list[_Row]:
    """Return the rows of a table that fulfill a condition."""
    names = ", ".join(map(connection.dialect.identifier_preparer.quote, row._fields))
    text = f"SELECT {names} FROM {table.name} WHERE {later}"  # noqa: S608  # our own names and numbers
    return [row(*each) for each in plain_rows(connection, text)]


class _Header(NamedTuple):
    id: str
    kind: str
    arguments: str
    author: str
    origin: int
    lamport: int
    wall_ms: int
    undoes: str
    first_sequence: int
    inserts: int
    changes: int
    seen: str
    chain: bytes | None
    salts: str

    @property
    def last_sequence(self) -> int:
        return self.first_sequence + max(1, self.changes) - 1


class _Logged(NamedTuple):
    origin: int
    sequence: int
    noun: str
    record_id: str
    operation: str
    after: str
    before: str
    parents: str


class _Leaving:
    """What the steps after a vector hold, by origin and number."""

    def __init__(self, connection: Connection, origins: Origins, after: Mapping[int, int]) -> None:
        self._connection = connection
        self._origins = origins
        self._after = after
        self._births: dict[_Place, TravelBirth] = {}
        self._changes: dict[_Place, TravelChange] = {}
        self._newer: dict[_Place, _Logged] = {}
        self._chains: dict[_Place, bytes] = {}
        self.erased: dict[str, ErasedRecord] = {}

    def read_chains(self, headers: Iterable[_Header]) -> None:
        """Read the seals that steps build on."""
        begins = "SELECT origin, sequence, chain FROM checkpoint WHERE sign_key = ''"
        for number, sequence, chain in plain_rows(self._connection, begins):
            self._chains[number, sequence] = chain
        for number, known in self._after.items():
            if not known:
                continue
            earlier = f"origin = {number} AND first_sequence BETWEEN 1 AND {known}"
            newest = f"{earlier} ORDER BY first_sequence DESC LIMIT 1"
            self._keep_chains(_rows(self._connection, _Header, EDIT, newest))
        self._keep_chains(headers)

    def _keep_chains(self, headers: Iterable[_Header]) -> None:
        for header in headers:
            if header.chain is not None:
                self._chains[header.origin, header.last_sequence] = header.chain

    def _seal(self, header: _Header) -> StepSeal | None:
        if header.chain is None:
            return None
        before = self._chains.get((header.origin, header.first_sequence - 1))
        if before is None:
            before = first_chain(self._origins.ids[header.origin])
        salts = json.loads(header.salts) if header.salts.startswith("{") else header.salts
        return StepSeal(before, header.chain, salts)

    def read_births(self) -> None:
        """Read the created records, as they were created."""
        for noun, ids in self._born().items():
            names = tuple(sorted(codec_of(RECORD_TYPES[noun]).journalled))
            quote = self._connection.dialect.identifier_preparer.quote
            columns = ", ".join(map(quote, ("id", *BORN, *names)))
            question = f"SELECT {columns} FROM {noun.value} WHERE 1 = 1"  # noqa: S608  # our own names
            empty = empty_values(noun)
            former = self._former(noun, ids)
            for record_id, number, sequence, *values in rows_about(self._connection, question, "id", ids):
                if record_id not in ids:
                    continue
                image = {name: said(noun, name, value) for name, value in zip(names, values, strict=True)}
                image |= former.get(record_id, {})
                told = {name: value for name, value in image.items() if value != empty[name]}
                birth = TravelBirth(sequence, noun.value, record_id, told)
                self._births[number, sequence] = birth

    def _born(self) -> dict[Noun, set[str]]:
        """Return the ids of the created records by kind."""
        found: dict[Noun, set[str]] = defaultdict(set)
        for noun, record_id, _origin, _sequence in births(self._connection, _later(*BORN, self._after)):
            found[noun].add(record_id)
        return found

    def _former(self, noun: Noun, record_ids: Collection[str]) -> dict[str, dict[str, Any]]:
        """Return what later changes replaced, of records that have any."""
        changed: list[str] = []
        kept = "SELECT record_id, erased FROM head WHERE 1 = 1"
        for record_id, is_erased in rows_about(self._connection, kept, "record_id", record_ids):
            if record_id in record_ids:
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
        later = _later("origin", "sequence", self._after)
        self._newer = {row[:2]: row for row in _rows(self._connection, _Logged, NEWER_CHANGE, later)}
        logged = _rows(self._connection, _Logged, CHANGE, later)
        erased = self._erased_among({each.record_id for each in logged})
        for number, sequence, noun, record_id, operation, *texts in logged:
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

    def _erased_among(self, record_ids: Collection[str]) -> dict[str, Noun]:
        gone = "SELECT record_id, noun FROM head WHERE erased"
        found = rows_about(self._connection, gone, "record_id", record_ids) if record_ids else ()
        nouns = {record_id: known_noun(code) for record_id, code in found if record_id in record_ids}
        return {record_id: noun for record_id, noun in nouns.items() if noun is not None}

    def step(self, header: _Header) -> TravelStep:
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
