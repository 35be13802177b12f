"""Write a schedule as text for Signal and email, in three lengths, and as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.sharing.schedule_words import size_of
from organizer_app.exchange.schedule.entry_facts import city_of, contested_note, groups_of
from organizer_app.exchange.schedule.news_lines import news_lines
from organizer_app.exchange.schedule.schedule_rows import page_zones
from organizer_app.exchange.schedule.schedule_zones import entries_by_zone
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule
    from organizer_app.exchange.schedule.schedule_rows import PageRow

# What CommonMark and its common extensions read as markup anywhere, and what only at the start of a line.
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
# Maximum number of actions listed with their hours in a short message.
_WITH_HOURS = 60
_FIRST = re.compile(r"^(\d*)(?=(?<=\d)[.)]|(?<!\d)[-+=:])")


def write_line(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write one line: what it is, how large it is, and who may read it."""
    parts = (_banner(schedule, words), f"{_title(schedule, words)}:", words.summary(size_of(schedule)))
    return _ended(" ".join(part for part in (*parts, *_numbers(schedule)) if part))


def write_short(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write a message for a group: the line, the demand, and one line of cities per time zone and day.

    A schedule with many actions names its cities without hours, which no one reads in a message.
    """
    lines = [write_line(schedule, words).decode().rstrip("\n")]
    if schedule.demand:
        lines.append(one_line(schedule.demand))
    standing = [entry for entry in schedule.entries if not entry.cancelled]
    has_days = len({entry.day for entry in standing if entry.day}) > 1
    has_hours = len(standing) <= _WITH_HOURS
    for heading, entries in entries_by_zone(replace(schedule, entries=tuple(standing)), words):
        for day, held in groupby(entries, key=lambda entry: entry.day):
            where = f"{heading}, {words.short_day(day)}" if day and has_days else heading
            lines.append(f"{where}: {_cities(held, words, has_hours=has_hours)}.")
    tags = " ".join(one_line(tag) for tag in schedule.hashtags)
    return _ended("\n".join([*lines, tags] if tags else lines))


def write_text(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write everything on the page, for an email without a picture."""
    return _ended("\n".join(_full(schedule, words, _Plain())))


def write_markdown(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write everything on the page as CommonMark; no name can become markup, a link or HTML."""
    return _ended("\n".join(_full(schedule, words, _Markdown())))


class _Plain:
    """Format a heading, an item and its details as plain text."""

    def heading(self, text: str, level: int) -> Iterator[str]:
        yield ""
        yield text.upper() if level == 1 else text

    def item(self, text: str) -> str:
        return f"- {text}"

    def below(self, text: str) -> str:
        return f"  {text}"

    def paragraph(self, text: str) -> Iterator[str]:
        yield text


class _Markdown:
    """Format the same as CommonMark."""

    def heading(self, text: str, level: int) -> Iterator[str]:
        yield ""
        yield f"{'#' * level} {_escaped(text)}"
        yield ""

    def item(self, text: str) -> str:
        return f"- {_escaped(text)}"

    def below(self, text: str) -> str:
        return f"  - {_escaped(text)}"

    def paragraph(self, text: str) -> Iterator[str]:
        yield _escaped(text)
        yield ""


def _escaped(text: str) -> str:
    return _FIRST.sub(r"\1\\", _MARKS.sub(r"\\\1", text))


_Style = _Plain | _Markdown


def _full(schedule: SharedSchedule, words: ScheduleWords, style: _Style) -> Iterator[str]:
    yield from _head(schedule, words, style)
    for zone in page_zones(schedule, words):
        yield from style.heading(zone.heading, 2)
        for day in zone.days:
            if day.heading:
                yield from style.heading(day.heading, 3)
            for row in day.rows:
                yield from _entry(row, words, style)
    if schedule.key_dates:
        yield from style.heading(words.texts["key_dates"], 2)
        yield from (style.item(_key_date(each, words)) for each in schedule.key_dates)
    yield ""
    yield from style.paragraph(_stamp(schedule, words))


def _head(schedule: SharedSchedule, words: ScheduleWords, style: _Style) -> Iterator[str]:
    heading = list(style.heading(_title(schedule, words), 1))
    yield from heading[1:]
    texts = (
        *(_banner(schedule, words), words.summary(size_of(schedule)), *_numbers(schedule)),
        *(one_line(schedule.demand), " ".join(one_line(tag) for tag in schedule.hashtags)),
        f"{words.texts['press_contact']}: {one_line(schedule.press_contact)}"
        if schedule.press_contact
        else "",
    )
    for text in filter(None, texts):
        yield from style.paragraph(text)
    if schedule.changes:
        yield from style.heading(words.texts["news"].format(number=schedule.release), 2)
        yield from (
            style.item(f"{news.kind}: {news.sentence}") for news in news_lines(schedule.changes, words)
        )


def _entry(row: PageRow, words: ScheduleWords, style: _Style) -> Iterator[str]:
    status = f"{row.status}: " if row.status else ""
    yield style.item(f"{status}{row.city or row.name}, {row.when}: {row.name}")
    hosts = f"{words.texts['hosted_by']}: {row.hosts}" if row.hosts else ""
    facts = (f"{label}: {one_line(value)}" for label, value in row.facts)
    for detail in filter(None, (row.place, row.desk, hosts, row.link, *facts)):
        yield style.below(detail)


def _cities(entries: Iterable[SharedEntry], words: ScheduleWords, *, has_hours: bool) -> str:
    """Return each city once, with its hours, or with its number of actions if there is more than one."""
    found = grouped_pairs((city_of(entry) or groups_of(entry), _hour(entry, words)) for entry in entries)
    if has_hours:
        return "; ".join(f"{city} {', '.join(hours)}" for city, hours in found.items())
    return "; ".join(f"{city} ({len(hours)})" if len(hours) > 1 else city for city, hours in found.items())


def _hour(entry: SharedEntry, words: ScheduleWords) -> str:
    if entry.starts:
        return words.clock(entry.starts)
    return words.texts["time_open" if entry.day else "date_open"]


def _key_date(key_date: SharedKeyDate, words: ScheduleWords) -> str:
    day = words.day(key_date.day) if key_date.day else words.texts["date_open"]
    wall = f"{words.clock(key_date.starts)} {words.zone(key_date.zone)}" if key_date.starts else ""
    parts = (one_line(key_date.title), day, wall.strip(), one_line(key_date.venue))
    return ", ".join(part for part in parts if part)


def _title(schedule: SharedSchedule, words: ScheduleWords) -> str:
    return one_line(schedule.title) or words.texts["untitled"]


def _banner(schedule: SharedSchedule, words: ScheduleWords) -> str:
    parts = (words.audiences[schedule.audience.code], contested_note(schedule, words))
    return " ".join(filter(None, parts))


def _numbers(schedule: SharedSchedule) -> Iterator[str]:
    return (one_line(number) for number in schedule.numbers)


def _stamp(schedule: SharedSchedule, words: ScheduleWords) -> str:
    version = words.texts["version"].format(number=schedule.release) if schedule.release else ""
    as_of = f"{words.texts['as_of']} {words.stamp(schedule.generated_at, schedule.desk_zone)}"
    return f"{version}. {as_of}" if version else as_of


def _ended(text: str) -> bytes:
    return f"{text.strip()}\n".encode()
