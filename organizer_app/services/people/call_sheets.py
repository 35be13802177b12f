"""Writes the texts of the call sheet: who to call, in which order, with room for notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.printed_frame import PrintedFrame
from organizer_app.domain.people.call_sheet import PrintedCall, PrintedCalls, PrintedCallSheet
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.sharing.schedule_words import reader_line
from organizer_app.domain.time.local_time import LocalMoment, from_epoch_minutes, instant_of, local_of
from organizer_app.exchange.schedule.schedule_zones import is_zone
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from organizer_app.domain.people.call_days import RollRow, SheetRow
    from organizer_app.domain.people.call_sheet import CallSheetWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords


def printed_calls(
    rows: Sequence[SheetRow],
    words: ScheduleWords,
    sheet_words: CallSheetWords,
    *,
    desk_zone: str,
    now: datetime,
) -> PrintedCallSheet:
    """Return every text of the pages; they hold phone numbers, so they are for HQ alone.

    Args:
        rows: from `people_lists.sheet_of`, in its order.
        words: the words of the schedule, in the language of the sheet.
        sheet_words: the words of the call sheet.
        desk_zone: IANA zone of the hours of the rows.
        now: the moment of the sheet, UTC.
    """
    today = local_of(now, desk_zone).day
    midnight = LocalMoment(today, time(), desk_zone)
    tables = grouped_pairs(
        (_heading(row.zone, words), _row(row, words, sheet_words, midnight)) for row in rows
    )
    title = sheet_words.title.format(date=words.day(today))
    return _sheet(title, tables, words, sheet_words, _Moment(desk_zone, now))


def _heading(zone: str, words: ScheduleWords) -> str:
    """Name the table of a zone; zones that people consider one, such as New York and Detroit, share it."""
    return words.zone_heading(zone) if zone else words.texts["zone_open"]


class _Moment(NamedTuple):
    """When a sheet is made, UTC, and the zone in which it says so."""

    zone: str
    now: datetime


def _sheet(
    title: str,
    tables: Mapping[str, Sequence[PrintedCall]],
    words: ScheduleWords,
    sheet_words: CallSheetWords,
    moment: _Moment,
) -> PrintedCallSheet:
    texts = words.texts
    has_phones = any(call.phone for calls in tables.values() for call in calls)
    footer = (texts["for_internal"], words.stamp(moment.now, moment.zone), texts["shred"])
    return PrintedCallSheet(
        frame=PrintedFrame(
            title=title,
            kicker="",
            summary=sheet_words.note,
            audience=Audience.INTERNAL,
            reader=reader_line(words, Audience.INTERNAL, has_phones=has_phones),
            footer=" \N{MIDDLE DOT} ".join(footer),
            page=texts["page"],
            continued=texts["continued"],
            language=words.language,
            stamp=moment.now,
        ),
        zones=tuple(
            PrintedCalls(heading, sheet_words.calls(len(calls)), tuple(calls))
            for heading, calls in tables.items()
        ),
        headings=sheet_words.headings,
        outcomes=sheet_words.outcomes,
        no_phone=sheet_words.no_phone,
        nothing=sheet_words.nothing,
    )


def printed_roll_call(
    rows: Sequence[RollRow],
    words: ScheduleWords,
    sheet_words: CallSheetWords,
    *,
    day: date,
    desk_zone: str,
    now: datetime,
) -> PrintedCallSheet:
    """Return every text of the final check-in: the leads of a day, missing ones first, zone by zone.

    Args:
        rows: from `people_lists.roll_of`, in its order.
        words: the words of the schedule, in the language of the sheet.
        sheet_words: the words of the roll call.
        day: the local day of the actions.
        desk_zone: IANA zone of HQ.
        now: the moment of the sheet, UTC.
    """
    tables = grouped_pairs(
        (_heading(row.entry.row.zone, words), _roll_row(row, words, sheet_words, desk_zone)) for row in rows
    )
    return _sheet(
        sheet_words.title.format(date=words.day(day)), tables, words, sheet_words, _Moment(desk_zone, now)
    )


def _roll_row(row: RollRow, words: ScheduleWords, sheet_words: CallSheetWords, desk_zone: str) -> PrintedCall:
    entry, action = row.entry, row.entry.row
    starts, at_desk = "", ""
    if action.starts is not None:
        starts = words.clock(_wall(action.starts))
    if action.starts_utc is not None:
        there = local_of(from_epoch_minutes(action.starts_utc), desk_zone)
        at_desk = f"{words.clock(there.wall)} {words.zone(desk_zone)}"
        at_desk = "" if there.wall == _wall(action.starts or 0) else at_desk
    state = "confirmed" if entry.is_confirmed else "open" if not entry.person_id else "missing"
    return PrintedCall(
        when=starts,
        desk=at_desk,
        name=one_line(entry.name),
        role=sheet_words.role("backup" if entry.is_backup else "lead"),
        city=one_line(", ".join(part for part in (action.city, action.state) if part)),
        phone=one_line(written_phone(row.phone)) if row.phone else "",
        why=sheet_words.why(state),
    )


def _wall(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _row(
    row: SheetRow, words: ScheduleWords, sheet_words: CallSheetWords, midnight: LocalMoment
) -> PrintedCall:
    """Return the texts of one call; `midnight` is that of the day of the sheet at HQ."""
    opens = _wall(row.opens)
    at_desk = f"{words.clock(opens)} {words.zone(midnight.zone)}"
    there = opens
    if is_zone(row.zone):
        there = local_of(instant_of(replace(midnight, wall=opens)), row.zone).wall
    return PrintedCall(
        when=words.clock(there),
        desk="" if there == opens else at_desk,
        name=one_line(row.name),
        role=sheet_words.role(row.role),
        city=one_line(", ".join(part for part in (row.city, row.state) if part)),
        phone=one_line(written_phone(row.phone)) if row.phone else "",
        why=sheet_words.why(row.why),
    )
