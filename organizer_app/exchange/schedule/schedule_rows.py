"""Build the tables of the schedule page: one per time zone, with separate days if there are several."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.sharing.schedule_words import hours_of
from organizer_app.domain.sharing.shared_schedule import keeps_hour, shared_hour
from organizer_app.domain.time.local_time import LocalMoment, instant_of, local_of, zone_info
from organizer_app.exchange.schedule.entry_facts import (
    access_of,
    called_off,
    city_of,
    groups_of,
    inner_facts,
    name_of,
    place_told,
)
from organizer_app.exchange.schedule.schedule_zones import entries_by_zone, first_day, is_zone
from organizer_app.exchange.text.clean_text import one_line, safe_link

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

_NOT_FOR_ANCHORS = re.compile("[^a-z0-9]+")
_NOON = time(12)


class PageRow(NamedTuple):
    """One entry on the page; `moment` is ISO 8601 with UTC offset, `desk` the time at HQ.

    `status` says how it is called off, and is empty if it takes place.
    """

    entry: SharedEntry
    anchor: str
    keeps_hour: bool
    when: str
    moment: str
    desk: str
    city: str
    name: str
    link: str
    place: str
    hosts: str
    facts: list[tuple[str, str]]
    status: str = ""


class PageDay(NamedTuple):
    """The rows of one day; `heading` is empty if the whole schedule is one day."""

    heading: str
    rows: list[PageRow]


class PageZone(NamedTuple):
    """The table of one time zone; `note` says what noon there is at HQ, `plain` is its shorter name."""

    anchor: str
    heading: str
    plain: str
    note: str
    actions: int
    has_desk: bool
    days: list[PageDay]


def page_zones(schedule: SharedSchedule, words: ScheduleWords) -> list[PageZone]:
    """Return the tables from east to west, then those abroad; rows keep the schedule's order."""
    days = {entry.day for entry in schedule.entries}
    pages = _Rows(schedule, words)
    return [
        pages.zone(heading, entries, several_days=len(days) > 1)
        for heading, entries in entries_by_zone(schedule, words)
    ]


def day_heading(day: date | None, words: ScheduleWords) -> str:
    """Return the heading of a day, or of entries without one."""
    return words.day(day) if day else words.texts["date_open"]


class _Rows:
    """Build rows and track the anchors in use."""

    def __init__(self, schedule: SharedSchedule, words: ScheduleWords) -> None:
        self._schedule = schedule
        self._words = words
        self._hour = shared_hour(schedule)
        self._anchors: dict[str, int] = {}

    def zone(self, heading: str, entries: list[SharedEntry], *, several_days: bool) -> PageZone:
        days = grouped_pairs((entry.day, self._row(entry)) for entry in entries)
        parts = [
            PageDay(day_heading(day, self._words) if several_days or day is None else "", rows)
            for day, rows in days.items()
        ]
        return PageZone(
            anchor=self._anchor(heading),
            heading=heading,
            plain=self._words.zone_plain(entries[0].zone) if is_zone(entries[0].zone) else heading,
            note=self._note(entries),
            actions=sum(not entry.cancelled for entry in entries),
            has_desk=any(row.desk for part in parts for row in part.rows),
            days=parts,
        )

    def _note(self, entries: list[SharedEntry]) -> str:
        zone, desk = entries[0].zone, self._schedule.desk_zone
        if not is_zone(zone):
            return ""
        noon = LocalMoment(first_day(entries, self._schedule), _NOON, zone)
        at_desk = local_of(instant_of(noon), desk)
        return "" if at_desk.wall == _NOON else self._words.noon_here(at_desk.wall, desk)

    def _row(self, entry: SharedEntry) -> PageRow:
        words = self._words
        access = one_line(access_of(entry, words))
        facts = inner_facts(entry, words)
        return PageRow(
            entry=entry,
            anchor=self._anchor(f"{entry.city} {entry.state}"),
            keeps_hour=keeps_hour(entry, self._hour),
            status=called_off(entry, words),
            when=hours_of(entry, words),
            moment=_iso(entry),
            desk=self._desk(entry),
            city=city_of(entry),
            name=name_of(entry, words),
            link=safe_link(entry.public_url),
            place=place_told(entry, words),
            hosts=groups_of(entry),
            facts=[(words.texts["access"], access), *facts] if access else facts,
        )

    def _desk(self, entry: SharedEntry) -> str:
        if entry.starts_utc is None:
            return ""
        there = local_of(entry.starts_utc, self._schedule.desk_zone)
        if (there.day, there.wall) == (entry.day, entry.starts):
            return ""
        clock = f"{self._words.clock(there.wall)} {self._words.zone(self._schedule.desk_zone)}"
        return clock if there.day == entry.day else f"{self._words.short_day(there.day)}, {clock}"

    def _anchor(self, text: str) -> str:
        slug = _NOT_FOR_ANCHORS.sub("-", text.lower()).strip("-") or "city"
        times = self._anchors[slug] = self._anchors.get(slug, 0) + 1
        return slug if times == 1 else f"{slug}-{times}"


def _iso(entry: SharedEntry) -> str:
    if entry.day is None or entry.starts is None:
        return ""
    if entry.starts_utc is not None and is_zone(entry.zone):
        return entry.starts_utc.astimezone(zone_info(entry.zone)).isoformat(timespec="minutes")
    return datetime.combine(entry.day, entry.starts, tzinfo=None).isoformat(timespec="minutes")
