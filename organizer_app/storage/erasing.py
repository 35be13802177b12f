"""Erase a person from every table, journal included, and check again that nothing is left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.people.erasure import scrubbed
from organizer_app.domain.people.name_forms import found_in
from organizer_app.storage.plan_facts import TYPED_TEXTS
from organizer_app.storage.statements import EVERY, batches, plain_answer, plain_rows, select_text
from organizer_app.storage.tables import (
    ACTION_SUMMARY,
    CHANGE,
    CHANGE_PENDING,
    EDIT,
    MEMBER,
    META,
    NEWER_CHANGE,
    ORIGIN,
    PACKED_ROWS,
    TRACKED,
    table_of,
)
from organizer_app.storage.texts_within import texts_within, with_texts_within

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, ColumnElement, Connection, Engine, Table
    from sqlalchemy.engine.interfaces import DBAPICursor

    from organizer_app.domain.people.trace_count import TraceCounter

# Codes and keys without words about people; a city may have the same name as a person.
_NOT_WORDS = frozenset(
    {
        "id", "created_at", "updated_at", "status", "kind", "role", "zone", "record_id", "edit_id", "noun",
        "operation", "parents", "undoes", "tzdata_version", "currency", "key", "seen", "brought_by", "scope",
        "origin", "salts", "seal_key", "compared", "revoked", "heard", "sent_at", "heard_at",
    }
)  # fmt: skip
_NAMES_OF_PLACES = frozenset({Noun.PLACE.value})
# The facts of a plan that people write; the others are numbers and ids.
TITLE_FACT = "title"
_WRITTEN_FACTS = (TITLE_FACT, TYPED_TEXTS)
_REWRITING = "rewriting"
# JSON may hold any letter this way.
_ESCAPED = "\\u"


def blank_journal(connection: Connection, record_ids: Iterable[str]) -> None:
    """Blank the journal content of some records; keep that they changed, and when."""
    for batch in batches(record_ids):
        about = CHANGE.c.record_id.in_(batch)
        connection.execute(update(CHANGE).where(about).values(after="{}", before="{}"))
        connection.execute(delete(NEWER_CHANGE).where(NEWER_CHANGE.c.record_id.in_(batch)))


def scrub_texts(connection: Connection, traces: re.Pattern[str]) -> Counter[str]:
    """Clean every text that contains a trace; return the number of texts by table."""
    cleaned: Counter[str] = Counter()
    for table, columns in text_columns():
        for key, values in text_rows(connection, table, columns):
            fresh = {
                column.name: _without(value, traces)
                for column, value in zip(columns, values, strict=True)
                if value and _is_in(value, traces)
            }
            if fresh:
                here = key_conditions(table, key)
                connection.execute(update(table).where(*here).values({**fresh, **next_version(table)}))
                cleaned[table.name] += len(fresh)
    connection.execute(delete(PACKED_ROWS))
    return cleaned


def _is_in(text: str, traces: re.Pattern[str]) -> bool:
    return bool(found_in(text, traces)) or (
        _ESCAPED in text and any(found_in(each, traces) for each in texts_within(text))
    )


def _without(text: str, traces: re.Pattern[str]) -> str:
    """Return a text without traces, as it was written otherwise wherever that can be."""
    fresh = scrubbed(text, traces)
    return with_texts_within(fresh, lambda each: scrubbed(each, traces)) if _ESCAPED in fresh else fresh


def follow_versions(connection: Connection) -> None:
    """Give flat rows the versions of their actions, which cleaning has raised."""
    action = table_of(Noun.CITY_ACTION)
    own = action.c.id == ACTION_SUMMARY.c.action_id
    newest = select(action.c.version).where(own).scalar_subquery()
    is_behind = select(action.c.id).where(own, action.c.version != ACTION_SUMMARY.c.version).exists()
    connection.execute(update(ACTION_SUMMARY).where(is_behind).values(version=newest))


def count_traces(connection: Connection, counter: TraceCounter) -> tuple[int, int]:
    """Return the number of texts in the plan, and the number that still name somebody."""
    searched = found = 0
    for table, columns in text_columns():
        for _, values in text_rows(connection, table, columns):
            searched += len(values)
            found += sum(
                1 for value in values if value and any(map(counter.is_named_in, texts_within(value)))
            )
    return searched, found


def begin_rewriting(connection: Connection) -> None:
    """Note that something was erased and freed pages may still hold it; `compact` clears the note."""
    connection.execute(delete(META).where(META.c.key == _REWRITING))
    connection.execute(insert(META).values(key=_REWRITING, value="1"))
    # The first view of the plan, packed as it was before.
    connection.execute(delete(PACKED_ROWS))


def is_rewriting(connection: Connection) -> bool:
    """Return whether a rewrite is still to be done."""
    wanted = select_text(META, ("value",), (EVERY, ("key",), 1), connection.dialect)
    return bool(plain_rows(connection, wanted, (_REWRITING,)))


def compact(engine: Engine) -> bool:
    """Rewrite the database so that no freed page keeps deleted data.

    SQLite: VACUUM, then fold and truncate the write-ahead log. PostgreSQL: VACUUM FULL.

    Returns:
        Whether that is so: False if somebody else is reading, so that the old pages had to stay.
    """
    if engine.dialect.name != "postgresql":
        return _compact_file(engine)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM FULL"))
        connection.execute(delete(META).where(META.c.key == _REWRITING))
    return True


def _compact_file(engine: Engine) -> bool:
    # Use the driver: the engine would open a transaction first, and VACUUM refuses to run inside one.
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        try:
            cursor.execute("VACUUM")
        finally:
            # Even without a VACUUM it overwrites pages of the file with those that were emptied.
            is_folded = _fold(cursor)
        if is_folded:
            cursor.execute("DELETE FROM meta WHERE key = ?", (_REWRITING,))
            _fold(cursor)
        cursor.close()
    except engine.dialect.loaded_dbapi.Error as failed:
        # SQLAlchemy does not see what the driver raises itself.
        raise DBAPIError(None, None, failed, hide_parameters=True) from failed
    finally:
        connection.close()
    return is_folded


def _fold(cursor: DBAPICursor) -> bool:
    """Write the log into the file and cut it to nothing; return whether nobody prevented it."""
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    is_busy, _log, _folded = cursor.fetchone() or (1, 0, 0)
    return not is_busy


def next_version(table: Table) -> dict[str, ColumnElement[int]]:
    """Return the update that raises the version, so that no one can write an old copy of the record back."""
    is_record = table.name in {tracked.name for tracked in TRACKED.values()}
    return {"version": table.c.version + 1} if is_record else {}


def text_columns() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Yield each table that holds words of people, with these columns."""
    for table in (
        *TRACKED.values(),
        CHANGE,
        CHANGE_PENDING,
        NEWER_CHANGE,
        EDIT,
        MEMBER,
        ACTION_SUMMARY,
        ORIGIN,
        META,
    ):
        if table.name in _NAMES_OF_PLACES:
            continue
        columns = [column for column in table.columns if _holds_words(column)]
        if columns:
            yield table, columns


def _holds_words(column: Column[Any]) -> bool:
    name = column.name
    is_key = name.endswith("_id") and name != "external_id"
    return isinstance(column.type, Text) and name not in _NOT_WORDS and not is_key


def text_rows(
    connection: Connection, table: Table, columns: list[Column[Any]], *kept: ColumnElement[bool]
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Yield the rows of a table that match all conditions: the values of its key, and its texts."""
    key = list(table.primary_key.columns)
    wanted = select(*key, *columns).where(*kept)
    if table is META:
        wanted = wanted.where(META.c.key.in_(_WRITTEN_FACTS))
    for row in plain_answer(connection, wanted):
        yield row[: len(key)], row[len(key) :]


def key_conditions(table: Table, key: tuple[Any, ...]) -> list[ColumnElement[bool]]:
    """Return the conditions that find a row again by the values of its key."""
    return [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
