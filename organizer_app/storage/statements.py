"""Bulk statements as driver text: a record a tuple, no per-row work in between."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, bindparam, insert, update

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import Dialect

    from organizer_app.storage.codecs import Plain

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


@functools.cache
def _insert_text(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    return _positional(compiled, names)


@functools.cache
def _update_text(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    statement = update(table).where(table.c.id == bindparam("the_id"))
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    return _positional(compiled, (*names, "the_id"))


def _positional(compiled: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401 - SQLAlchemy's Compiled is untyped
    order = tuple(compiled.positiontup)
    if order != names:
        raise ValueError(order)
    return str(compiled)
