"""The lines of the log: each entry with its two times, struck out where another one corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.log_entries import LogTier
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import day_views as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.model.log_entries import LogEntry
    from organizer_app.services.day.day_books import DayBook

# So many minutes after it occurred, an entry says how late it was entered.
_LATE: Final = 5


class LogLine(NamedTuple):
    """One entry.

    Attributes:
        entry_id: the entry.
        tier: which part of the log.
        occurred: HQ's clock when it occurred.
        entered: HQ's clock when it was entered.
        later: how much later, from five minutes on.
        city: the city, or what else it is about.
        text: what happened.
        by: who entered it.
        is_key: whether a newcomer must read it.
        is_released: whether it may be told.
        is_struck: whether another entry corrects it.
    """

    entry_id: str
    tier: LogTier
    occurred: str
    entered: str
    later: str
    city: str
    text: str
    by: str
    is_key: bool
    is_released: bool
    is_struck: bool


def log_lines(day: DayBook, entries: Iterable[LogEntry]) -> list[LogLine]:
    """Return the lines of the log, the newest first."""
    known = list(entries)
    struck = {each.corrects_id for each in known}
    return [_line(day, each, is_struck=each.id in struck) for each in reversed(known)]


def _line(day: DayBook, entry: LogEntry, *, is_struck: bool) -> LogLine:
    occurred = epoch_minutes(entry.occurred_at) if entry.occurred_at is not None else None
    entered = epoch_minutes(entry.entered_at) if entry.entered_at is not None else None
    minutes = entered - occurred if entered is not None and occurred is not None else 0
    state = day.book.city(entry.city_action_id)
    city = words.hq() if entry.tier is LogTier.DUTY else words.all_cities()
    if state is not None:
        city = f"{state.city.city}, {state.city.state}" if state.city.state else state.city.city
    return LogLine(
        entry_id=entry.id,
        tier=entry.tier,
        occurred="" if occurred is None else board_words.clock_at(occurred, day.desk_zone),
        entered="" if entered is None else board_words.clock_at(entered, day.desk_zone),
        later=words.later(minutes) if minutes >= _LATE else "",
        city=city,
        text=words.what_happened(entry),
        by=entry.entered_by,
        is_key=entry.is_key,
        is_released=entry.is_released,
        is_struck=is_struck,
    )
