"""Bulk statements as driver text: a record a tuple, no per-row work in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.engine.interfaces import Dialect

    from organizer_app.storage.codecs import Plain

# Texts by database, verb, table and columns: SQLAlchemy would compile them anew for every engine.
_TEXTS: dict[tuple[str, str, str, tuple[str, ...]], str] = {}
# SQLite takes 32,766 parameters and PostgreSQL 65,535 in one statement; 500 ids keep plans cached.
BATCH = 500


def insert_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Plain]]
) -> None:
    """Insert plain rows whose values stand in the order of `names`."""
    values = [tuple(row) for row in rows]
    if values:
        connection.exec_driver_sql(_insert_text(table, tuple(names), connection.dialect), values)


def update_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Plain]]
) -> None:
    """Update columns by id; each row holds the values in the order of `names`, then the id."""
    values = [tuple(row) for row in rows]
    if values:
        connection.exec_driver_sql(_update_text(table, tuple(names), connection.dialect), values)


def batches(ids: Iterable[str]) -> Iterable[list[str]]:
    """Cut ids into lists that fit one statement."""
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


def _update_text(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    key = (dialect.name, "update", table.name, names)
    if key not in _TEXTS:
        mark = _mark(dialect)
        values = ", ".join(f"{dialect.identifier_preparer.quote(name)} = {mark}" for name in names)
        _TEXTS[key] = f"UPDATE {table.name} SET {values} WHERE id = {mark}"  # noqa: S608  # our own names
    return _TEXTS[key]


def _mark(dialect: Dialect) -> str:
    return "?" if dialect.paramstyle == "qmark" else "%s"
