"""Find the rows that the end of an action has made wrong, and the next moment at which one ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, or_, select, update

from organizer_app.domain.model.city_actions import OFF, PAST
from organizer_app.domain.rows.endings import over_from
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.time.local_time import epoch_minutes, from_epoch_minutes
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import ACTION_SUMMARY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

_ROW: Final = ACTION_SUMMARY.c
_IS_PAST: Final = _ROW.readiness == Readiness.PAST.value
# No place on earth has a later or an earlier day.
_AROUND_EARTH: Final = timedelta(hours=14)


def newly_over(connection: Connection, at: datetime) -> set[str]:
    """Return the actions that are over at a moment, UTC, though their rows do not say so."""
    now, latest = epoch_minutes(at), _day(at + _AROUND_EARTH)
    found = _endings(connection, and_(~_IS_PAST, _ROW.day <= latest))
    return {action_id for action_id, over in found if over <= now}


def not_over_yet(connection: Connection, at: datetime) -> set[str]:
    """Return the actions whose rows say that they are over, which a clock that was put back makes wrong."""
    now, earliest = epoch_minutes(at), _day(at - _AROUND_EARTH)
    found = _endings(connection, and_(_IS_PAST, or_(_ROW.day >= earliest, _ROW.ends_utc > now)))
    return {action_id for action_id, over in found if over > now}


def mark_over(connection: Connection, action_ids: Collection[str]) -> None:
    """Let the rows of some actions say that they are past; nothing else in a row depends on the time then."""
    for batch in batches(sorted(action_ids)):
        of_these = _ROW.action_id.in_(batch)
        connection.execute(
            update(ACTION_SUMMARY).where(of_these).values(readiness=Readiness.PAST.value, reasons="")
        )


def next_ending(connection: Connection, at: datetime) -> datetime | None:
    """Return when the next action is over, UTC; None if that is more than a day ahead."""
    now, latest = epoch_minutes(at), _day(at + _AROUND_EARTH + timedelta(days=1))
    found = _endings(connection, and_(~_IS_PAST, _ROW.day <= latest))
    following = min((over for _action_id, over in found if over > now), default=None)
    return None if following is None else from_epoch_minutes(following)


def past_days(connection: Connection) -> dict[str, str]:
    """Return the day, ISO text, of every action that is over, by its id."""
    found = connection.execute(select(_ROW.action_id, _ROW.day).where(_IS_PAST))
    return {row.action_id: row.day for row in found}


def can_still_help(due_on: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition for what is due: its action is not over, or it comes after the day, as thanks do.

    Without an action, as for a step of headquarters, it holds.
    """
    return or_(_ROW.action_id.is_(None), ~_IS_PAST, due_on > _ROW.day)


def _day(at: datetime) -> str:
    return at.date().isoformat()


def _endings(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[tuple[str, int]]:
    """Yield the ids of actions whose end is not a matter of their status, and when they are over."""
    by_status = [status.value for status in OFF | PAST]
    times = (_ROW.zone, _ROW.day, _ROW.ends, _ROW.starts_utc, _ROW.ends_utc)
    rows = connection.execute(
        select(_ROW.action_id, *times).where(wanted, _ROW.day != "", _ROW.status.not_in(by_status))
    )
    for action_id, *shown in rows:
        over = over_from(tuple(shown))
        if over is not None:
            yield action_id, over
