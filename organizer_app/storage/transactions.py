"""Open the two kinds of transaction on a plan: to read a view, and to write."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sqlalchemy import select

from organizer_app.domain.basics.problems import PlanBusy, Problem
from organizer_app.storage.engines.sqlite import READ_ONLY_OPTION, fold_log
from organizer_app.storage.erasing import compact
from organizer_app.storage.failures import as_problems
from organizer_app.storage.tables import META

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from organizer_app.storage.file_identity import FileIdentity


class Database:
    """An open plan file or team server.

    Args:
        engine: how it is reached.
        name: the plan's path, or a name for a server; for messages only.
        identity: of the plan file; None for a server.
    """

    def __init__(self, engine: Engine, name: str, identity: FileIdentity | None = None) -> None:
        self._engine = engine
        self.name = name
        self._identity = identity

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that takes no write lock.

        Raises:
            PlanUnreadable: the file is damaged.
        """
        with as_problems(self.name), self._engine.connect() as opened:
            connection = opened.execution_options(**{READ_ONLY_OPTION: True})
            if connection.dialect.name == "postgresql":
                # By default each statement would see another state of the plan.
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open the plan's only writing transaction; commit at the end, roll back on any exception.

        SQLite locks with BEGIN IMMEDIATE. On PostgreSQL, writers queue on the plan's first fact, so that
        sequence and Lamport numbers have no gaps or duplicates.

        Raises:
            DiskFull, PlanBusy, PlanUnreadable: nothing was written.
            PlanGone, PlanReplaced: the file is not the one that was opened; nothing was written.
        """
        self._check_identity()
        with as_problems(self.name), self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(select(META.c.value).where(META.c.key == "format").with_for_update())
            yield connection

    def compact(self) -> None:
        """Rewrite the database so that no page keeps deleted data.

        Raises:
            DiskFull: there is no room for the copy.
            PlanBusy: somebody else is reading, so the file still holds what was there before.
            PlanGone, PlanReplaced: the file is not the one that was opened.
        """
        self._check_identity()
        with as_problems(self.name):
            is_done = compact(self._engine)
        if not is_done:
            raise PlanBusy(self.name)

    def close(self) -> None:
        """Close all connections; SQLite folds its log into the one plan file."""
        with suppress(Problem):
            self._check_identity()
        self._engine.dispose()

    def _check_identity(self) -> None:
        if self._identity is None:
            return
        try:
            self._identity.check()
        except Problem:
            # Closing alone would leave the log to the next file of this name, which takes it for its own.
            fold_log(self._engine)
            self._engine.dispose()
            raise
