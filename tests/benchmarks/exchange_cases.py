"""Import and export of 10,000 actions against the libraries alone, doing the least that could be asked."""

from __future__ import annotations

import csv
import io
import resource
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import icalendar
import openpyxl
import xlsxwriter

from organizer_app import wiring
from organizer_app.domain.basics.audiences import Audience
from organizer_app.exchange.schedule.html_schedule import PageLinks, page_template, page_values
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.paper import packets_pdf, schedule_pdf, schedule_preview
from organizer_app.services.sharing.schedule_formats import page_parts, schedule_bytes
from organizer_app.storage.plan_connection import open_connection
from organizer_app.storage.plan_key import new_salt, raw_key
from organizer_app.ui.screens.share.share_pages import Choice, pages_of
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.benchmarks.foreign_cases import foreign_lines
from tests.benchmarks.measuring import Line, cpu_seconds, interleaved
from tests.benchmarks.plan_maker import MONTH_HEADINGS, csv_bytes, csv_rows, make_plan, month_rows
from tests.support.foreign_tables import actions_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

ROUNDS = 5
# A month takes a moment, and one round of it says little on a machine that does other things.
MONTH_ROUNDS: Final = 15
MONTH: Final = 875
# What pages take in a window of 1440 by 900 on an ordinary screen.
SCREEN_DOTS: Final = 96.0
FINE_SCREEN_DOTS: Final = 192.0
# As the Crowd Counting Consortium published it; it lies beside the repository or it is left out.
PUBLISHED_MONTH: Final = Path(__file__).resolve().parents[3] / "shared/samples/ccc/2019-05.csv"


def import_lines(count: int) -> list[Line]:
    """Measure what comes in: a published month, many rows, cells that go on and on, other formats."""
    published = [published_line(PUBLISHED_MONTH)] if PUBLISHED_MONTH.exists() else []
    return [month_line(), *published, import_line(count), long_cells_line(), *foreign_lines()]


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
    return cpu_seconds(lambda: [actions_in(file) for file in files])


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
    template = page_template(parts.template)
    values = {**page_values(schedule, words, parts), "links": PageLinks()}
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


def paper_lines(plan: Path, folder: Path) -> list[Line]:
    """Take the seconds of sheets of paper, compiler and all: schedules and packets of 60 and 700 cities."""
    schedule, words = _schedule_of(plan, Audience.PUBLIC), schedule_words()
    lines = []
    for cities, bar in ((60, 0.3), (700, 1.5)):
        part = replace(schedule, entries=schedule.entries[:cities])
        seconds = [_paper_seconds(lambda part=part: schedule_pdf(part, words)) for _ in range(ROUNDS)]
        lines.append(Line(f"schedule of {cities} cities as PDF", "second", seconds, bar))
    seconds = [
        _paper_seconds(lambda: schedule_preview(schedule, words, SCREEN_DOTS).pictures())
        for _ in range(ROUNDS)
    ]
    lines.append(Line("first 60 rows as pictures", "second", seconds, 0.2))
    seconds = [
        _paper_seconds(lambda: pages_of(schedule, Choice(), FINE_SCREEN_DOTS, is_quick=True))
        for _ in range(ROUNDS)
    ]
    lines.append(Line("first page on a screen of double density", "second", seconds, 0.2))
    packets = _packets(folder)
    for cities, bar in ((60, 2.0), (700, 20.0)):
        many = (packets * (cities // len(packets) + 1))[:cities]
        rounds = ROUNDS if cities == 60 else 1
        seconds = [
            _paper_seconds(lambda many=many: packets_pdf(many, words, packet_words())) for _ in range(rounds)
        ]
        lines.append(Line(f"packets of {cities} cities", "second", seconds, bar))
    return lines


def _packets(folder: Path) -> list[CityPacket]:
    plan = folder / "packets.organizer"
    wiring.create_sample_plan(plan, "clean-water-day-2027")
    workspace = wiring.open_workspace(plan)
    packets = city_packets(workspace, ScheduleRequest(audience=Audience.INTERNAL))
    workspace.close()
    return packets


def _paper_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call with those of the children that it has ended."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = cpu_seconds(work)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own + after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
