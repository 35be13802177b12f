"""Notices an older copy that was written into the file of an open plan, and keeps what was saved since.

``cp old plan`` leaves the file its inode, and SQLite goes on with the pages that it has in its log and in
memory: folded, the log would mix both. Only who folds the log writes into the file itself, inside
`plan_use.gate`. Whoever looks at it there sees no fold that is half done: the file names the log that lies
beside it (`log_lineage`), and its newest step is never an earlier one than it was.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from organizer_app.domain.basics.plan_checks import DifferenceKind
from organizer_app.domain.basics.problems import PlanInUse, PlanOverwritten, Problem
from organizer_app.storage import log_lineage
from organizer_app.storage.engines.sqlite import sqlite_engine
from organizer_app.storage.integrity import check_pages
from organizer_app.storage.plan_use import gate
from organizer_app.storage.reader import Reader
from organizer_app.storage.still_connection import open_still
from organizer_app.storage.verifying import check_plan

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

_NEWEST = "SELECT coalesce(max(lamport), 0) FROM origin"


class _State(NamedTuple):
    """What a plan file holds, read without its log: which log it names, and its newest step."""

    log: int | None
    newest: int


class FileContent:
    """What the file of an open plan held itself, without its log, when it was last looked at.

    Args:
        path: the file.
        key: value of ``PRAGMA key``.
    """

    def __init__(self, path: Path, key: str) -> None:
        self._path = path
        self._key = key
        self._mark: tuple[int, ...] = ()
        self._newest = 0
        self._refusal: PlanOverwritten | None = None

    def check(self, engine: Engine) -> None:
        """Check that nobody has written an older copy into the file; the engine has no transaction here.

        Raises:
            PlanOverwritten: somebody has; what was saved since is kept beside it.
        """
        if self._refusal is not None:
            raise self._refusal
        if self._mark == _mark(self._path):
            return
        # Who is at the gate for so long has looked there itself.
        with suppress(PlanInUse), gate(self._path):
            self._look(engine)

    def _look(self, engine: Engine) -> None:
        mark, number = _mark(self._path), log_lineage.number_of(self._path)
        state = _state_of(self._path, self._key)
        if state is None or _mark(self._path) != mark or log_lineage.number_of(self._path) != number:
            # Damage, or a program that took itself for the last one: whoever reads next finds it.
            return
        is_other_log = not log_lineage.is_just_begun(self._path) and log_lineage.is_of_other(
            number, state.log
        )
        if state.newest < self._newest or is_other_log:
            self._refusal = _kept_since(self._path, self._key, engine)
            raise self._refusal
        self._mark, self._newest = mark, state.newest


def _mark(path: Path) -> tuple[int, ...]:
    with suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size
    return ()


def _state_of(path: Path, key: str) -> _State | None:
    with suppress(sqlcipher.DatabaseError), closing(open_still(path, key)) as connection:
        named = connection.execute(log_lineage.READ_NUMBER).fetchone()
        (newest,) = connection.execute(_NEWEST).fetchone()
        return _State(log_lineage.number_in(named[0] if named else None), int(newest))
    return None


def _kept_since(path: Path, key: str, engine: Engine) -> PlanOverwritten:
    """Keep the log of a plan that was overwritten, and empty it: the last program to close would fold it.

    SQLite reads nothing from an empty log, and deletes it.
    """
    log = log_lineage.log_of(path)
    if not log_lineage.size_of(path):
        # Another program has noticed it first, or all was folded into what is gone.
        kept = log_lineage.logs_set_aside(path)
        return PlanOverwritten(str(path), kept[-1].name if kept else "", is_whole=False)
    aside = log_lineage.aside_of(log)
    with ExitStack() as held:
        with suppress(DBAPIError, sqlcipher.DatabaseError, Problem):
            # Nobody saves anything meanwhile.
            held.enter_context(engine.connect()).begin()
        try:
            shutil.copy(log, aside)
            whole = _whole_plan(path, key, aside)
            os.truncate(log, 0)
        except OSError:
            # Where it cannot be kept, it stays as it is.
            return PlanOverwritten(str(path), log.name, is_whole=False)
    if whole is not None:
        aside.unlink(missing_ok=True)
    return PlanOverwritten(str(path), (whole or aside).name, is_whole=whole is not None)


def _whole_plan(path: Path, key: str, log: Path) -> Path | None:
    """Return a plan made of an older copy and what was saved since; None where they do not make one.

    They do where nothing that is not in the log was folded since the copy was taken.
    """
    target = path.with_name(f"{path.stem} rescued {secrets.token_hex(2)}{path.suffix}")
    draft = path.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        shutil.copy(path, draft)
        shutil.copy(log, draft.with_name(f"{draft.name}-wal"))
        draft_engine = sqlite_engine(draft, key)
        try:
            is_whole = _agrees_with_itself(draft_engine)
        finally:
            draft_engine.dispose()
        if not is_whole:
            return None
        with closing(open_still(draft, key)) as connection:
            check_pages(connection, str(draft))
        draft.replace(target)
    except (OSError, ValueError, DBAPIError, sqlcipher.DatabaseError, Problem):
        return None
    finally:
        for part in log_lineage.PARTS:
            with suppress(OSError):
                draft.with_name(f"{draft.name}{part}").unlink(missing_ok=True)
    return target


def _agrees_with_itself(engine: Engine) -> bool:
    with engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            return False
        found = check_plan(Reader(connection), datetime.now(UTC))
        return all(each.kind is DifferenceKind.SUMMARY for each in found.differences)
