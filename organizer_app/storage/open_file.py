"""What an open plan file needs besides SQL: to be the same file still, with the log that belongs to it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.problems import DiskFull, PlanBusy, PlanInUse, Problem
from organizer_app.storage import log_lineage
from organizer_app.storage.engines.sqlite import fold_log
from organizer_app.storage.failures import as_problems
from organizer_app.storage.file_identity import FileIdentity
from organizer_app.storage.plan_use import gate, in_use_by_others

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from organizer_app.storage.overwritten_plans import FileContent
    from organizer_app.storage.plan_use import PlanUse

# As long as SQLite lets a log grow by itself (1,000 pages), in bytes.
_LONG = 4_096_000
_TRIES = 3


class OpenFile:
    """A plan file that this program has open.

    Args:
        path: the file.
        key: value of ``PRAGMA key``.
        use: how it is marked as open.
        refusal: why nothing may be written; None where it may.
    """

    # Whether it is a copy that only serves reading, and is gone afterwards.
    is_read_copy = False

    def __init__(self, path: Path, key: str, use: PlanUse, refusal: Problem | None = None) -> None:
        self.path = path
        self.key = key
        self.identity = FileIdentity(path)
        self.refusal = refusal
        self._use = use
        self._content: FileContent | None = None
        self._log: tuple[int, int] | None = None
        # SQLite follows links when it opens a file, and so it is found once as well.
        self._log_path = log_lineage.log_of(path)

    def check(self, engine: Engine) -> None:
        """Check that the file is still the one that was opened.

        Raises:
            PlanGone, PlanReplaced: it is not.
        """
        try:
            self.identity.check()
        except Problem:
            # Closing alone would leave the log to the next file of this name, which takes it for its own.
            fold_log(engine)
            engine.dispose()
            raise
        self._check_log(engine)

    def check_content(self, engine: Engine) -> None:
        """Check that nobody has written an older copy into the file; the engine has no transaction here.

        Raises:
            PlanOverwritten: somebody has.
        """
        if self.refusal is not None:
            return
        if self._content is None:
            # A plan that is only read is not looked at twice.
            from organizer_app.storage.overwritten_plans import FileContent

            self._content = FileContent(self.path, self.key)
        self._content.check(engine)

    def _check_log(self, engine: Engine) -> None:
        """Open the plan again if its log was deleted or replaced under the connections.

        A program that closes a file loses its locks on it, whatever else it has open (2.2 of
        sqlite.org/howtocorrupt.html): a file dialog that looks into the folder of the plan for its icons
        takes SQLite's locks away. The next program takes itself for the last one, folds the log and deletes
        it; SQLite here would go on with the deleted log and see nothing that was written since.
        """
        found = log_lineage.log_identity(self._log_path)
        if self._log not in {None, found}:
            engine.dispose()
            self._log_path = log_lineage.log_of(self.path)
            found = log_lineage.log_identity(self._log_path)
        self._log = found

    def written_mark(self) -> tuple[int, ...]:
        """Return what differs after anybody has written into the plan file."""
        return log_lineage.written_mark(self._log_path, self.path)

    def check_writing(self, engine: Engine) -> None:
        """Check that the file may be written, and is still the one that was opened.

        Raises:
            PlanReadOnly, PlanInUse: it may only be read here.
            PlanGone, PlanReplaced: it is another one.
        """
        if self.refusal is not None:
            raise self.refusal
        self.check(engine)
        self.check_content(engine)

    def attempts(self) -> Iterator[None]:
        """Yield as often as a log may be begun before an edit: others can close theirs in between.

        Raises:
            PlanBusy: it was not enough.
        """
        for _ in range(_TRIES):
            yield
        raise PlanBusy(str(self.path))

    def is_log_begun(self, connection: Connection) -> bool:
        """Return whether the plan names its log; ask inside a writing transaction."""
        named = connection.exec_driver_sql(log_lineage.READ_NUMBER).scalar()
        return log_lineage.is_begun(self.path, named)

    def begin_log(self, connection: Connection) -> None:
        """Write into the plan which log will belong to it; the connection has no transaction.

        Raises:
            PlanBusy, PlanInUse: another program was in the way too long.
        """
        driver: Any = connection.connection.driver_connection
        with gate(self.path), as_problems(str(self.path)):
            if not log_lineage.begin(driver, self.path):
                # SQLite has waited already; those who read so long are told, if they can be known.
                raise in_use_by_others(self.path) or PlanBusy(str(self.path))

    def at_gate(self) -> AbstractContextManager[None]:
        """Keep others from folding the log meanwhile, and from looking at a file that is half written.

        Raises:
            PlanInUse: another program is at it too long.
        """
        return gate(self.path)

    def fold(self, engine: Engine, *, at_least: int = 1) -> None:
        """Write the log into the plan once it has this many bytes, unless another program is at it."""
        if self.refusal is not None or log_lineage.size_of(self.path) < at_least:
            return
        with suppress(PlanInUse, PlanBusy), gate(self.path, 0), as_problems(str(self.path)):
            self.check_content(engine)
            connection = engine.raw_connection()
            try:
                log_lineage.fold(connection.driver_connection, self.path)  # type: ignore[arg-type]  # ours
            finally:
                connection.close()

    def fold_if_long(self, engine: Engine) -> None:
        """Write the log into the plan file when it has grown long; an edit is kept without that."""
        with suppress(DiskFull):
            self.fold(engine, at_least=_LONG)

    def alone(self) -> AbstractContextManager[None]:
        """Keep every other program out of the plan.

        Raises:
            PlanInUse: another one has it open.
        """
        return self._use.alone()

    def clear_old_name(self) -> None:
        """Remove what SQLite leaves under the name of a plan that was moved while open, once all is closed.

        Where another file has the name now, its next program takes these over; where another program still
        has the plan open, or the log could not be folded, they are needed.
        """
        if self.path.exists() or log_lineage.size_of(self.path) or self._use.is_shared:
            return
        log = log_lineage.log_of(self.path)
        for left in (log, log.with_name(f"{log.name.removesuffix('-wal')}-shm")):
            with suppress(OSError):
                left.unlink(missing_ok=True)

    def leave(self) -> None:
        """Say that the plan is no longer open here."""
        self._use.leave()
