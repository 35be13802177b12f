"""Turns a shared schedule into the texts of its pages, so that the window only has to lay them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.rows.readiness import Readiness
from organizer_app.domain.sharing.printed_schedule import PrintedDay, PrintedRow, PrintedSchedule, PrintedZone
from organizer_app.domain.sharing.schedule_words import hours_of, size_of
from organizer_app.domain.time.local_time import local_of
from organizer_app.exchange.schedule.entry_facts import (
    called_off,
    city_of,
    groups_of,
    name_of,
    place_told,
)
from organizer_app.exchange.schedule.news_lines import news_lines
from organizer_app.exchange.schedule.schedule_rows import day_heading
from organizer_app.exchange.schedule.schedule_zones import entries_by_zone
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_changes import ChangeKind
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

_COLUMNS = {
    Audience.PUBLIC: ("when", "desk", "city", "action", "place", "hosts"),
    Audience.PARTNERS: ("when", "desk", "city", "action", "place", "hosts", "lead"),
    Audience.INTERNAL: ("when", "desk", "city", "action", "place", "lead", "readiness"),
}
_NONE = "\N{EM DASH}"
# At most this many changes of a kind are named above the tables, which mark all of them: page one is no list.
_NAMED = 6
_LEVELS = {level.code: level for level in Readiness}


def printed_schedule(schedule: SharedSchedule, words: ScheduleWords) -> PrintedSchedule:
    """Return every text of the pages of a schedule, without what its audience may not see."""
    changed: dict[str, ChangeKind] = {}
    for change in schedule.changes:
        changed.setdefault(change.uid, change.kind)
    texts = words.texts
    title = one_line(schedule.title)
    size = size_of(schedule)
    numbers = [f"{one_line(number)}." for number in schedule.numbers]
    return PrintedSchedule(
        title=texts["print_title"].format(title=title) if title else texts["untitled"],
        summary=" ".join((words.summary(size), *numbers, words.print_note(schedule.desk_zone))),
        banner=words.audiences.get(schedule.audience.code, ""),
        news_title=texts["news"].format(number=schedule.release) if schedule.changes else "",
        news=news_lines(schedule.changes, words, most=_NAMED),
        mix=_mix(schedule),
        mix_names=tuple(words.readiness[level.code] for level in Readiness),
        zones=_zones(schedule, words, changed),
        headings=_headings(schedule, words),
        columns=_COLUMNS[schedule.audience],
        footer=_footer(schedule, words),
        page=texts["page"],
        continued=texts["continued"],
        nothing=texts["nothing"],
        stamp=schedule.generated_at.isoformat(),
    )


def _mix(schedule: SharedSchedule) -> tuple[int, ...]:
    if schedule.audience < Audience.INTERNAL:
        return ()
    standing = [entry.readiness for entry in schedule.entries if not entry.cancelled]
    return tuple(standing.count(level.code) for level in Readiness)


def _zones(
    schedule: SharedSchedule, words: ScheduleWords, changed: dict[str, ChangeKind]
) -> tuple[PrintedZone, ...]:
    has_days = len({entry.day for entry in schedule.entries}) > 1
    return tuple(
        PrintedZone(
            heading,
            words.cities(sum(not entry.cancelled for entry in entries)),
            _days(entries, schedule, words, changed, has_days=has_days),
        )
        for heading, entries in entries_by_zone(schedule, words)
    )


def _days(
    entries: Iterable[SharedEntry],
    schedule: SharedSchedule,
    words: ScheduleWords,
    changed: dict[str, ChangeKind],
    *,
    has_days: bool,
) -> tuple[PrintedDay, ...]:
    by_day: dict[date | None, list[PrintedRow]] = {}
    for entry in entries:
        by_day.setdefault(entry.day, []).append(_row(entry, words, schedule.desk_zone, changed))
    return tuple(
        PrintedDay(day_heading(day, words) if has_days or day is None else "", tuple(rows))
        for day, rows in by_day.items()
    )


def _row(
    entry: SharedEntry, words: ScheduleWords, desk_zone: str, changed: dict[str, ChangeKind]
) -> PrintedRow:
    level = _LEVELS.get(entry.readiness)
    return PrintedRow(
        when=hours_of(entry, words),
        desk=_desk(entry, words, desk_zone),
        city=city_of(entry),
        action=name_of(entry, words),
        place=place_told(entry, words),
        hosts=groups_of(entry),
        lead=one_line(entry.lead) or _NONE,
        level=-1 if level is None else int(level),
        readiness="" if level is None else words.readiness[level.code],
        tag=called_off(entry, words),
        change=changed.get(entry.uid),
    )


def _desk(entry: SharedEntry, words: ScheduleWords, zone: str) -> str:
    """Return HQ's local time, with its day when that differs."""
    if entry.starts_utc is None:
        return _NONE
    there = local_of(entry.starts_utc, zone)
    wall = words.clock(there.wall)
    return wall if there.day == entry.day else f"{words.short_day(there.day)}, {wall}"


def _headings(schedule: SharedSchedule, words: ScheduleWords) -> dict[str, str]:
    texts = words.texts
    return {
        "when": texts["local_time"],
        "desk": words.zone(schedule.desk_zone),
        "city": texts["city"],
        "action": texts["action"],
        "place": texts["place"],
        "hosts": texts["hosted_by"],
        "lead": texts["lead"],
        "readiness": texts["readiness"],
    }


def _footer(schedule: SharedSchedule, words: ScheduleWords) -> str:
    parts = [
        one_line(schedule.title),
        words.texts["version"].format(number=schedule.release) if schedule.release else "",
        words.texts[f"for_{schedule.audience.code}"],
        words.stamp(schedule.generated_at, schedule.desk_zone),
    ]
    return " · ".join(part for part in parts if part)
