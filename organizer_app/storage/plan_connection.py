"""Open one connection to a plan file with every safety setting, without SQLAlchemy."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.problems import (
    CannotRead,
    CannotWrite,
    FolderNotWritable,
    PassphraseNeeded,
    PlanIsFolder,
    PlanMissing,
    PlanUnreadable,
)
from organizer_app.storage.log_lineage import is_foreign, set_foreign_log_aside, size_of
from organizer_app.storage.plan_key import is_protected, raw_keys, salt_of
from organizer_app.storage.plan_use import gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlcipher3.dbapi2 import Connection

    from organizer_app.storage.plan_use import PlanUse

# The WAL-reset race damages files before 3.51.3 (sqlite.org/wal.html#walresetbug, read 2026-11).
OLDEST_SAFE_SQLITE = (3, 51, 3)

# First of all: otherwise SQLCipher reports a page that does not match the key on standard error.
_SILENCE = "PRAGMA cipher_log_level = NONE"
_SETTINGS = (
    # The first, for a connection that only reads leaves it out.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
    # `log_lineage` says why the program folds the log itself.
    "PRAGMA wal_autocheckpoint = 0",
    # A log that was folded completely gets short again; the program folds one that has grown long.
    "PRAGMA journal_size_limit = 0",
)


def open_connection(path: Path, key: str, *, is_read_only: bool = False) -> Connection:
    """Open an existing plan, or an empty file that will become one.

    Args:
        path: the plan file.
        key: value of ``PRAGMA key`` from `plan_key.raw_key`.
        is_read_only: leave the file and its folder as they are.

    Raises:
        DiskFull, FolderNotWritable: the files that are kept beside an open plan cannot be made.
        CannotRead: it may not be read.
        PlanBusy: another program kept it locked.
        PlanUnreadable: the key is wrong, or the file is damaged or no plan.
    """
    if sqlcipher.sqlite_version_info < OLDEST_SAFE_SQLITE:
        raise RuntimeError(sqlcipher.sqlite_version)
    place = _place_to_read(path) if is_read_only else path.absolute().as_uri()
    connection = sqlcipher.connect(place, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(_SILENCE)
        connection.execute(f'PRAGMA key = "{key}"')
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS[is_read_only:]:
            connection.execute(setting)
    except sqlcipher.DatabaseError as refused:
        from organizer_app.storage.driver_problems import problem_said

        connection.close()
        problem = problem_said(str(refused), str(path))
        if isinstance(problem, CannotWrite):
            # Nobody has asked to write into the plan yet.
            problem = FolderNotWritable(str(path))
        raise problem or PlanUnreadable(str(path)) from refused
    return connection


def may_write(path: Path) -> bool:
    """Return whether the plan and the files that SQLite keeps beside it can be written."""
    real = Path(os.path.realpath(path))
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK)


def _place_to_read(path: Path) -> str:
    real = Path(os.path.realpath(path))
    # Where no log can be made, SQLite reads only what it is told that nobody changes.
    is_still = not os.access(real.parent, os.W_OK) and not size_of(real)
    return f"{real.as_uri()}?{'immutable=1' if is_still else 'mode=ro'}"


def open_protected(
    path: Path, passphrase: str | None, use: PlanUse | None = None, *, is_read_only: bool = False
) -> tuple[Connection, str]:
    """Open an existing plan with its passphrase; return the connection and the key that fitted.

    A log of another copy, which lies beside the plan, is set aside first.

    Args:
        path: the plan file.
        passphrase: None for a plan without one.
        use: how this program has it open; None where nothing is done about a log of another copy.
        is_read_only: leave the file and its folder as they are.

    Raises:
        PlanMissing: no file at this path.
        PassphraseNeeded: it is protected, and no passphrase was given.
        PlanBusy, PlanUnreadable: see `open_connection`.
    """
    refusal = PlanUnreadable(str(path))
    for key in keys_for(path, passphrase):
        if use is not None and not is_read_only:
            _set_foreign_log_aside(path, key, use)
        try:
            return open_connection(path, key, is_read_only=is_read_only), key
        except PlanUnreadable as refused:
            refusal = refused
    raise refusal


def _set_foreign_log_aside(path: Path, key: str, use: PlanUse) -> None:
    # Two glances at a file; only after a crash, or while another program has the plan open, is there more.
    if size_of(path) and is_foreign(path, key):
        with gate(path):
            set_foreign_log_aside(path, key, is_used=use.is_shared)


def no_plan_at(path: Path) -> PlanMissing:
    """Return what is wrong with a path where no plan is: a folder, or nothing."""
    return (PlanIsFolder if path.is_dir() else PlanMissing)(str(path))


def keys_for(path: Path, passphrase: str | None) -> Iterator[str]:
    """Yield the keys that an existing plan may have, the likeliest first.

    Raises:
        PlanMissing, PlanUnreadable, PassphraseNeeded: see `open_protected`; PlanIsFolder: it is a folder.
        CannotRead: the folder or the file may not be read.
    """
    try:
        is_there = path.is_file()
    except OSError as refused:
        raise CannotRead(str(path)) from refused
    if not is_there:
        raise no_plan_at(path)
    if passphrase is None and is_protected(path):
        raise PassphraseNeeded(str(path))
    yield from raw_keys(salt_of(path), passphrase)
