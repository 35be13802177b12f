"""Connect to the plan file: SQLCipher through SQLAlchemy, one immediate transaction per edit."""

from __future__ import annotations

import functools
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from organizer_app.domain.basics.problems import Problem
from organizer_app.storage.plan_connection import open_connection

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection

    from organizer_app.storage.file_identity import FileIdentity

# Execution option for read-only connections: they take no write lock.
READ_ONLY_OPTION = "organizer_read_only"
# Statements without their values; more than the program has, so that none is compiled twice.
_COMPILED: Final[LRUCache[Any, Any]] = LRUCache(2_000)


def sqlite_engine(
    path: Path, key: str, identity: FileIdentity | None = None, *, is_read_only: bool = False
) -> Engine:
    """Return an engine on a plan file; connections carry all safety settings.

    Args:
        path: the plan file.
        key: value of ``PRAGMA key`` from `plan_key.raw_key`.
        identity: no connection is made to any other file; None for one that nobody else knows yet.
        is_read_only: leave the file and its folder as they are.
    """

    def connect() -> DBAPIConnection:
        if identity is not None:
            identity.check()
        return cast("DBAPIConnection", open_connection(path, key, is_read_only=is_read_only))

    shared = _shared_engine()
    # Reuse the last writing connection: it still has its pages in cache; any other would decrypt them again.
    pool = QueuePool(connect, pool_size=2, max_overflow=2, use_lifo=True, dialect=shared.dialect)
    # An error's text may reach a log, and the values are personal data.
    engine = Engine(pool, shared.dialect, shared.url, hide_parameters=True)
    engine.update_execution_options(compiled_cache=_COMPILED)
    event.listen(engine, "begin", _begin)
    return engine


@functools.cache
def _shared_engine() -> Engine:
    """Return an engine on no file: what it knows of the driver holds for every plan file.

    A statement is compiled once per dialect and cache: a second plan that shares both (a copy that is
    verified, a rehearsal, a plan that is opened again) costs a third less.
    """
    engine = create_engine("sqlite://", module=sqlcipher)
    with engine.connect():
        return engine


def fold_log(engine: Engine) -> None:
    """Write what is in the log into the file that was opened, wherever it is now, and cut the log to nothing.

    Without an open connection, or while somebody else reads, nothing is done.
    """
    with suppress(Problem, DBAPIError, sqlcipher.DatabaseError):
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    reads = options.get(READ_ONLY_OPTION, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
