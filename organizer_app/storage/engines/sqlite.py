"""Connect to the plan file: SQLCipher through SQLAlchemy, one immediate transaction per edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from organizer_app.storage.plan_connection import open_connection

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

# Execution option for read-only connections: they take no write lock.
READ_ONLY_OPTION = "organizer_read_only"


def sqlite_engine(path: Path, key: str) -> Engine:
    """Return an engine on a plan file; its connections have all safety settings."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: open_connection(path, key),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        # Reuse the last writing connection: it still has its pages in cache; any other would decrypt them
        # again.
        pool_use_lifo=True,
        hide_parameters=True,  # an error's text may reach a log, and the values are personal data
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    reads = options.get(READ_ONLY_OPTION, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
