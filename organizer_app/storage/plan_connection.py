"""Open one connection to a plan file with every safety setting, without SQLAlchemy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.problems import (
    CannotRead,
    CannotWrite,
    FolderNotWritable,
    PassphraseNeeded,
    PlanMissing,
    PlanUnreadable,
)
from organizer_app.storage.driver_problems import problem_said
from organizer_app.storage.plan_key import is_protected, raw_keys, salt_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlcipher3.dbapi2 import Connection

# The WAL-reset race damages files before 3.51.3 (sqlite.org/wal.html#walresetbug, read 2026-11).
OLDEST_SAFE_SQLITE = (3, 51, 3)

# First of all: otherwise SQLCipher reports a page that does not match the key on standard error.
_SILENCE = "PRAGMA cipher_log_level = NONE"
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
)


def open_connection(path: Path, key: str) -> Connection:
    """Open an existing plan, or an empty file that will become one.

    Args:
        path: the plan file.
        key: value of ``PRAGMA key`` from `plan_key.raw_key`.

    Raises:
        DiskFull, FolderNotWritable: the files that are kept beside an open plan cannot be made.
        CannotRead: it may not be read.
        PlanBusy: another program kept it locked.
        PlanUnreadable: the key is wrong, or the file is damaged or no plan.
    """
    if sqlcipher.sqlite_version_info < OLDEST_SAFE_SQLITE:
        raise RuntimeError(sqlcipher.sqlite_version)
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute(_SILENCE)
        connection.execute(f'PRAGMA key = "{key}"')
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS:
            connection.execute(setting)
    except sqlcipher.DatabaseError as refused:
        connection.close()
        problem = problem_said(str(refused), str(path))
        if isinstance(problem, CannotWrite):
            # Nobody has asked to write into the plan yet.
            problem = FolderNotWritable(str(path))
        raise problem or PlanUnreadable(str(path)) from refused
    return connection


def open_protected(path: Path, passphrase: str | None) -> tuple[Connection, str]:
    """Open an existing plan with its passphrase; return the connection and the key that fitted.

    Raises:
        PlanMissing: no file at this path.
        PassphraseNeeded: it is protected, and no passphrase was given.
        PlanBusy, PlanUnreadable: see `open_connection`.
    """
    refusal = PlanUnreadable(str(path))
    for key in keys_for(path, passphrase):
        try:
            return open_connection(path, key), key
        except PlanUnreadable as refused:
            refusal = refused
    raise refusal


def keys_for(path: Path, passphrase: str | None) -> Iterator[str]:
    """Yield the keys that an existing plan may have, the likeliest first.

    Raises:
        PlanMissing, PlanUnreadable, PassphraseNeeded: see `open_protected`.
        CannotRead: the folder or the file may not be read.
    """
    try:
        is_there = path.is_file()
    except OSError as refused:
        raise CannotRead(str(path)) from refused
    if not is_there:
        raise PlanMissing(str(path))
    if passphrase is None and is_protected(path):
        raise PassphraseNeeded(str(path))
    yield from raw_keys(salt_of(path), passphrase)
