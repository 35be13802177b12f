"""The import sheet asks which city a name means, once for all its rows, before anything is imported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.services.actions import action_rows
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from tests.support.open_plans import empty_plan, opened

TABLE = """City,State,Date,Venue
Springfield,,4/17/2027,City Hall
Boston,MA,4/17/2027,Common
Springfield,,4/18/2027,Library
Pheonix,AZ,4/17/2027,Capitol
Qwxyzville,NV,4/17/2027,Hall
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


def sheet_of(qtbot: QtBot, program: Program, file: Path) -> ImportSheet:
    program.window.take_files([file])
    sheet = program.window.commands.overlays.importing
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(sheet.moments.isEnabled)
    return sheet


def answer(qtbot: QtBot, sheet: ImportSheet, asked: str, city: str) -> None:
    box = next(each for each in sheet.asking.cells.boxes if asked in each.accessibleName())
    number = next(n for n in range(box.count()) if box.itemText(n).startswith(city))
    box.setCurrentIndex(number)
    box.activated.emit(number)
    qtbot.waitUntil(lambda: box not in sheet.asking.cells.boxes)
    qtbot.waitUntil(sheet.moments.isEnabled)


def test_names_of_several_cities_and_misspelled_ones_are_asked_in_the_sheet(
    qtbot: QtBot, program: Program, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text(TABLE)
    sheet = sheet_of(qtbot, program, file)
    asked = [box.accessibleName() for box in sheet.asking.cells.boxes]
    assert asked == [
        "Which city is “Springfield”? (2\u00a0rows)",
        "Which city is “Pheonix, AZ”? (1\u00a0row)",
    ]
    assert not sheet.has_input
    answer(qtbot, sheet, "Springfield", "Springfield, MO")
    # A click beside the sheet would drop the answer.
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().bottomRight() - QPoint(1, 1))
    assert sheet.isVisible()
    answer(qtbot, sheet, "Pheonix", "Phoenix, AZ")
    assert [box.currentText().split(" ·")[0] for box in sheet.asking.cells.boxes] == [
        "Springfield, MO", "Phoenix, AZ",
    ]  # fmt: skip
    assert sheet.asking.cells.latest is sheet.asking.cells.boxes[1]
    assert sheet.window().focusWidget() is (
        sheet.asking.cells.latest.focusProxy() or sheet.asking.cells.latest
    )
    qtbot.mouseClick(sheet.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    with opened(plan) as workspace:
        rows = action_rows.snapshot(workspace).rows
        assert sorted((row.city, row.state) for row in rows if row.zone) == [
            ("Boston", "MA"), ("Phoenix", "AZ"), ("Springfield", "MO"), ("Springfield", "MO"),
        ]  # fmt: skip
        assert [row.city for row in rows if not row.zone] == ["Qwxyzville"]
    # The same file, as it was: its names mean the same, and nothing is asked again.
    sheet = sheet_of(qtbot, program, file)
    assert not sheet.accept.isEnabled()
    assert sheet.asking.cells.isHidden()
    sheet.leave()


def test_all_names_are_asked_in_a_list_that_scrolls_and_in_any_order(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    names = ("Springfield", "Arlington", "Columbia", "Franklin", "Pheonix")
    file = tmp_path / "hosts.csv"
    file.write_text("City,Date\n" + "".join(f"{name},4/17/2027\n" for name in names))
    program.window.resize(1100, 700)
    sheet = sheet_of(qtbot, program, file)
    assert len(sheet.asking.cells.boxes) == len(names)
    assert sheet.asking.cells.height() < 4 * (sheet.asking.cells.boxes[0].height() + 8)
    bar = sheet.asking.cells.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    last = sheet.asking.cells.boxes[-1]
    sheet.asking.cells.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
    for box in sheet.asking.cells.boxes[:-1]:
        qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert sheet.window().focusWidget() is last
    # A window that is not the active one gets no such event.
    QApplication.sendEvent(last, QFocusEvent(QEvent.Type.FocusIn))
    assert sheet.asking.cells.rect().contains(last.mapTo(sheet.asking.cells, last.rect().center()))
    answer(qtbot, sheet, "Pheonix", "Phoenix, AZ")
    answer(qtbot, sheet, "Columbia", "Columbia, MO")
    assert len(sheet.asking.cells.boxes) == len(names), "nothing moves under the pointer"
    assert sheet.asking.cells.height() >= 3 * sheet.asking.cells.boxes[0].height()
    sheet.leave()


def test_an_answer_can_be_changed_and_taken_back(
    qtbot: QtBot, program: Program, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text(TABLE)
    sheet = sheet_of(qtbot, program, file)
    answer(qtbot, sheet, "Springfield", "Springfield, MO")
    answer(qtbot, sheet, "Springfield", "Springfield, IL")
    answer(qtbot, sheet, "Pheonix", "Phoenix, AZ")
    answer(qtbot, sheet, "Pheonix", "Leave it as it is")
    qtbot.mouseClick(sheet.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    with opened(plan) as workspace:
        rows = action_rows.snapshot(workspace).rows
    assert {row.state for row in rows if row.city == "Springfield"} == {"IL"}
    assert "Pheonix" in {row.city for row in rows}


def test_a_tick_keeps_the_keyboard_so_that_the_next_question_is_one_tab_away(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text("City,State,Date\nSpringfield,,\nReno,NV,\n")
    sheet = sheet_of(qtbot, program, file)
    sheet.moments.setCurrentIndex(1)
    sheet.moments.activated.emit(1)
    qtbot.waitUntil(lambda: sheet.asking.plan_day.isVisible() and sheet.moments.isEnabled())
    sheet.asking.plan_day.tick.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(sheet.asking.plan_day.tick, Qt.Key.Key_Space)
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert sheet.window().focusWidget() is sheet.asking.plan_day.tick
    sheet.leave()
