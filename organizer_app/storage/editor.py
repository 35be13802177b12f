"""Make one edit: everything written inside it is one transaction, one journal entry and one undo step."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Any, cast

from organizer_app.domain.basics.changes import ChangeSet, Noun, Operation, RecordChange
from organizer_app.domain.basics.problems import RecordMissing, StaleRecord
from organizer_app.domain.merging.merge_problems import FieldContested
from organizer_app.domain.merging.parts import hangs_by
from organizer_app.domain.model.city_actions import (
    CityAction,
    derived_values,
    with_derived_times,
    without_idle_seconds,
)
from organizer_app.domain.model.nouns import NOUN_OF
from organizer_app.storage import doubtful_texts, erasing
from organizer_app.storage.codecs import Plain, codec_of, encode_moment
from organizer_app.storage.journal import journal
from organizer_app.storage.journal.journal_heads import ALL_FIELDS, LatestChanges, heads_of, keep_heads
from organizer_app.storage.reader import Reader, Rules
from organizer_app.storage.rows.action_summaries import actions_touched, add_summaries, refresh_summaries
from organizer_app.storage.rows.added_records import FreshRecords
from organizer_app.storage.rows.bulk_rows import AlikeRows
from organizer_app.storage.statements import insert_rows, update_rows
from organizer_app.storage.tables import BORN, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.basics.edits import EditKind, EditSummary
    from organizer_app.domain.basics.records import Record, RecordType
    from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
    from organizer_app.domain.people.name_forms import Traces
    from organizer_app.storage.journal.journal import JournalEntry

    Follower = Callable[["Editor", Mapping[Noun, Iterable[str]], Iterable[str]], Mapping[str, Noun]]

# Positions of version, created_at and updated_at in every row; the order is that of `Record`.
VERSION_SPOT = 1
# Above this number of actions a view reads everything again instead of row by row.
EVERYTHING = 2000
# The field that says whether a record is removed.
HIDDEN = "hidden"


class Editor(Reader):
    """A reader that can also write; others see nothing before `finish`."""

    def __init__(
        self, connection: Connection, entry: JournalEntry, tzdata_version: str, rules: Rules = tuple
    ) -> None:
        super().__init__(connection, rules)
        self._entry = entry
        # Moments are stored with seconds; a just-written record must equal the one read back.
        self.at = entry.at.replace(microsecond=0)
        self.tzdata_version = tzdata_version
        self._first_sequence = journal.last_sequence(connection, entry.origin) + 1
        self._inserted: dict[str, Noun] = {}
        self._nouns: set[Noun] = set()
        # New records whose actions must be looked up, and new records that were changed again.
        self._seen: dict[str, Noun] = {}
        self._changes: dict[str, RecordChange] = {}
        # Other values that stand again beside those of `_changes`, which rank above them.
        self._beside: list[RecordChange] = []
        self._heads: dict[str, LatestChanges] = {}
        self._new: dict[type[Record], list[list[Plain]]] = {}
        self._fresh = FreshRecords(self)
        self._is_rewritten = False
        # Whether this is a step although it changes no record of its own.
        self._is_step = False
        # Called before something is erased; what it returns is called at the end. The caller of the edit
        # gives it: it reads the steps as they travel, and that builds on this module.
        self.keeper: Callable[[Reader], Callable[[], None]] | None = None
        # Called with parts that moved, by kind, and the records that they left; returns what follows. It
        # comes from the caller of the edit, too.
        self.follower: Follower | None = None
        self._seals: Callable[[], None] | None = None
        self._former: set[str] = set()
        self._alike = AlikeRows()

    @property
    def edit_id(self) -> str:
        """The id of the step."""
        return self._entry.edit_id

    def put(self, record: RecordType) -> RecordType:
        """Store a new or changed record and return it as stored.

        Raises:
            RecordMissing: the changed record is not in the plan.
            StaleRecord: the record changed since it was read.
        """
        if record.version == 0:
            self.add_all([record])
            return replace(self._derived(record), version=1, created_at=self.at, updated_at=self.at)
        self.flush()
        known = self.find(type(record), record.id)
        return self.put_all([record], {record.id: known} if known else {})[0]

    def keep(self, record: RecordType) -> RecordType:
        """Store a new record; return an existing one unchanged."""
        return self.put(record) if record.version == 0 else record

    def hide(self, record: RecordType) -> RecordType:
        """Put a tombstone on a record: views no longer show it, history keeps it."""
        return self.put(replace(record, hidden=True))

    def keep_seals(self) -> None:
        """Remember what the seals of all steps stand over, before something of them is erased."""
        if self._seals is None and self.keeper is not None:
            self.flush()
            self._seals = self.keeper(self)

    def erase(self, emptied: RecordType) -> None:
        """Replace a record, hidden or not, with its empty tombstone; the journal records only the removal.

        Raises:
            RecordMissing: the record is not in the plan.
        """
        self.keep_seals()
        self.flush()
        known = self.find(type(emptied), emptied.id)
        if known is None:
            raise RecordMissing(NOUN_OF[type(emptied)].value, emptied.id)
        noun = NOUN_OF[type(emptied)]
        at = {"version": known.version + 1, "created_at": known.created_at, "updated_at": self.at}
        self._fresh.forget()
        gone = replace(emptied, hidden=True, **at)  # type: ignore[arg-type]  # its own fields
        self._update(noun, [gone], codec_of(type(gone)).names[1:])
        heads = self._heads_of(noun, [known.id])[known.id]
        parents = {ALL_FIELDS: tuple(heads.of(ALL_FIELDS))}
        heads.erase()
        self._changes[known.id] = RecordChange(noun, known.id, Operation.ERASE, {}, {}, parents)

    def scrub(
        self, traces: Traces, erased_ids: Iterable[str], mentions: Iterable[DoubtfulMention] = ()
    ) -> Counter[str]:
        """Remove traces of erased records from the journal and every text; count texts by table.

        Args:
            traces: what is certainly theirs goes everywhere.
            erased_ids: records whose content the journal does not keep.
            mentions: texts in doubt, as `doubtful_texts.mentions_in` found them, that go too.
        """
        self.keep_seals()
        self.flush()
        self._is_rewritten = True
        erasing.blank_journal(self.connection, erased_ids)
        # First, because a text is known again by its words.
        chosen = doubtful_texts.scrub_mentions(self.connection, traces.doubtful, mentions)
        cleaned = erasing.scrub_texts(self.connection, traces.sure)
        erasing.follow_versions(self.connection)
        return cleaned + Counter({doubtful_texts.CHOSEN: chosen})

    def add_all(self, records: Iterable[Record]) -> None:
        """Store many new records of any type."""
        at = encode_moment(self.at)
        for record in records:
            record_type = type(record)
            derived = self._derived(record)
            row = codec_of(record_type).row(derived)
            row[VERSION_SPOT : VERSION_SPOT + 3] = 1, at, at
            row += self._entry.origin, self._first_sequence + len(self._inserted)
            self._new.setdefault(record_type, []).append(row)
            self._fresh.note(derived)
            self._inserted[record.id] = self._seen[record.id] = NOUN_OF[record_type]
            self._nouns.add(NOUN_OF[record_type])

    def add_alike(self, template: Record, columns: Mapping[str, Sequence[Any]]) -> None:
        """Store many new records that differ from a template only in some fields, without building them.

        Args:
            template: the shared values; its own id is not used.
            columns: the fields that differ, ``id`` included, each with the domain values of all records; for
                a city action also the derived moments.
        """
        ids = columns.get("id", ())
        if not ids:
            return
        first, noun = self._first_sequence + len(self._inserted), NOUN_OF[type(template)]
        at = encode_moment(self.at)
        common: dict[str, Plain] = {
            "version": 1,
            "created_at": at,
            "updated_at": at,
            "born_origin": self._entry.origin,
        }
        self._alike.add(template, {**columns, "born_sequence": range(first, first + len(ids))}, common)
        self._inserted.update(zip(ids, repeat(noun)))
        self._nouns.add(noun)

    def add_summaries(self, columns: Mapping[str, Sequence[Plain]]) -> None:
        """Accept the flat rows of actions added with `add_alike`, as the columns of `ActionRow`.

        A bulk import knows these rows without reading. An action that is changed later in this edit, or added
        without a flat row, is computed from its records as usual.
        """
        self._alike.summaries.append(columns)

    def put_all(self, records: Iterable[RecordType], known: dict[str, RecordType]) -> list[RecordType]:
        """Store many changed records of one type, given their current versions in the plan, by id."""
        self.flush()
        wanted = [(_in_order(record), self._checked(record, known)) for record in records]
        changed = [(*each, names) for each in wanted if (names := codec_of(type(each[0])).differing(*each))]
        stored = {before.id: before for _, before in wanted}
        if changed:
            self._fresh.forget()
            noun = NOUN_OF[type(changed[0][0])]
            codec = codec_of(type(changed[0][0]))
            heads = self._heads_of(noun, [record.id for record, _, _ in changed])
            written = {"version", "updated_at"}
            for record, before, names in changed:
                _refuse_contested(noun, record.id, names, heads[record.id])
                derived = self._derived_values(record)
                after = stored[record.id] = codec.copied(record, self._next(before) | derived)
                written.update(names, derived)
                self._note(after, before, names, heads[record.id])
            self._update(noun, [stored[record.id] for record, _, _ in changed], written)
        return [stored[record.id] for record, _ in wanted]

    def settle(self, record: RecordType, names: Collection[str]) -> RecordType:
        """Decide fields that two laptops changed, also for the value that they show already.

        Args:
            record: the record with the chosen values.
            names: the fields that are decided; what is not contested and keeps its value is left alone, for
                Enter in a field and a click on Save may both come before the card is gone.

        Raises:
            RecordMissing: the record is not in the plan.
            FieldContested: its removal is contested too, and not among the fields.
        """
        before, heads = self._standing(record)
        contested = set(heads.contested)
        undecided = [
            name for name in names if name in contested or getattr(record, name) != getattr(before, name)
        ]
        if not undecided:
            return before
        if HIDDEN in contested and HIDDEN not in undecided:
            raise FieldContested(NOUN_OF[type(record)].value, record.id, (HIDDEN,))
        return self._write(record, before, undecided, heads)

    def put_apart(
        self, record: RecordType, names: Collection[str], others: Mapping[str, Sequence[Plain]]
    ) -> None:
        """Write fields, some of which are contested from now on: other values stand in them too.

        Args:
            record: the record with the values that it shows.
            names: the fields that are written.
            others: the plain values that stand beside the shown one, for some of the fields.

        Raises:
            RecordMissing: the record is not in the plan.
            FieldContested: one of the fields is contested already.
        """
        before, heads = self._standing(record)
        _refuse_contested(NOUN_OF[type(record)], record.id, names, heads)
        codec = codec_of(type(record))
        for at in range(max(map(len, others.values()))):
            values = {name: each[at] for name, each in others.items() if at < len(each)}
            beside = codec.copied(before, {name: codec.value(name, plain) for name, plain in values.items()})
            self._beside.append(_change(beside, before, sorted(values), heads))
        self._write(record, before, names, heads)

    def _standing(self, record: RecordType) -> tuple[RecordType, LatestChanges]:
        """Return a record as the plan has it, and what its fields stand on."""
        self.flush()
        noun, before = NOUN_OF[type(record)], self.find(type(record), record.id)
        if before is None:
            raise RecordMissing(noun.value, record.id)
        return before, self._heads_of(noun, [record.id])[record.id]

    def _write(
        self, record: RecordType, before: RecordType, names: Collection[str], heads: LatestChanges
    ) -> RecordType:
        """Write named fields of a record, also those that keep their value."""
        self._fresh.forget()
        derived = self._derived_values(record)
        after = codec_of(type(record)).copied(record, self._next(before) | derived)
        self._note(after, before, sorted(names), heads)
        self._update(NOUN_OF[type(record)], [after], {"version", "updated_at", *names, *derived})
        return after

    def note_arrived(self, touched: Mapping[str, Noun], former_action_ids: Iterable[str]) -> None:
        """Accept the records that steps of other laptops wrote, and the actions that they took parts from."""
        self._is_step = True
        self._seen.update(touched)
        self._nouns.update(touched.values())
        self._former.update(former_action_ids)

    def _next(self, before: Record) -> dict[str, Any]:
        return {"version": before.version + 1, "created_at": before.created_at, "updated_at": self.at}

    def _records(
        self,
        record_type: type[RecordType],
        which: str,
        columns: str | tuple[str, ...],
        values: tuple[str | int | bool, ...],
    ) -> tuple[RecordType, ...]:
        self.flush()
        return super()._records(record_type, which, columns, values)

    def flush(self) -> None:
        """Send new records to the database so that reads see them."""
        for record_type, rows in self._new.items():
            names = (*codec_of(record_type).names, *BORN)
            insert_rows(self.connection, table_of(NOUN_OF[record_type]), names, rows)
        self._new.clear()
        self._alike.flush(self.connection)

    def note(self, **arguments: str) -> None:
        """Add plain texts to the journal entry of this step, such as the number of new rows in a file."""
        self._entry = replace(self._entry, arguments={**self._entry.arguments, **arguments})

    def tell(self, texts: Mapping[str, str]) -> None:
        """Say something to the other laptops that changes no record."""
        self._is_step = True
        self.note(**texts)

    def call_step(self, kind: EditKind) -> None:
        """Change the kind of the step, when data read inside the edit decides it."""
        self._entry = replace(self._entry, kind=kind)

    def take_back(self, step: EditSummary, undoes: str) -> None:
        """Turn this edit into an undo or a redo.

        Args:
            step: the step that the sentence names.
            undoes: id of the step that is undone.
        """
        self._entry = replace(self._entry, undoes=undoes)
        self.note(**step.arguments, step=step.kind.value)

    def finish(self) -> ChangeSet | None:
        """Write journal and summaries; return what changed, or None if nothing did."""
        self.flush()
        # An undo without any effect is still a step; otherwise the next undo finds the same step again.
        if not self._changes and not self._inserted and not self._entry.undoes and not self._is_step:
            if self._seals is not None:
                self._seals()
            return None
        changes = [*self._beside, *self._changes.values()]
        journal.append(self.connection, self._entry, inserts=len(self._inserted), changes=changes)
        first = self._first_sequence + len(self._inserted)
        keep_heads(self.connection, self._entry.origin, first, changes, self._heads)
        self._follow_parts(changes)
        if self._seals is not None:
            self._seals()
        action_ids = self._summarize(changes)
        everything = self._is_rewritten or len(action_ids) > EVERYTHING
        touched: set[tuple[Noun, str]] = set()
        if not everything:
            touched.update((change.noun, change.record_id) for change in changes)
            touched.update(zip(self._inserted.values(), self._inserted, strict=True))
            touched.update((noun, record_id) for record_id, noun in self._seen.items())
        return ChangeSet(
            edit_id=self._entry.edit_id,
            kind=self._entry.kind,
            touched=frozenset(touched),
            action_ids=frozenset(action_ids),
            everything=everything,
            nouns=frozenset(change.noun for change in changes) | self._nouns,
            steps=(self._entry.summary(len(self._inserted) + len(changes)),),
        )

    def _follow_parts(self, changes: Iterable[RecordChange]) -> None:
        """Let what parts hang on follow, where they were taken from one record and given to another."""
        moved: dict[Noun, list[str]] = defaultdict(list)
        left: set[str] = set()
        for change in changes:
            names = [name for name in change.after if hangs_by(change.noun, name)]
            if names:
                moved[change.noun].append(change.record_id)
                left.update(str(change.before[name]) for name in names)
        if moved and self.follower is not None:
            owners = self.follower(self, moved, left)
            self._seen.update(owners)
            self._nouns.update(owners.values())

    def _summarize(self, changes: Iterable[RecordChange]) -> set[str]:
        """Update the flat rows; return the ids of the actions that may look different."""
        touched = {change.record_id: change.noun for change in changes} | self._seen
        fresh_ids = self._fresh.ids(CityAction)
        owners = self._fresh.owners()
        known = self._fresh.around(fresh_ids) | owners.keys()
        older = {record_id: noun for record_id, noun in touched.items() if record_id not in known}
        stale = actions_touched(self.connection, older, self.at) | _former_actions(changes)
        stale |= self._former
        stale |= set(owners.values()) | self._alike.owners()
        stale -= fresh_ids
        refresh_summaries(self, stale, self.at)
        add_summaries(self, self._fresh, fresh_ids, self.at)
        return stale | fresh_ids | self._alike.write_summaries(self.connection, stale)

    def _update(self, noun: Noun, records: Sequence[Record], written: Collection[str]) -> None:
        """Write only changed fields of records: writing an unchanged field still costs index updates."""
        codec = codec_of(type(records[0]))
        names = [name for name in codec.names if name in written]
        rows = [(*codec.plain(record, names).values(), record.id) for record in records]
        update_rows(self.connection, table_of(noun), names, rows)

    def _heads_of(self, noun: Noun, record_ids: Iterable[str]) -> Mapping[str, LatestChanges]:
        """Return the heads of records as they were before this edit."""
        unread = [record_id for record_id in record_ids if record_id not in self._heads]
        self._heads.update(heads_of(self.connection, noun, unread))
        return self._heads

    def _checked(self, record: RecordType, known: dict[str, RecordType]) -> RecordType:
        before = known.get(record.id)
        if before is None:
            raise RecordMissing(NOUN_OF[type(record)].value, record.id)
        if before.version != record.version:
            raise StaleRecord(NOUN_OF[type(record)].value, record.id)
        return before

    def _derived(self, record: RecordType) -> RecordType:
        if isinstance(record, CityAction):
            return cast("RecordType", with_derived_times(record, self.tzdata_version))
        return record

    def _derived_values(self, record: Record) -> dict[str, Any]:
        return derived_values(record, self.tzdata_version) if isinstance(record, CityAction) else {}

    def _note(self, after: Record, before: Record, names: Sequence[str], heads: LatestChanges) -> None:
        if after.id in self._inserted:
            self._seen[after.id] = NOUN_OF[type(after)]
            return
        change = _change(after, before, names, heads)
        first = self._changes.get(after.id)
        self._changes[after.id] = _merged(first, change) if first else change


def _change(after: Record, before: Record, names: Sequence[str], heads: LatestChanges) -> RecordChange:
    codec = codec_of(type(after))
    hides = after.hidden and not before.hidden
    parents = {name: tuple(heads.of(name)) for name in names}
    if hides:
        parents[ALL_FIELDS] = tuple(heads.of(ALL_FIELDS))
    return RecordChange(
        NOUN_OF[type(after)],
        after.id,
        Operation.DELETE if hides else Operation.UPDATE,
        codec.plain(after, names),
        codec.plain(before, names),
        parents,
    )


def _refuse_contested(noun: Noun, record_id: str, names: Iterable[str], heads: LatestChanges) -> None:
    """Refuse to decide unawares what two laptops changed; anyone who edits a removed record keeps it."""
    if not heads.contested:
        return
    written = set(names)
    blocked = tuple(name for name in heads.contested if name in written or name == HIDDEN)
    if blocked:
        raise FieldContested(noun.value, record_id, blocked)


def _in_order(record: RecordType) -> RecordType:
    if isinstance(record, CityAction):
        return cast("RecordType", without_idle_seconds(record))
    return record


def _former_actions(changes: Iterable[RecordChange]) -> set[str]:
    """Return the ids of the actions that lost parts to other actions."""
    left = (change.before.get("city_action_id") for change in changes)
    return {str(action_id) for action_id in left if action_id}


def _merged(first: RecordChange, second: RecordChange) -> RecordChange:
    """Merge two writes to a record in one edit into one change, so that no change is its own parent."""
    return RecordChange(
        noun=first.noun,
        record_id=first.record_id,
        operation=second.operation if second.operation is Operation.DELETE else first.operation,
        after={**first.after, **second.after},
        before={**second.before, **first.before},
        parents={**second.parents, **first.parents},
    )
