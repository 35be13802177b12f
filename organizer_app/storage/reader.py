"""Reading records inside one transaction: a consistent view of the plan that cannot write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.nouns import NOUN_OF
from organizer_app.domain.problems import RecordMissing
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Connection, Select

    from organizer_app.domain.records import RecordType


def _columns(record_type: type[RecordType]) -> list[Column[Any]]:
    table = table_of(NOUN_OF[record_type])
    return [table.c[name] for name in codec_of(record_type).names]


class Reader:
    """Looks records up; everything it returns is a frozen value."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def all(self, record_type: type[RecordType], **equals: str | int | bool) -> tuple[RecordType, ...]:
        """Return the visible records whose columns equal the given plain values, oldest first."""
        table = table_of(NOUN_OF[record_type])
        wanted = select(*_columns(record_type)).where(table.c.hidden.is_(False))
        for name, value in equals.items():
            wanted = wanted.where(table.c[name] == value)
        return self._records(record_type, wanted.order_by(table.c.id))

    def among(
        self, record_type: type[RecordType], column: str, values: Iterable[str]
    ) -> tuple[RecordType, ...]:
        """Return the visible records whose column holds one of many values."""
        table = table_of(NOUN_OF[record_type])
        found: list[RecordType] = []
        for batch in batches(values):
            wanted = select(*_columns(record_type)).where(
                table.c.hidden.is_(False), table.c[column].in_(batch)
            )
            found.extend(self._records(record_type, wanted.order_by(table.c.id)))
        return tuple(found)

    def find(self, record_type: type[RecordType], record_id: str) -> RecordType | None:
        """Return a record by id, hidden or not, or None."""
        table = table_of(NOUN_OF[record_type])
        found = self._records(record_type, select(*_columns(record_type)).where(table.c.id == record_id))
        return found[0] if found else None

    def get(self, record_type: type[RecordType], record_id: str) -> RecordType:
        """Return a visible record by id; raise `RecordMissing` when there is none."""
        found = self.find(record_type, record_id)
        if found is None or found.hidden:
            raise RecordMissing(NOUN_OF[record_type].value, record_id)
        return found

    def rows_by_id(self, record_type: type[RecordType], ids: Iterable[str]) -> dict[str, RecordType]:
        """Return records by id, hidden or not; ids that are not there are left out."""
        table = table_of(NOUN_OF[record_type])
        found: dict[str, RecordType] = {}
        for batch in batches(ids):
            wanted = select(*_columns(record_type)).where(table.c.id.in_(batch))
            found.update((record.id, record) for record in self._records(record_type, wanted))
        return found

    def _records(
        self, record_type: type[RecordType], wanted: Select[tuple[Any, ...]]
    ) -> tuple[RecordType, ...]:
        build = codec_of(record_type).record
        return tuple(build(row) for row in self.connection.execute(wanted))
