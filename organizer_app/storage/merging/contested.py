"""Read the contested fields with everything that a person needs in order to decide: was, and each value."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.merging.contests import ContestedField, ContestedValue
from organizer_app.domain.merging.families import asked
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.journal_heads import heads_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.readable import known_noun
from organizer_app.storage.merging.record_log import RecordPast, logs_of
from organizer_app.storage.merging.shown_rows import unaware_of
from organizer_app.storage.merging.undone_decisions import first_written, undone_by_step
from organizer_app.storage.tables import EDIT, HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.basics.records import Record
    from organizer_app.storage.journal.journal_heads import LatestChanges
    from organizer_app.storage.merging.unaware_parts import PartChange
    from organizer_app.storage.reader import Reader

_HIDDEN = "hidden"


def contested_fields(reader: Reader) -> list[ContestedField]:
    """Return every contested field, by kind and record."""
    wanted = select(HEAD.c.noun, HEAD.c.record_id).where(HEAD.c.contested != "")
    rows = reader.connection.execute(wanted.order_by(HEAD.c.noun, HEAD.c.record_id))
    known = ((known_noun(code), record_id) for code, record_id in rows)
    by_noun = grouped_pairs((noun, record_id) for noun, record_id in known if noun is not None)
    origins = Origins(reader.connection)
    return [each for noun, ids in by_noun.items() for each in _of_noun(reader, origins, noun, ids)]


def contested_names(connection: Connection) -> dict[str, tuple[Noun, tuple[str, ...]]]:
    """Return the kind of each record that waits for a decision and the names of its fields, by its id."""
    wanted = select(HEAD.c.record_id, HEAD.c.noun, HEAD.c.contested).where(HEAD.c.contested != "")
    found = {}
    for record_id, code, names in connection.execute(wanted):
        noun = known_noun(code)
        if noun is not None and (fields := asked(noun, names.split(","))):
            found[record_id] = (noun, fields)
    return found


def count_contested(connection: Connection) -> int:
    """Return the number of contested fields."""
    return sum(len(names) for _noun, names in contested_names(connection).values())


def _of_noun(
    reader: Reader, origins: Origins, noun: Noun, record_ids: Iterable[str]
) -> Iterator[ContestedField]:
    heads = heads_of(reader.connection, noun, record_ids)
    logs = logs_of(reader.connection, origins, heads)
    record_type: type[Record] = RECORD_TYPES[noun]
    codec = codec_of(record_type)
    records = reader.rows_by_id(record_type, heads)
    told = unaware_of(reader, origins, noun, heads, logs)
    undone = undone_by_step(reader.connection, {each.edit_id for log in logs.values() for each in log})
    for record_id in sorted(records):
        known, image = heads[record_id], codec.image(records[record_id])
        past = RecordPast(known.born, image, logs[record_id])
        for name in known.contested:
            unaware = told.get(record_id, ()) if name == _HIDDEN else ()
            standing = _sides(known, past, name, origins)
            sides = [first_written(undone, past, each, name) for each in standing]
            values = _values(reader.connection, origins, past, name, sides, unaware)
            base = _base(past, name, sides if name != _HIDDEN else known.of(name))
            parts = tuple(dict.fromkeys((each.noun, each.record_id) for each in unaware))
            yield ContestedField(noun, record_id, name, base, image[name], values, parts)


def _sides(known: LatestChanges, past: RecordPast, name: str, origins: Origins) -> list[str]:
    """Return the changes between which a person decides."""
    standing = list(known.of(name))
    if name != _HIDDEN or len(standing) > 1:
        return standing
    others = {each for field in known.fields - {_HIDDEN} for each in known.of(field)} - {past.birth}
    gone = standing[0]
    apart = [each for each in others if not origins.knows(gone, each) and not origins.knows(each, gone)]
    return [gone, *sorted(apart, key=past.rank)[-1:]]


def _values(
    connection: Connection,
    origins: Origins,
    past: RecordPast,
    name: str,
    sides: Sequence[str],
    unaware: Iterable[PartChange],
) -> tuple[ContestedValue, ...]:
    found = []
    for change in sorted(sides, key=past.rank, reverse=True):
        is_written = change == past.birth or name in past.changes[change].after
        value: Any = past.value(change, name) if is_written else False
        found.append(_value(origins, value, _step_of(connection, origins, change)))
    if len(sides) == 1:
        steps = [_step_of(connection, origins, each.change) for each in unaware]
        # Of each laptop the last one speaks for all.
        last = {step.origin: step for step in sorted(steps, key=lambda step: step.lamport)}
        found += [_value(origins, False, step) for step in last.values()]  # noqa: FBT003  # not removed
    return tuple(found)


def _step_of(connection: Connection, origins: Origins, change: str) -> Row[str, int, int, int]:
    origin, sequence = origins.global_name(change)
    return connection.execute(
        select(EDIT.c.author, EDIT.c.wall_ms, EDIT.c.origin, EDIT.c.lamport)
        .where(EDIT.c.origin == origins.numbers[origin], EDIT.c.first_sequence <= sequence)
        .order_by(EDIT.c.first_sequence.desc())
        .limit(1)
    ).one()


def _value(origins: Origins, value: Any, step: Row[str, int, int, int]) -> ContestedValue:  # noqa: ANN401  # plain
    origin = origins.ids[step.origin]
    at = datetime.fromtimestamp(step.wall_ms / 1000, UTC)
    return ContestedValue(value, step.author or origins.names.get(origin, ""), at, origin)


def _base(past: RecordPast, name: str, standing: Iterable[str]) -> Any:  # noqa: ANN401  # a plain value
    """Return what the field held before the laptops went apart: what the oldest of the values replaced."""
    oldest = min(standing, key=past.rank)
    if oldest == past.birth:
        return past.born(name)
    return past.changes[oldest].before.get(name)
