"""Rebuilds what every row should hold from the journal, compares the two, and repairs rows on request.

A row is the image of the change that created it, and each later change wrote some of its fields; so where the
journal has written a field, the row holds what the last change left there: the one of the highest Lamport
number. Where several laptops changed one field, `merging` says what it shows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select, update

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.plan_checks import Difference, DifferenceKind, PlanCheck
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.journal import births
from organizer_app.storage.journal.journal_heads import change_name
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.shown_rows import values_shown
from organizer_app.storage.rows.action_summaries import parts_of, refresh_summaries, row_at, with_last_days
from organizer_app.storage.rows.plan_rows import read_rows
from organizer_app.storage.tables import (
    CHANGE,
    EDIT,
    HEAD,
    NEWER_CHANGE,
    ORIGIN,
    PACKED_ROWS,
    TRACKED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.storage.codecs import Plain
    from organizer_app.storage.reader import Reader

_IN_ORDER = (CHANGE.c.lamport, CHANGE.c.origin, CHANGE.c.sequence)
_SEVERAL = 2
_Written = dict[tuple[str, str], dict[str, "Plain"]]


def check_plan(reader: Reader, at: datetime) -> PlanCheck:
    """Compare every row with the journal, and the journal with itself.

    Args:
        reader: one view of the plan.
        at: the moment for which the flat rows of the actions were computed last, UTC.

    Raises:
        UnreadableValueError, ValueError: the plan holds what no version has written.
    """
    connection = reader.connection
    written, changes = _last_written(reader)
    born = _births(connection)
    differences = [*_in_rows(connection, written), *_in_numbers(connection, born), *_in_order(connection)]
    differences += _in_parents(connection, born)
    differences += _in_summaries(reader, at)
    records = sum(map(len, born.values()))
    return PlanCheck(changes, records, tuple(differences))


def repair_rows(reader: Reader, differences: Iterable[Difference], at: datetime) -> int:
    """Write what the journal says into the rows that say something else; return how many were written.

    Args:
        reader: a writing transaction.
        differences: what `check_plan` found in the same state of the plan.
        at: the present moment, UTC.
    """
    connection = reader.connection
    found = list(differences)
    written, _changes = _last_written(reader)
    repaired = 0
    for each in found:
        if each.kind is DifferenceKind.VALUE:
            table = TRACKED[Noun(each.noun)]
            value = written[each.noun, each.record_id][each.field]
            fresh = {each.field: value, "version": table.c.version + 1}
            connection.execute(update(table).where(table.c.id == each.record_id).values(fresh))
            repaired += 1
    stale = {each.record_id for each in found if each.kind is DifferenceKind.SUMMARY}
    # A value that was wrong in a record is wrong in the flat rows too.
    touched = {action.id for action in reader.all(CityAction)} if repaired else stale
    refresh_summaries(reader, touched | stale, at)
    connection.execute(delete(PACKED_ROWS))
    return repaired + len(stale)


def _last_written(reader: Reader) -> tuple[_Written, int]:
    """Return what the journal has left in each field of a record; count changes.

    It is the last value, except where several laptops met.
    """
    connection = reader.connection
    written: _Written = defaultdict(dict)
    count = 0
    log = select(CHANGE.c.noun, CHANGE.c.record_id, CHANGE.c.after).order_by(*_IN_ORDER)
    for noun, record_id, after in connection.execute(log):
        written[noun, record_id].update(json.loads(after))
        count += 1
    for noun, ids in _met(connection).items():
        for record_id, values in values_shown(reader, Origins(connection), noun, ids).items():
            written[noun.value, record_id].update(values)
    return written, count


def _met(connection: Connection) -> dict[Noun, list[str]]:
    """Return the records whose fields may show another value than the last one written, by kind."""
    if len(list(connection.execute(select(ORIGIN.c.id).where(ORIGIN.c.sequence > 0)))) < _SEVERAL:
        return {}
    several = or_(HEAD.c.heads.contains("["), HEAD.c.heads.contains('"hidden"'))
    found: dict[Noun, list[str]] = defaultdict(list)
    for code, record_id in connection.execute(select(HEAD.c.noun, HEAD.c.record_id).where(several)):
        found[Noun(code)].append(record_id)
    return found


def _in_rows(connection: Connection, written: _Written) -> Iterator[Difference]:
    by_noun: dict[str, dict[str, dict[str, Plain]]] = defaultdict(dict)
    for (code, record_id), fields in written.items():
        by_noun[code][record_id] = fields
    for noun in Noun:
        expected = by_noun.get(noun.value)
        if not expected:
            continue
        names = codec_of(RECORD_TYPES[noun]).journalled
        for row in connection.execute(select(TRACKED[noun])).mappings():
            for name, value in expected.pop(row["id"], {}).items():
                if name in names and row[name] != value:
                    yield Difference(DifferenceKind.VALUE, noun.value, row["id"], name)
        for record_id in expected:
            yield Difference(DifferenceKind.MISSING_RECORD, noun.value, record_id)


def _births(connection: Connection) -> dict[int, list[int]]:
    """Return, by origin, the numbers of the changes that created the rows."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for _noun, _record_id, origin, sequence in births(connection, "1 = 1"):
        numbers[origin].append(sequence)
    return numbers


def _in_numbers(connection: Connection, born: Mapping[int, list[int]]) -> Iterator[Difference]:
    """Find origins whose changes are not numbered from 1 without a gap, or belong to no step."""
    numbers = defaultdict(list, {origin: list(each) for origin, each in born.items()})
    for origin, sequence in connection.execute(select(CHANGE.c.origin, CHANGE.c.sequence)):
        numbers[origin].append(sequence)
    owned: dict[int, list[int]] = defaultdict(list)
    # A step whose number is 0 did not change anything and stays on this laptop.
    steps = select(EDIT.c.origin, EDIT.c.first_sequence, EDIT.c.changes).where(EDIT.c.first_sequence > 0)
    for origin, first, count in connection.execute(steps):
        owned[origin] += range(first, first + max(count, 1))
        numbers[origin] += [] if count else [first]
    newer = select(NEWER_CHANGE.c.origin, NEWER_CHANGE.c.sequence)
    for origin, sequence in connection.execute(newer):
        if sequence not in numbers[origin]:
            numbers[origin].append(sequence)
    for origin_id, number, sequence in connection.execute(
        select(ORIGIN.c.id, ORIGIN.c.number, ORIGIN.c.sequence)
    ):
        expected = list(range(1, sequence + 1))
        if sorted(numbers.pop(number, [])) != expected or sorted(owned.pop(number, [])) != expected:
            yield Difference(DifferenceKind.NUMBERS, "", origin_id)
    for number in numbers.keys() | owned.keys():
        yield Difference(DifferenceKind.NUMBERS, "", str(number))


def _in_order(connection: Connection) -> Iterator[Difference]:
    """Find changes that have another Lamport number than their step."""
    log = select(CHANGE.c.edit_id).join(EDIT, EDIT.c.id == CHANGE.c.edit_id)
    for (edit_id,) in connection.execute(log.where(EDIT.c.lamport != CHANGE.c.lamport).distinct()):
        yield Difference(DifferenceKind.ORDER, "", edit_id)


def _in_parents(connection: Connection, born: Mapping[int, list[int]]) -> Iterator[Difference]:
    """Find changes that name a parent which is no change of this plan."""
    known = {change_name(origin, each) for origin, numbers in born.items() for each in numbers}
    log = select(CHANGE.c.origin, CHANGE.c.sequence, CHANGE.c.noun, CHANGE.c.record_id, CHANGE.c.parents)
    for origin, sequence, noun, record_id, parents in connection.execute(log.order_by(*_IN_ORDER)):
        named = {each for heads in json.loads(parents).values() for each in heads}
        if not named <= known:
            yield Difference(DifferenceKind.PARENT, noun, record_id)
        known.add(change_name(origin, sequence))


def _in_summaries(reader: Reader, at: datetime) -> Iterator[Difference]:
    """Find flat rows of actions that are not what the records make."""
    connection = reader.connection
    ids = [action.id for action in reader.all(CityAction)]
    parts = with_last_days(connection, parts_of(reader, ids), at)
    anew = {row.action_id: row for row in (row_at(each, at) for each in parts)}
    kept = {row.action_id: row for row in read_rows(connection, ids)}
    for action_id in anew.keys() | kept.keys():
        if _without_time(anew.get(action_id)) != _without_time(kept.get(action_id)):
            yield Difference(DifferenceKind.SUMMARY, Noun.CITY_ACTION.value, action_id)


def _without_time(row: ActionRow | None) -> ActionRow | None:
    # What is late or asked for now was computed by a clock that may have been ahead of this one.
    return row._replace(readiness=0, reasons="") if row is not None else None
