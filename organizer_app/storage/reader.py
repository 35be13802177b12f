"""Read records inside one transaction: a consistent view of the plan that cannot write."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.model.nouns import NOUN_OF
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.statements import EVERY, VISIBLE, batches, plain_rows, select_text
from organizer_app.storage.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.basics.records import RecordType
    from organizer_app.domain.checklists.permit_rules import RulePack

# Storage does not read rule files: the code that opens a plan passes them in.
Rules = Callable[[], tuple["RulePack", ...]]


class Reader:
    """Look up records; everything returned is a frozen value.

    Args:
        connection: an open transaction.
        rules: returns the permit rules that apply; none by default.
    """

    def __init__(self, connection: Connection, rules: Rules = tuple) -> None:
        self.connection = connection
        self.rules = rules

    def all(self, record_type: type[RecordType], **equals: str | int | bool) -> tuple[RecordType, ...]:
        """Return the visible records whose columns equal the given plain values, oldest first."""
        columns = tuple(equals)
        return self._records(record_type, VISIBLE, columns, tuple(equals.values()))

    def every(self, record_type: type[RecordType], **equals: str | int | bool) -> tuple[RecordType, ...]:
        """Return the records whose columns equal the given plain values, hidden ones included, unsorted."""
        return self._records(record_type, EVERY, tuple(equals), tuple(equals.values()))

    def columns(
        self, record_type: type[RecordType], names: tuple[str, ...], **equals: str | int | bool
    ) -> Sequence[Any]:
        """Return some columns of the visible records, as plain values: for sums over very many records.

        Days, times and codes come as stored texts; see `codecs`.
        """
        # Unsorted: sorting very many rows by id costs as much as reading them.
        condition = (EVERY, ("hidden", *equals), 1 + len(equals))
        text = select_text(table_of(NOUN_OF[record_type]), names, condition, self.connection.dialect)
        return plain_rows(self.connection, text, (False, *equals.values()))

    def among(
        self, record_type: type[RecordType], column: str, values: Iterable[str]
    ) -> tuple[RecordType, ...]:
        """Return the visible records whose column holds one of many values."""
        found: list[RecordType] = []
        for batch in batches(values):
            found.extend(self._records(record_type, VISIBLE, column, tuple(batch)))
        return tuple(found)

    def find(self, record_type: type[RecordType], record_id: str) -> RecordType | None:
        """Return a record by id, hidden or not, or None."""
        return self.rows_by_id(record_type, [record_id]).get(record_id)

    def get(self, record_type: type[RecordType], record_id: str) -> RecordType:
        """Return a visible record by id; raise `RecordMissing` if it does not exist."""
        found = self.find(record_type, record_id)
        if found is None or found.hidden:
            raise RecordMissing(NOUN_OF[record_type].value, record_id)
        return found

    def rows_by_id(self, record_type: type[RecordType], ids: Iterable[str]) -> dict[str, RecordType]:
        """Return records by id, hidden or not; leave out unknown ids."""
        found: dict[str, RecordType] = {}
        for batch in batches(ids):
            records = self._records(record_type, EVERY, "id", tuple(batch))
            found.update((record.id, record) for record in records)
        return found

    def _records(
        self,
        record_type: type[RecordType],
        which: str,
        columns: str | tuple[str, ...],
        values: tuple[str | int | bool, ...],
    ) -> tuple[RecordType, ...]:
        """Return records whose columns equal one value each, or whose one column holds one of many values."""
        codec = codec_of(record_type)
        text = select_text(
            table_of(NOUN_OF[record_type]),
            codec.names,
            (which, columns, len(values)),
            self.connection.dialect,
        )
        # Plain text for the driver: compiling a statement costs more than running it.
        return tuple(map(codec.record, plain_rows(self.connection, text, values)))


class RememberingReader(Reader):
    """Reads the same records once, for what is put together from the same lists again and again.

    The records stay in memory as long as the reader. Only a transaction that cannot write may be read so.
    """

    def __init__(self, connection: Connection, rules: Rules = tuple) -> None:
        super().__init__(connection, rules)
        self._known: dict[tuple[object, ...], tuple[Any, ...]] = {}

    @override
    def _records(
        self,
        record_type: type[RecordType],
        which: str,
        columns: str | tuple[str, ...],
        values: tuple[str | int | bool, ...],
    ) -> tuple[RecordType, ...]:
        asked = (record_type, which, columns, values)
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = super()._records(record_type, which, columns, values)
        return found
