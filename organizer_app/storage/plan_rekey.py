"""Puts a plan under another key: a whole copy is written beside it, checked, and takes its name in one step.

SQLCipher can also rekey in place. That would keep the first bytes, which say how the key is made, until
the log is folded: killed before, neither passphrase would open a plan that gains or loses one.

No key is kept anywhere, wrapped or not: the file has no room for it outside its encrypted pages, one beside
the plan would be lost with the first careless copy, and an earlier copy with an earlier passphrase would give
away the key of today's plan. So each change writes all pages again, 80 MB in less than a second.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import CannotWrite, PlanBusy, PlanDamaged
from organizer_app.storage.driver_problems import problem_said
from organizer_app.storage.file_identity import FILE_PRINT, FileIdentity, is_same_print
from organizer_app.storage.file_rights import give_rights
from organizer_app.storage.plan_connection import open_connection, open_protected
from organizer_app.storage.plan_key import is_protected, raw_key, recovery_key, salt_for, salt_of
from organizer_app.storage.plan_use import PlanUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlcipher3.dbapi2 import Connection

    from organizer_app.domain.basics.plan_secrets import RecoveryKey

# Told a file and the name that it will have.
FilePrint = Callable[["Path", str], str]
_BLOCK: Final = 1 << 20
_READ_PRINT: Final = "SELECT value FROM meta WHERE key = ?"
_WRITE_PRINT: Final = "UPDATE meta SET value = ? WHERE key = ?"


def key_under(path: Path, passphrase: str | None) -> RecoveryKey:
    """Return the key that a plan would have under a passphrase; the plan stays as it is.

    Raises:
        CannotRead, PlanUnreadable: see `plan_key.salt_of`.
    """
    return recovery_key(raw_key(salt_for(salt_of(path), passphrase), passphrase))


def key_now(path: Path, passphrase: str | None) -> RecoveryKey:
    """Return the key that a plan has; raise what `plan_connection.open_protected` raises."""
    connection, key = open_protected(path, passphrase)
    connection.close()
    return recovery_key(key)


def rewrite_under(
    path: Path,
    now: str | None,
    later: str | None,
    *,
    key: RecoveryKey | None = None,
    file_print: FilePrint | None = None,
) -> RecoveryKey:
    """Put a plan under another passphrase; killed at any moment, it opens with the one or the other.

    Args:
        path: the plan; nobody else may have it open.
        now: what opens it; None for a plan without a passphrase.
        later: what shall open it; None for no passphrase.
        key: the key of `later` where it is known, because deriving it costs a second.
        file_print: tells a file, by the name that it will have, from its copies: the plan goes on writing as
            the laptop that it is. A copy that has written nothing yet stays one. None for a backup.

    Returns:
        The key that the plan had, which opens its backups too.

    Raises:
        PlanInUse, PlanBusy: another program has the plan open.
        PlanDamaged: a page cannot be read; the plan is left as it is.
        CannotWrite, DiskFull: there is no room for the copy beside the plan.
        PlanMissing, PlanUnreadable: see `plan_connection.open_protected`.
    """
    use = PlanUse(path, PlanUser.COMMAND)
    use.take()
    try:
        with use.alone():
            return _rewrite_alone(path, now, later, key=key, use=use, file_print=file_print)
    finally:
        use.leave()


def _rewrite_alone(
    path: Path,
    now: str | None,
    later: str | None,
    *,
    key: RecoveryKey | None,
    use: PlanUse,
    file_print: FilePrint | None,
) -> RecoveryKey:
    salt = salt_for(salt_of(path), later)
    raw = raw_key(salt, key if key is not None and later is not None else later)
    was_open_to_all = not is_protected(path)
    identity = FileIdentity(path)
    connection, key_before = open_protected(path, now, use)
    old = None
    try:
        _take_alone(connection, path)
        with _draft_of(path) as draft:
            # A page that does not match its code would be copied as zeros, under a code that does.
            _refuse_damage(connection, path)
            _copy_into(draft, connection, raw, path, _print_later(connection, path, draft, file_print))
            identity.check()
            if sys.platform == "win32":
                connection.close()
            elif was_open_to_all and later is not None:
                old = os.open(path, os.O_RDWR)
            draft.replace(path)
            _sync_folder(path.parent)
    except OSError as refused:
        raise CannotWrite(str(path)) from refused
    except sqlcipher.DatabaseError as failed:
        raise problem_said(str(failed), str(path)) or PlanDamaged(str(path)) from failed
    finally:
        connection.close()
        if old is not None:
            _blank(old)
    return recovery_key(key_before)


def _take_alone(connection: Connection, path: Path) -> None:
    """Fold the log into the file and keep everybody else out until the connection is closed."""
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone() or ("",)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlcipher.OperationalError as taken:
        raise problem_said(str(taken), str(path)) or PlanBusy(str(path)) from taken
    if mode != "delete":
        raise PlanBusy(str(path))


@contextmanager
def _draft_of(path: Path) -> Iterator[Path]:
    """Yield the name of the copy; what a killed run left there, or this one leaves, is removed."""
    draft = path.with_name(f".{path.name}.rekey")
    _remove(draft)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield draft
    finally:
        _remove(draft)


def _remove(draft: Path) -> None:
    for part in ("", "-wal", "-shm", "-journal"):
        draft.with_name(draft.name + part).unlink(missing_ok=True)


def _print_later(connection: Connection, path: Path, draft: Path, file_print: FilePrint | None) -> str:
    """Return the print of the new file of a plan; empty for a copy, which has to become another laptop."""
    if file_print is None:
        return ""
    known = connection.execute(_READ_PRINT, (FILE_PRINT,)).fetchone()
    is_own = known is not None and is_same_print(known[0], file_print(path, path.name))
    return file_print(draft, path.name) if is_own else ""


def _copy_into(draft: Path, connection: Connection, raw: str, path: Path, print_later: str) -> None:
    """Write every page of a plan into an empty file under another key, and read it back."""
    target = sqlcipher.connect(str(draft), isolation_level=None)
    try:
        target.execute("PRAGMA cipher_log_level = NONE")
        target.execute(f'PRAGMA key = "{raw}"')
        connection.backup(target)
    finally:
        target.close()
    checked = open_connection(draft, raw)
    try:
        checked.execute("PRAGMA journal_mode = DELETE")
        if print_later:
            checked.execute(_WRITE_PRINT, (print_later, FILE_PRINT))
        _refuse_damage(checked, path)
    finally:
        checked.close()
    give_rights(path, draft)
    with draft.open("rb") as written:
        os.fsync(written.fileno())


def _refuse_damage(connection: Connection, path: Path) -> None:
    bad_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    (verdict,) = connection.execute("PRAGMA quick_check").fetchone() or ("",)
    if bad_pages or verdict != "ok":
        raise PlanDamaged(str(path))


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _blank(old: int) -> None:
    """Overwrite a file that has lost its name, whose key everybody knows, as far as the disk allows."""
    with suppress(OSError):
        status = os.fstat(old)
        if status.st_nlink == 0:
            for start in range(0, status.st_size, _BLOCK):
                os.pwrite(old, bytes(min(_BLOCK, status.st_size - start)), start)
            os.fsync(old)
    os.close(old)
