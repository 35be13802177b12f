"""Write into the rows what their standing changes show, and name the fields that wait for a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.merging.families import Family, family_of
from organizer_app.domain.merging.parts import OWNERS
from organizer_app.domain.merging.registers import (
    Shown,
    Written,
    shown,
    shown_hidden,
    shown_highest,
    shown_latest,
    shown_set,
)
from organizer_app.domain.merging.steps import Contest
from organizer_app.domain.model.city_actions import CityAction, derived_values
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.journal_heads import HEAD_COLUMNS, heads_of
from organizer_app.storage.merging.record_log import RecordPast, logs_of
from organizer_app.storage.merging.unaware_parts import removed_owners, unaware_changes
from organizer_app.storage.statements import put_rows, update_rows
from organizer_app.storage.tables import HEAD, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.basics.records import Record
    from organizer_app.storage.codecs import RecordCodec
    from organizer_app.storage.journal.journal_heads import LatestChanges
    from organizer_app.storage.merging.origins import Origins
    from organizer_app.storage.merging.record_log import LoggedChange
    from organizer_app.storage.merging.unaware_parts import PartChange
    from organizer_app.storage.reader import Reader

# Fewer laptops never wrote apart from each other.
_SEVERAL: Final = 2


def show(
    reader: Reader,
    origins: Origins,
    records: Mapping[Noun, Iterable[str]],
    *,
    at: datetime,
    tzdata_version: str,
) -> list[Contest]:
    """Bring rows and contested fields of records up to their heads; return the fields contested now.

    Args:
        reader: a writing transaction.
        origins: the origins of the plan.
        records: ids of records by kind.
        at: time of the write, UTC.
        tzdata_version: version of the tz database that moments are derived with.
    """
    contests: list[Contest] = []
    for noun, record_ids in records.items():
        contests += _show_noun(reader, origins, noun, record_ids, _Stamp(at, tzdata_version))
    return contests


def show_owners(
    reader: Reader,
    origins: Origins,
    touched: Mapping[Noun, Iterable[str]],
    left: Iterable[str],
    *,
    at: datetime,
    tzdata_version: str,
) -> tuple[dict[str, Noun], list[Contest]]:
    """Bring removed records up to what is written on their parts, as `show` does; return them, too.

    Args:
        reader: a writing transaction; the rows of the parts are written.
        origins: the origins of the plan.
        touched: ids of the parts, by kind.
        left: ids of records that parts were taken from.
        at: time of the write, UTC.
        tzdata_version: version of the tz database that moments are derived with.
    """
    if len(origins.vector) < _SEVERAL:
        return {}, []
    owners = removed_owners(reader.connection, touched, left)
    contests = show(reader, origins, owners, at=at, tzdata_version=tzdata_version)
    return {each: noun for noun, ids in owners.items() for each in ids}, contests


class _Stamp:
    def __init__(self, at: datetime, tzdata_version: str) -> None:
        self.at, self.tzdata_version = at.replace(microsecond=0), tzdata_version


def _show_noun(
    reader: Reader, origins: Origins, noun: Noun, record_ids: Iterable[str], stamp: _Stamp
) -> list[Contest]:
    record_type: type[Record] = RECORD_TYPES[noun]
    codec = codec_of(record_type)
    heads = heads_of(reader.connection, noun, record_ids)
    written = {each: known for each, known in heads.items() if known.fields and not known.is_erased}
    logs = logs_of(reader.connection, origins, written)
    unaware = unaware_of(reader, origins, noun, written, logs)
    rows: list[tuple[Any, ...]] = []
    changed: list[tuple[Record, list[str]]] = []
    contests: list[Contest] = []
    for record_id, record in reader.rows_by_id(record_type, written).items():
        known, image = written[record_id], codec.image(record)
        past = RecordPast(known.born, image, logs[record_id])
        values = shown_values(noun, past, known, origins, unaware.get(record_id, ()))
        contested = tuple(sorted(name for name, each in values.items() if each.is_contested))
        contests += (Contest(noun.value, record_id, name) for name in contested)
        if contested != known.contested:
            rows.append((record_id, noun.value, known.stored(), ",".join(contested), False))
        names = [name for name, each in values.items() if each.value != image[name]]
        if names:
            changed.append((_fresh(codec, record, values, names, stamp), names))
    put_rows(reader.connection, HEAD, HEAD_COLUMNS, rows)
    _write(reader, noun, changed)
    return contests


def _fresh(
    codec: RecordCodec[Any],
    record: Record,
    values: Mapping[str, Shown],
    names: Iterable[str],
    stamp: _Stamp,
) -> Record:
    fresh: dict[str, Any] = {name: codec.value(name, values[name].value) for name in names}
    fresh |= {"version": record.version + 1, "updated_at": stamp.at}
    after: Record = codec.copied(record, fresh)
    if isinstance(after, CityAction):
        after = codec.copied(after, derived_values(after, stamp.tzdata_version))
    return after


def _write(reader: Reader, noun: Noun, changed: list[tuple[Record, list[str]]]) -> None:
    by_fields = grouped_pairs((tuple(sorted(names)), record) for record, names in changed)
    codec = codec_of(RECORD_TYPES[noun])
    derived = ("starts_utc", "ends_utc", "tzdata_version") if RECORD_TYPES[noun] is CityAction else ()
    for fields, records in by_fields.items():
        columns = (*fields, "version", "updated_at", *derived)
        rows = [(*codec.plain(record, columns).values(), record.id) for record in records]
        update_rows(reader.connection, table_of(noun), columns, rows)


def values_shown(
    reader: Reader, origins: Origins, noun: Noun, record_ids: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Return, by record, the plain value that each field written since its creation shows."""
    heads = heads_of(reader.connection, noun, record_ids)
    logs = logs_of(reader.connection, origins, heads)
    unaware = unaware_of(reader, origins, noun, heads, logs)
    record_type: type[Record] = RECORD_TYPES[noun]
    codec = codec_of(record_type)
    found: dict[str, dict[str, Any]] = {}
    for record_id, record in reader.rows_by_id(record_type, heads).items():
        past = RecordPast(heads[record_id].born, codec.image(record), logs[record_id])
        shown_now = shown_values(noun, past, heads[record_id], origins, unaware.get(record_id, ()))
        found[record_id] = {name: each.value for name, each in shown_now.items()}
    return found


def unaware_of(
    reader: Reader,
    origins: Origins,
    noun: Noun,
    heads: Mapping[str, LatestChanges],
    logs: Mapping[str, Iterable[LoggedChange]],
    without: Collection[str] = (),
) -> dict[str, list[PartChange]]:
    """Return, by record, what `unaware_changes` finds on its parts."""
    if noun not in OWNERS or len(origins.vector) < _SEVERAL:
        return {}
    removals = {}
    for record_id, known in heads.items():
        gone = {each.name for each in logs[record_id] if each.after.get("hidden")} & set(known.of("hidden"))
        if gone:
            removals[record_id] = gone
    return unaware_changes(reader.connection, origins, noun, removals, without)


def shown_values(
    noun: Noun,
    past: RecordPast,
    heads: LatestChanges,
    origins: Origins,
    unaware: Iterable[PartChange] = (),
) -> dict[str, Shown]:
    """Return what every field that was written since the creation shows.

    Args:
        noun: kind of the record.
        past: all its changes.
        heads: the standing changes of each field.
        origins: the origins of the plan.
        unaware: what was written on its parts without knowing of its removal.
    """
    found: dict[str, Shown] = {}
    known = codec_of(RECORD_TYPES[noun]).journalled
    for name in heads.fields & known:
        standing = [Written(each, past.rank(each), past.value(each, name)) for each in heads.of(name)]
        found[name] = _shown(noun, name, standing, past)
    standing_removals = [
        Written(each, past.rank(each), past.value(each, "hidden")) for each in heads.of("hidden")
    ]
    if any(each.value for each in standing_removals):
        others = {each for name in heads.fields - {"hidden"} for each in heads.of(name)} - {past.birth}
        others.update(each.change for each in unaware)
        stays = shown_hidden(standing_removals, others, origins.knows)
        is_asked = stays.is_contested and family_of(noun, "hidden") is Family.REGISTER
        found["hidden"] = Shown(stays.value, is_asked)
    return found


def _shown(noun: Noun, name: str, standing: list[Written], past: RecordPast) -> Shown:
    if len(standing) == 1:
        return Shown(standing[0].value, is_contested=False)
    match family_of(noun, name):
        case Family.LATEST:
            return shown_latest(standing)
        case Family.HIGHEST:
            return shown_highest(standing)
        case Family.SET:
            removed = {head.change: _removed(past, head.change, name) for head in standing}
            kept = sorted(shown_set(standing, _elements, removed))
            return Shown(json.dumps(kept, ensure_ascii=False) if kept else "[]", is_contested=False)
    return shown(standing)


def _elements(value: Any) -> list[str]:  # noqa: ANN401  # a plain value
    return list(json.loads(value))


def _removed(past: RecordPast, head: str, name: str) -> dict[str, set[str]]:
    """Return what a change and each change that it stands on removed from a list, by change."""
    removed: dict[str, set[str]] = {}
    waiting = [head]
    while waiting:
        change = waiting.pop()
        if change in removed:
            continue
        parents = past.parents(change, name)
        before = {each for parent in parents for each in _elements(past.value(parent, name))}
        removed[change] = before - set(_elements(past.value(change, name)))
        waiting += parents
    return removed
