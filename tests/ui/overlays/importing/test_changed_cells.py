"""The preview marks the cells that change the plan, and tells the value that they replace."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.overlays.importing.verdicts import Verdict

HEAD = "City,State,Date,Start,End,Venue,Cell\n"
FIRST = f"{HEAD}Boise,ID,2019-07-15,10:00 AM,11:00 AM,Capitol,208 555 0119\n"
AGAIN = f"{HEAD}Boise,ID,7/15,10:30 AM,11:00 AM,Library,208 555 0119\n"


def looked_at(qtbot: QtBot, program: Program, file: Path) -> ImportSheet:
    program.window.take_files([file])
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.accept.isEnabled)
    return sheet


@pytest.fixture
def sheet(qtbot: QtBot, program: Program, tmp_path: Path) -> ImportSheet:
    file = tmp_path / "hosts.csv"
    file.write_text(FIRST, "utf-8")
    sheet = looked_at(qtbot, program, file)
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    file.write_text(AGAIN, "utf-8")
    return looked_at(qtbot, program, file)


def changed_line(sheet: ImportSheet) -> tuple[int, Verdict]:
    return next((number, line) for number, line in enumerate(sheet.list.lines) if line.changed)


def tip_over(sheet: ImportSheet, column: int) -> str:
    number, _line = changed_line(sheet)
    left, width = sheet.columns.spans()[column]
    return sheet.list.whole_at(QPointF(left + width // 2, sheet.list.box(number).center().y()))


def test_the_cells_that_change_the_plan_are_marked_and_no_others(sheet: ImportSheet) -> None:
    _number, line = changed_line(sheet)
    assert [line.cells[at] for at in sorted(line.changed)] == ["10:30 AM", "Library"]


def test_the_value_of_the_plan_is_in_the_tip_of_its_cell(sheet: ImportSheet) -> None:
    assert tip_over(sheet, 3) == "10:30 AM\nStarts in the plan now: 10:00 AM"
    assert tip_over(sheet, 5) == "Library\nVenue in the plan now: Capitol"


def test_a_cell_that_was_read_with_an_assumption_tells_it_in_its_tip(sheet: ImportSheet) -> None:
    assert tip_over(sheet, 2) == "7/15\n“7/15” has no year: 2019 was assumed"


def test_a_cell_without_news_has_the_whole_line_in_its_tip(sheet: ImportSheet) -> None:
    number, _line = changed_line(sheet)
    assert tip_over(sheet, 0) == sheet.list.sentence(number)


def test_a_screen_reader_hears_what_a_line_changes_and_the_values_of_the_plan(sheet: ImportSheet) -> None:
    number, _line = changed_line(sheet)
    spoken = sheet.list.spoken_item(number).name
    assert "Starts in the plan now: 10:00 AM" in spoken
    assert "Venue in the plan now: Capitol" in spoken
