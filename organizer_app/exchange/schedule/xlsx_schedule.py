"""Write a schedule as a workbook: typed days and hours, no formulas, the same bytes every time."""

from __future__ import annotations

import io
import re
from datetime import UTC
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.domain.model.sites import AccessStatus
from organizer_app.exchange.schedule.csv_schedule import CONTESTED, contested_headings, shown_columns
from organizer_app.exchange.schedule.entry_facts import contested_note
from organizer_app.exchange.schedule.news_lines import news_lines
from organizer_app.exchange.schedule.schedule_zones import entries_by_zone
from organizer_app.exchange.text.clean_text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

# Excel's own limits: letters in a cell, letters in a sheet name, and forbidden characters in it.
_CELL, _NAME = 32_767, 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CUT = "\N{HORIZONTAL ELLIPSIS}"
# Texts stay texts, whatever they look like; no temporary file is written, because its date would show.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDTHS = {"title": 34, "venue": 30, "address": 34, "group": 34, "notes": 40, "lead email": 28, "url": 34}
_WIDTH = 13
_BLANKS = frozenset({None, "", (), AccessStatus.UNKNOWN})


class _Formats(NamedTuple):
    heading: Format
    day: Format
    wall: Format
    plain: Format


def write_xlsx(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write a sheet about the schedule, one with all entries, and one for each time zone."""
    # Only a workbook imports the library.
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)
    made = schedule.generated_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": _cell(one_line(schedule.title))[:255], "created": made})
    formats = _Formats(
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        book.add_format({"num_format": "h:mm AM/PM", "align": "left"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    names = _Names()
    _table(book.add_worksheet(names.given(words.texts["all"])), schedule, schedule.entries, formats)
    for heading, entries in entries_by_zone(schedule, words):
        _table(book.add_worksheet(names.given(heading)), schedule, entries, formats)
    _about(book, names.given(words.texts["as_of"]), schedule, words, formats)
    book.close()
    return buffer.getvalue()


class _Names:
    """Sheet names that Excel accepts, unique regardless of case."""

    def __init__(self) -> None:
        self._taken = {"history"}

    def given(self, text: str) -> str:
        name = _NOT_IN_NAMES.sub(" ", one_line(text)).strip(" '")[:_NAME] or "-"
        number = 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{name[: _NAME - 4].rstrip()} {number}"
        self._taken.add(name.casefold())
        return name


def _table(
    sheet: Worksheet, schedule: SharedSchedule, entries: Sequence[SharedEntry], formats: _Formats
) -> None:
    columns = shown_columns(schedule.audience)
    has_contested = any(entry.contested for entry in schedule.entries)
    if has_contested:
        columns.append((CONTESTED, "contested"))
    for place, (heading, name) in enumerate(columns):
        sheet.write_string(0, place, heading, formats.heading)
        sheet.set_column(place, place, _WIDTHS.get(heading, _WIDTH))
        values = list(map(attrgetter(name), entries))
        _column(
            sheet,
            place,
            [contested_headings(each) for each in values] if heading == CONTESTED else values,
            formats,
        )
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(entries)), len(columns) - 1)


def _column(sheet: Worksheet, place: int, values: list[Any], formats: _Formats) -> None:
    """Write the cells of a column; all values of a field have one type, so choose the writer once."""
    first = next((value for value in values if value not in _BLANKS), None)
    if first is None:
        return
    write = _writer(sheet, first, formats)
    for row, value in enumerate(values, start=1):
        if value not in _BLANKS:
            write(row, place, value)


def _writer(sheet: Worksheet, value: object, formats: _Formats) -> Callable[[int, int, Any], object]:
    if hasattr(value, "isoformat"):
        shape = formats.day if hasattr(value, "year") else formats.wall
        return lambda row, place, moment: sheet.write_datetime(row, place, moment, shape)
    if isinstance(value, int | float):
        return sheet.write_number
    if isinstance(value, tuple):
        return lambda row, place, names: sheet.write_string(row, place, _cell("; ".join(names)))
    if isinstance(value, Enum):
        return lambda row, place, code: sheet.write_string(row, place, code.value)
    return lambda row, place, text: sheet.write_string(row, place, _cell(text))


def _cell(text: str) -> str:
    clean = text if text.isprintable() else clean_text(text)
    return clean if len(clean) <= _CELL else clean[: _CELL - 1] + _CUT


def _about(
    book: Workbook, name: str, schedule: SharedSchedule, words: ScheduleWords, formats: _Formats
) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (label, text) in enumerate(_facts(schedule, words)):
        sheet.write_string(row, 0, _cell(label), formats.plain)
        sheet.write_string(row, 1, _cell(text), formats.plain)


def _facts(schedule: SharedSchedule, words: ScheduleWords) -> Iterator[tuple[str, str]]:
    texts = words.texts
    yield texts["untitled"], one_line(schedule.title)
    if banner := words.audiences[schedule.audience.code]:
        yield texts["audience"], banner
    if note := contested_note(schedule, words):
        yield texts["contested"], note
    if schedule.release:
        yield texts["version"].format(number=schedule.release), ""
    yield texts["as_of"], words.stamp(schedule.generated_at, schedule.desk_zone)
    if schedule.demand:
        yield texts["demand"], one_line(schedule.demand)
    if schedule.press_contact:
        yield texts["press_contact"], one_line(schedule.press_contact)
    yield from ((texts["numbers"], one_line(number)) for number in schedule.numbers)
    for key_date in schedule.key_dates:
        day = words.day(key_date.day) if key_date.day else texts["date_open"]
        yield texts["key_date"], f"{one_line(key_date.title)}, {day}"
    yield from ((news.kind, news.sentence) for news in news_lines(schedule.changes, words))
