"""Erase a person from every table, journal included, and check again that nothing is left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, delete, select, text, update

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.people.erasure import scrubbed
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import ACTION_SUMMARY, CHANGE, EDIT, PACKED_ROWS, TRACKED

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, ColumnElement, Connection, Engine, Table

# Codes and keys without words about people; a city may have the same name as a person.
_NOT_WORDS = frozenset(
    {
        "id", "created_at", "updated_at", "status", "kind", "role", "zone", "record_id", "edit_id", "noun",
        "operation", "parents", "undoes", "tzdata_version", "currency",
    }
)  # fmt: skip
_NAMES_OF_PLACES = frozenset({Noun.PLACE.value})


def blank_journal(connection: Connection, record_ids: Iterable[str]) -> None:
    """Blank the journal content of some records; keep that they changed, and when."""
    for batch in batches(record_ids):
        about = CHANGE.c.record_id.in_(batch)
        connection.execute(update(CHANGE).where(about).values(after="{}", before="{}"))


def scrub_texts(connection: Connection, traces: re.Pattern[str]) -> Counter[str]:
    """Clean every text that contains a trace; return the number of texts by table."""
    cleaned: Counter[str] = Counter()
    for table, columns in _text_columns():
        for key, values in _rows(connection, table, columns):
            fresh = {
                column.name: scrubbed(value, traces)
                for column, value in zip(columns, values, strict=True)
                if value and traces.search(value)
            }
            if fresh:
                connection.execute(update(table).where(*key).values({**fresh, **_next_version(table)}))
                cleaned[table.name] += len(fresh)
    connection.execute(delete(PACKED_ROWS))
    return cleaned


def count_traces(connection: Connection, traces: re.Pattern[str]) -> tuple[int, int]:
    """Return the number of texts in the plan, and the number that contain a trace."""
    searched = found = 0
    for table, columns in _text_columns():
        for _, values in _rows(connection, table, columns):
            searched += len(values)
            found += sum(1 for value in values if value and traces.search(value))
    return searched, found


def compact(engine: Engine) -> None:
    """Rewrite the database so that no freed page keeps deleted data.

    SQLite: VACUUM, then truncate the write-ahead log. PostgreSQL: VACUUM FULL.
    """
    if engine.dialect.name != "postgresql":
        _compact_file(engine)
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM FULL"))


def _compact_file(engine: Engine) -> None:
    # Use the driver: the engine would open a transaction first, and VACUUM refuses to run inside one.
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        connection.close()


def _next_version(table: Table) -> dict[str, ColumnElement[int]]:
    """Return the update that raises the version, so that no one can write an old copy of the record back."""
    is_record = table.name in {tracked.name for tracked in TRACKED.values()}
    return {"version": table.c.version + 1} if is_record else {}


def _text_columns() -> Iterator[tuple[Table, list[Column[Any]]]]:
    for table in (*TRACKED.values(), CHANGE, EDIT, ACTION_SUMMARY):
        if table.name in _NAMES_OF_PLACES:
            continue
        columns = [column for column in table.columns if _holds_words(column)]
        if columns:
            yield table, columns


def _holds_words(column: Column[Any]) -> bool:
    name = column.name
    is_key = name.endswith("_id") and name != "external_id"
    return isinstance(column.type, Text) and name not in _NOT_WORDS and not is_key


def _rows(
    connection: Connection, table: Table, columns: list[Column[Any]]
) -> Iterator[tuple[list[Any], tuple[Any, ...]]]:
    key = list(table.primary_key.columns)
    found = connection.execute(select(*key, *columns)).all()
    for row in found:
        same = [column == value for column, value in zip(key, row, strict=False)]
        yield same, tuple(row[len(key) :])
