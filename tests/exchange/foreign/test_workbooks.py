"""Sheets of a workbook are tables of what a person sees in them."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest

from organizer_app.domain.importing.foreign_files import ForeignTable
from organizer_app.domain.importing.import_problems import CellFarBelow, EmptyFile, FileKind, NotText
from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader
from organizer_app.exchange.foreign.workbooks import read_workbook
from tests.incoming.mutations import seeds
from tests.support.binary_workbooks import binary_workbook


def workbook(**sheets: list[list[Any]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has one
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def tables(book: openpyxl.Workbook) -> tuple[ForeignTable, ...]:
    data = io.BytesIO()
    book.save(data)
    return read_workbook(data.getvalue()).tables


def test_cells_are_text_and_dates_are_not_guessed() -> None:
    half_past = datetime.combine(date(2019, 3, 4), time(17, 30))
    row = ["Boise", date(2019, 3, 4), half_past, time(9, 0), 2138, 0.5, True, " x\ny "]
    (table,) = tables(workbook(Hosts=[["City"], row]))
    assert table.rows[1] == [
        "Boise",
        "2019-03-04",
        "2019-03-04 17:30",
        "09:00",
        "2138",
        "0.5",
        "TRUE",
        "x\ny",
    ]


def test_rows_keep_the_numbers_that_the_program_shows() -> None:
    (table,) = tables(
        workbook(Hosts=[["Our day"], [], ["City", "Date"], ["Boise", None], [None, None], ["Reno"]])
    )
    assert table.lines == [1, 3, 4, 6]
    assert table.blank == [2, 5]
    assert table.name == "Hosts"


def test_hidden_sheets_are_marked_and_empty_ones_left_out() -> None:
    book = workbook(Hosts=[["City"], ["Boise"]], Old=[["City"], ["Reno"]], Empty=[])
    book["Old"].sheet_state = "hidden"
    assert [(table.name, table.is_hidden) for table in tables(book)] == [("Hosts", False), ("Old", True)]


def test_a_cell_merged_with_those_below_holds_for_each_row() -> None:
    book = workbook(Hosts=[["State", "City"], ["ID", "Boise"], [None, "Nampa"], ["NV", "Reno"]])
    book["Hosts"].merge_cells("A2:A3")
    assert tables(book)[0].rows[1:] == [["ID", "Boise"], ["ID", "Nampa"], ["NV", "Reno"]]


def test_a_title_over_several_columns_stays_one_cell() -> None:
    book = workbook(Hosts=[["Our day", None], ["City", "Date"], ["Boise", "x"]])
    book["Hosts"].merge_cells("A1:B1")
    assert tables(book)[0].rows[0] == ["Our day", ""]


def test_formulas_show_their_last_result() -> None:
    book = workbook(Hosts=[["City", "Expected"], ["Boise", "=20+20"]])
    # Nobody has computed it yet.
    assert tables(book)[0].rows[1] == ["Boise", ""]


def test_a_workbook_without_cells_is_empty() -> None:
    with pytest.raises(EmptyFile):
        tables(workbook(Empty=[]))


@pytest.mark.parametrize("cell", ["Z1048576", "P1000000"])
def test_a_cell_far_below_the_list_is_refused_before_room_is_taken_for_the_blanks(cell: str) -> None:
    book = workbook(Hosts=[["City", "Date"], ["Reno", "2027-04-22"]])
    book["Hosts"][cell] = "."
    data = io.BytesIO()
    book.save(data)
    with pytest.raises(CellFarBelow) as refused, ForeignReader() as reader:
        reader.read(FileGiven(name="hosts.xlsx", data=data.getvalue()))
    assert refused.value.row == int(cell[1:])
    assert [len(table.rows) for table in tables(workbook(Hosts=[["City"], *[["Reno"]] * 400]))] == [401]


def test_a_damaged_workbook_is_called_damaged() -> None:
    data = io.BytesIO()
    workbook(Hosts=[["City"], ["Boise"]]).save(data)
    with pytest.raises(NotText) as raised:
        read_workbook(data.getvalue()[:-200])
    assert raised.value.kind is FileKind.DAMAGED


def test_binary_workbooks_are_read_like_others() -> None:
    data = binary_workbook("Hosts", [["City", "Date", "Expected"], ["Boise", "2026-04-18", 120]])
    (table,) = read_workbook(data).tables
    assert table.name == "Hosts"
    assert table.rows == [["City", "Date", "Expected"], ["Boise", "2026-04-18", "120"]]


def test_an_open_document_whose_sheet_has_no_end_is_damaged() -> None:
    held = io.BytesIO(seeds()["a.ods"])
    with zipfile.ZipFile(held) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    cut = files["content.xml"].partition(b"<table:table-row>")[0]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in {**files, "content.xml": cut}.items():
            archive.writestr(name, content)
    with ForeignReader() as reader, pytest.raises(NotText) as raised:
        reader.read(FileGiven(name="a.ods", data=data.getvalue()))
    assert raised.value.kind is FileKind.DAMAGED
    assert read_workbook(held.getvalue()).tables


@pytest.mark.parametrize("name", ["mimetype", "content.xml"])
def test_an_open_document_packed_in_an_unknown_way_is_damaged(name: str) -> None:
    data = bytearray(seeds()["a.ods"])
    # The number of the method, in the list of files at the end of the archive.
    data[data.rfind(name.encode()) - 36] = 99
    with ForeignReader() as reader, pytest.raises(NotText) as raised:
        reader.read(FileGiven(name="a.ods", data=bytes(data)))
    assert raised.value.kind in {FileKind.DAMAGED, FileKind.ZIP}
