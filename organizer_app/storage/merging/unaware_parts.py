"""Find what was written on the parts of a removed record by somebody who did not know of the removal.

All that was ever written counts, replaced or not: who edits such a part later decides nothing by it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.merging.parts import OWNERS, hangs_by, parts_of
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.journal.journal_heads import change_name, erased_here, heads_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.readable import known_noun
from organizer_app.storage.merging.record_log import logs_of
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import BORN, CHANGE, HEAD, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.merging.parts import PartField
    from organizer_app.storage.merging.record_log import LoggedChange
    from organizer_app.storage.reader import Reader

_HIDDEN = "hidden"


class PartChange(NamedTuple):
    """A change of a part, or its creation: its name here, and the step that made it if it is a change."""

    noun: Noun
    record_id: str
    change: str


def unaware_changes(
    connection: Connection,
    origins: Origins,
    owner: Noun,
    removals: Mapping[str, Collection[str]],
    without: Collection[str] = (),
) -> dict[str, list[PartChange]]:
    """Return, by record, what was written on its parts without knowing of its removal.

    What was only added to be removed again is left out.

    Args:
        connection: the transaction.
        origins: the origins of the plan.
        owner: kind of the records.
        removals: the standing changes that remove each of them, as named here, by its id.
        without: ids of steps that are left aside.
    """
    found: dict[str, list[PartChange]] = defaultdict(list)
    for part in parts_of(owner) if removals else ():
        reading = _Reading(connection, origins, part, without)
        for owner_id, changes in reading.unaware(removals):
            found[owner_id] += changes
    return found


class _Reading:
    def __init__(
        self, connection: Connection, origins: Origins, part: PartField, without: Collection[str]
    ) -> None:
        self._connection, self._origins, self._part, self._without = connection, origins, part, without

    def unaware(self, removals: Mapping[str, Collection[str]]) -> Iterator[tuple[str, list[PartChange]]]:
        table, field = table_of(self._part.noun), self._part.field
        columns = (table.c.id, table.c[field], *(table.c[each] for each in BORN))
        for batch in batches(removals):
            rows = list(self._connection.execute(select(*columns).where(table.c[field].in_(batch))))
            ids = [row[0] for row in rows]
            logs = logs_of(self._connection, self._origins, ids)
            erased = erased_here(self._connection, ids)
            for record_id, owner_id, *born in rows:
                log = [each for each in logs[record_id] if each.edit_id not in self._without]
                birth = change_name(*born)
                unaware = self._of_record(birth, log, owner_id, removals[owner_id])
                if unaware and (record_id in erased or not _is_gone(unaware, log)):
                    changes = [PartChange(self._part.noun, record_id, each) for each in unaware]
                    yield owner_id, changes

    def _of_record(
        self, birth: str, log: list[LoggedChange], owner_id: str, removals: Collection[str]
    ) -> list[str]:
        written = [birth, *(each.name for each in log)]
        if not self._part.is_whole:
            written = list(_naming(birth, log, self._part.field, owner_id))
        knows = self._origins.knows
        return [
            each
            for each in written
            if not any(knows(each, removal) or knows(removal, each) for removal in removals)
        ]


def _naming(birth: str, log: list[LoggedChange], field: str, owner_id: str) -> Iterator[str]:
    """Yield the changes that wrote an owner into a field."""
    first = next((each for each in log if field in each.before), None)
    if first is None or first.before[field] == owner_id:
        yield birth
    yield from (each.name for each in log if each.after.get(field) == owner_id)


def _is_gone(unaware: Collection[str], log: Iterable[LoggedChange]) -> bool:
    said: list[Any] = [each.after[_HIDDEN] for each in log if each.name in unaware and _HIDDEN in each.after]
    return bool(said) and bool(said[-1])


def removed_owners(
    connection: Connection, touched: Mapping[Noun, Iterable[str]], left: Iterable[str] = ()
) -> dict[Noun, set[str]]:
    """Return the records with a removal that parts hang on, by kind.

    Args:
        connection: the transaction; the rows of the parts are written.
        touched: ids of the parts, by kind.
        left: records that parts were taken from.
    """
    kinds = [noun.value for noun in OWNERS]
    wanted = select(HEAD.c.record_id, HEAD.c.noun).where(
        HEAD.c.noun.in_(kinds), HEAD.c.heads.contains(f'"{_HIDDEN}"'), ~HEAD.c.erased
    )
    removed = {record_id: Noun(code) for record_id, code in connection.execute(wanted)}
    if not removed:
        return {}
    named = set(left)
    for noun, ids in touched.items():
        table = table_of(noun)
        columns = [column for column in table.c if hangs_by(noun, column.name)]
        for batch in batches(ids) if columns else ():
            for row in connection.execute(select(*columns).where(table.c.id.in_(batch))):
                named.update(row)
    found: dict[Noun, set[str]] = defaultdict(set)
    for owner_id in named & removed.keys():
        found[removed[owner_id]].add(owner_id)
    return found


def gone_with(reader: Reader, noun: Noun, record_id: str) -> list[tuple[Record, dict[str, Any]]]:
    """Return the parts that the removals of a record changed or removed too, with what they held before.

    What somebody wrote since is left out.
    """
    if noun not in OWNERS:
        return []
    removals = heads_of(reader.connection, noun, [record_id])[record_id].of(_HIDDEN)
    log = logs_of(reader.connection, Origins(reader.connection), [record_id])[record_id]
    steps = {each.edit_id for each in log if each.name in removals and each.after.get(_HIDDEN)}
    by_noun: dict[Noun, dict[str, tuple[str, dict[str, Any]]]] = defaultdict(dict)
    columns = (CHANGE.c.noun, CHANGE.c.record_id, CHANGE.c.origin, CHANGE.c.sequence, CHANGE.c.before)
    for code, part_id, *place, before in reader.connection.execute(
        select(*columns).where(CHANGE.c.edit_id.in_(steps), CHANGE.c.record_id != record_id)
    ):
        if (kind := known_noun(code)) is not None:
            by_noun[kind][part_id] = change_name(*place), json.loads(before)
    fields = {(each.noun, each.field) for each in parts_of(noun)}
    found: list[tuple[Record, dict[str, Any]]] = []
    for kind, parts in by_noun.items():
        heads = heads_of(reader.connection, kind, parts)
        record_type: type[Record] = RECORD_TYPES[kind]
        for part_id, record in reader.rows_by_id(record_type, parts).items():
            change, before = parts[part_id]
            known = heads[part_id]
            fresh = {
                name: value
                for name, value in before.items()
                if known.of(name) == [change] and (name == _HIDDEN or name not in known.contested)
            }
            is_part = any(getattr(record, name) == record_id for of, name in fields if of is kind)
            if fresh and is_part:
                found.append((record, fresh))
    return found
