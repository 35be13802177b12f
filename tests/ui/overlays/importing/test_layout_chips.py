"""Chips above the preview correct where headings are and what dates begin with; each reads the file again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.services.actions import action_rows
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from tests.services.importing.test_incoming_files import workbook
from tests.support.open_plans import empty_plan, opened
from tests.ui.overlays.importing.conftest import Act, Look

HOSTS = (
    "City,Date,Venue\nour list,of,all\n"
    "Town,State,Day,Spot\nBoise,ID,4/5/2027,City Hall 208-555-0142 ada@example.org\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


def choose(qtbot: QtBot, sheet: ImportSheet, chip: str, number: int) -> None:
    """Open the menu of a chip and choose an entry with the mouse."""
    button, menu = sheet.layouts.chips[chip], sheet.layouts.menus[chip]
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    entry = menu.actionGeometry(menu.actions()[number])
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=entry.center())
    qtbot.waitUntil(lambda: sheet.layouts.chips.get(chip) is not button)
    qtbot.waitUntil(sheet.accept.isEnabled)


def told(sheet: ImportSheet) -> dict[str, str]:
    return {code: chip.text() for code, chip in sheet.layouts.chips.items()}


def days(plan: Path) -> dict[str, str | None]:
    with opened(plan) as workspace:
        return {row.city: row.day for row in action_rows.snapshot(workspace).rows}


def test_headings_and_dates_are_corrected_by_their_chips(
    qtbot: QtBot, plan: Path, look: Look, accept: Act
) -> None:
    sheet = look(HOSTS)
    assert told(sheet) == {"headings 0": "Headings in row 1"}
    menu = sheet.layouts.menus["headings 0"]
    assert [entry.text() for entry in menu.actions()][2] == "Row 3: Town · State · Day · Spot"
    assert "208-555" not in menu.actions()[3].text()
    assert "ada@" not in menu.actions()[3].text()
    choose(qtbot, sheet, "headings 0", 2)
    assert list(sheet.columns.choices) == ["Town", "State", "Day", "Spot"]
    assert told(sheet) == {"headings 0": "Headings in row 3", "dates Day": "Dates are month/day"}
    choose(qtbot, sheet, "dates Day", 1)
    assert told(sheet)["dates Day"] == "Dates are day/month"
    assert sheet.window().focusWidget() is sheet.layouts.chips["dates Day"]
    assert not sheet.asking.cells.boxes
    # With a question less, the sheet is as high as its lines again.
    qtbot.waitUntil(lambda: 0 <= sheet.list.height() - sheet.list.content_height() < 30)
    accept(sheet)
    assert days(plan) == {"Boise": "2027-05-04"}

    # Two sheets have their columns side by side and a chip each.
    west = [["City", "State", "Starts"], ["Reno", "NV", "4/17/2027 13:00"]]
    two = workbook(["City", "State", "Date"], ["Salem", "MA", "4/5/2027"], West=west)
    sheet = look(two, name="hosts.xlsx")
    assert list(sheet.columns.choices) == ["City", "State", "Date", "Starts"]
    headings = [text for code, text in told(sheet).items() if code.startswith("headings")]
    assert [text.partition(": ")[2] for text in headings] == ["headings in row 1", "headings in row 1"]
    number = next(n for n, line in enumerate(sheet.list.lines) if line.whole[:1] == ("Reno",))
    mending = sheet.list.mending
    mending.begin(number, 2)
    assert mending.editor.isHidden()
    mending.begin(number, 1)
    qtbot.keyClick(mending.editor, Qt.Key.Key_Tab)
    assert mending.editor.text() == "4/17/2027 13:00"
    mending.editor.setText("4/18/2027 13:00")
    qtbot.keyClick(mending.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(line.mended for line in sheet.list.lines))
    accept(sheet)
    assert days(plan) == {"Boise": "2027-05-04", "Salem": "2027-04-05", "Reno": "2027-04-18"}
