"""What must hold of every plan at every moment: journal, rows and summaries agree."""

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.reader import Reader
from organizer_app.storage.rows.action_summaries import parts_of, row_at, with_last_days
from organizer_app.storage.rows.plan_rows import read_snapshot
from organizer_app.storage.tables import ACTION_SUMMARY, CHANGE, EDIT, HEAD, ORIGIN, TRACKED


def check_plan(workspace: Workspace) -> None:
    """Fail unless journal, rows and summaries agree."""
    with workspace.read() as reader:
        check_sequences(reader.connection)
        check_lamport(reader.connection)
        check_values(reader.connection)
        check_heads(reader.connection)
        check_summaries(reader, workspace.clock())


def check_sequences(connection: Connection) -> None:
    """Fail unless the changes of every origin are numbered from 1 without gap, and steps own all of them."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for _record_id, origin, sequence in _births(connection):
        numbers[origin].append(sequence)
    for origin, sequence in connection.execute(select(CHANGE.c.origin, CHANGE.c.sequence)):
        numbers[origin].append(sequence)
    owned: dict[int, list[int]] = defaultdict(list)
    for step in connection.execute(select(EDIT)):
        assert 0 <= step.inserts <= step.changes
        if step.first_sequence:
            owned[step.origin] += range(step.first_sequence, step.first_sequence + max(step.changes, 1))
            numbers[step.origin] += [] if step.changes else [step.first_sequence]
    for origin in connection.execute(select(ORIGIN)):
        expected = list(range(1, origin.sequence + 1))
        assert sorted(numbers.pop(origin.number, [])) == expected
        assert sorted(owned.pop(origin.number, [])) == expected
    assert (numbers, owned) == ({}, {})


def check_lamport(connection: Connection) -> None:
    """Fail unless steps rise in Lamport order and every change has the number of its step."""
    steps = list(connection.execute(select(EDIT.c.id, EDIT.c.lamport).order_by(EDIT.c.lamport)))
    lamports = [step.lamport for step in steps]
    assert lamports == sorted(set(lamports))
    by_id = {step.id: step.lamport for step in steps}
    for edit_id, lamport in connection.execute(select(CHANGE.c.edit_id, CHANGE.c.lamport)):
        assert by_id[edit_id] == lamport


def check_values(connection: Connection) -> None:
    """Fail unless each change starts from what the one before left, and the row holds the last value."""
    held: dict[tuple[str, str], Any] = {}
    for change in connection.execute(select(CHANGE).order_by(CHANGE.c.lamport)):
        before, after = json.loads(change.before), json.loads(change.after)
        assert before.keys() == after.keys()
        for name, value in before.items():
            assert held.get((change.record_id, name), value) == value
        held.update({(change.record_id, name): value for name, value in after.items()})
    images = _images(connection)
    for (record_id, name), value in held.items():
        assert images[record_id][name] == value, (record_id, name)


def check_heads(connection: Connection) -> None:
    """Fail unless the kept heads are the changes of the log that no other change names as a parent."""
    written: dict[tuple[str, str], set[str]] = defaultdict(set)
    replaced: dict[tuple[str, str], set[str]] = defaultdict(set)
    for change in connection.execute(select(CHANGE)):
        parents = json.loads(change.parents)
        for name in json.loads(change.after):
            key = change.record_id, name
            written[key].add(f"{change.origin}:{change.sequence}")
            replaced[key].update(parents[name])
    births = {record_id: f"{origin}:{sequence}" for record_id, origin, sequence in _births(connection)}
    kept: dict[tuple[str, str], set[str]] = {}
    for row in connection.execute(select(HEAD)):
        heads = {
            name: {each} if isinstance(each, str) else {*each} for name, each in json.loads(row.heads).items()
        }
        assert row.contested == ",".join(sorted(name for name, each in heads.items() if len(each) > 1))
        # The log of an erased record says no more which fields were written.
        kept.update({} if row.erased else {(row.record_id, name): each for name, each in heads.items()})
    everything = {key: {births[key[0]], *changes} - replaced[key] for key, changes in written.items()}
    assert kept == everything


def check_summaries(reader: Reader, at: datetime) -> None:
    """Fail unless every flat row equals the one computed anew from all records at a moment, UTC."""
    connection = reader.connection
    ids = [action.id for action in reader.all(CityAction)]
    parts = with_last_days(connection, parts_of(reader, ids), at)
    anew = {row.action_id: row for row in (row_at(each, at) for each in parts)}
    kept = {row.action_id: row for row in read_snapshot(connection).rows}
    assert kept == anew
    assert len(kept) == len(list(connection.execute(select(ACTION_SUMMARY.c.action_id))))


def contents(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return all that the plan says, hidden records apart, without what storage writes itself."""
    with workspace.read() as reader:
        return {key: image for key, image in _images(reader.connection).items() if not image["hidden"]}


def _images(connection: Connection) -> dict[str, dict[str, Any]]:
    images: dict[str, dict[str, Any]] = {}
    for noun in _kept_nouns(connection):
        names = codec_of(RECORD_TYPES[noun]).journalled
        table = TRACKED[noun]
        for record_id, *values in connection.execute(select(table.c.id, *(table.c[name] for name in names))):
            images[record_id] = dict(zip(names, values, strict=True))
    return images


# Plain SQL, and no statement for an empty table: each open plan compiles its statements anew, which takes
# longer than running them.


def _births(connection: Connection) -> list[tuple[str, int, int]]:
    """Return id, origin and number of the birth of every record."""
    found = _from_every_table(connection, "SELECT id, born_origin, born_sequence FROM {table}")
    return [(record_id, origin, sequence) for record_id, origin, sequence in found]


def _kept_nouns(connection: Connection) -> list[Noun]:
    """Return the kinds of record of which the plan has any, hidden ones too."""
    found = _from_every_table(connection, "SELECT '{noun}' WHERE EXISTS (SELECT 1 FROM {table})")
    return [Noun(noun) for (noun,) in found]


def _from_every_table(connection: Connection, select_from: str) -> list[Row[Any]]:
    named = connection.dialect.identifier_preparer.format_table
    parts = [select_from.format(noun=noun.value, table=named(table)) for noun, table in TRACKED.items()]
    return list(connection.exec_driver_sql(" UNION ALL ".join(parts)))
