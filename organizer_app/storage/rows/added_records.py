"""Keep the records that an edit has just added, so that a large import need not read them back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.talks import Talk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.basics.records import Record, RecordType
    from organizer_app.storage.reader import Reader


class FreshRecords:
    """Act as a reader for new actions: everything that belongs to a new action is new too.

    Args:
        reader: reads places, people and groups that were in the plan before.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.rules = reader.rules
        self._by_id: dict[type[Record], dict[str, Any]] = defaultdict(dict)

    def note(self, record: Record) -> None:
        """Add a new record."""
        self._by_id[type(record)][record.id] = record

    def forget(self) -> None:
        """Forget all records, because one changed after it was added."""
        self._by_id.clear()

    def ids(self, record_type: type[Record]) -> set[str]:
        """Return the ids of the new records of a type."""
        return set(self._by_id[record_type])

    def around(self, action_ids: set[str]) -> set[str]:
        """Return the ids of new records that no older action shows.

        Leave out new parts of older actions, and numbers of and talks with people known before: they affect
        whether a city can be reached.
        """
        owners, people = {"", *action_ids}, {"", *self._by_id[Person]}
        return {
            record_id
            for records in self._by_id.values()
            for record_id, record in records.items()
            if getattr(record, "city_action_id", "") in owners
            and (not isinstance(record, Talk | ContactPoint) or record.person_id in people)
        }

    def owners(self) -> dict[str, str]:
        """Return the action of each new part, by the part's id."""
        return {
            record_id: record.city_action_id
            for records in self._by_id.values()
            for record_id, record in records.items()
            if getattr(record, "city_action_id", "")
        }

    def among(
        self, record_type: type[RecordType], column: str, values: Iterable[str]
    ) -> tuple[RecordType, ...]:
        """Return the new records whose column holds one of many values, oldest first."""
        wanted = set(values)
        known: Iterable[RecordType] = self._by_id[record_type].values()
        return tuple(record for record in known if getattr(record, column) in wanted)

    def rows_by_id(self, record_type: type[RecordType], ids: Iterable[str]) -> dict[str, RecordType]:
        """Return records by id, both new ones and those that were in the plan before."""
        known: dict[str, RecordType] = self._by_id[record_type]
        wanted = set(ids)
        older = self._reader.rows_by_id(record_type, sorted(wanted - known.keys()))
        return {**older, **{record_id: known[record_id] for record_id in wanted & known.keys()}}
