"""The counts of a preview are its filters, and every column shows what is in it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.ui.overlays.importing.test_import_sheet import file, looked_at, program

__all__ = ["file", "program"]


def test_a_count_shows_only_its_lines_and_all_when_it_is_pressed_again(
    qtbot: QtBot, program: Program, file: Path
) -> None:
    sheet = looked_at(qtbot, program, file)
    whole = [line.text for line in sheet.list.lines]
    assert list(sheet.filters) == ["created", "skipped", "doubts"]
    skipped, created = sheet.filters["skipped"], sheet.filters["created"]
    skipped.click()
    assert [line.text for line in sheet.list.lines] == ["1 line skipped", "a heading between rows: TOTAL"]
    created.click()
    assert {line.place for line in sheet.list.lines if line.place} == {"Line 2", "Line 3", "Line 4"}
    assert (skipped.isChecked(), created.isChecked()) == (False, True)
    created.click()
    assert [line.text for line in sheet.list.lines] == whole


def test_each_column_shows_its_first_cells_also_where_no_heading_is_known(
    qtbot: QtBot, program: Program, file: Path, tmp_path: Path
) -> None:
    sheet = looked_at(qtbot, program, file)
    assert sample_of(sheet, "City") == "Boise · Reno…"
    other = tmp_path / "orte.csv"
    other.write_text("wo,wann\nBoise,15.07.2019\n", "utf-8")
    sheet.leave()
    unread = looked_at(qtbot, program, other)
    assert sample_of(unread, "wo") == "Boise"


def sample_of(sheet: ImportSheet, heading: str) -> str:
    box = sheet.columns.choices[heading]
    (label,) = (
        each
        for each in sheet.columns.findChildren(PlainLabel)
        if each.property("role") == "meta" and each.x() == box.x()
    )
    return label.text()
