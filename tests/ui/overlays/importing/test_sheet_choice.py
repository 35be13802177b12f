"""A workbook says which of its sheets are taken, names the others, and takes what a person ticks."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.importing.test_incoming_files import SUMMARY, VOLUNTEERS, WEST, workbook
from tests.ui.overlays.importing.conftest import Look


def test_every_fitting_sheet_is_taken_until_a_person_leaves_one_out(qtbot: QtBot, look: Look) -> None:
    east = [["City", "State", "Date"], ["Salem", "MA", "2019-07-15"]]
    sheet = look(workbook(*WEST, Summary=SUMMARY, East=east, OldWest=WEST), name="hosts.xlsx")
    button, menu = sheet.sheets.button, sheet.sheets.menu
    assert button.text() == "2 sheets"
    assert sheet.sheets.left_out.text() == "Left out: Summary (no headings of a list), OldWest (hidden)"
    assert sheet.accept.text() == "Import 2 rows"
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    menu.setActiveAction(menu.actions()[0])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sheet.sheets.button.text() == "Sheet East")
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert sheet.accept.text() == "Import 1 row"
    assert "Salem" in {cell for line in sheet.list.lines for cell in line.cells}

    more = [VOLUNTEERS[0], ["Bo Lee", "202-555-0143", "bo@example.org"]]
    people = look(workbook(*VOLUNTEERS, Night=more, Summary=SUMMARY), name="people.xlsx")
    qtbot.waitUntil(people.accept.isEnabled)
    assert people.accept.text() == "Import 2 people"
    assert people.sheets.left_out.text() == "Left out: Summary (no headings of a list)"
    people.sheets.taken.emit(frozenset({"Night"}))
    qtbot.waitUntil(lambda: people.accept.text() == "Import 1 person")
    assert people.sheets.button.text() == "Sheet Night"
