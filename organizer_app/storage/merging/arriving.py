"""Take in the steps of other laptops: log, records and rows together, or nothing.

Nothing is refused for what a plan must hold, such as a person without a name: the steps enter as they were
made, and the checks of the plan say afterwards what is wrong.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import update

from organizer_app.domain.basics.changes import Noun, Operation
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.parts import hangs_by
from organizer_app.domain.merging.seals import first_chain, root_of, with_seals_kept
from organizer_app.domain.merging.steps import ErasedRecord, MergeReport, erased_by
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.erasing import blank_journal
from organizer_app.storage.journal.journal_heads import HEAD_COLUMNS, LatestChanges, change_name, heads_of
from organizer_app.storage.journal.withheld_steps import is_partial
from organizer_app.storage.merging.cleaned_texts import clean_told, note_erasures
from organizer_app.storage.merging.erased_names import without_erased
from organizer_app.storage.merging.large_erasures import asked, sort_without, to_hold
from organizer_app.storage.merging.late_births import (
    by_erased_person,
    kept_values,
    owned_by_erased,
    said_of_people,
)
from organizer_app.storage.merging.late_parts import Late, enter_late, parts_told
from organizer_app.storage.merging.new_rows import new_row
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.readable import apart, empty_values, known_noun
from organizer_app.storage.merging.record_log import LoggedChange, RecordPast, logs_of
from organizer_app.storage.merging.sealing import (
    break_roots,
    chain_here,
    keep_arrived_seals,
    keep_begin,
    stored_salts,
)
from organizer_app.storage.merging.shown_rows import show, show_owners
from organizer_app.storage.merging.waiting import keep_waiting, sort_steps
from organizer_app.storage.statements import insert_rows, put_rows, update_rows
from organizer_app.storage.tables import BORN, CHANGE, EDIT, HEAD, NEWER_CHANGE, ORIGIN, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from organizer_app.domain.merging.steps import StepBundle, TravelBirth, TravelChange, TravelStep
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.merging.waiting import Sorted
    from organizer_app.storage.reader import Reader

_EDIT_COLUMNS = (
    "id", "kind", "arguments", "author", "origin", "lamport", "wall_ms", "undoes", "first_sequence",
    "inserts", "changes", "seen", "brought_by", "chain", "salts",
)  # fmt: skip
_CHANGE_COLUMNS = (
    "origin", "sequence", "lamport", "edit_id", "noun", "record_id", "operation", "after", "before",
    "parents",
)  # fmt: skip


def take_in(editor: Editor, bundle: StepBundle, *, agreed: Collection[str] | None = ()) -> MergeReport:
    """Take in what is new in a bundle, and what waited for it; empty records are left to `erase_arrived`.

    Args:
        editor: an edit of the kind `MERGED_CHANGES`.
        bundle: steps of other laptops.
        agreed: entries of people who may be erased although they are several; None for everybody.

    Raises:
        OriginClash: two laptops wrote as one; nothing may be kept of this edit.
        ChangesRefused: a step changes a record that none has created, or a seal builds on another one than
            is here.
    """
    editor.flush()
    bundle = without_erased(editor.connection, bundle)
    origins = Origins(editor.connection)
    found = sort_steps(editor.connection, origins, bundle.steps)
    told_again = found.known if found.known and is_partial(editor.connection) else []
    doubtful: Collection[str] = ()
    if held := to_hold(editor, [*found.ready, *told_again], agreed=agreed, at=editor.at):
        found, doubtful = sort_without(editor.connection, origins, bundle.steps, held)
        told = {key: each for key, each in bundle.erased.items() if key not in doubtful}
        bundle = replace(bundle, erased=told)
        told_again = [step for step in told_again if step.edit_id not in held]
    told_late = [step for step in found.known if step.edit_id in held]
    keep_waiting(editor.connection, origins, [*found.waiting, *told_late], bundle.names)
    asking = asked(editor.connection) if held else ()
    # Before the steps that build on them.
    late = _late(editor, origins, told_again, doubtful)
    if not found.ready and not late.touched and not late.erased:
        return MergeReport(
            duplicates=len(found.known),
            waiting=len(found.waiting),
            missing=found.missing,
            unproved=bundle.unproved,
            asking=asking,
        )
    for step in found.ready:
        origins.ensure(step.origin, bundle.names.get(step.origin, ""))
        for other in step.seen:
            origins.ensure(other, bundle.names.get(other, ""))
    note_erasures(editor.connection, found.ready)
    arrival = _Arrival(editor, origins, bundle.erased)
    arrival.enter(found.ready)
    report = arrival.finish(found, bundle.erased, late)
    break_roots(editor.connection, arrival.broken_roots)
    if late.touched or late.erased:
        keep_arrived_seals(editor.connection, told_again)
    cleaned = clean_told(editor, found.ready)
    return replace(report, unproved=bundle.unproved, asking=asking, cleaned=cleaned)


def _late(
    editor: Editor, origins: Origins, told_again: Sequence[TravelStep], doubtful: Collection[str]
) -> Late:
    """Enter what was left out of steps for this laptop before, and is told now.

    Who waits for a yes to erase some records has emptied them already: what they say of these is left out.
    """
    if not told_again:
        return Late({}, {})
    parts = [each for each in parts_told(origins, told_again) if each.record_id not in doubtful]
    return enter_late(editor, origins, parts, at=editor.at, tzdata_version=editor.tzdata_version)


class _Touched(NamedTuple):
    noun: Noun
    past: RecordPast
    heads: LatestChanges


class _Arrival:
    def __init__(self, editor: Editor, origins: Origins, erased: Iterable[str]) -> None:
        self._editor = editor
        # Erased at the end; until then the row has to say with what it was created, for the seal over that.
        self._leaving = set(erased)
        self._connection = editor.connection
        self._origins = origins
        self._records: dict[str, _Touched] = {}
        self._new: set[str] = set()
        self._erased: dict[str, ErasedRecord] = {}
        self._former: set[str] = set()
        self._left: set[str] = set()
        self._births: dict[Noun, list[list[Any]]] = defaultdict(list)
        self._changes: list[tuple[Any, ...]] = []
        self._newer: list[tuple[Any, ...]] = []
        self._edits: list[tuple[Any, ...]] = []
        # The steps as they are kept, where something of them is not.
        self._blank: dict[int, TravelChange] = {}
        self._chains: dict[int, bytes | None] = {}
        self.broken_roots: set[str] = set()
        self._said: list[tuple[str, str, Mapping[str, Any]]] = []

    def enter(self, steps: Iterable[TravelStep]) -> None:
        """Work out the rows of the log and of the new records."""
        ready = list(steps)
        self._leaving.update(erased_by(ready))
        self._read(ready)
        for step in ready:
            self._said += said_of_people(step)
            self._follow_seal(step)
            self._blank.clear()
            for birth in step.births:
                self._create(step, birth)
            for change in step.changes:
                self._change(step, change)
            self._edits.append(self._edit_row(self._as_kept(step)))
            number = self._origins.numbers[step.origin]
            self._origins.sequence[number] += step.numbers
            self._origins.lamport[number] = max(self._origins.lamport[number], step.lamport)

    def _follow_seal(self, step: TravelStep) -> None:
        """Check that the seal of a step builds on the one that is here."""
        number, seal = self._origins.numbers[step.origin], step.seal
        if step.first_sequence == 1:
            before: bytes | None = first_chain(step.origin)
        elif number in self._chains:
            before = self._chains[number]
        else:
            before = chain_here(self._connection, number)
        if seal is not None and before is None:
            keep_begin(self._connection, number, step.first_sequence - 1, seal.before)
        elif seal is not None and seal.before != before:
            raise ChangesRefused(Refusal.ALTERED, self._origins.names[step.origin])
        self._chains[number] = seal.chain if seal is not None else None

    def _as_kept(self, step: TravelStep) -> TravelStep:
        if not self._blank or step.seal is None:
            return step
        self.broken_roots.add(root_of(step))
        changes = tuple(self._blank.get(each.sequence, each) for each in step.changes)
        return with_seals_kept([step], [replace(step, changes=changes)])[0]

    def _read(self, steps: Iterable[TravelStep]) -> None:
        """Read the records that the steps change and that are here already."""
        by_noun: dict[Noun, set[str]] = defaultdict(set)
        for step in steps:
            for change in step.changes:
                noun = known_noun(change.noun)
                if noun is not None:
                    by_noun[noun].add(change.record_id)
        for noun, ids in by_noun.items():
            heads = heads_of(self._connection, noun, ids)
            logs = logs_of(self._connection, self._origins, heads)
            codec = codec_of(RECORD_TYPES[noun])
            for record_id, record in self._editor.rows_by_id(RECORD_TYPES[noun], heads).items():
                past = RecordPast(heads[record_id].born, codec.image(record), logs[record_id])
                self._records[record_id] = _Touched(noun, past, heads[record_id])

    def _edit_row(self, step: TravelStep) -> tuple[Any, ...]:
        seen = {str(self._origins.numbers[origin]): number for origin, number in step.seen.items()}
        return (
            step.edit_id,
            step.kind,
            _json(dict(step.arguments)),
            step.author,
            self._origins.numbers[step.origin],
            step.lamport,
            step.wall_ms,
            step.undoes,
            step.first_sequence,
            len(step.births),
            len(step.births) + len(step.changes),
            _json(seen) if seen else "",
            self._editor.edit_id,
            step.seal.chain if step.seal else None,
            stored_salts(step),
        )

    def _create(self, step: TravelStep, birth: TravelBirth) -> None:
        number = self._origins.numbers[step.origin]
        noun = known_noun(birth.noun)
        known, newer = ({}, dict(birth.values)) if noun is None else apart(noun, birth.values)
        if newer or noun is None:
            place = (number, birth.sequence, step.lamport, step.edit_id)
            told = (birth.noun, birth.record_id, Operation.INSERT.value, _json(newer), "{}", "{}")
            self._newer.append((*place, *told))
        if noun is None:
            return
        if birth.record_id in self._records:
            raise ChangesRefused(Refusal.DAMAGED)
        values = {**empty_values(noun), **known}
        name = change_name(number, birth.sequence)
        self._records[birth.record_id] = _Touched(noun, RecordPast(name, values), LatestChanges(name))
        self._new.add(birth.record_id)
        self._births[noun].append(
            new_row(noun, birth.record_id, values, step.wall_ms, self._editor.tzdata_version)
        )
        self._births[noun][-1] += [number, birth.sequence]

    def _change(self, step: TravelStep, change: TravelChange) -> None:
        number = self._origins.numbers[step.origin]
        noun = known_noun(change.noun)
        place = (number, change.sequence, step.lamport, step.edit_id, change.noun, change.record_id)
        parents = {name: [self._origins.local(*ref) for ref in refs] for name, refs in change.parents.items()}
        known, newer = ({}, dict(change.after)) if noun is None else apart(noun, change.after)
        if change.record_id in self._records and self._is_blank(change):
            known, newer = {}, {}
            self._blank[change.sequence] = change._replace(after={}, before={})
        if newer or noun is None:
            # What this version cannot read at all is passed on with everything that it says.
            told = parents if not known else {name: parents[name] for name in newer}
            before = {name: value for name, value in change.before.items() if name in newer}
            operation = change.operation
            self._newer.append((*place, operation, _json(newer), _json(before), _json(told)))
        if noun is None or (newer and not known):
            return
        if change.record_id not in self._records:
            raise ChangesRefused(Refusal.DAMAGED)
        record = self._records[change.record_id]
        if change.operation == Operation.ERASE.value:
            self._erased[change.record_id] = ErasedRecord(noun.value, change.before)
        before = {name: record.past.before(name, change.before, parents[name]) for name in known}
        name = change_name(number, change.sequence)
        rank = self._origins.rank(step.lamport, number, change.sequence)
        record.past.add(LoggedChange(name, rank, step.edit_id, known, before, parents))
        record.heads.write(name, known, parents)
        self._former.add(str(before.get("city_action_id") or ""))
        self._left.update(str(value) for field, value in before.items() if hangs_by(noun, field))
        self._changes.append((*place, change.operation, _json(known), _json(before), _json(parents)))

    def _is_blank(self, change: TravelChange) -> bool:
        """Return whether nothing is kept of a change: its record is erased, or will be with these steps."""
        is_leaving = change.record_id in self._leaving and change.operation != Operation.ERASE.value
        return is_leaving or self._records[change.record_id].heads.is_erased

    def finish(self, found: Sorted, told: Mapping[str, ErasedRecord], late: Late) -> MergeReport:
        """Write everything; return what it came to."""
        for noun, rows in self._births.items():
            names = (*codec_of(RECORD_TYPES[noun]).names, *BORN)
            insert_rows(self._connection, table_of(noun), names, rows)
        insert_rows(self._connection, EDIT, _EDIT_COLUMNS, self._edits)
        insert_rows(self._connection, CHANGE, _CHANGE_COLUMNS, self._changes)
        insert_rows(self._connection, NEWER_CHANGE, _CHANGE_COLUMNS, self._newer)
        self._write_origins()
        written = [each for each in self._records.items() if each[1].heads.fields]
        put_rows(self._connection, HEAD, HEAD_COLUMNS, [_head_row(*each) for each in written])
        by_noun = grouped_pairs((record.noun, record_id) for record_id, record in written)
        at, tzdata = self._editor.at, self._editor.tzdata_version
        contests = show(self._editor, self._origins, by_noun, at=at, tzdata_version=tzdata)
        touched = {**late.touched, **{each: record.noun for each, record in self._records.items()}}
        parts = grouped_pairs((noun, each) for each, noun in touched.items())
        owners, asked_for = show_owners(
            self._editor, self._origins, parts, self._left, at=at, tzdata_version=tzdata
        )
        contests += [each for each in asked_for if each not in contests]
        touched |= owners
        self._editor.note_arrived(touched, self._former - {""})
        steps, erased = found.ready, self._to_erase(told, late)
        return MergeReport(
            taken=len(steps),
            changes=sum(len(step.births) + len(step.changes) for step in steps),
            duplicates=len(found.known),
            waiting=len(found.waiting),
            missing=found.missing,
            contests=tuple(contests),
            erased=erased,
            said=by_erased_person(self._connection, self._said, erased),
            touched=Counter(noun.value for noun in touched.values()),
        )

    def _write_origins(self) -> None:
        origins = self._origins
        counters = [(origins.sequence[each], origins.lamport[each], each) for each in origins.ids]
        update_rows(self._connection, ORIGIN, ("sequence", "lamport"), counters, key="number")

    def _to_erase(self, told: Mapping[str, ErasedRecord], late: Late) -> dict[str, ErasedRecord]:
        """Return the records to empty: those that these steps erased, or others that are on their way."""
        here = self._records.keys() | late.touched.keys()
        wanted = {each: tombstone for each, tombstone in told.items() if each in here}
        wanted |= self._erased
        people = [each for each, gone in self._erased.items() if gone.noun == Noun.PERSON.value]
        born = grouped_pairs((self._records[each].noun, each) for each in self._new)
        wanted = {**owned_by_erased(self._connection, people, born), **wanted}
        gone = {each for each, record in self._records.items() if record.heads.is_erased} - self._new
        return {each: tombstone for each, tombstone in wanted.items() if each not in gone} | dict(late.erased)


def _head_row(record_id: str, record: _Touched) -> tuple[Any, ...]:
    heads = record.heads
    return record_id, record.noun.value, heads.stored(), ",".join(heads.contested), heads.is_erased


def erase_arrived(reader: Reader, erased: Mapping[str, ErasedRecord]) -> None:
    """Empty the records that arriving steps erased, with all that the journal says of them.

    Args:
        reader: the transaction that took the steps in.
        erased: what stays of each, as `take_in` returned it.
    """
    blank_journal(reader.connection, erased)
    for record_id, tombstone in erased.items():
        noun = known_noun(tombstone.noun)
        if noun is None:
            continue
        known, _newer = apart(noun, kept_values(tombstone.values))
        values = {**empty_values(noun), **known, "hidden": True}
        table = table_of(noun)
        fresh = {**values, "version": table.c.version + 1}
        reader.connection.execute(update(table).where(table.c.id == record_id).values(fresh))
        put_rows(reader.connection, HEAD, HEAD_COLUMNS, [(record_id, noun.value, "{}", "", True)])


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
