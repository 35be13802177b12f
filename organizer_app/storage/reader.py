"""Reading records inside one transaction: a consistent view of the plan that cannot write."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from organizer_app.domain.nouns import NOUN_OF, RECORD_TYPES
from organizer_app.domain.problems import RecordMissing
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from organizer_app.domain.changes import Noun
    from organizer_app.domain.records import RecordType

_VALUES = "values"


class Reader:
    """Looks records up; everything it returns is a frozen value."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def all(self, record_type: type[RecordType], **equals: str | int | bool) -> tuple[RecordType, ...]:
        """Return the visible records whose columns equal the given plain values, oldest first."""
        wanted = _equal(NOUN_OF[record_type], tuple(equals))
        return self._records(record_type, wanted, equals)

    def columns(
        self, record_type: type[RecordType], names: tuple[str, ...], **equals: str | int | bool
    ) -> Sequence[Any]:
        """Return some columns of the visible records, as plain values: for sums over very many records.

        Texts of days, times and codes come as they are stored; see `codecs`.
        """
        wanted = _columns(NOUN_OF[record_type], names, tuple(equals))
        return self.connection.execute(wanted, equals).all()

    def among(
        self, record_type: type[RecordType], column: str, values: Iterable[str]
    ) -> tuple[RecordType, ...]:
        """Return the visible records whose column holds one of many values."""
        wanted = _visible_among(NOUN_OF[record_type], column)
        found: list[RecordType] = []
        for batch in batches(values):
            found.extend(self._records(record_type, wanted, {_VALUES: batch}))
        return tuple(found)

    def find(self, record_type: type[RecordType], record_id: str) -> RecordType | None:
        """Return a record by id, hidden or not, or None."""
        return self.rows_by_id(record_type, [record_id]).get(record_id)

    def get(self, record_type: type[RecordType], record_id: str) -> RecordType:
        """Return a visible record by id; raise `RecordMissing` when there is none."""
        found = self.find(record_type, record_id)
        if found is None or found.hidden:
            raise RecordMissing(NOUN_OF[record_type].value, record_id)
        return found

    def rows_by_id(self, record_type: type[RecordType], ids: Iterable[str]) -> dict[str, RecordType]:
        """Return records by id, hidden or not; ids that are not there are left out."""
        wanted = _by_id(NOUN_OF[record_type])
        found: dict[str, RecordType] = {}
        for batch in batches(ids):
            records = self._records(record_type, wanted, {_VALUES: batch})
            found.update((record.id, record) for record in records)
        return found

    def _records(
        self, record_type: type[RecordType], wanted: Select[Any], values: Mapping[str, object]
    ) -> tuple[RecordType, ...]:
        build = codec_of(record_type).record
        return tuple(build(row) for row in self.connection.execute(wanted, values))


# Statements are built once: putting one together costs more than running it.


def _select(noun: Noun) -> Select[Any]:
    table = table_of(noun)
    return select(*(table.c[name] for name in codec_of(RECORD_TYPES[noun]).names))


@functools.cache
def _equal(noun: Noun, names: tuple[str, ...]) -> Select[Any]:
    table = table_of(noun)
    same = [table.c[name] == bindparam(name) for name in names]
    return _select(noun).where(table.c.hidden.is_(False), *same).order_by(table.c.id)


@functools.cache
def _columns(noun: Noun, names: tuple[str, ...], equal: tuple[str, ...]) -> Select[Any]:
    table = table_of(noun)
    same = [table.c[name] == bindparam(name) for name in equal]
    return select(*(table.c[name] for name in names)).where(table.c.hidden.is_(False), *same)


@functools.cache
def _visible_among(noun: Noun, column: str) -> Select[Any]:
    table = table_of(noun)
    listed = table.c[column].in_(bindparam(_VALUES, expanding=True))
    return _select(noun).where(table.c.hidden.is_(False), listed).order_by(table.c.id)


@functools.cache
def _by_id(noun: Noun) -> Select[Any]:
    table = table_of(noun)
    return _select(noun).where(table.c.id.in_(bindparam(_VALUES, expanding=True)))
