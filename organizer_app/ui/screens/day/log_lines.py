"""The lines of the log: each entry with its two times, struck out where another one corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.day.entry_line import read_flags, read_source
from organizer_app.domain.model.day.log_entries import LogTier
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import day_views as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.domain.model.day.log_entries import Heard, LegalEntry, LogEntry
    from organizer_app.services.day.day_books import DayBook

# So many minutes after it occurred, an entry says how late it was entered.
_LATE: Final = 5


class LogLine(NamedTuple):
    """One entry.

    Attributes:
        entry_id: the entry.
        tier: which part of the log; None for what only legal support reads.
        occurred: HQ's clock when it occurred.
        entered: HQ's clock when it was entered.
        later: how much later, from five minutes on.
        city: the city, or what else it is about.
        text: what happened.
        by: who entered it.
        is_key: whether a newcomer must read it.
        is_released: whether it may be told.
        is_struck: whether another entry corrects it.
        severity: of an incident, from 1 to 5; 0 for any other line.
        heard: the outcome of a check-in, None for any other entry.
        said: the words alone, without the outcome.
        source: from whom and by what way it was heard.
        day: when it occurred on another day than the one that is shown, that day.
    """

    entry_id: str
    tier: LogTier | None
    occurred: str
    entered: str
    later: str
    city: str
    text: str
    by: str
    is_key: bool
    is_released: bool
    is_struck: bool
    severity: int = 0
    heard: Heard | None = None
    said: str = ""
    source: str = ""
    day: str = ""

    @property
    def is_correctable(self) -> bool:
        """Whether another entry can correct this one: incidents are worked on, and a public line stands."""
        return self.tier is not LogTier.LINE and not self.is_struck and not self.severity


def log_lines(day: DayBook, entries: Iterable[LogEntry], incidents: Iterable[Incident] = ()) -> list[LogLine]:
    """Return the lines of the log with the incidents among them, by when they occurred, the newest first."""
    known = list(entries)
    struck = {each.corrects_id for each in known}
    lines = [(each.occurred_at, _line(day, each, is_struck=each.id in struck)) for each in known]
    lines += [(each.occurred_at, _incident(day, each)) for each in incidents]
    lines.sort(key=lambda each: (str(each[0] or ""), each[1].entry_id), reverse=True)
    return [line for _at, line in lines]


def legal_lines(day: DayBook, entries: Iterable[LegalEntry]) -> list[LogLine]:
    """Return the lines of what only legal support reads, the newest first."""
    known = list(entries)
    struck = {each.corrects_id for each in known}
    return [
        _times(day, each, is_struck=each.id in struck)._replace(tier=None, text=each.text, said=each.text)
        for each in reversed(known)
    ]


def _line(day: DayBook, entry: LogEntry, *, is_struck: bool) -> LogLine:
    line = _times(day, entry, is_struck=is_struck)
    is_hq = entry.tier is LogTier.DUTY and not entry.city_action_id
    return line._replace(
        tier=entry.tier,
        text=words.what_happened(entry),
        is_released=entry.is_released,
        heard=entry.heard,
        said=entry.text,
        city=words.hq() if is_hq else line.city,
    )


def _incident(day: DayBook, incident: Incident) -> LogLine:
    """Return an incident as a line."""
    occurred = epoch_minutes(incident.occurred_at) if incident.occurred_at is not None else None
    typed = incident.actions.partition("\n")[0]
    is_key, is_released = read_flags(typed)
    return LogLine(
        entry_id=incident.id,
        tier=LogTier.CITY,
        occurred="" if occurred is None else board_words.clock_at(occurred, day.desk_zone),
        entered="",
        later="",
        city=_city(day, incident.city_action_id),
        text=words.incident(incident),
        by=incident.entered_by,
        is_key=is_key,
        is_released=is_released,
        is_struck=False,
        severity=incident.severity,
        source=words.heard_from(*read_source(typed)),
        day=_day(day, occurred),
    )


def _city(day: DayBook, action_id: str) -> str:
    return board_words.place_on(day.book, action_id) if action_id else words.all_cities()


def _day(day: DayBook, occurred: int | None) -> str:
    return "" if occurred is None else board_words.other_day(occurred, day.desk_zone, day.day)


def _times(day: DayBook, entry: LogEntry | LegalEntry, *, is_struck: bool) -> LogLine:
    """Return what both logs say of an entry: its two times, its city, who entered it."""
    occurred = epoch_minutes(entry.occurred_at) if entry.occurred_at is not None else None
    entered = epoch_minutes(entry.entered_at) if entry.entered_at is not None else None
    minutes = entered - occurred if entered is not None and occurred is not None else 0
    return LogLine(
        entry_id=entry.id,
        tier=None,
        occurred="" if occurred is None else board_words.clock_at(occurred, day.desk_zone),
        entered="" if entered is None else board_words.clock_at(entered, day.desk_zone),
        later=words.later(minutes) if minutes >= _LATE else "",
        city=_city(day, entry.city_action_id),
        text="",
        by=entry.entered_by,
        is_key=entry.is_key,
        is_released=False,
        is_struck=is_struck,
        source=words.heard_from(entry.heard_from, entry.channel),
        day=_day(day, occurred),
    )
