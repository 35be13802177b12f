"""Every row of a file has one outcome, and every cell is in a field, in the notes or in a warning."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.reading.incoming_actions import ReadOptions
from organizer_app.services.importing.importing import ImportOptions, import_files
from organizer_app.services.importing.incoming_files import (
    IncomingFile,
    likely_subject,
    opened_files,
    read_action_tables,
)
from tests.incoming.conservation import lost_cells, lost_rows
from tests.support.foreign_tables import actions_in
from tests.support.messy_files import FILES
from tests.support.open_plans import empty_plan, opened

READING = ReadOptions(year=2027, with_cells=True)
HEADINGS = (
    "City",
    "State",
    "Date",
    "Time",
    "End",
    "Venue",
    "Address",
    "Zip",
    "Host",
    "Phone",
    "Email",
    "Groups",
    "Expected",
    "Low",
    "High",
    "Turnout",
    "Status",
    "Notes",
    "Link",
    "Lat",
    "Long",
    "Permit?",
    "Bring",
    "Town",
    "Kind",
    "Time zone",
    "Backup",
    "Title",
    "Access",
)
CELLS = st.sampled_from(
    (
        "",
        "Boise",
        "ID",
        "Reno, NV",
        "4/17",
        "4/17/2027",
        "Jul-18",
        "TBD",
        "TBD (ask Ana)",
        "?",
        "2-4pm",
        "noon",
        "9:00 - 5:00",
        "14:00",
        "8pm or so",
        "about 50",
        "50-80",
        "1,200",
        "hundreds expected",
        "2138",
        "02138-1234",
        "43.6",
        "-116.2",
        "200",
        "Ana Ruiz <ana@example.org>, 208-555-0142",
        "Ana or Bo",
        "6175550143.0",
        "yes",
        "N",
        "cancelled",
        "rally; door-knocking",
        "ET",
        "Mars/Olympus",
        "Mijente; Sunrise",
        "=1+1",
        "a\nb",
        "TOTAL",
        "7",
        "2027-04-17T18:00:00Z",
        "every Thursday",
        "June 7-8",
        "NA",
        "-",
    )
)
TABLES = st.lists(st.sampled_from(HEADINGS), min_size=3, max_size=9, unique=True).flatmap(
    lambda headings: st.tuples(
        st.just(headings),
        st.lists(
            st.lists(CELLS | st.text(max_size=12), min_size=len(headings), max_size=len(headings) + 1),
            min_size=1,
            max_size=6,
        ),
    )
)


@given(TABLES)
def test_every_row_and_every_cell_of_any_table_is_accounted_for(
    made: tuple[list[str], list[list[str]]],
) -> None:
    headings, rows = made
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["City, State", *headings], *(["Boise, ID", *row] for row in rows)])
    try:
        read = actions_in(text.getvalue().encode("utf-8", "replace"), READING)
    except Problem:
        return
    assert lost_rows(read) == 0
    assert list(lost_cells(read)) == []


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_what_organizers_bring_has_one_outcome(name: str, tmp_path: Path) -> None:
    lists = [
        file
        for file in opened_files([IncomingFile(name, FILES[name]())])
        if likely_subject(file) is TableSubject.ACTIONS
    ]
    assert lists
    tables = read_action_tables(lists, READING)
    assert [list(lost_cells(table)) for table in tables] == [[]] * len(lists)
    with opened(empty_plan(tmp_path)) as workspace:
        for _again in range(2):
            reports = import_files(workspace, files=lists, options=ImportOptions(year=2027))
            for report, table in zip(reports, tables, strict=True):
                outcomes = report.created + report.updated + report.unchanged + len(report.skipped)
                assert outcomes == table.records - 1 - table.blank_at_end


def test_a_cell_that_is_dropped_is_found() -> None:
    read = actions_in(b"City,Bring\nBoise,water\n", READING)
    (row,) = read.rows
    assert list(lost_cells(read)) == []
    assert list(lost_cells(replace(read, rows=(row._replace(notes=""),)))) == [(2, "Bring", "water")]
    assert lost_rows(replace(read, rows=())) == 1
