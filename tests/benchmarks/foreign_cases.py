"""Reading of calendars and workbooks against the libraries that only parse them."""

from __future__ import annotations

import io
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import icalendar
import openpyxl
import xlsxwriter

from organizer_app import wiring
from organizer_app.exchange.foreign.opening import Opening, opened
from organizer_app.exchange.reading.incoming_actions import read_actions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from tests.benchmarks.measuring import Line, cpu_seconds, interleaved
from tests.benchmarks.plan_maker import MONTH_HEADINGS, make_plan, month_rows

EVENTS: Final = 10_000
ROWS: Final = 7_500
_ROUNDS: Final = 3
_FIRST: Final = datetime(2027, 1, 4, 12)  # noqa: DTZ001  # the local time of each place


def foreign_lines() -> list[Line]:
    """Measure a calendar, the same calendar again, and a workbook."""
    calendar, book = _calendar(), _workbook()
    parsed = interleaved(
        lambda: cpu_seconds(lambda: _read("events.ics", calendar)),
        lambda: cpu_seconds(lambda: icalendar.Calendar.from_ical(calendar)),
        _ROUNDS,
    )
    rows = interleaved(
        lambda: cpu_seconds(lambda: _read("list.xlsx", book)),
        lambda: cpu_seconds(lambda: _cells(book)),
        _ROUNDS,
    )
    return [
        Line(f"read {EVENTS:,} events", "icalendar's parse", parsed, 1.3),
        Line(f"import {EVENTS:,} events, unchanged", "the first import", _again(calendar), 0.2),
        Line(f"read a workbook of {ROWS:,} rows", "openpyxl, read-only", rows, 1.0),
    ]


def _read(name: str, data: bytes) -> None:
    """Read a file as the child process does, and its rows as actions."""
    for table in opened(data, Opening(name, "", (), None, frozenset())).tables:
        read_actions(table)


def _again(calendar: bytes) -> list[float]:
    """Return the CPU seconds of an import of what is there already, as a share of those of the first one."""
    files = [IncomingFile("events.ics", calendar)]
    ratios = []
    for _ in range(_ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            workspace = wiring.open_workspace(make_plan(Path(folder) / "plan.organizer", 1))
            first, again = (
                cpu_seconds(lambda: import_files(workspace, files=files, options=ImportOptions()))  # noqa: B023  # now
                for _time in range(2)
            )
            workspace.close()
        ratios.append(again / first)
    return ratios


def _calendar() -> bytes:
    events = (
        f"BEGIN:VEVENT\r\nUID:{number}@example.org\r\nSUMMARY:March {number}\r\n"
        f"DTSTART;TZID=America/Boise:{_FIRST + timedelta(hours=number):%Y%m%dT%H%M%S}\r\nDURATION:PT2H\r\n"
        f"LOCATION:City Hall\\, 150 N Capitol Blvd\\, Boise\\, ID 83702\r\nGEO:43.615;-116.202\r\n"
        f"DESCRIPTION:Bring water\\, and a friend. Number {number} of many in a line that\r\n  is folded\r\n"
        "STATUS:CONFIRMED\r\nEND:VEVENT\r\n"
        for number in range(EVENTS)
    )
    body = "".join(events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{body}END:VCALENDAR\r\n".encode()


def _workbook() -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("Actions")
    for number, row in enumerate([MONTH_HEADINGS, *month_rows(ROWS)]):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, str(cell))
    book.close()
    return data.getvalue()


def _cells(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    for sheet in book.worksheets:
        for _row in sheet.iter_rows(values_only=True):
            pass
