"""Write a schedule as an iCalendar file (RFC 5545) that phones and calendar programs can subscribe to.

This is our own writer because the library's costs many times more; tests check it with the library's reader.
"""

from __future__ import annotations

import functools
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.problems import UnknownZone
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.time.local_time import (
    LocalMoment,
    WallTimeKind,
    instant_of,
    wall_time_kind,
    zone_info,
)
from organizer_app.exchange.schedule.carried_cells import carried_cells
from organizer_app.exchange.schedule.entry_facts import (
    access_of,
    called_off,
    city_of,
    groups_of,
    inner_facts,
    name_of,
    where_of,
)
from organizer_app.exchange.schedule.ics_lines import (
    escaped,
    folded,
    ics_day,
    ics_moment,
    ics_time,
    text_line,
)
from organizer_app.exchange.schedule.ics_time_zones import time_zone_part
from organizer_app.exchange.text.clean_text import one_line, safe_link
from organizer_app.exchange.text.extension_names import KEY, LINK, SPOT, WHEN, ics_name

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Organizer//Schedule//EN", "CALSCALE:GREGORIAN")
# A schedule changes daily before the day and hourly on it; different programs read these two properties.
# There is no METHOD: with PUBLISH each event would need an ORGANIZER (RFC 5546, 3.2.1), whom we do not name.
REFRESH = ("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")
# Its address is one text, and its name says the city and the state, too.
_IN_STANDARD = WHEN | SPOT | {"tactic", LINK, KEY}
_TENTATIVE = frozenset({ActionStatus.PROSPECT, ActionStatus.ASKED, ActionStatus.COMMITTED})


def write_ics(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write a schedule; the same schedule gives the same bytes.

    Leave out entries and key dates without a day, which have no place in a calendar
    (`SharedSchedule.without_date` counts them). A day without a start becomes an all-day event. An action
    whose end is missing or not after its start gets no end.
    """
    entries = [entry for entry in schedule.entries if entry.day]
    key_dates = [key_date for key_date in schedule.key_dates if key_date.day]
    lines = [*_HEAD, *REFRESH, *_names(schedule)]
    lines.extend(_time_zones(entries, key_dates))
    stamp = f"DTSTAMP:{ics_moment(schedule.generated_at)}"
    for entry in entries:
        lines.extend(_entry_lines(entry, words, stamp))
    for key_date in key_dates:
        lines.extend(_key_date_lines(key_date, words, stamp))
    lines.append("END:VCALENDAR\r\n")
    return "\r\n".join(lines).encode()


def _names(schedule: SharedSchedule) -> list[str]:
    title = one_line(schedule.title)
    lines = [text_line("X-WR-CALNAME", title), text_line("NAME", title)] if title else []
    if schedule.demand:
        lines.append(text_line("X-WR-CALDESC", one_line(schedule.demand)))
    return lines


def _time_zones(entries: list[SharedEntry], key_dates: list[SharedKeyDate]) -> list[str]:
    timed = {(entry.zone, entry.day) for entry in entries if entry.starts}
    timed.update((key_date.zone, key_date.day) for key_date in key_dates if key_date.starts)
    years = [day.year for _, day in timed if day]
    zones = sorted({zone for zone, _ in timed if _is_known(zone)})
    return [time_zone_part(zone, min(years), max(years)).removesuffix("\r\n") for zone in zones]


@functools.cache
def _is_known(zone: str) -> bool:
    try:
        zone_info(zone)
    except UnknownZone:
        return False
    return True


def _entry_lines(entry: SharedEntry, words: ScheduleWords, stamp: str) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{entry.uid}", f"SEQUENCE:{entry.sequence}", stamp]
    if entry.updated_at:
        lines.append(f"LAST-MODIFIED:{ics_moment(entry.updated_at)}")
    lines.extend(_when(_span(entry)))
    lines.append(text_line("SUMMARY", _summary(entry, words)))
    if where := where_of(entry):
        lines.append(text_line("LOCATION", where))
    if entry.latitude is not None and entry.longitude is not None:
        lines.append(f"GEO:{entry.latitude:.6f};{entry.longitude:.6f}")
    lines.append(folded(f"CATEGORIES:{escaped(words.tactics[entry.tactic.value])}"))
    lines.append(f"STATUS:{_status(entry)}")
    if link := safe_link(entry.public_url):
        lines.append(folded(f"URL:{link}"))
    if description := _description(entry, words):
        lines.append(text_line("DESCRIPTION", description))
    lines.extend(text_line(ics_name(heading), cell) for heading, cell in carried_cells(entry, _IN_STANDARD))
    lines.append("END:VEVENT")
    return lines


class _Span(NamedTuple):
    """The time of an event, in wall times of its zone; `ends` is None unless it is after the start."""

    zone: str
    day: date | None
    starts: time | None
    ends_day: date | None = None
    ends: time | None = None
    starts_utc: datetime | None = None
    ends_utc: datetime | None = None


def _span(entry: SharedEntry) -> _Span:
    ends_day = entry.ends_day or entry.day
    ends = entry.ends if _ends_later(entry) else None
    return _Span(entry.zone, entry.day, entry.starts, ends_day, ends, entry.starts_utc, entry.ends_utc)


def _ends_later(entry: SharedEntry) -> bool:
    if entry.starts_utc and entry.ends_utc:
        return entry.ends_utc > entry.starts_utc
    if not (entry.day and entry.starts and entry.ends):
        return False
    return (entry.ends_day or entry.day, entry.ends) > (entry.day, entry.starts)


def _when(span: _Span) -> list[str]:
    if span.day is None:
        return []
    last_day = max(span.day, span.ends_day or span.day)
    if span.starts is None:
        return [
            f"DTSTART;VALUE=DATE:{ics_day(span.day)}",
            f"DTEND;VALUE=DATE:{ics_day(last_day + timedelta(days=1))}",
            "TRANSP:TRANSPARENT",
        ]
    lines = [_moment("DTSTART", span.zone, span.day, span.starts, span.starts_utc)]
    if span.ends is not None:
        lines.append(_moment("DTEND", span.zone, last_day, span.ends, span.ends_utc))
    return lines


@functools.lru_cache(maxsize=16384)
def _moment(name: str, zone: str, day: date, wall: time, utc: datetime | None) -> str:
    """Return a wall time in its zone; in UTC if a clock change skips or repeats it and programs disagree."""
    if not _is_known(zone):
        return folded(f"{name}:{ics_day(day)}T{ics_time(wall)}")
    moment = LocalMoment(day, wall, zone)
    if wall_time_kind(moment) is not WallTimeKind.ONCE:
        return folded(f"{name}:{ics_moment(utc or instant_of(moment))}")
    return folded(f"{name};TZID={zone}:{ics_day(day)}T{ics_time(wall)}")


def _summary(entry: SharedEntry, words: ScheduleWords) -> str:
    name, city = name_of(entry, words), city_of(entry)
    if city and entry.city.casefold() not in name.casefold():
        name = f"{name}: {city}"
    # Many phones show a canceled event like any other, so its name says it too.
    status = called_off(entry, words)
    return f"{status}: {name}" if status else name


def _status(entry: SharedEntry) -> str:
    if entry.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.status in _TENTATIVE else "CONFIRMED"


def _description(entry: SharedEntry, words: ScheduleWords) -> str:
    facts = [
        (words.texts["hosted_by"], groups_of(entry)),
        (words.texts["access"], access_of(entry, words)),
        *inner_facts(entry, words),
    ]
    return "\n".join(f"{label}: {value}" for label, value in facts if value)


def _key_date_lines(key_date: SharedKeyDate, words: ScheduleWords, stamp: str) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{key_date.uid}", f"SEQUENCE:{key_date.sequence}", stamp]
    if key_date.updated_at:
        lines.append(f"LAST-MODIFIED:{ics_moment(key_date.updated_at)}")
    lines.extend(_when(_Span(key_date.zone, key_date.day, key_date.starts)))
    lines.append(text_line("SUMMARY", one_line(key_date.title)))
    if key_date.venue:
        lines.append(text_line("LOCATION", one_line(key_date.venue)))
    lines.append(folded(f"CATEGORIES:{escaped(words.texts['key_date'])}"))
    lines.extend(("STATUS:CONFIRMED", "END:VEVENT"))
    return lines
