"""Names of the intervals and limits of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.wording.language.texts import said, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAMES: Final[Mapping[DayNumber, Callable[[], str]]] = {
    DayNumber.EARLY: said("First check-in, minutes before the start"),
    DayNumber.READY: said("Ready check-in, minutes before the start"),
    DayNumber.STARTED: said("Start check-in, minutes after the start"),
    DayNumber.LIVE_EVERY: said("Minutes between check-ins while live"),
    DayNumber.ENDED: said("End check-in, minutes after the end"),
    DayNumber.ALL_CLEAR: said("All-clear, minutes after the end"),
    DayNumber.ASSUMED_LENGTH: said("Minutes that an action without an end lasts"),
    DayNumber.LEAD: said("Minutes late before the lead is called"),
    DayNumber.BACKUP: said("Minutes late before the backup is called"),
    DayNumber.NEAREST: said("Minutes late before the nearest lead is called"),
    DayNumber.SOMEONE_GOES: said("Minutes late before someone goes there"),
    DayNumber.DESK_DECIDES: said("Minutes late before HQ decides"),
    DayNumber.CALLS: said("Calls to each of lead and backup"),
    DayNumber.CALLS_APART: said("Minutes between two calls"),
    DayNumber.DRIFT: said("Minutes that a cue may be off its time"),
    DayNumber.STEPS_BEHIND: said("Steps behind at which a city is flagged"),
    DayNumber.COUNTS_APART: said("Percent by which two counts may differ"),
    DayNumber.LOCK_EVERY: said("Minutes between two locks of the public number"),
    DayNumber.CLOCK_CORRECTION: said("Minutes added to the clock of this computer"),
}


number_name = said_of(_NAMES)


def name_of(code: str) -> str:
    """Name an interval or limit by its code."""
    return number_name(DayNumber(code))
