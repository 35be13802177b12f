"""A workbook says which of its sheets are taken, names the others, and takes what a person ticks."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.importing.test_incoming_files import SUMMARY, VOLUNTEERS, WEST, workbook
from tests.support.open_plans import sample_plan
from tests.support.programs import running


def test_every_fitting_sheet_is_taken_until_a_person_leaves_one_out(qtbot: QtBot, tmp_path: Path) -> None:
    east = [["City", "State", "Date"], ["Salem", "MA", "2019-07-15"]]
    path = tmp_path / "hosts.xlsx"
    path.write_bytes(workbook(*WEST, Summary=SUMMARY, East=east, OldWest=WEST))
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.take_files([path])
        sheet = program.window.commands.overlays.importing
        assert sheet is not None
        qtbot.waitUntil(sheet.accept.isEnabled)
        assert sheet.sheets.button.text() == "2 sheets"
        assert sheet.sheets.left_out.text() == "Left out: Summary (no headings of a list), OldWest (hidden)"
        assert sheet.accept.text() == "Import 2 rows"
        menu = sheet.sheets.menu
        menu.popup(sheet.sheets.button.mapToGlobal(sheet.sheets.button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])
        qtbot.keyClick(menu, Qt.Key.Key_Space)
        qtbot.keyClick(menu, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: sheet.sheets.button.text() == "Sheet East")
        qtbot.waitUntil(sheet.accept.isEnabled)
        assert sheet.accept.text() == "Import 1 row"
        assert "Salem" in {cell for line in sheet.list.lines for cell in line.cells}


def test_sheets_of_people_are_chosen_too(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    more = [VOLUNTEERS[0], ["Bo Lee", "202-555-0143", "bo@example.org"]]
    path.write_bytes(workbook(*VOLUNTEERS, Night=more, Summary=SUMMARY))
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.take_files([path])
        sheet = program.window.commands.overlays.importing
        assert sheet is not None
        qtbot.waitUntil(sheet.accept.isEnabled)
        assert sheet.accept.text() == "Import 2 people"
        assert sheet.sheets.left_out.text() == "Left out: Summary (no headings of a list)"
        sheet.sheets.taken.emit(frozenset({"Night"}))
        qtbot.waitUntil(lambda: sheet.accept.text() == "Import 1 person")
        assert sheet.sheets.button.text() == "Sheet Night"
