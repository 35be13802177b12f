"""Writes the texts of the call sheet: who to call, in which order, with room for notes."""

from __future__ import annotations

import itertools
from datetime import time
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.sharing.printed_schedule import PrintedDay, PrintedRow, PrintedSchedule, PrintedZone
from organizer_app.domain.time.local_time import local_of
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.people.call_days import SheetRow
    from organizer_app.domain.people.call_sheet import CallSheetWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords

# The columns: hour at HQ, who, number, city, why, and an empty one to write the outcome in.
_COLUMNS = ("desk", "hosts", "lead", "city", "action", "place")
_NONE = "\N{EM DASH}"


def printed_calls(
    rows: Sequence[SheetRow],
    words: ScheduleWords,
    sheet_words: CallSheetWords,
    *,
    desk_zone: str,
    now: datetime,
) -> PrintedSchedule:
    """Return every text of the pages; they hold phone numbers, so they are for HQ alone.

    Args:
        rows: from `people_lists.sheet_of`, in its order.
        words: the words of the schedule, in the language of the sheet.
        sheet_words: the words of the call sheet.
        desk_zone: IANA zone of the hours.
        now: the moment of the sheet, UTC.
    """
    today = local_of(now, desk_zone).day
    texts = words.texts
    stamp = words.stamp(now, desk_zone)
    return PrintedSchedule(
        title=sheet_words.title.format(date=words.day(today)),
        summary=sheet_words.note.format(zone=words.zone_heading(desk_zone)),
        banner=words.audiences[Audience.INTERNAL.code],
        news_title="",
        news=(),
        mix=(),
        mix_names=(),
        zones=_zones(rows, words, sheet_words),
        headings=dict(sheet_words.headings),
        columns=_COLUMNS,
        footer=f"{texts['for_internal']} · {stamp}",
        page=texts["page"],
        continued=texts["continued"],
        nothing=sheet_words.nothing,
        stamp=now.isoformat(),
    )


def _zones(
    rows: Sequence[SheetRow], words: ScheduleWords, sheet_words: CallSheetWords
) -> tuple[PrintedZone, ...]:
    zones = []
    for zone, held in itertools.groupby(rows, key=lambda row: row.zone):
        lines = tuple(_row(row, words, sheet_words) for row in held)
        heading = words.zone_heading(zone) if zone else words.texts["zone_open"]
        zones.append(PrintedZone(heading, sheet_words.calls(len(lines)), (PrintedDay("", lines),)))
    return tuple(zones)


def _row(row: SheetRow, words: ScheduleWords, sheet_words: CallSheetWords) -> PrintedRow:
    return PrintedRow(
        when="",
        desk=words.clock(time(row.opens // 60, row.opens % 60)),
        city=one_line(", ".join(part for part in (row.city, row.state) if part)),
        action=sheet_words.why(row.why),
        place="",
        hosts=one_line(f"{row.name}, {sheet_words.role(row.role)}"),
        lead=one_line(written_phone(row.phone)) if row.phone else _NONE,
    )
