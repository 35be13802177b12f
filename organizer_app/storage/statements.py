"""Run bulk statements as driver text: one tuple per record, without per-row work."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Text
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, Connection, CursorResult, Delete, Select, Table
    from sqlalchemy.engine.interfaces import DBAPICursor, Dialect

    from organizer_app.storage.codecs import Plain

# Texts by database, verb, table and columns: SQLAlchemy would compile them again for every engine.
_TEXTS: dict[tuple[object, ...], str] = {}
# By statement: its text for SQLite, the names of its parameters in their order, and the values of its own.
_CONSTANTS: dict[object, tuple[str, tuple[str, ...], Mapping[str, Any]]] = {}
_NO_VALUES: Mapping[str, Plain] = {}
# SQLite accepts 32,766 parameters and PostgreSQL 65,535 in one statement; 500 ids keep plans cached.
BATCH = 500
_LONGEST_LITERAL = 64
# Above this number, reading a whole table is faster than selecting from it.
VERY_MANY = 2000
# From this number of rows, processing each column as a whole pays off.
_WORTH_COLUMNS = 50
# Below this number of rows, inserting into the indexes is faster than rebuilding them.
_MANY = 2000
# Queries with other numbers of values all differ, so caching their texts would only use memory.
_KEPT_COUNTS = frozenset({0, 1, 2, BATCH})
VISIBLE = "visible"
EVERY = "every"


def insert_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Plain]]
) -> None:
    """Insert plain rows with values in the order of `names`."""
    values = [tuple(row) for row in rows]
    if len(values) >= _WORTH_COLUMNS:
        insert_columns(connection, table, {}, dict(zip(names, zip(*values, strict=True), strict=True)))
    elif values:
        _send(connection, _insert_text(table, tuple(names), connection.dialect), values)


def insert_columns(
    connection: Connection,
    table: Table,
    constants: Mapping[str, Plain],
    columns: Mapping[str, Sequence[Plain]],
) -> None:
    """Insert many rows given column by column.

    Put values shared by all rows into the statement itself: passing values one by one is most of the cost of
    a row.

    Args:
        connection: the writing transaction.
        table: target table.
        constants: values that all rows share.
        columns: the other values, each column as long as the number of rows.
    """
    count = len(next(iter(columns.values()), ()))
    if not count:
        return
    dialect = connection.dialect
    alike = {name: values[0] for name, values in columns.items() if _is_constant(values)}
    shared = {**constants, **alike}
    bound = {
        name: _driver_column(table.c[name], values, dialect)
        for name, values in columns.items()
        if name not in alike
    }
    names = map(dialect.identifier_preparer.quote, (*shared, *bound))
    marks = [_literal(value, dialect) for value in shared.values()] + [mark for mark, _ in bound.values()]
    text = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(marks)})"  # noqa: S608  # our own names
    rows = zip(*(values for _, values in bound.values()), strict=True)
    with _indexes_afterwards(connection, table, count):
        _send(connection, text, rows)


def _send(connection: Connection, text: str, rows: Iterable[tuple[Plain, ...]]) -> None:
    """Execute a statement for each row; SQLite's driver takes them one by one, without building a list."""
    if not _is_driven(connection):
        connection.exec_driver_sql(text, list(rows))
        return
    with _driver_cursor(connection, text) as cursor:
        cursor.executemany(text, rows)  # type: ignore[arg-type]  # any iterable, though SQLAlchemy asks for a list


def _is_driven(connection: Connection) -> bool:
    """Return whether the driver may be asked past SQLAlchemy: SQLite, in a transaction that has begun.

    What SQLAlchemy prepares for a result costs more than most of our queries themselves.
    """
    return connection.dialect.name == "sqlite" and connection.in_transaction()


@contextmanager
def _driver_cursor(connection: Connection, text: str) -> Iterator[DBAPICursor]:
    """Give the driver's cursor for one statement; its errors are told as SQLAlchemy tells them."""
    cursor = connection.connection.cursor()
    try:
        yield cursor
    except connection.dialect.loaded_dbapi.Error as failed:
        raise DBAPIError(text, None, failed, hide_parameters=True) from failed
    finally:
        cursor.close()


@contextmanager
def _indexes_afterwards(connection: Connection, table: Table, count: int) -> Iterator[None]:
    """Build the indexes of a table after its rows are inserted, if most of its rows are new.

    Sorting the keys once takes SQLite a third less time than inserting each. Everything is part of the
    transaction: after a crash the old indexes and rows are still there.
    """
    if connection.dialect.name != "sqlite" or count < _MANY or _has_more_than(connection, table, count):
        yield
        return
    text = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
    known = plain_rows(connection, text, (table.name,))
    for name, _definition in known:
        connection.exec_driver_sql(f"DROP INDEX {connection.dialect.identifier_preparer.quote(name)}")
    yield
    for _name, definition in known:
        connection.exec_driver_sql(definition)


def _has_more_than(connection: Connection, table: Table, count: int) -> bool:
    text = f"SELECT 1 FROM {table.name} LIMIT 1 OFFSET ?"  # noqa: S608  # our own names
    return bool(plain_rows(connection, text, (count,)))


def _is_constant(values: Sequence[Plain]) -> bool:
    """Return whether a column holds one short value throughout; a column with one row never does."""
    first = values[0]
    if len(values) == 1 or (isinstance(first, str) and (len(first) > _LONGEST_LITERAL or "\0" in first)):
        return False
    return values[-1] == first and values.count(first) == len(values)


def _driver_column(
    column: Column[Any], values: Sequence[Plain], dialect: Dialect
) -> tuple[str, Sequence[Plain]]:
    """Return a column in the form the driver handles quickly, with its placeholder in the statement.

    SQLite's driver looks for an adapter for each bool and None, which takes twenty times as long as for a
    number.
    """
    mark = _mark(dialect)
    if dialect.name != "sqlite":
        return mark, values
    if isinstance(column.type, Boolean):
        return mark, list(map(int, values))  # type: ignore[arg-type]  # bools
    if column.nullable and None in values:
        # Never use a value of such a column: SQLite distinguishes numbers from texts here.
        nothing = 0 if isinstance(column.type, Text) else ""
        return f"nullif({mark}, {nothing!r})", [nothing if value is None else value for value in values]
    return mark, values


def _literal(value: Plain, dialect: Dialect) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(int(value)) if dialect.name == "sqlite" else str(value).upper()
    if isinstance(value, str):
        quoted = "'" + value.replace("'", "''") + "'"
        return quoted if dialect.paramstyle == "qmark" else quoted.replace("%", "%%")
    return repr(value)


def update_rows(
    connection: Connection,
    table: Table,
    names: Sequence[str],
    rows: Iterable[Sequence[Plain]],
    key: str = "id",
) -> None:
    """Update columns by id or another key; each row holds the values in the order of `names`, then it."""
    values = [tuple(row) for row in rows]
    if values:
        _send(connection, _update_text(table, tuple(names), key, connection.dialect), values)


def put_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Plain]]
) -> None:
    """Insert plain rows, or overwrite those with the same value in the first of `names`, the key."""
    values = [tuple(row) for row in rows]
    if values:
        _send(connection, _put_text(table, tuple(names), connection.dialect), values)


def select_text(
    table: Table,
    names: Sequence[str],
    condition: tuple[str, str | tuple[str, ...], int],
    dialect: Dialect,
) -> str:
    """Return the text that reads records.

    Args:
        table: their table.
        names: the columns to read.
        condition: `VISIBLE` or `EVERY`; or one column that holds one of many values, or several that equal
            one each; and the number of values.
        dialect: the database dialect.
    """
    key = (dialect.name, "select", table.name, tuple(names), condition)
    known = _TEXTS.get(key)
    if known is not None:
        return known
    quote, mark = dialect.identifier_preparer.quote, _mark(dialect)
    which, columns, count = condition
    if isinstance(columns, str):
        wanted = [f"{quote(columns)} IN ({', '.join([mark] * count)})"]
    else:
        wanted = [f"{quote(column)} = {mark}" for column in columns]
    visible, order = (["NOT hidden"], " ORDER BY id") if which == VISIBLE else ([], "")
    where = " AND ".join([*visible, *wanted]) or "1 = 1"
    text = f"SELECT {', '.join(map(quote, names))} FROM {table.name} WHERE {where}{order}"  # noqa: S608  # our own names
    if count in _KEPT_COUNTS:
        _TEXTS[key] = text
    return text


def quoted(codes: Iterable[str]) -> str:
    """Return our own codes, which contain no quotes, as the list after IN."""
    literals = ", ".join(f"'{code}'" for code in sorted(codes))
    return f"({literals})"


def rows_about(
    connection: Connection, question: str, column: str, ids: Collection[str] | None
) -> Sequence[Any]:
    """Return the plain rows for a query about ids, or about all records if there are very many ids.

    Args:
        connection: an open transaction.
        question: the text, which ends with its conditions.
        column: the column with the ids.
        ids: the ids; None for all.
    """
    if ids is None or len(ids) > VERY_MANY:
        return plain_rows(connection, question)
    mark, found = _mark(connection.dialect), list[Any]()
    for batch in batches(ids):
        text = f"{question} AND {column} IN ({', '.join([mark] * len(batch))})"
        found += plain_rows(connection, text, tuple(batch))
    return found


def plain_rows(connection: Connection, text: str, values: tuple[Plain, ...] = ()) -> Sequence[Any]:
    """Return all rows of a query as the driver's own tuples.

    Building an SQLAlchemy row costs more than reading it, and bulk readers do not access columns by name.
    """
    if _is_driven(connection):
        with _driver_cursor(connection, text) as cursor:
            cursor.execute(text, values)
            return cursor.fetchall()
    return _fetched(connection.exec_driver_sql(text, values))


def plain_answer(connection: Connection, statement: Select[Any]) -> Sequence[Any]:
    """Return all rows of a statement as the driver's own tuples; see `plain_rows`.

    Nothing is converted: days and times are texts, and booleans may be 1 or 0.
    """
    return _fetched(connection.execute(statement))


def constant_rows(
    connection: Connection, statement: Select[Any], values: Mapping[str, Plain] = _NO_VALUES
) -> Sequence[Any]:
    """Return what `plain_answer` does for a statement that is a constant of its module.

    SQLite gets its text, which is put together once: an arrival asks a dozen of them, and looking each up
    with SQLAlchemy takes several times as long as its answer.

    Args:
        connection: an open transaction.
        statement: the constant.
        values: what its parameters without a value stand for.
    """
    if not _is_driven(connection):
        return _fetched(connection.execute(statement, dict(values)))
    return plain_rows(connection, *_driver_text(statement, values, connection.dialect))


def run_constant(connection: Connection, statement: Delete, values: Mapping[str, Plain] = _NO_VALUES) -> None:
    """Delete with a statement that is a constant of its module; see `constant_rows`."""
    if not _is_driven(connection):
        connection.execute(statement, dict(values))
        return
    text, told = _driver_text(statement, values, connection.dialect)
    _send(connection, text, [told])


def _driver_text(
    statement: Select[Any] | Delete, values: Mapping[str, Plain], dialect: Dialect
) -> tuple[str, tuple[Plain, ...]]:
    known = _CONSTANTS.get(statement)
    if known is None:
        # With every list of values written out.
        made = statement.compile(dialect=dialect).construct_expanded_state(dict(values))
        known = made.statement, tuple(made.positiontup or ()), made.parameters
        _CONSTANTS[statement] = known
    text, names, own = known
    return text, tuple([values[name] if name in values else own[name] for name in names])


def _fetched(result: CursorResult[Any]) -> Sequence[Any]:
    cursor, errors = result.cursor, result.dialect.loaded_dbapi.Error
    try:
        return cursor.fetchall() if cursor is not None else ()
    except errors as failed:
        # A damaged page shows up while reading, and SQLAlchemy does not see these driver reads.
        raise DBAPIError(None, None, failed, hide_parameters=True) from failed
    finally:
        result.close()


def batches(ids: Iterable[str]) -> Iterable[list[str]]:
    """Split ids into lists that fit one statement."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        yield wanted[start : start + BATCH]


def _insert_text(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    key = (dialect.name, "insert", table.name, names)
    if key not in _TEXTS:
        columns = ", ".join(map(dialect.identifier_preparer.quote, names))
        marks = ", ".join([_mark(dialect)] * len(names))
        _TEXTS[key] = f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608  # our own names
    return _TEXTS[key]


def _update_text(table: Table, names: tuple[str, ...], key: str, dialect: Dialect) -> str:
    spot = (dialect.name, "update", table.name, names, key)
    if spot not in _TEXTS:
        mark = _mark(dialect)
        values = ", ".join(f"{dialect.identifier_preparer.quote(name)} = {mark}" for name in names)
        _TEXTS[spot] = f"UPDATE {table.name} SET {values} WHERE {key} = {mark}"  # noqa: S608  # our own names
    return _TEXTS[spot]


def _put_text(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    key = (dialect.name, "put", table.name, names)
    if key not in _TEXTS:
        own, *others = map(dialect.identifier_preparer.quote, names)
        written = ", ".join(f"{name} = excluded.{name}" for name in others)
        known = _insert_text(table, names, dialect)
        _TEXTS[key] = f"{known} ON CONFLICT ({own}) DO UPDATE SET {written}"
    return _TEXTS[key]


def _mark(dialect: Dialect) -> str:
    return "?" if dialect.paramstyle == "qmark" else "%s"
