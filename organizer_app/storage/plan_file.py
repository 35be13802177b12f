"""Create, open and upgrade plan files; all access to the format goes through this module."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import delete, func, insert, select
from typing_extensions import override

from organizer_app import __version__
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import (
    CannotWrite,
    DiskFull,
    FolderNotWritable,
    PlanBusy,
    PlanDamaged,
    PlanExists,
    PlanIsBackup,
    PlanReadOnly,
    PlanUnreadable,
)
from organizer_app.storage.backups import OlderPlan, is_backup
from organizer_app.storage.engines.sqlite import sqlite_engine
from organizer_app.storage.failures import as_problems
from organizer_app.storage.file_identity import FILE_PRINT
from organizer_app.storage.file_rights import give_rights
from organizer_app.storage.integrity import check_pages
from organizer_app.storage.log_lineage import ASIDE, PARTS, size_of
from organizer_app.storage.migrations.upgrading import stamp_newest, upgrade
from organizer_app.storage.open_file import OpenFile
from organizer_app.storage.plan_connection import keys_for, may_write, open_connection, open_protected
from organizer_app.storage.plan_format import FORMAT, MIN_READER
from organizer_app.storage.plan_key import SALT_BYTES, new_salt, raw_key, salt_for
from organizer_app.storage.plan_use import PlanUse, clear_gate
from organizer_app.storage.rows.first_read import check_format
from organizer_app.storage.statements import constant_rows
from organizer_app.storage.still_connection import open_still
from organizer_app.storage.tables import META, ORIGIN, create_tables
from organizer_app.storage.transactions import Database

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from organizer_app.domain.basics.problems import Problem

BeforeUpgrade = Callable[[OlderPlan], None]
_REPLICA = select(META.c.value).where(META.c.key == "origin")
_NEWEST = select(func.max(ORIGIN.c.lamport))
_READ_COPY = "reading-"
_READERS = frozenset({PlanUser.READER, PlanUser.PICTURE})
_A_DAY = 24 * 60 * 60  # seconds


def create_plan_file(
    path: Path, *, origin: str, facts: Mapping[str, str], passphrase: str | None = None
) -> None:
    """Create an empty plan.

    Args:
        path: file to create; must not exist.
        origin: replica id of this laptop, UUIDv7.
        facts: other facts for `meta`, such as title and plan_id.
        passphrase: protects the file; with None, anyone who has the program can read it.

    Raises:
        PlanExists: the file already exists.
        CannotWrite: the folder is not writable.
        DiskFull: there is no room; no file is left behind.
    """
    key = raw_key(salt_for(new_salt(protected=passphrase is not None), passphrase), passphrase)
    _create_exclusively(path)
    engine = sqlite_engine(path, key)
    try:
        with as_problems(str(path)), engine.begin() as connection:
            found(connection, origin=origin, facts=facts)
    except BaseException:
        engine.dispose()
        remove_plan_file(path)
        raise
    engine.dispose()


def found(connection: Connection, *, origin: str, facts: Mapping[str, str]) -> None:
    """Create the tables of a plan in an empty database and write its first facts."""
    # A plan that is opened needs no new keys.
    from organizer_app.storage.new_keys import SEAL_SECRET, new_seal_secret

    create_tables(connection)
    stamp_newest(connection)
    known = {
        "format": str(FORMAT),
        "min_reader": str(MIN_READER),
        "app_version": __version__,
        "origin": origin,
        SEAL_SECRET: new_seal_secret(origin),
    }
    connection.execute(
        insert(META), [{"key": key, "value": value} for key, value in {**known, **facts}.items()]
    )
    connection.execute(insert(ORIGIN).values(id=origin, number=1, name="", sequence=0, lamport=0))


def open_plan_file(
    path: Path,
    *,
    passphrase: str | None = None,
    user: PlanUser = PlanUser.COMMAND,
    refusal: Problem | None = None,
    before_upgrade: BeforeUpgrade | None = None,
) -> Database:
    """Open a plan; upgrade an older one to the current format first.

    For a reader, a copy is upgraded instead, and deleted when it is closed: an older version of the
    program can go on with the plan. A picture always gets one: what is over in it depends on its own moment.

    Args:
        path: the plan file.
        passphrase: None for a plan without one.
        user: the program that opens it; there is one window at a time.
        refusal: why nothing may be written, known before; None to write where the file can be written.
        before_upgrade: backs an older plan up.

    Raises:
        PlanMissing: there is no file at this path.
        PlanUnreadable: the file is not a plan, is damaged, or the passphrase is wrong.
        PlanFromNewerVersion: a newer version wrote the file; nothing was changed.
        PlanInUse: another window has it open, or another program works on it alone.
        FolderNotWritable: an older plan lies where nothing can be written, so it cannot be upgraded.
        PlanIsBackup: it is a backup of an older version, which is not upgraded.
    """
    if refusal is None and not may_write(path):
        refusal = PlanReadOnly(str(path))
    use = _taken(path, user, refusal)
    try:
        _clear_drafts(path)
        key, format_number, is_copy = _look_at(path, passphrase, use, is_read_only=refusal is not None)
        if is_copy:
            refusal = refusal or PlanIsBackup(str(path))
        if _is_copied(path, user, is_older=format_number < FORMAT):
            copy = _upgraded_copy(path, key, use)
            return Database(sqlite_engine(copy.path, key, copy.identity), str(path), copy)
        if format_number < FORMAT:
            _refuse_old(path, refusal)
            with use.alone():
                _upgrade_on_a_copy(path, key, before_upgrade)
        file = OpenFile(path, key, use, refusal)
    except BaseException:
        use.leave()
        raise
    engine = sqlite_engine(path, key, file.identity, is_read_only=refusal is not None)
    return Database(engine, str(path), file)


def _is_copied(path: Path, user: PlanUser, *, is_older: bool) -> bool:
    """Return whether anyone who only reads gets a copy; where none can be made, a picture does without."""
    return (is_older and user in _READERS) or (user is PlanUser.PICTURE and may_write(path))


def _taken(path: Path, user: PlanUser, refusal: Problem | None) -> PlanUse:
    """Mark a plan as open here, by the only window on it if that may write."""
    use = PlanUse(path, PlanUser.READER if refusal is not None or user in _READERS else user)
    if user is PlanUser.WINDOW and refusal is None:
        use.take_only_window()
    else:
        use.take()
    return use


def _clear_drafts(path: Path) -> None:
    """Remove what a killed rewriting left beside a plan: whole copies, one of them under another key.

    A program that rewrites a plan has it alone, so nobody does while it is marked as open here.
    """
    for ending in ("rekey", "upgrade"):
        for part in (*PARTS, "-journal"):
            with suppress(OSError):
                (path.parent / f".{path.name}.{ending}{part}").unlink(missing_ok=True)
    journal = path.parent / f"{path.name}-journal"
    with suppress(OSError):
        # One whose head is written is rolled back, and removed, by SQLite; it passes over any other for ever.
        with journal.open("rb") as file:
            is_begun = file.read(1) not in {b"", b"\0"}
        if not is_begun:
            journal.unlink()
    clear_gate(path)


def _refuse_old(path: Path, refusal: Problem | None) -> None:
    if isinstance(refusal, PlanReadOnly):
        raise FolderNotWritable(str(path))
    if refusal is not None:
        raise refusal


def _look_at(
    path: Path, passphrase: str | None, use: PlanUse, *, is_read_only: bool
) -> tuple[str, int, bool]:
    """Return the key of a file, the number of its format, and whether it is a backup."""
    connection, key = open_protected(path, passphrase, use, is_read_only=is_read_only)
    try:
        format_number = check_format(connection, path)
        return key, format_number, bool(format_number) and is_backup(connection)
    finally:
        connection.close()


def replica_of(connection: Connection) -> str:
    """Return the id of the replica that this laptop writes as."""
    ((replica,),) = constant_rows(connection, _REPLICA)
    return str(replica)


def newest_number(connection: Connection) -> int:
    """Return the number of the newest step, which is higher after every edit; 0 before the first."""
    ((number,),) = constant_rows(connection, _NEWEST)
    return int(number or 0)


def plan_id_of(connection: Connection) -> str:
    """Return the id that all copies of a plan share, or empty if it has none."""
    found = connection.execute(select(META.c.value).where(META.c.key == "plan_id")).scalar()
    return str(found or "")


def copies_of(path: Path, elsewhere: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the files that are copies of a plan: a copy starts with the same salt, whatever its profile.

    Args:
        path: the plan; copies in the same folder are returned by name.
        elsewhere: other folders to search, without subfolders; copies there are returned with their paths.
    """
    try:
        salt = _first_bytes(path)
    except OSError:
        return ()
    here = path.resolve().parent
    beside = [file.name for file in _files_in(here) if file.name not in _part_names(path) | {path.name}]
    found = [name for name in beside if _begins_with(here / name, salt)]
    others = dict.fromkeys(folder.resolve() for folder in elsewhere)
    others.pop(here, None)
    found += map(str, copies_in(path, others))
    logs = [name for name in beside if name.startswith(f"{path.name}-wal.") and name.endswith(ASIDE)]
    return tuple(found + logs)


def copies_in(path: Path, folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files in some folders that are copies of a plan; see `copies_of`."""
    try:
        salt = _first_bytes(path)
    except OSError:
        return ()
    return tuple(file for folder in folders for file in _files_in(folder) if _begins_with(file, salt))


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.is_file())
    except OSError:
        return []


def _begins_with(file: Path, salt: bytes) -> bool:
    try:
        return _first_bytes(file) == salt
    except OSError:
        return False


def _part_names(path: Path) -> set[str]:
    return {path.name + part for part in PARTS}


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(SALT_BYTES)[1:]


def key_of(path: Path, passphrase: str | None = None) -> str:
    """Return the key of a plan that nobody has open.

    Raises:
        PlanMissing, PassphraseNeeded, PlanUnreadable, PlanDamaged: it cannot be read.
        PlanFromNewerVersion: a newer version wrote it.
    """
    for key in keys_for(path, passphrase):
        # With a key that does not fit, the first page makes no sense.
        with suppress(sqlcipher.DatabaseError), closing(open_still(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            check_format(connection, path)
            return key
    raise PlanUnreadable(str(path))


def copy_plan_file(source: Path, target: Path, key: str) -> None:
    """Copy a plan that nobody has open to a new file, every page of it checked.

    Raises:
        PlanExists: the new file already exists.
        PlanDamaged: a page is not what was written; there is no new file.
        CannotWrite, DiskFull: the new file cannot be written.
    """
    try:
        with closing(open_still(source, key)) as connection:
            check_pages(connection, str(source))
    except sqlcipher.DatabaseError as failed:
        raise PlanDamaged(str(source)) from failed
    _create_exclusively(target)
    _copy_still_pages(source, target, key)


def _copy_still_pages(source: Path, target: Path, key: str) -> None:
    with (
        as_problems(str(target)),
        closing(open_still(source, key)) as connection,
        closing(open_connection(target, key)) as copy,
    ):
        connection.backup(copy)


def remove_plan_file(path: Path) -> None:
    """Delete a plan file and the files SQLite keeps next to it."""
    for part in PARTS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + part).unlink()


def _upgrade_on_a_copy(path: Path, key: str, before_upgrade: BeforeUpgrade | None) -> None:
    if before_upgrade is not None:
        with closing(open_connection(path, key)) as connection:
            before_upgrade(OlderPlan(connection, key))
    copy = path.with_name(f".{path.name}.upgrade")
    remove_plan_file(copy)
    try:
        _copy_upgraded(path, copy, key)
        if size_of(path):
            # A program that keeps no marker, such as an older version, has the plan open.
            raise PlanBusy(str(path))
        give_rights(path, copy)
        copy.replace(path)
    except OSError as refused:
        raise CannotWrite(str(path)) from refused
    finally:
        remove_plan_file(copy)


def _copy_upgraded(path: Path, copy: Path, key: str) -> None:
    """Copy a plan to a new file and bring that to the current format."""
    _create_exclusively(copy)
    _copy_pages(path, copy, key)
    engine = sqlite_engine(copy, key)
    try:
        with as_problems(str(path)), engine.begin() as connection:
            upgrade(connection)
            # The file of the new format takes the place of the old one, and is no copy of it.
            connection.execute(delete(META).where(META.c.key == FILE_PRINT))
    finally:
        engine.dispose()
    if size_of(copy):
        # Closing could not fold its log into it, and said nothing.
        raise DiskFull(str(path))


class _ReadCopy(OpenFile):
    """An upgraded copy of an older plan, which is deleted when the plan is closed."""

    is_read_copy = True

    @override
    def leave(self) -> None:
        super().leave()
        shutil.rmtree(self.path.parent, ignore_errors=True)


def _upgraded_copy(path: Path, key: str, use: PlanUse) -> _ReadCopy:
    """Return a copy in the current format, in a folder of its own beside the plan and under its key."""
    begins = f".{path.name}.{_READ_COPY}"
    _sweep_read_copies(path.parent, begins)
    try:
        folder = Path(tempfile.mkdtemp(prefix=begins, dir=path.parent))
    except OSError as refused:
        raise FolderNotWritable(str(path)) from refused
    try:
        _copy_upgraded(path, folder / path.name, key)
        return _ReadCopy(folder / path.name, key, use)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _sweep_read_copies(folder: Path, begins: str) -> None:
    """Delete the copies of programs that were killed; no command reads for a day."""
    with suppress(OSError):
        for left in folder.iterdir():
            if left.name.startswith(begins) and time.time() - left.stat().st_mtime > _A_DAY:
                shutil.rmtree(left, ignore_errors=True)


def _copy_pages(path: Path, copy: Path, key: str) -> None:
    """Copy a plan page by page, with what its log holds."""
    with (
        as_problems(str(path)),
        closing(open_connection(path, key)) as source,
        closing(open_connection(copy, key)) as target,
    ):
        source.backup(target)


def _create_exclusively(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as exists:
        raise PlanExists(str(path)) from exists
    except OSError as refused:
        raise CannotWrite(str(path)) from refused
