"""Read what some steps left in the plan together: what each field held before, and what others built on."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.storage.codecs import read_code
from organizer_app.storage.journal.blocking_steps import references_to
from organizer_app.storage.journal.journal import created_by
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import CHANGE, EDIT, TRACKED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection


class ChosenSteps(NamedTuple):
    """What taking back some steps comes to.

    Attributes:
        values: by noun and record, the plain value that each field gets back.
        created: by noun, the records that go, since nothing else stands on them.
        kept: records that stay as they are in part, because later steps stand on them.
        later: those steps.
    """

    values: Mapping[Noun, Mapping[str, Mapping[str, Any]]]
    created: Mapping[Noun, tuple[str, ...]]
    kept: frozenset[str]
    later: frozenset[str]


class _Record(NamedTuple):
    noun: Noun
    back: Mapping[str, Any]
    later: frozenset[str]


def chosen_steps(connection: Connection, edit_ids: Collection[str]) -> ChosenSteps:
    """Return what some steps left, apart from what later steps wrote.

    A field goes back to what it held before the last run of these steps. One that another step wrote
    afterwards stays. A record that these steps created goes, unless another step changed it or attached
    something visible to it. A step and its undo, neither of them chosen, wrote nothing together.

    Args:
        connection: an open transaction.
        edit_ids: the steps.
    """
    chosen = frozenset(edit_ids)
    created = _created(connection, chosen)
    born = {record_id for ids in created.values() for record_id in ids}
    records = _histories(connection, chosen, born)
    attached = _attached(connection, created)
    stays = _that_stay(records, attached, born)
    values: dict[Noun, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for record_id, record in records.items():
        if record_id not in born and record.back:
            values[record.noun][record_id] = record.back
    later = frozenset(step for record in records.values() for step in record.later)
    gone = {noun: tuple(each for each in ids if each not in stays) for noun, ids in created.items()}
    touched = frozenset(record_id for record_id, record in records.items() if record.later)
    return ChosenSteps(values, {noun: ids for noun, ids in gone.items() if ids}, touched | stays, later)


def _created(connection: Connection, chosen: Iterable[str]) -> dict[Noun, list[str]]:
    created: dict[Noun, list[str]] = defaultdict(list)
    for edit_id in chosen:
        for noun, ids in created_by(connection, edit_id).items():
            created[noun] += ids
    return created


def _histories(connection: Connection, chosen: frozenset[str], born: Collection[str]) -> dict[str, _Record]:
    """Return each record that the steps created or changed, with what it gets back."""
    changed = set(born)
    for batch in batches(chosen):
        changed.update(connection.scalars(select(CHANGE.c.record_id).where(CHANGE.c.edit_id.in_(batch))))
    columns = (CHANGE.c.record_id, CHANGE.c.noun, CHANGE.c.edit_id, CHANGE.c.before, CHANGE.c.after)
    newest_first = select(*columns).order_by(CHANGE.c.lamport.desc(), CHANGE.c.sequence.desc())
    chunks = (newest_first.where(CHANGE.c.record_id.in_(batch)) for batch in batches(sorted(changed)))
    by_record = grouped_pairs(
        (change.record_id, change) for chunk in chunks for change in connection.execute(chunk)
    )
    others = {change.edit_id for changes in by_record.values() for change in changes} - chosen
    canceled = _canceled(connection, others)
    found: dict[str, _Record] = {}
    for record_id, changes in by_record.items():
        real = [change for change in changes if change.edit_id not in canceled]
        if real:
            found[record_id] = _read_back(real, chosen, record_id in born)
    return found


def _canceled(connection: Connection, edit_ids: Collection[str]) -> set[str]:
    """Return the steps that another one of them undid, and those, unless they were redone since."""
    undos: list[Any] = []
    for batch in batches(sorted(edit_ids)):
        found = select(EDIT.c.id, EDIT.c.undoes, EDIT.c.lamport)
        undos += connection.execute(found.where(EDIT.c.id.in_(batch), EDIT.c.undoes != "")).all()
    canceled: set[str] = set()
    # A redo undoes the newest undo of a step, which then undoes nothing anymore.
    for undo in sorted(undos, key=lambda undo: int(undo.lamport), reverse=True):
        if undo.id not in canceled and undo.undoes in edit_ids and undo.undoes not in canceled:
            canceled |= {undo.id, undo.undoes}
    return canceled


def _read_back(changes: list[Any], chosen: frozenset[str], is_born: bool) -> _Record:  # noqa: FBT001  # private
    """Walk back through the changes of one record, newest first."""
    back: dict[str, Any] = {}
    settled: set[str] = set()
    later: set[str] = set()
    waiting: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        before = json.loads(change.before)
        for name in json.loads(change.after):
            if change.edit_id not in chosen:
                settled.add(name)
                waiting[name].add(change.edit_id)
            elif name in settled:
                # Somebody wrote this field after the chosen step, so it is theirs now.
                later |= waiting[name] if name not in back else set()
            else:
                back[name] = before[name]
    others = {change.edit_id for change in changes} - chosen
    return _Record(read_code(Noun, changes[0].noun), back, frozenset(others if is_born else later))


def _attached(connection: Connection, created: Mapping[Noun, list[str]]) -> dict[str, set[str]]:
    """Return, by created record, the visible records that refer to it."""
    attached: dict[str, set[str]] = defaultdict(set)
    for noun, ids in created.items():
        for child, name in references_to(noun):
            table = TRACKED[child]
            for batch in batches(ids):
                refers = select(table.c[name], table.c.id).where(table.c[name].in_(batch))
                for owner, record_id in connection.execute(refers.where(table.c.hidden.is_(False))):
                    attached[owner].add(record_id)
    return attached


def _that_stay(
    records: Mapping[str, _Record], attached: Mapping[str, set[str]], born: Collection[str]
) -> frozenset[str]:
    """Return the created records that others changed, or that something which stays refers to."""
    stays = {each for each in born if each in records and records[each].later}
    stays |= {each for each in born if attached.get(each, set()) - set(born)}
    while True:
        more = {each for each in set(born) - stays if attached.get(each, set()) & stays}
        if not more:
            return frozenset(stays)
        stays |= more
