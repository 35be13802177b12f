"""Read the first screen's data directly through the driver: loading SQLAlchemy takes longer than a window."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanDamaged, PlanFromNewerVersion
from organizer_app.domain.rows.action_rows import ActionRow, KeyDateHead, MobilizationHead, PlanSnapshot
from organizer_app.storage.plan_connection import may_write, open_protected
from organizer_app.storage.plan_format import FORMAT
from organizer_app.storage.plan_use import PlanUse
from organizer_app.storage.rows.start_rows import read_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sqlcipher3.dbapi2 import Connection

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.rows.lazy_rows import LateRows

_COLUMNS = ", ".join(f'"{name}"' for name in ActionRow._fields)
ROWS = f"SELECT {_COLUMNS} FROM action_summary"  # noqa: S608  # the column names are our own constants
ROW_ORDER = " ORDER BY day = '', day, starts_utc IS NOT NULL, starts_utc, city, action_id"
PACKED = """
    SELECT packed FROM packed_rows
    WHERE name = 'actions' AND lamport = (SELECT max(lamport) FROM origin)"""
MOBILIZATIONS = """
    SELECT mobilization.id, mobilization.title, campaign.title, coalesce(mobilization.anchor_date, ''),
           mobilization.desk_zone, mobilization.rule, mobilization.rule_time, mobilization.window_minutes
    FROM mobilization JOIN campaign ON campaign.id = mobilization.campaign_id
    WHERE NOT mobilization.hidden
    ORDER BY mobilization.anchor_date IS NULL, mobilization.anchor_date, mobilization.id"""
KEY_DATES = """
    SELECT id, title, coalesce(day, ''), starts, zone, venue FROM key_date
    WHERE NOT hidden ORDER BY day IS NULL, day, id"""
# No row unless the plan is a sample.
SAMPLE = "SELECT value, (SELECT max(wall_ms) FROM edit) FROM meta WHERE key = 'sample'"


def read_snapshot(path: Path, *, passphrase: str | None = None) -> PlanSnapshot:
    """Read everything that the first painted window needs.

    Raises:
        PlanMissing: there is no file at this path.
        PlanUnreadable: the file is not a plan, is damaged, or the passphrase is wrong.
        PlanFromNewerVersion: a newer version of the program wrote the file.
        PlanInUse: another program works on it alone.
        PlanReplaced: another program has it open, and it is no longer the same file.
    """
    use = PlanUse(path, PlanUser.READER)
    use.take()
    try:
        return _snapshot(path, passphrase, use)
    finally:
        use.leave()


def _snapshot(path: Path, passphrase: str | None, use: PlanUse) -> PlanSnapshot:
    connection, _key = open_protected(path, passphrase, use, is_read_only=not may_write(path))
    try:
        check_format(connection, path)
        return PlanSnapshot(
            title=_meta(connection, "title"),
            mobilizations=mobilization_heads(connection.execute(MOBILIZATIONS)),
            key_dates=key_date_heads(connection.execute(KEY_DATES)),
            rows=_packed_rows(connection) or _rows(connection),
            sample_moment=sample_moment(connection.execute(SAMPLE)),
        )
    except sqlcipher.DatabaseError as failed:
        raise _problem(failed, path) from failed
    except ValueError as damaged:
        raise PlanDamaged(str(path)) from damaged
    finally:
        connection.close()


def _problem(failed: Exception, path: Path) -> Problem:
    from organizer_app.storage.driver_problems import problem_said

    return problem_said(str(failed), str(path)) or PlanDamaged(str(path))


def _packed_rows(connection: Connection) -> LateRows | None:
    found = connection.execute(PACKED).fetchone()
    return read_kept(found[0]) if found else None


def _rows(connection: Connection) -> tuple[ActionRow, ...]:
    return tuple(map(ActionRow._make, connection.execute(ROWS + ROW_ORDER)))


def check_format(connection: Connection, path: Path) -> int:
    """Return the format number of a plan, or 0 without tables.

    Raises:
        PlanFromNewerVersion: we must not touch it.
        PlanDamaged: it is damaged.
    """
    try:
        format_number = int(_meta(connection, "format") or 0)
    except sqlcipher.DatabaseError as failed:
        if "no such table" in str(failed):
            return 0
        raise _problem(failed, path) from failed
    except ValueError as damaged:
        raise PlanDamaged(str(path)) from damaged
    if format_number > FORMAT:
        from organizer_app import __version__

        raise PlanFromNewerVersion(str(path), _meta(connection, "app_version"), __version__)
    return format_number


def mobilization_heads(rows: Iterable[Sequence[object]]) -> tuple[MobilizationHead, ...]:
    """Turn rows of `MOBILIZATIONS` into values."""
    # Unlike `_make`, this leaves out what is read later.
    return tuple(MobilizationHead(*row[:6], _minutes(row[6]), row[7]) for row in rows)  # type: ignore[arg-type, call-arg]  # as stored


def key_date_heads(rows: Iterable[Sequence[object]]) -> tuple[KeyDateHead, ...]:
    """Turn rows of `KEY_DATES` into values."""
    return tuple(KeyDateHead._make([*row[:3], _minutes(row[3]), *row[4:]]) for row in rows)


def sample_moment(rows: Iterable[Sequence[object]]) -> datetime | None:
    """Turn the row of `SAMPLE` into the moment from which a sample lives, UTC; None for any other plan.

    It is never before a change, so that what is changed next comes after it.
    """
    for told, newest in rows:
        moment = datetime.fromisoformat(str(told)).astimezone(UTC)
        changed = datetime.fromtimestamp(newest / 1000, UTC) if isinstance(newest, int) else moment
        return max(moment, changed)
    return None


def _minutes(wall: object) -> int | None:
    if not isinstance(wall, str):
        return None
    hours, minutes = wall.split(":")
    return int(hours) * 60 + int(minutes)


def _meta(connection: Connection, key: str) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(found[0]) if found else ""
