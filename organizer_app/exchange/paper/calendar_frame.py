"""Writes what month and week on paper share: their frame, and the days of a schedule."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.local_measures import measures_of
from organizer_app.domain.sharing.schedule_words import reader_line
from organizer_app.exchange.paper.paper_text import Code
from organizer_app.exchange.schedule.entry_facts import contested_note
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule


def calendar_frame(schedule: SharedSchedule, words: ScheduleWords, note: str) -> dict[str, object]:
    """Return the data of the frame; `note` says how to read the grid."""
    texts = words.texts
    title = one_line(schedule.title)
    foot = (
        title,
        texts["version"].format(number=schedule.release) if schedule.release else "",
        texts[f"for_{schedule.audience.code}"],
        words.stamp(schedule.generated_at, schedule.desk_zone),
        texts["shred"] if schedule.audience >= Audience.INTERNAL else "",
    )
    return {
        "title": texts["print_title"].format(title=title) if title else texts["untitled"],
        "kicker": title,
        "summary": " ".join(filter(None, (contested_note(schedule, words), note))),
        "audience": Code(schedule.audience.code),
        # A month or a week names cities and hours, and nobody's number.
        "reader": reader_line(words, schedule.audience, has_phones=False),
        "foot": " \N{MIDDLE DOT} ".join(part for part in foot if part),
        "page_of": Code(texts["page"]),
        "continued": Code(texts["continued"]),
    }


def standing_by_day(schedule: SharedSchedule) -> dict[date, list[SharedEntry]]:
    """Return the active entries of each local day, in the order of the schedule."""
    standing = (entry for entry in schedule.entries if not entry.cancelled)
    return dict(grouped_pairs((entry.day, entry) for entry in standing if entry.day is not None))


def first_weekday(schedule: SharedSchedule) -> int:
    """Return the day that weeks begin on in the country of HQ: paper is the same on every computer."""
    return measures_of(schedule.desk_zone).first_weekday


def week_begin(day: date, first: int) -> date:
    """Return the first day of the week of a day."""
    return day - timedelta(days=(day.weekday() - first) % 7)


def week_days(names: Iterable[str], first: int) -> list[str]:
    """Return names of the days of the week, given Monday first, in the order of paper."""
    listed = list(names)
    return [*listed[first:], *listed[:first]]
