"""One edit: everything written inside it is one transaction, one journal entry and one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from organizer_app.domain.changes import ChangeSet, Operation, RecordChange
from organizer_app.domain.city_actions import CityAction, with_derived_times
from organizer_app.domain.nouns import NOUN_OF
from organizer_app.domain.problems import RecordMissing, StaleRecord
from organizer_app.storage import journal
from organizer_app.storage.action_summaries import actions_touched, refresh_summaries
from organizer_app.storage.codecs import Plain, codec_of, encode_moment
from organizer_app.storage.heads import ALL_FIELDS, Heads, heads_of
from organizer_app.storage.reader import Reader
from organizer_app.storage.statements import insert_rows, update_rows
from organizer_app.storage.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from organizer_app.domain.records import Record, RecordType
    from organizer_app.storage.journal import JournalEntry

# Beyond this many actions a view reads everything anew instead of row by row.
EVERYTHING = 2000


class Editor(Reader):
    """A reader that can also write; nothing is visible to others before `finish`."""

    def __init__(self, connection: Connection, entry: JournalEntry, tzdata_version: str) -> None:
        super().__init__(connection)
        self._entry = entry
        self._tzdata_version = tzdata_version
        self._changes: dict[str, RecordChange] = {}
        self._new: dict[type[Record], list[list[Plain]]] = {}

    def put(self, record: RecordType) -> RecordType:
        """Store a new or changed record and return it as stored.

        Raises:
            RecordMissing: a changed record is not in the plan.
            StaleRecord: it was changed since it was read.
        """
        if record.version == 0:
            self.add_all([record])
            at = self._entry.at
            return replace(self._derived(record), version=1, created_at=at, updated_at=at)
        self.flush()
        known = self.find(type(record), record.id)
        return self.put_all([record], {record.id: known} if known else {})[0]

    def keep(self, record: RecordType) -> RecordType:
        """Store a record if it is new, else return it as it is."""
        return self.put(record) if record.version == 0 else record

    def hide(self, record: RecordType) -> RecordType:
        """Put a tombstone on a record: gone from every view, kept for history."""
        return self.put(replace(record, hidden=True))

    def add_all(self, records: Iterable[Record]) -> None:
        """Store many new records, of any types."""
        at = encode_moment(self._entry.at)
        for record in records:
            record_type = type(record)
            codec = codec_of(record_type)
            image = codec.image(self._derived(record))
            image.update(version=1, created_at=at, updated_at=at)
            self._new.setdefault(record_type, []).append(list(image.values()))
            first = codec.first_image(image)
            self._remember(RecordChange(NOUN_OF[record_type], record.id, Operation.INSERT, first, {}, {}))

    def put_all(self, records: Iterable[RecordType], known: dict[str, RecordType]) -> list[RecordType]:
        """Store many changed records of one type, given what the plan holds of them now, by id."""
        self.flush()
        wanted = [(record, self._checked(record, known)) for record in records]
        changed = [(self._derived(record), before) for record, before in wanted if record != before]
        heads = heads_of(self.connection, [record.id for record, _ in changed])
        stored = {record.id: record for record, _ in wanted}
        rows: list[list[Plain]] = []
        for record, before in changed:
            after = replace(record, version=before.version + 1, updated_at=self._entry.at)
            codec = codec_of(type(after))
            self._note(after, before, heads.get(after.id, Heads()))
            rows.append([*codec.row(after)[1:], after.id])
            stored[after.id] = after
        if changed:
            record_type = type(changed[0][0])
            names = codec_of(record_type).names[1:]
            update_rows(self.connection, table_of(NOUN_OF[record_type]), names, rows)
        return [stored[record.id] for record, _ in wanted]

    def flush(self) -> None:
        """Send new records to the database, so that reads see them."""
        for record_type, rows in self._new.items():
            insert_rows(self.connection, table_of(NOUN_OF[record_type]), codec_of(record_type).names, rows)
        self._new.clear()

    def finish(self) -> ChangeSet | None:
        """Write journal and summaries; return what was touched, or None when nothing changed."""
        self.flush()
        if not self._changes:
            return None
        changes = list(self._changes.values())
        journal.append(self.connection, self._entry, changes)
        action_ids = actions_touched(self.connection, changes)
        refresh_summaries(self.connection, action_ids)
        touched = frozenset((change.noun, change.record_id) for change in changes)
        return ChangeSet(
            edit_id=self._entry.edit_id,
            kind=self._entry.kind,
            touched=touched,
            action_ids=frozenset(action_ids),
            everything=len(action_ids) > EVERYTHING,
            nouns=frozenset(noun for noun, _ in touched),
        )

    def _checked(self, record: RecordType, known: dict[str, RecordType]) -> RecordType:
        before = known.get(record.id)
        if before is None:
            raise RecordMissing(NOUN_OF[type(record)].value, record.id)
        if before.version != record.version:
            raise StaleRecord(NOUN_OF[type(record)].value, record.id)
        return before

    def _derived(self, record: RecordType) -> RecordType:
        if isinstance(record, CityAction):
            return cast("RecordType", with_derived_times(record, self._tzdata_version))
        return record

    def _note(self, after: Record, before: Record, heads: Heads) -> None:
        codec = codec_of(type(after))
        new, old = codec.image(after), codec.image(before)
        names = [name for name in codec.names if name in codec.journalled and new[name] != old[name]]
        hides = after.hidden and not before.hidden
        operation = Operation.DELETE if hides else Operation.UPDATE
        parents = {name: tuple(heads.of(name)) for name in names}
        if hides:
            parents[ALL_FIELDS] = tuple(heads.of(ALL_FIELDS))
        change = RecordChange(
            NOUN_OF[type(after)],
            after.id,
            operation,
            {name: new[name] for name in names},
            {name: old[name] for name in names},
            parents,
        )
        self._remember(change)

    def _remember(self, change: RecordChange) -> None:
        first = self._changes.get(change.record_id)
        self._changes[change.record_id] = _joined(first, change) if first else change


def _joined(first: RecordChange, second: RecordChange) -> RecordChange:
    """Make one change of two writes to a record in one edit, so that no change is its own parent."""
    after = {**first.after, **second.after}
    if first.operation is Operation.INSERT:
        return replace(first, after=after)
    return RecordChange(
        noun=first.noun,
        record_id=first.record_id,
        operation=second.operation if second.operation is Operation.DELETE else first.operation,
        after=after,
        before={**second.before, **first.before},
        parents={**second.parents, **first.parents},
    )
