"""Files that a person gives are opened in one child, and their rows are told apart by what they are."""

import io
from dataclasses import replace

import openpyxl
import pytest

from organizer_app.domain.importing.foreign_files import ForeignKind, SheetDoubt
from organizer_app.domain.importing.import_problems import NoSuchSheet, NotText
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.reading.incoming_actions import ReadOptions
from organizer_app.services.importing.incoming_files import (
    IncomingFile,
    foreign_reader,
    likely_subject,
    opened_file,
    opened_files,
    read_action_tables,
    read_file,
    rows_read,
    sheets_of,
)

CITIES = b"City,State,Date\nBoise,ID,2019-07-15\n"
CARD = b"BEGIN:VCARD\nFN:Ana Ruiz\nTEL:202-555-0142\nEND:VCARD\n"


def workbook(*rows: list[str], **others: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]  # a new workbook has a sheet
    for name, more in others.items():
        sheet = book.create_sheet(name)
        if name.startswith("Old"):
            sheet.sheet_state = "hidden"
        for row in more:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_one_child_serves_a_whole_block() -> None:
    with foreign_reader() as outer:
        before = outer._jobs  # noqa: SLF001  # other tests of the module may have used it
        opened_file(IncomingFile("a.csv", CITIES))
        with foreign_reader() as inner:
            assert outer is inner
        assert outer._jobs == before + 1  # noqa: SLF001  # the second block must not have started another


@pytest.mark.parametrize(
    ("data", "subject"),
    [
        (CITIES, TableSubject.ACTIONS),
        (CARD, TableSubject.PEOPLE),
        (b"Name,Phone\nAna Ruiz,202-555-0142\n", TableSubject.PEOPLE),
        (b'["350 Boise", "Ada County Tenants"]', TableSubject.GROUPS),
        (workbook(["Name", "Phone"], ["Ana Ruiz", "202-555-0142"]), TableSubject.PEOPLE),
    ],
)
def test_what_the_rows_are_is_guessed_for_every_format(data: bytes, subject: TableSubject) -> None:
    assert likely_subject(IncomingFile("list", data)) is subject


def test_a_table_and_a_workbook_give_the_same_actions() -> None:
    book = workbook(["City", "State", "Date"], ["Boise", "ID", "2019-07-15"])
    csv, xlsx = read_action_tables(
        [IncomingFile("a.csv", CITIES), IncomingFile("a.xlsx", book)], ReadOptions()
    )
    assert csv.rows == xlsx.rows


def test_what_a_person_says_a_file_is_counts() -> None:
    assert opened_file(IncomingFile("a", CARD, ForeignKind.TABLE)).kind is ForeignKind.TABLE


WEST = [["City", "State", "Date"], ["Reno", "NV", "2019-07-15"]]
SUMMARY = [["Cities so far", "12"], ["Expected", "4000"]]


def test_every_visible_list_of_a_workbook_is_taken_but_no_summary_and_no_repetition() -> None:
    east = [["City", "State", "Date"], ["Salem", "MA", "2019-07-15"]]
    book = workbook(*WEST, Summary=SUMMARY, East=east, Again=WEST, OldWest=WEST)
    found = opened_files([IncomingFile("plan.xlsx", book)])
    assert [file.name for file in found] == ["plan.xlsx, Sheet", "plan.xlsx, East"]
    assert [table.rows[0].city for table in read_action_tables(found, ReadOptions())] == ["Reno", "Salem"]


@pytest.mark.parametrize("sheet", ["oldwest", "3"])
def test_a_sheet_is_chosen_by_name_or_number_even_a_hidden_one(sheet: str) -> None:
    book = workbook(*WEST, Summary=SUMMARY, OldWest=WEST)
    (found,) = opened_files([IncomingFile("plan.xlsx", book, sheet=sheet)])
    assert (found.name, found.sheet) == ("plan.xlsx", "OldWest")


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NoSuchSheet) as raised:
        opened_files([IncomingFile("plan.xlsx", workbook(*WEST), sheet="East")])
    assert raised.value.sheets == ("Sheet",)


def test_a_problem_names_its_file_if_there_are_several() -> None:
    bad = IncomingFile("photo.csv", b"\x89PNG\r\n")
    with pytest.raises(NotText) as several:
        opened_files([IncomingFile("a.csv", CITIES), bad])
    with pytest.raises(NotText) as alone:
        opened_files([bad])
    assert (several.value.file, alone.value.file) == ("photo.csv", "")


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is_one() -> None:
    (found,) = opened_files([IncomingFile("caf\udce9.csv", CITIES)])
    assert found.name == "caf?.csv"


def test_the_sheets_of_a_workbook_are_named_with_why_they_are_left_out_and_can_be_chosen() -> None:
    east = [["City", "State", "Date"], ["Salem", "MA", "2019-07-15"]]
    book = workbook(*WEST, Summary=SUMMARY, East=east, Again=WEST, OldWest=WEST)
    file = read_file(IncomingFile("a.xlsx", book))
    assert sheets_of(file) == (
        ("Sheet", True, None),
        ("Summary", False, SheetDoubt.NO_LIST),
        ("East", True, None),
        ("Again", False, None),
        ("OldWest", False, SheetDoubt.HIDDEN),
    )
    chosen = replace(file, chosen=frozenset({"East", "OldWest"}))
    assert [each.sheet for each in opened_files([chosen])] == ["East", "OldWest"]
    assert [each.is_taken for each in sheets_of(chosen)] == [False, False, True, False, True]
    assert sheets_of(IncomingFile("a.csv", CITIES)) == ()


def test_the_rows_of_one_file_after_the_other_are_counted_together() -> None:
    heard: list[int] = []
    files = [IncomingFile(f"{n}.csv", b"City,State\n" + b"Boise,ID\n" * 1999) for n in range(2)]
    with rows_read(heard.append):
        opened_files(files)
    assert heard == [1024, 2000, 3024, 4000]


VOLUNTEERS = [["Name", "Phone", "Email"], ["Ana Ruiz", "202-555-0142", "ana@example.org"]]


def test_of_a_workbook_with_several_kinds_of_lists_one_kind_is_taken() -> None:
    file = IncomingFile("plan.xlsx", workbook(*WEST, Volunteers=VOLUNTEERS))
    (actions,) = opened_files([file])
    assert [(sheet.name, sheet.doubt) for sheet in actions.left_out] == [("Volunteers", SheetDoubt.PEOPLE)]
    (people,) = opened_files([replace(file, subject=TableSubject.PEOPLE)])
    assert (people.sheet, [sheet.doubt for sheet in people.left_out]) == ("Volunteers", [SheetDoubt.ACTIONS])
    assert likely_subject(people) is TableSubject.PEOPLE
