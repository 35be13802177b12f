"""Names of the intervals and limits of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.wording.language.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAMES: Final[Mapping[DayNumber, Callable[[], str]]] = {
    DayNumber.EARLY: lambda: _("First check-in, minutes before the start"),
    DayNumber.READY: lambda: _("Ready check-in, minutes before the start"),
    DayNumber.STARTED: lambda: _("Start check-in, minutes after the start"),
    DayNumber.LIVE_EVERY: lambda: _("Minutes between check-ins while live"),
    DayNumber.ENDED: lambda: _("End check-in, minutes after the end"),
    DayNumber.ALL_CLEAR: lambda: _("All-clear, minutes after the end"),
    DayNumber.ASSUMED_LENGTH: lambda: _("Minutes that an action without an end lasts"),
    DayNumber.LEAD: lambda: _("Minutes late before the lead is called"),
    DayNumber.BACKUP: lambda: _("Minutes late before the backup is called"),
    DayNumber.NEAREST: lambda: _("Minutes late before the nearest lead is called"),
    DayNumber.SOMEONE_GOES: lambda: _("Minutes late before someone goes there"),
    DayNumber.DESK_DECIDES: lambda: _("Minutes late before HQ decides"),
    DayNumber.CALLS: lambda: _("Calls to each of lead and backup"),
    DayNumber.CALLS_APART: lambda: _("Minutes between two calls"),
    DayNumber.DRIFT: lambda: _("Minutes that a cue may be off its time"),
    DayNumber.STEPS_BEHIND: lambda: _("Steps behind at which a city is flagged"),
    DayNumber.COUNTS_APART: lambda: _("Percent by which two counts may differ"),
    DayNumber.LOCK_EVERY: lambda: _("Minutes between two locks of the public number"),
    DayNumber.CLOCK_CORRECTION: lambda: _("Minutes added to the clock of this computer"),
}


def number_name(number: DayNumber) -> str:
    """Name an interval or limit."""
    return _NAMES[number]()


def name_of(code: str) -> str:
    """Name an interval or limit by its code."""
    return number_name(DayNumber(code))
