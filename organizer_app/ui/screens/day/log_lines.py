"""The lines of the log: each entry with its two times, struck out where another one corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.day.entry_line import read_flags, read_source
from organizer_app.domain.model.day.log_entries import LogEntry, LogTier
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import counts as count_words
from organizer_app.wording.day import day_views as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.domain.model.day.count_reports import CountReport
    from organizer_app.domain.model.day.deliveries import Delivery
    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.domain.model.day.log_entries import Heard, LegalEntry
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.day.logs import LoggedCount

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
        is_record: whether it is a count or a delivery, which are corrected where they are listed.
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
    is_record: bool = False

    @property
    def is_correctable(self) -> bool:
        """Whether another entry can correct this one: incidents are worked on, and a public line stands."""
        is_entry = not self.is_record and not self.severity
        return self.tier is not LogTier.LINE and not self.is_struck and is_entry


def log_lines(
    day: DayBook,
    entries: Iterable[LogEntry],
    incidents: Iterable[Incident] = (),
    counts: Iterable[LoggedCount] = (),
    deliveries: Iterable[Delivery] = (),
) -> list[LogLine]:
    """Return the lines of the log with all that was logged, by when it occurred, the newest first."""
    known = list(entries)
    struck = {each.corrects_id for each in known}
    lines = [(each.occurred_at, _line(day, each, is_struck=each.id in struck)) for each in known]
    lines += [(each.occurred_at, _incident(day, each)) for each in incidents]
    for report, is_hidden in counts:
        flags = read_flags(report.note)
        text = count_words.logged_count(report, is_hidden=is_hidden)
        line = _record(day, report, (report.counted_at, report.locked_at), text, flags)
        lines.append((report.counted_at, line._replace(by=report.counter)))
    for each in deliveries:
        times, text = (each.delivered_at, each.created_at), count_words.logged_delivery(each)
        lines.append((each.delivered_at, _record(day, each, times, text, read_flags(each.note))))
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


def _record(
    day: DayBook,
    record: CountReport | Delivery,
    times: tuple[datetime | None, datetime | None],
    text: str,
    flags: tuple[bool, bool],
) -> LogLine:
    """Return a count or a delivery as a line, with when it occurred and was entered."""
    entry = LogEntry(
        id=record.id, text=text, city_action_id=record.city_action_id, occurred_at=times[0],
        entered_at=times[1], entered_by=getattr(record, "entered_by", ""), is_key=flags[0],
    )  # fmt: skip
    line = _times(day, entry, is_struck=False)
    return line._replace(tier=LogTier.CITY, text=text, is_released=flags[1], is_record=True)


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
