"""Words for the hour that repeats on the night that clocks go back."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from organizer_app.domain.time.local_time import (
    LocalMoment,
    WallTimeKind,
    clock_name,
    from_epoch_minutes,
    shown_at,
    wall_time_kind,
)
from organizer_app.wording.language.dates import clock
from organizer_app.wording.language.texts import _

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow

FIRST: Final = "first"
SECOND: Final = "second"
_DAY: Final = 1440


def choices(row: ActionRow, minutes: int | None) -> tuple[tuple[str, str], ...]:
    """Return code and name of both times that a repeated hour may mean; none where the hour occurs once.

    Args:
        row: the action.
        minutes: its local start or end, minutes after midnight of its day.
    """
    moment = _moment(row, minutes)
    if moment is None or wall_time_kind(moment) is not WallTimeKind.DOUBLED:
        return ()
    second = LocalMoment(moment.day, moment.wall, moment.zone, is_second=True)
    time_shown = clock((minutes or 0) % _DAY)
    return (
        (FIRST, _("{time}, first ({clock})").format(time=time_shown, clock=clock_name(moment)[0])),
        (SECOND, _("{time}, second ({clock})").format(time=time_shown, clock=clock_name(second)[0])),
    )


def is_second(row: ActionRow, minutes: int | None, utc: int | None) -> bool:
    """Whether a start or an end is in the second of the repeated hours; `utc` is its instant in minutes."""
    moment = _moment(row, minutes)
    if moment is None or utc is None:
        return False
    return shown_at(moment.day, moment.wall, moment.zone, from_epoch_minutes(utc)).is_second


def _moment(row: ActionRow, minutes: int | None) -> LocalMoment | None:
    if minutes is None or not row.day or not row.zone:
        return None
    later, minute = divmod(minutes, _DAY)
    day = date.fromisoformat(row.day) + timedelta(days=later)
    return LocalMoment(day, time(*divmod(minute, 60)), row.zone)
