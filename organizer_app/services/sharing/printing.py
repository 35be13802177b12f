"""Turns a shared schedule into the texts of its pages, so that only the layout is left to do."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.printed_frame import PrintedFrame
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.sharing.printed_schedule import (
    PrintedDate,
    PrintedDay,
    PrintedLevel,
    PrintedRow,
    PrintedSchedule,
    PrintedZone,
)
from organizer_app.domain.sharing.schedule_words import hours_of, reader_line, size_of
from organizer_app.exchange.schedule.entry_facts import (
    access_of,
    called_off,
    city_of,
    contested_note,
    contested_of,
    groups_of,
    name_of,
    place_told,
)
from organizer_app.exchange.schedule.news_lines import news_lines
from organizer_app.exchange.schedule.schedule_rows import day_heading, page_zones
from organizer_app.exchange.schedule.schedule_zones import entries_by_zone
from organizer_app.exchange.text.clean_text import one_line, typed_link

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_changes import ChangeKind
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule
    from organizer_app.exchange.schedule.schedule_rows import PageRow, PageZone

# At most this many changes of a kind are named above the tables, which mark all of them: page one is no list.
_NAMED = 6
_LEVELS = {level.code: level for level in Readiness}


def printed_schedule(schedule: SharedSchedule, words: ScheduleWords, *, most: int = 0) -> PrintedSchedule:
    """Return every text of the pages of a schedule, without what its audience may not see.

    Args:
        schedule: what its audience may see.
        words: words in the language of the readers.
        most: how many rows to word, for a preview; 0 for all. What stands above them tells of all.
    """
    texts = words.texts
    demand, press = one_line(schedule.demand), one_line(schedule.press_contact)
    return PrintedSchedule(
        frame=_frame(schedule, words),
        demand=(texts["demand"], demand) if demand else ("", ""),
        press_contact=(texts["press_contact"], press) if press else ("", ""),
        news_title=texts["news"].format(number=schedule.release) if schedule.changes else "",
        news=news_lines(schedule.changes, words, most=_NAMED),
        dates_title=texts["key_dates"],
        dates=tuple(_date(each, words) for each in schedule.key_dates),
        mix=_mix(schedule, words),
        zones=_Zones(schedule, words).first(most),
        headings=_headings(schedule, words),
        shows_lead=schedule.audience >= Audience.PARTNERS,
        no_lead=texts["no_lead"],
        nothing=texts["nothing"],
    )


def _frame(schedule: SharedSchedule, words: ScheduleWords) -> PrintedFrame:
    texts, title = words.texts, one_line(schedule.title)
    numbers = [f"{one_line(number)}." for number in schedule.numbers]
    campaign = one_line(schedule.campaign_title)
    size, zone = size_of(schedule), words.print_note(schedule.desk_zone)
    days = words.days(size.days) if size.days else ""
    summary = (words.summary(replace(size, days=())), *numbers, contested_note(schedule, words), zone)
    return PrintedFrame(
        title=texts["print_title"].format(title=title) if title else texts["untitled"],
        kicker=" \N{MIDDLE DOT} ".join(filter(None, (campaign if campaign != title else "", days))),
        summary=" ".join(filter(None, summary)),
        audience=schedule.audience,
        reader=reader_line(
            words, schedule.audience, has_phones=any(entry.lead_phone for entry in schedule.entries)
        ),
        footer=schedule_footer(schedule, words),
        page=texts["page"],
        continued=texts["continued"],
        language=words.language,
        stamp=schedule.generated_at,
    )


def schedule_footer(schedule: SharedSchedule, words: ScheduleWords) -> str:
    """Return the foot of the pages of a schedule: what it is, its version, audience and moment."""
    parts = [
        one_line(schedule.title),
        words.texts["version"].format(number=schedule.release) if schedule.release else "",
        words.texts[f"for_{schedule.audience.code}"],
        words.stamp(schedule.generated_at, schedule.desk_zone),
        words.texts["shred"] if schedule.audience >= Audience.INTERNAL else "",
    ]
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _date(date: SharedKeyDate, words: ScheduleWords) -> PrintedDate:
    day = words.short_day(date.day) if date.day else words.texts["date_open"]
    hour = f"{words.clock(date.starts)} {words.zone(date.zone)}".rstrip() if date.starts else ""
    when = ", ".join(part for part in (day, hour) if part)
    return PrintedDate(when, one_line(date.title), one_line(date.venue))


def _mix(schedule: SharedSchedule, words: ScheduleWords) -> tuple[PrintedLevel, ...]:
    if schedule.audience < Audience.INTERNAL:
        return ()
    standing = [entry.readiness for entry in schedule.entries if not entry.cancelled]
    counted = [(level, standing.count(level.code)) for level in Readiness]
    return tuple(
        PrintedLevel(int(level), words.readiness[level.code], f"{count:,}")
        for level, count in counted
        if count
    )


class _Zones:
    """Words the rows of a schedule; the web page has the same order, days and hours."""

    def __init__(self, schedule: SharedSchedule, words: ScheduleWords) -> None:
        self._schedule = schedule
        self._words = words
        self._changed: dict[str, ChangeKind] = {}
        self._has_days = len({entry.day for entry in schedule.entries}) > 1
        for change in schedule.changes:
            self._changed.setdefault(change.uid, change.kind)

    def first(self, most: int) -> tuple[PrintedZone, ...]:
        by_zone = entries_by_zone(self._schedule, self._words)
        counts = {heading: sum(not entry.cancelled for entry in entries) for heading, entries in by_zone}
        shown = self._schedule
        if most:
            entries = itertools.chain.from_iterable(entries for _heading, entries in by_zone)
            shown = replace(shown, entries=tuple(itertools.islice(entries, most)))
        return tuple(self._zone(zone, counts[zone.heading]) for zone in page_zones(shown, self._words))

    def _zone(self, zone: PageZone, count: int) -> PrintedZone:
        texts, many = self._words.texts, self._has_days
        days = tuple(
            PrintedDay(
                day_heading(day.rows[0].entry.day, self._words) if many or day.heading else "",
                tuple(self._row(row) for row in day.rows),
            )
            for day in zone.days
        )
        note = " \N{MIDDLE DOT} ".join(part for part in (self._words.cities(count), zone.note) if part)
        return PrintedZone(
            zone.heading, note, texts["local_and_desk" if zone.has_desk else "local_time"], days
        )

    def _row(self, row: PageRow) -> PrintedRow:
        entry, words = row.entry, self._words
        level = _LEVELS.get(entry.readiness)
        change = self._changed.get(entry.uid)
        site, address = _site(entry, words)
        access = one_line(access_of(entry, words))
        contested = contested_of(entry, words)
        return PrintedRow(
            when=hours_of(entry, words),
            desk=row.desk,
            city=city_of(entry),
            action=name_of(entry, words),
            hosts=groups_of(entry),
            link=typed_link(entry.public_url),
            site=site,
            address=address,
            access=f"{words.texts['access']}: {access}" if access else "",
            lead=one_line(entry.lead),
            phone=one_line(written_phone(entry.lead_phone)) if entry.lead_phone else "",
            level=-1 if level is None else int(level),
            readiness="" if level is None else words.readiness[level.code],
            tag=called_off(entry, words),
            change=change,
            change_name=words.change_kinds[change.value] if change else "",
            contested=f"{words.texts['contested']}: {contested}" if contested else "",
        )


def _site(entry: SharedEntry, words: ScheduleWords) -> tuple[str, str]:
    """Return the spot, or that it is not known yet, and what stands below it: its address and ZIP code."""
    venue, address = one_line(entry.venue), one_line(entry.address)
    if not venue and not address:
        return place_told(entry, words), ""
    below = address if venue and venue not in address else ""
    site = venue if below else address or venue
    return site, ", ".join(part for part in (below, one_line(entry.postal_code)) if part)


def _headings(schedule: SharedSchedule, words: ScheduleWords) -> dict[str, str]:
    texts = words.texts
    tells = schedule.audience >= Audience.INTERNAL
    return {
        "city": texts["city_and_readiness" if tells else "city"],
        "action": texts["action_and_hosts"],
        "site": texts["place"],
        "lead": texts["lead"],
    }
