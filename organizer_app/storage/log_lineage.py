"""Tells whether SQLite's log beside a plan belongs to it: the log of another copy must never be replayed.

A program that is killed leaves its log (``-wal``) beside the plan, and the next one to open the plan replays
it. If a person puts an older copy in the plan's place in between, the replay would mix both: SQLite writes
nothing into the plan file by which it could know. So the plan holds the number of its log.

SQLite keeps a number in the head of every log (its first salt), random at first and one higher each time the
log starts over (sqlite.org/fileformat2.html#walformat). It starts over only after all of it was folded into
the plan. Two rules make the plan, read *without* its log, name the log that belongs to it:

1. Before the first edit into a new log, its number is written into the plan itself (`begin`).
2. Before the log is folded, its number is written into it (`fold`), so it reaches the plan with the rest;
   SQLite folds by itself only when the last program closes the plan, and deletes the log then.

The log of number n thus belongs to a plan that names n (folded in part) or n - 1 (folded before it began). A
copy that was taken earlier names another number. Plans of earlier versions name none: their log is replayed.
"""

from __future__ import annotations

import os
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.problems import PlanReplaced

if TYPE_CHECKING:
    from sqlite3 import Cursor

    from sqlcipher3.dbapi2 import Connection

_HEAD = 32
_SALT = slice(16, 20)
_NUMBERS = 1 << 32
_FACT = "log"
READ_NUMBER = f"SELECT value FROM meta WHERE key = '{_FACT}'"  # noqa: S608  # our own constant
_WRITE = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
# `begin` writes a page or two twice; an edit writes more than that. A frame is a page and its head.
_FRAMES_OF_BEGIN = 4
_FRAME = 4096 + 24
ASIDE = ".aside"
# A plan and what SQLite keeps beside it.
PARTS = ("", "-wal", "-shm")
# A program that folds its log at this very moment is done after one of these pauses, in seconds.
_PAUSES = (0.05, 0.2, 0.5)


def log_of(path: Path) -> Path:
    """Return where SQLite keeps the log of a plan."""
    real = Path(os.path.realpath(path))
    return real.parent / f"{real.name}-wal"


def log_identity(log: Path) -> tuple[int, int] | None:
    """Return device and inode of a log, or None without one."""
    try:
        found = log.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def number_of(path: Path) -> int | None:
    """Return the number of the log beside a plan, or None without a log."""
    try:
        with log_of(path).open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return int.from_bytes(head[_SALT]) if len(head) == _HEAD else None


def size_of(path: Path) -> int:
    """Return the bytes of the log beside a plan."""
    try:
        return log_of(path).stat().st_size
    except OSError:
        return 0


def written_mark(log: Path, path: Path) -> tuple[int, ...]:
    """Return when a log was written last, in nanoseconds, and its size; the same of its plan.

    Every transaction writes into the log, unless it folds it.
    """
    mark: tuple[int, ...] = ()
    for file in (log, path):
        with suppress(OSError):
            found = file.stat()
            mark += (found.st_ino, found.st_mtime_ns, found.st_size)
    return mark


def is_begun(path: Path, named: str | None) -> bool:
    """Return whether the log beside a plan belongs to it; ask inside a writing transaction.

    Args:
        path: the plan file.
        named: the answer to `READ_NUMBER`.
    """
    number, known = number_of(path), number_in(named)
    return number is not None and known is not None and _fits(number, known)


def begin(connection: Connection, path: Path) -> bool:
    """Write the number of the log into the plan itself; return whether no reader was in the way.

    Call it inside `plan_use.gate`, on a connection without a transaction.
    """
    cursor = connection.cursor()
    _write(cursor, "new")
    cursor.execute("BEGIN IMMEDIATE")
    # A log that is folded completely starts over with this very transaction, one number higher.
    _write_number(cursor, path)
    (busy, _pages, _folded) = cursor.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
    return not busy


def fold(connection: Connection, path: Path) -> None:
    """Write the log into the plan, as far as no reader needs it; call it inside `plan_use.gate`."""
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    number = number_of(path)
    if number is None or _named(cursor) == number:
        cursor.execute("ROLLBACK")
    else:
        _write_number(cursor, path)
    cursor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def _write_number(cursor: Cursor, path: Path) -> None:
    cursor.execute(_WRITE, (_FACT, str(number_of(path) or 0)))
    cursor.execute("COMMIT")


def _write(cursor: Cursor, value: str) -> None:
    cursor.execute("BEGIN IMMEDIATE")
    cursor.execute(_WRITE, (_FACT, value))
    cursor.execute("COMMIT")


def _named(cursor: Cursor) -> int | None:
    found = cursor.execute(READ_NUMBER).fetchone()
    return number_in(found[0] if found else None)


def number_in(named: str | None) -> int | None:
    """Return the number in an answer to `READ_NUMBER`; None where the plan names no log yet."""
    return int(named) if named is not None and named.isdecimal() else None


def _fits(number: int, named: int) -> bool:
    return (number - named) % _NUMBERS in {0, 1}


def is_foreign(path: Path, key: str) -> bool:
    """Return whether the log beside a plan belongs to another copy of it.

    Args:
        path: the plan file.
        key: value of ``PRAGMA key``; with a wrong one the answer is no.
    """
    number = number_of(path)
    return number is not None and is_of_other(number, _named_without_log(path, key))


def is_of_other(number: int | None, named: int | None) -> bool:
    """Return whether the log of a number belongs to another copy than the one that names a log itself."""
    return number is not None and named is not None and not _fits(number, named)


def is_just_begun(path: Path) -> bool:
    """Return whether the log beside a plan holds no edit yet."""
    return size_of(path) <= _HEAD + _FRAMES_OF_BEGIN * _FRAME


def _named_without_log(path: Path, key: str) -> int | None:
    """Return which log the plan file names, without reading any log."""
    # A plan that was closed well has no log.
    from organizer_app.storage.still_connection import open_still

    with suppress(sqlcipher.DatabaseError), closing(open_still(path, key)) as connection:
        return _named(connection.cursor())
    # A wrong key, or a page that was just being folded when the computer stopped: the log has it whole.
    return None


def set_foreign_log_aside(path: Path, key: str, *, is_used: bool) -> None:
    """Rename a log that belongs to another copy of the plan, so that SQLite does not replay it.

    Call it inside `plan_use.gate`.

    Args:
        path: the plan file.
        key: value of ``PRAGMA key``.
        is_used: whether another program has the plan open, so that the log is its own.

    Raises:
        PlanReplaced: it has, and the plan was replaced meanwhile.
    """
    for pause in _PAUSES if is_used else ():
        if not is_foreign(path, key):
            return
        time.sleep(pause)
    if not is_foreign(path, key):
        return
    if is_used:
        raise PlanReplaced(str(path))
    log = log_of(path)
    if is_just_begun(path):
        log.unlink(missing_ok=True)
    else:
        with suppress(FileNotFoundError):
            log.rename(aside_of(log))
    log.with_name(log.name.removesuffix("-wal") + "-shm").unlink(missing_ok=True)


def aside_of(log: Path) -> Path:
    """Return where a log is set aside now."""
    return log.with_name(f"{log.name}.{datetime.now(UTC):%Y%m%d-%H%M%S}{ASIDE}")


def logs_set_aside(path: Path) -> list[Path]:
    """Return the logs that were set aside beside a plan."""
    log = log_of(path)
    try:
        return sorted(file for file in log.parent.iterdir() if _is_aside(file.name, log.name))
    except OSError:
        return []


def _is_aside(name: str, log: str) -> bool:
    return name.startswith(f"{log}.") and name.endswith(ASIDE)
