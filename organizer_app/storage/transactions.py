"""Open the two kinds of transaction on a plan: to read a view, and to write."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.basics.problems import PlanBusy, PlanGone, PlanReadOnly, PlanReplaced, Problem
from organizer_app.storage.backups import content_of, read_backup, write_backup
from organizer_app.storage.engines.sqlite import READ_ONLY_OPTION
from organizer_app.storage.erasing import compact
from organizer_app.storage.failures import as_problems
from organizer_app.storage.integrity import check_pages
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.tables import META

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlcipher3.dbapi2 import Connection as DriverConnection

    from organizer_app.domain.basics.backups import BackupContent, BackupReason
    from organizer_app.storage.open_file import OpenFile


class Database:
    """An open plan file or team server.

    Args:
        engine: how it is reached.
        name: the plan's path, or a name for a server; for messages only.
        file: the plan file; None for a server.
    """

    def __init__(self, engine: Engine, name: str, file: OpenFile | None = None) -> None:
        self._engine = engine
        self.name = name
        self._file = file

    @property
    def refusal(self) -> Problem | None:
        """Why nothing can be written into this plan; None where it can."""
        return self._file.refusal if self._file is not None else None

    @property
    def is_read_copy(self) -> bool:
        """Return whether this is a copy of an older plan, which is deleted when it is closed."""
        return self._file is not None and self._file.is_read_copy

    def refuse_edits(self) -> None:
        """Refuse edits of a plan file from now on, as where nothing can be written."""
        if self._file is not None:
            self._file.refusal = PlanReadOnly(self.name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that takes no write lock.

        Raises:
            PlanUnreadable: the file is damaged.
            PlanGone, PlanReplaced: the file is not the one that was opened.
        """
        if self._file is not None:
            self._file.check(self._engine)
        with as_problems(self.name), self._engine.connect() as opened:
            connection = opened.execution_options(**{READ_ONLY_OPTION: True})
            if connection.dialect.name == "postgresql":
                # By default each statement would see another state of the plan.
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, *, is_kept: bool = True) -> Iterator[Connection]:
        """Open the plan's only writing transaction; commit at the end, roll back on any exception.

        SQLite locks with BEGIN IMMEDIATE. On PostgreSQL, writers queue on the plan's first fact, so that
        sequence and Lamport numbers have no gaps or duplicates.

        Args:
            is_kept: False for a transaction that is always rolled back: a copy that serves reading takes it.

        Raises:
            DiskFull, PlanBusy, PlanUnreadable: nothing was written.
            PlanReadOnly, PlanInUse: the file may only be read here.
            PlanGone, PlanReplaced: the file is not the one that was opened; nothing was written.
        """
        if self._file is not None and (is_kept or not self._file.is_read_copy):
            self._file.check_writing(self._engine)
        with as_problems(self.name):
            with self._begun() as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(select(META.c.value).where(META.c.key == "format").with_for_update())
                yield connection
                if self._file is not None:
                    # A long edit leaves others time to put another file in the plan's place.
                    self._file.identity.check()
            if self._file is not None:
                # What was saved into an older copy is not saved.
                self._file.check_content(self._engine)
                self._file.fold_if_long(self._engine)

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        """Begin a transaction on a plan that knows its log."""
        if self._file is None:
            with self._engine.begin() as connection:
                yield connection
            return
        with self._engine.connect() as connection:
            transaction = connection.begin()
            tries = self._file.attempts()
            while not self._file.is_log_begun(connection):
                transaction.rollback()
                next(tries)
                self._file.begin_log(connection)
                transaction = connection.begin()
            with transaction:
                yield connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other program out of the plan file meanwhile; on a server, nobody.

        Raises:
            PlanInUse: another program has it open.
            PlanReadOnly, PlanGone, PlanReplaced: see `writing`.
        """
        if self._file is None:
            yield
            return
        self._file.check_writing(self._engine)
        with self._file.alone():
            yield

    def check_content(self) -> None:
        """Check that nobody has written an older copy into a plan file, since this was first asked.

        Raises:
            PlanGone, PlanReplaced: see `reading`.
            PlanOverwritten: somebody has.
        """
        if self._file is not None:
            self._file.check(self._engine)
            self._file.check_content(self._engine)

    def check_pages(self) -> None:
        """Read and check every page of a plan file; a server looks after its own.

        Raises:
            PlanDamaged: a page is not what was written.
            PlanGone, PlanReplaced: see `reading`.
        """
        if self._file is None:
            return
        self._file.check(self._engine)
        with self._driver() as driver:
            check_pages(driver, self.name)

    @contextmanager
    def _driver(self) -> Iterator[DriverConnection]:
        """Open a connection of the driver, without a transaction."""
        with as_problems(self.name):
            opened = self._engine.raw_connection()
            try:
                driver: Any = opened.driver_connection
                yield driver
            finally:
                opened.close()

    def back_up(self, target: Path, *, reason: BackupReason, note: str, at: datetime) -> None:
        """Copy the plan file to a new file while it is used, and read the copy back.

        Args:
            target: the new file; nothing is written for a plan on a server.
            reason: why it is made.
            note: of what, such as the imported file.
            at: the present moment, UTC.

        Raises:
            PlanDamaged, CannotWrite, DiskFull: there is no new file.
            PlanGone, PlanReplaced: see `reading`.
        """
        if self._file is None:
            return
        self._file.check(self._engine)
        with self._driver() as driver:
            # SQLite would copy a page that it cannot read as zeros, under a code that fits them.
            check_pages(driver, self.name)
            write_backup(driver, self._file.key, target, reason=reason, note=note, at=at)

    def written_mark(self) -> tuple[int, ...] | None:
        """Return what differs after anybody has written into the plan file; None for a server."""
        return self._file.written_mark() if self._file is not None else None

    def settled_mark(self) -> tuple[int, ...] | None:
        """Return `written_mark` of a moment at which nobody writes; () if somebody does for too long.

        What a transaction has written stands in the log a while before anybody can read it: whoever looks
        then would find nothing new, and take the mark for one of a plan that was looked at.
        """
        if self._file is None or self._file.refusal is not None:
            return self.written_mark()
        self._file.check(self._engine)
        with suppress(PlanBusy), as_problems(self.name), self._engine.begin():
            return self._file.written_mark()
        return ()

    @property
    def is_file(self) -> bool:
        """Whether the plan is a file on this computer."""
        return self._file is not None

    @property
    def key(self) -> str:
        """The key of the plan file; empty for a server."""
        return self._file.key if self._file is not None else ""

    def content_now(self) -> BackupContent | None:
        """Return what the plan holds now, told as a backup tells it."""
        if self._file is None:
            return None
        self._file.check(self._engine)
        with self._driver() as driver:
            return content_of(driver)

    def look_into(self, backup: Path, *, is_checked: bool = False) -> BackupContent | None:
        """Return what a backup of this plan holds; None when it cannot be read. See `read_backup`."""
        return read_backup(backup, self._file.key, is_checked=is_checked) if self._file is not None else None

    def take_locks_again(self) -> None:
        """Open the plan file again, after something in this program closed it and gave SQLite's locks up.

        Raises:
            PlanUnreadable, PlanGone, PlanReplaced: see `reading`.
        """
        if self._file is None:
            return
        self._file.check(self._engine)
        self._engine.dispose()
        with self.reading() as connection:
            # The locks are taken with the first read.
            fact_of(connection, "format")

    def fold(self) -> None:
        """Write the log of a plan file into it, while nobody waits for it."""
        if self._file is not None:
            with suppress(PlanGone, PlanReplaced):
                self._file.check(self._engine)
                self._file.fold(self._engine)

    def compact(self) -> None:
        """Rewrite the database so that no page keeps deleted data.

        Raises:
            DiskFull: there is no room for the copy.
            PlanBusy: somebody else is reading, so the file still holds what was there before.
            PlanReadOnly, PlanGone, PlanReplaced: see `writing`.
        """
        if self._file is not None:
            self._file.check_writing(self._engine)
        with as_problems(self.name), self._file.at_gate() if self._file is not None else nullcontext():
            is_done = compact(self._engine)
        if not is_done:
            raise PlanBusy(self.name)

    def close(self) -> None:
        """Close all connections; SQLite folds its log into the one plan file."""
        if self._file is None:
            self._engine.dispose()
            return
        with suppress(Problem):
            self._file.check(self._engine)
            self._file.check_content(self._engine)
        self._engine.dispose()
        self._file.clear_old_name()
        self._file.leave()
