"""Writes a copy of an open plan, reads it back, and tells what a copy holds."""

from __future__ import annotations

import json
import os
import secrets
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.backups import BackupContent, BackupReason
from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.domain.basics.problems import CannotWrite, PlanBusy, PlanDamaged, Problem
from organizer_app.storage.driver_problems import problem_said
from organizer_app.storage.integrity import check_pages
from organizer_app.storage.plan_connection import open_connection
from organizer_app.storage.still_connection import open_still

if TYPE_CHECKING:
    from pathlib import Path

    from sqlcipher3.dbapi2 import Connection

_FOR_OWNER = 0o600
_NEWEST = "SELECT coalesce(max(lamport), 0) FROM origin"
_FACT = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_LAST = (
    "SELECT id, kind, arguments, author, wall_ms, changes FROM edit ORDER BY lamport DESC, id DESC LIMIT 1"
)
_LATER = """
    SELECT id, kind, arguments, author, wall_ms, changes FROM edit WHERE lamport > ? ORDER BY lamport, id"""
_MADE, _WHY, _NOTE = "backup_at", "backup_reason", "backup_note"


def write_backup(  # what it is of, where it goes, and what it says of itself
    source: Connection, key: str, target: Path, *, reason: BackupReason, note: str, at: datetime
) -> None:
    """Copy an open plan to a new file while it is used, and read the copy back before it gets its name.

    Args:
        source: a connection to the plan, without a transaction.
        key: value of ``PRAGMA key`` of the plan, and of the copy.
        target: the new file.
        reason: why it is made.
        note: of what.
        at: the present moment, UTC.

    Raises:
        PlanDamaged: the plan is damaged, so the copy is no good; there is none.
        CannotWrite, DiskFull: the folder refuses it; there is none.
    """
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FOR_OWNER))
        before = _number(source, _NEWEST)
        with closing(open_connection(draft, key)) as copy:
            source.backup(copy)
            said = {_MADE: at.isoformat(timespec="seconds"), _WHY: reason.value, _NOTE: note}
            copy.executemany(_FACT, list(said.items()))
            # Closing would do this too, and say nothing where the disk is full.
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        after = _number(source, _NEWEST)
        with closing(open_still(draft, key)) as copy:
            check_pages(copy, str(target))
            if not before <= _number(copy, _NEWEST) <= after:
                raise PlanBusy(str(target))
        _keep(draft)
        draft.replace(target)
        _keep(target.parent)
    except sqlcipher.DatabaseError as failed:
        raise problem_said(str(failed), str(target)) or PlanDamaged(str(target)) from failed
    except OSError as refused:
        raise CannotWrite(str(target)) from refused
    finally:
        for part in ("", "-wal", "-shm"):
            with suppress(OSError):
                draft.with_name(draft.name + part).unlink(missing_ok=True)


class OlderPlan:
    """A plan of an older format; this version reads only as much of it as it needs to back it up.

    Args:
        connection: on the plan, without a transaction.
        key: value of ``PRAGMA key``.
    """

    def __init__(self, connection: Connection, key: str) -> None:
        self._connection = connection
        self._key = key

    @property
    def replica(self) -> str:
        """The id of the replica as which the plan writes; empty for one without a history."""
        found = self._connection.execute("SELECT value FROM meta WHERE key = 'origin'").fetchone()
        tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('origin', 'edit')"
        has_history = _number(self._connection, tables) == len(("origin", "edit"))
        return str(found[0]) if found and has_history else ""

    def back_up(self, target: Path, *, reason: BackupReason, at: datetime) -> None:
        """Copy the plan to a new file; see `write_backup`."""
        write_backup(self._connection, self._key, target, reason=reason, note="", at=at)


def read_backup(path: Path, key: str, *, is_checked: bool = False) -> BackupContent | None:
    """Return what a backup holds, or None when it cannot be read: it is damaged, or has another key.

    Args:
        path: the file.
        key: value of ``PRAGMA key``.
        is_checked: read every page of it too, which takes longer.
    """
    with suppress(sqlcipher.DatabaseError, ValueError, Problem), closing(open_still(path, key)) as copy:
        if is_checked:
            check_pages(copy, str(path))
        return content_of(copy)
    return None


def reached_in(path: Path, key: str) -> dict[str, int] | None:
    """Return up to which number a copy of a plan knows the changes of each laptop; None if unreadable."""
    with suppress(sqlcipher.DatabaseError, Problem), closing(open_still(path, key)) as copy:
        return dict(copy.execute("SELECT id, sequence FROM origin").fetchall())
    return None


def steps_after(path: Path, key: str, lamport: int) -> tuple[tuple[EditSummary, ...], bool]:
    """Return the steps of a damaged plan after a number, as far as they can be read, and whether all could.

    Args:
        path: the damaged file.
        key: value of ``PRAGMA key``.
        lamport: the number of the last step that is known already.
    """
    found: list[EditSummary] = []
    try:
        with closing(open_still(path, key)) as damaged:
            # What comes before a bad page stays in the list.
            found.extend(map(_summary, damaged.execute(_LATER, (lamport,))))
    except (sqlcipher.DatabaseError, ValueError):
        return tuple(found), False
    return tuple(found), True


def is_backup(connection: Connection) -> bool:
    """Return whether an open file is a backup, and no plan that somebody works on."""
    facts = connection.execute("SELECT count(*) FROM meta WHERE key = ?", (_MADE,)).fetchone()
    return bool(facts[0])


def content_of(copy: Connection) -> BackupContent:
    """Return what a plan or a backup holds; raises ValueError for what no version has written."""
    facts = dict(copy.execute("SELECT key, value FROM meta").fetchall())
    made = facts.get(_MADE)
    step = copy.execute(_LAST).fetchone()
    return BackupContent(
        made_at=datetime.fromisoformat(made) if made else datetime.fromtimestamp(0, UTC),
        reason=BackupReason(facts.get(_WHY, BackupReason.ASKED)),
        note=facts.get(_NOTE, ""),
        actions=_number(copy, "SELECT count(*) FROM city_action WHERE NOT hidden"),
        people=_number(copy, "SELECT count(*) FROM person WHERE NOT hidden"),
        steps=_number(copy, "SELECT count(*) FROM edit"),
        lamport=_number(copy, _NEWEST),
        last=_summary(step) if step else None,
        talks=_standing(copy, "talk"),
        permits=_standing(copy, "permit"),
        tasks=_standing(copy, "task"),
    )


def _standing(copy: Connection, table: str) -> int:
    """Return how many records of a kind are not removed; none where the format does not know the kind."""
    has_it = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    count = f"SELECT count(*) FROM {table} WHERE NOT hidden"  # noqa: S608  # a name of this module
    return _number(copy, count) if has_it else 0


def _summary(step: tuple[str, str, str, str, int, int]) -> EditSummary:
    edit_id, kind, arguments, author, wall_ms, changes = step
    at = datetime.fromtimestamp(wall_ms / 1000, UTC)
    return EditSummary(
        edit_id, EditKind(kind), json.loads(arguments), author, at, undone=False, changes=changes
    )


def make_plan_of_its_own(path: Path, key: str, *, origin: str) -> None:
    """Let a copy of a plan write as a new laptop: two copies may not give their changes the same numbers.

    Args:
        path: the copy.
        key: value of ``PRAGMA key``.
        origin: id of the new replica, UUIDv7.
    """
    with closing(open_connection(path, key)) as copy:
        copy.execute("BEGIN IMMEDIATE")
        copy.execute(
            "INSERT INTO origin (id, number, name, sequence, lamport) "
            "SELECT ?, max(number) + 1, '', 0, 0 FROM origin",
            (origin,),
        )
        copy.execute(_FACT, ("origin", origin))
        copy.execute("DELETE FROM meta WHERE key IN (?, ?, ?, 'log', 'clone')", (_MADE, _WHY, _NOTE))
        copy.execute("COMMIT")
        check_pages(copy, str(path))


def _number(connection: Connection, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])


def _keep(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk, where the system can."""
    if sys.platform == "win32" and path.is_dir():
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(opened)
    finally:
        os.close(opened)
