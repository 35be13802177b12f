"""Moments of the read model as ISO 8601 text for scripts."""

from __future__ import annotations

from organizer_app.domain.local_time import from_epoch_minutes, zone_info


def utc_text(minutes: int | None) -> str | None:
    """Write minutes since 1970-01-01 UTC as 2019-07-15T16:00:00Z."""
    return None if minutes is None else from_epoch_minutes(minutes).strftime("%Y-%m-%dT%H:%M:%SZ")


def zoned_text(minutes: int | None, zone: str) -> str | None:
    """Write minutes since 1970-01-01 UTC on a zone's clock with its offset: 2019-07-15T12:00:00-04:00."""
    if minutes is None or not zone:
        return None
    return from_epoch_minutes(minutes).astimezone(zone_info(zone)).isoformat(timespec="seconds")


def local_text(minutes: int) -> str:
    """Write minutes after midnight as 12:00."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def wall_text(day: str, minutes: int | None) -> str | None:
    """Write a wall time that belongs to no known zone as 2019-07-15T12:00:00."""
    return None if minutes is None or not day else f"{day}T{local_text(minutes)}:00"
