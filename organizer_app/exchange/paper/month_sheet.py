"""Writes the data of the months of a schedule for their template, a page for each month."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from organizer_app.exchange.paper.calendar_frame import (
    calendar_frame,
    first_weekday,
    standing_by_day,
    week_begin,
    week_days,
)
from organizer_app.exchange.paper.typesetter import PaperSheet
from organizer_app.exchange.schedule.entry_facts import city_of, name_of
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

# A day with more is counted by time zone.
_MOST: Final = 12


def month_sheet(schedule: SharedSchedule, words: ScheduleWords) -> PaperSheet:
    """Return the sheet of all months that have an action; the month of the moment when none has."""
    days = standing_by_day(schedule)
    known = sorted({day.replace(day=1) for day in days}) or [schedule.generated_at.date().replace(day=1)]
    return PaperSheet(
        template="month",
        language=words.language,
        stamp=schedule.generated_at,
        paper=words.paper,
        data={
            **calendar_frame(schedule, words, words.calendar.month_note),
            "heads": week_days(words.calendar.weekdays, first_weekday(schedule)),
            "anchor_word": words.calendar.anchor,
            "more": words.calendar.more,
            "months": [
                {"name": words.calendar.month(first), "weeks": _weeks(first, days, schedule, words)}
                for first in known
            ],
        },
    )


def _weeks(
    first: date, days: dict[date, list[SharedEntry]], schedule: SharedSchedule, words: ScheduleWords
) -> list[list[dict[str, object]]]:
    after = (first + timedelta(days=31)).replace(day=1)
    begin, weeks = week_begin(first, first_weekday(schedule)), []
    while begin < after:
        week = [begin + timedelta(days=at) for at in range(7)]
        weeks.append([_cell(day, first, days.get(day, []), schedule, words) for day in week])
        begin += timedelta(days=7)
    return weeks


def _cell(
    day: date, first: date, entries: list[SharedEntry], schedule: SharedSchedule, words: ScheduleWords
) -> dict[str, object]:
    return {
        "day": str(day.day),
        "inside": (day.year, day.month) == (first.year, first.month),
        "anchor": day == schedule.anchor_date,
        "items": [*_dates(day, schedule, words), *_items(entries, words)],
    }


def _dates(day: date, schedule: SharedSchedule, words: ScheduleWords) -> list[dict[str, object]]:
    return [
        {
            "time": words.calendar.hour(each.starts) if each.starts else "",
            "text": one_line(each.title),
            "key": True,
        }
        for each in schedule.key_dates
        if each.day == day
    ]


def _items(entries: list[SharedEntry], words: ScheduleWords) -> list[dict[str, object]]:
    if len(entries) > _MOST:
        zones = Counter(words.zone_plain(entry.zone) if entry.zone else "" for entry in entries)
        open_zone = words.texts["zone_open"]
        return [
            {"time": f"{count:,}", "text": name or open_zone, "key": False} for name, count in zones.items()
        ]
    return [
        {
            "time": words.calendar.hour(entry.starts) if entry.starts else "",
            "text": city_of(entry) or name_of(entry, words),
            "key": False,
        }
        for entry in entries
    ]
