"""Writes moments of the read model: ISO 8601 texts for scripts, clock times with their zone for people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.time.local_time import from_epoch_minutes, zone_info
from organizer_app.wording.commands.command_line import no_time
from organizer_app.wording.language.dates import span
from organizer_app.wording.language.zones import zone_short

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow

_DAY = 1440


def utc_text(minutes: int | None) -> str | None:
    """Write minutes since 1970-01-01 UTC as 2019-07-15T16:00:00Z."""
    return None if minutes is None else from_epoch_minutes(minutes).strftime("%Y-%m-%dT%H:%M:%SZ")


def zoned_text(minutes: int | None, zone: str) -> str | None:
    """Write minutes since 1970-01-01 UTC as local time with its offset: 2019-07-15T12:00:00-04:00."""
    if minutes is None or not zone:
        return None
    return from_epoch_minutes(minutes).astimezone(zone_info(zone)).isoformat(timespec="seconds")


def local_text(minutes: int) -> str:
    """Write minutes after midnight as 12:00."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def wall_text(day: str, minutes: int | None) -> str | None:
    """Write a wall time without a known zone as 2019-07-15T12:00:00; 1440 is the next day."""
    if minutes is None or not day:
        return None
    day_after = date.fromisoformat(day) + timedelta(days=minutes // _DAY)
    return f"{day_after.isoformat()}T{local_text(minutes)}:00"


def clock_text(row: ActionRow) -> str:
    """Write the local time of an action as 12:00 – 1:30 PM PT, for people."""  # noqa: RUF002  # spans have an en dash
    if row.starts is None:
        return no_time()
    return f"{span(row.starts, row.ends)} {zone_short(row.zone)}" if row.zone else span(row.starts, row.ends)
