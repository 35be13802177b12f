"""Import and export of 10,000 actions against the libraries alone, doing the least that could be asked."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import icalendar
import openpyxl
import xlsxwriter

from organizer_app import wiring
from organizer_app.domain.basics.audiences import Audience
from organizer_app.exchange.reading.incoming_actions import read_actions_csv
from organizer_app.exchange.schedule.html_schedule import page_template, page_values
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.schedule_formats import page_parts, schedule_bytes
from organizer_app.storage.plan_connection import open_connection
from organizer_app.storage.plan_key import new_salt, raw_key
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.benchmarks.measuring import Line, cpu_seconds, interleaved
from tests.benchmarks.plan_maker import MONTH_HEADINGS, csv_bytes, csv_rows, make_plan, month_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.ui.print.page_marks import Sheet
    from organizer_app.ui.print.typesetter import Typesetter

ROUNDS = 5
# A month takes a moment, and one round of it says little on a machine that does other things.
MONTH_ROUNDS: Final = 15
MONTH: Final = 875
# As the Crowd Counting Consortium published it; it lies beside the repository or it is left out.
PUBLISHED_MONTH: Final = Path(__file__).resolve().parents[3] / "shared/samples/ccc/2019-05.csv"


def import_lines(count: int) -> list[Line]:
    """Measure what comes in as a table: a published month, many rows, and cells that go on and on."""
    published = [published_line(PUBLISHED_MONTH)] if PUBLISHED_MONTH.exists() else []
    return [month_line(), *published, import_line(count), long_cells_line()]


def import_line(count: int) -> Line:
    """Compare an import with the csv module, a bulk insert and a full-text index of the same rows."""
    return _import_line(f"import {count:,} CSV rows", csv_bytes(csv_rows(count)), ROUNDS)


def month_line() -> Line:
    """Compare the import of a month in the columns of the Crowd Counting Consortium in the same way."""
    data = csv_bytes(month_rows(MONTH), MONTH_HEADINGS)
    return _import_line(f"import a month of {MONTH} rows", data, MONTH_ROUNDS)


def published_line(path: Path) -> Line:
    """Compare the import of a month that was published in the same way."""
    return _import_line(f"import {path.name} as published", path.read_bytes(), MONTH_ROUNDS)


def _import_line(what: str, data: bytes, rounds: int) -> Line:
    ratios = interleaved(lambda: _our_import(data), lambda: _bare_import(data), rounds)
    return Line(what, "csv + insert + index", ratios, 4.0)


def long_cells_line() -> Line:
    """Compare cells of 100 kilobytes with cells of a tenth: no pattern may search them again and again."""
    ratios = interleaved(lambda: _reading(100_000), lambda: _reading(10_000), ROUNDS)
    return Line("reading cells of 100 kB", "cells of 10 kB", ratios, 20.0)


def _reading(length: int) -> float:
    """Return the seconds of tables whose cells hold what patterns for dates, times and people look for."""
    headings = "City,State,Date,Time,Low,Turnout,Lead,Partner groups,Address,Expected,Notes"
    fillings = ("1", "1,", "  x", "( ", "a@", "1 -", "(1", ", ")
    rows = [",".join([f'"{each * (length // len(each))}x"'] * 11) for each in fillings]
    files = [f"{headings}\n{row}\nReno,,,,,,,,,,\n".encode() for row in rows]
    return cpu_seconds(lambda: [read_actions_csv(file) for file in files])


def ics_line(plan: Path) -> Line:
    """Compare writing ICS with icalendar's own serialisation of the same events."""
    schedule, words = _schedule_of(plan, Audience.INTERNAL), schedule_words()

    def ours() -> bytes:
        return schedule_bytes(schedule, schedule_format="ics", words=words)

    calendar = icalendar.Calendar.from_ical(ours())
    ratios = interleaved(lambda: cpu_seconds(ours), lambda: cpu_seconds(calendar.to_ical), 3)
    return Line("export 10,000 actions as ICS", "icalendar.to_ical", ratios, 1 / 3)


def csv_line(plan: Path) -> Line:
    """Compare writing CSV with the csv module writing the same finished cells."""
    schedule, words = _schedule_of(plan, Audience.INTERNAL), schedule_words()

    def ours() -> bytes:
        return schedule_bytes(schedule, schedule_format="csv", words=words)

    cells = list(csv.reader(io.StringIO(ours().decode("utf-8-sig"))))

    def theirs() -> bytes:
        table = io.StringIO(newline="")
        csv.writer(table).writerows(cells)
        return table.getvalue().encode()

    ratios = interleaved(lambda: cpu_seconds(ours), lambda: cpu_seconds(theirs), ROUNDS)
    return Line("export 10,000 actions as CSV", "csv module", ratios, 2.0)


def html_line(plan: Path) -> Line:
    """Compare the web page with Jinja2 filling the same template with finished values."""
    schedule, words = _schedule_of(plan, Audience.PUBLIC), schedule_words()

    def ours() -> bytes:
        return schedule_bytes(schedule, schedule_format="html", words=words)

    parts = page_parts()
    template, values = page_template(parts.template), page_values(schedule, words, parts)
    ratios = interleaved(
        lambda: cpu_seconds(ours), lambda: cpu_seconds(lambda: template.render(**values)), ROUNDS
    )
    return Line("export 10,000 actions as HTML", "Jinja2, same page", ratios, 2.0)


def xlsx_line(plan: Path) -> Line:
    """Compare the workbook with XlsxWriter writing the same cells, each by the method of its own type."""
    schedule, words = _schedule_of(plan, Audience.INTERNAL), schedule_words()

    def ours() -> bytes:
        return schedule_bytes(schedule, schedule_format="xlsx", words=words)

    sheets = _cells_of(ours())

    def theirs() -> bytes:
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer, {"in_memory": True})
        days, hours = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "h:mm"})
        for cells in sheets:
            sheet = book.add_worksheet()
            for row, column, value in cells:
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif isinstance(value, int | float):
                    sheet.write_number(row, column, value)
                else:
                    sheet.write_datetime(row, column, value, hours if isinstance(value, time) else days)
        book.close()
        return buffer.getvalue()

    ratios = interleaved(lambda: cpu_seconds(ours), lambda: cpu_seconds(theirs), 3)
    return Line("export 10,000 actions as XLSX", "XlsxWriter, same cells", ratios, 1.5)


def _cells_of(data: bytes) -> list[list[tuple[int, int, str | float | datetime | time]]]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return [
        [
            (number, column, cell)
            for number, row in enumerate(sheet.iter_rows(values_only=True))
            for column, cell in enumerate(row)
            if cell is not None
        ]
        for sheet in book.worksheets
    ]


def pdf_line(plan: Path) -> Line:
    """Compare the pages with painting their lines on a QPdfWriter, each in its place, font and colour."""
    from organizer_app.ui.print.pdf_file import schedule_pdf

    schedule, words = _schedule_of(plan, Audience.PUBLIC), schedule_words()
    sheets, typesetter = _sheets_of(schedule)

    def ours() -> bytes:
        return schedule_bytes(schedule, schedule_format="pdf", words=words, paint=schedule_pdf)

    ratios = interleaved(
        lambda: cpu_seconds(ours),
        lambda: cpu_seconds(lambda: _painted(sheets, typesetter)),
        3,
    )
    return Line("export 10,000 actions as PDF", "painting the same lines", ratios, 1.5)


def _sheets_of(schedule: SharedSchedule) -> tuple[list[Sheet], Typesetter]:
    from organizer_app.services.sharing.printing import printed_schedule
    from organizer_app.ui.print.pdf_file import LETTER, with_application
    from organizer_app.ui.print.schedule_sheets import schedule_sheets
    from organizer_app.ui.print.typesetter import Typesetter

    with_application()
    typesetter = Typesetter()
    printed = printed_schedule(schedule, schedule_words())
    return schedule_sheets(printed, typesetter, width=LETTER[0], height=LETTER[1]), typesetter


def _painted(sheets: Sequence[Sheet], typesetter: Typesetter) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, QPointF
    from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

    from organizer_app.ui.print.page_marks import UNITS, Words
    from organizer_app.ui.theme.theme import Theme

    theme, buffer = Theme("light"), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * UNITS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    painter = QPainter(writer)
    for sheet in sheets:
        writer.newPage()
        for mark in sheet.marks:
            if isinstance(mark, Words):
                painter.setFont(typesetter.font(mark.style))
                painter.setPen(theme.color(mark.color))
                painter.drawText(QPointF(mark.x, mark.y), mark.text)
    painter.end()
    return bytes(buffer.data().data())


def packets_line(folder: Path) -> Line:
    """Take the seconds of the packets of 60 cities, read from a plan with everything in it and painted."""
    from organizer_app.ui.print.pdf_file import packets_pdf, with_application
    from organizer_app.ui.widgets.outlines import read_outlines

    with_application()
    plan, words = folder / "packets.organizer", schedule_words()
    wiring.create_sample_plan(plan, "clean-water-day-2027")
    workspace = wiring.open_workspace(plan)
    shapes = {outline.code: outline.path for outline in read_outlines("usa")}

    def ours() -> bytes:
        packets = city_packets(workspace, ScheduleRequest(audience=Audience.INTERNAL))
        return packets_pdf(packets[:60], words, shapes)

    seconds = [cpu_seconds(ours) for _ in range(ROUNDS)]
    workspace.close()
    return Line("packets of 60 cities", "second", seconds, 10.0)


def _schedule_of(plan: Path, audience: Audience) -> SharedSchedule:
    workspace = wiring.open_workspace(plan)
    schedule = shared_schedule(
        workspace, ScheduleRequest(audience=audience), now=datetime(2027, 4, 1, tzinfo=UTC)
    )
    workspace.close()
    return schedule


def _our_import(data: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = make_plan(Path(folder) / "plan.organizer", 1)
        workspace = wiring.open_workspace(path)
        file = IncomingFile("rows.csv", data)
        seconds = cpu_seconds(lambda: import_files(workspace, files=[file], options=ImportOptions()))
        workspace.close()
    return seconds


def _bare_import(data: bytes) -> float:
    """Take what the rows cost without a program: csv module, one table, three indexes, one FTS5 table.

    It writes to the same encrypted engine with the same settings, in one transaction with one
    ``executemany``; it makes no records, matches no place and keeps no journal.
    """
    with tempfile.TemporaryDirectory() as folder:
        connection = open_connection(Path(folder) / "bare.db", raw_key(new_salt(protected=False), None))

        def work() -> None:
            rows = list(csv.reader(io.StringIO(data.decode())))
            names = [f"c{number}" for number in range(len(rows[0]))]
            columns, marks = ", ".join(names), ", ".join("?" * len(names))
            connection.execute("BEGIN")
            connection.execute(f"CREATE TABLE bare ({columns})")
            statement = f"INSERT INTO bare VALUES ({marks})"  # noqa: S608  # the marks are our own
            connection.executemany(statement, rows)
            for name in ("c2", "c5", "c22"):
                connection.execute(f"CREATE INDEX by_{name} ON bare ({name})")
            connection.execute(f"CREATE VIRTUAL TABLE words USING fts5({columns})")
            connection.execute("INSERT INTO words SELECT * FROM bare")
            connection.execute("COMMIT")

        seconds = cpu_seconds(work)
        connection.close()
    return seconds
