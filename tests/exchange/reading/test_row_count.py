"""Whoever waits for a file hears how many of its rows were read, in every format, and only while waiting."""

import io
from collections.abc import Callable

import pytest
import xlsxwriter

from organizer_app.exchange.contacts.vcard_reader import read_vcards
from organizer_app.exchange.foreign.calendars import read_calendar
from organizer_app.exchange.foreign.workbooks import read_workbook
from organizer_app.exchange.reading.csv_table import read_records
from organizer_app.exchange.reading.row_count import rows_told, tell_rows

MANY = 2100


def workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        for name in ("East", "West"):
            sheet = book.add_worksheet(name)
            for row in range(MANY // 2):
                sheet.write_row(row, 0, ("Boise", "ID"))
    return data.getvalue()


EVENT = "BEGIN:VEVENT\nSUMMARY:Rally\nDTSTART:20270301T120000\nEND:VEVENT\n"
CARD = "BEGIN:VCARD\nFN:Ana Ruiz\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("read", "counts"),
    [
        (lambda: read_records(b"Boise,ID\n" * MANY, is_heading=lambda _cell: False), [1024, 2048]),
        (lambda: read_workbook(workbook()), [1024, 1050 + 1024]),
        (lambda: read_calendar("BEGIN:VCALENDAR\n" + EVENT * MANY + "END:VCALENDAR\n"), [1024, 2048]),
        (lambda: read_vcards((CARD * MANY).encode()), [1024, 2048]),
    ],
)
def test_every_format_counts_its_rows(read: Callable[[], object], counts: list[int]) -> None:
    heard: list[int] = []
    with rows_told(heard.append):
        read()
    assert heard == counts
    tell_rows(1)
    assert heard == counts
