"""The import sheet asks which city a name means, once for all its rows, before anything is imported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.services.actions import action_rows
from organizer_app.ui.application import Program
from tests.support.open_plans import empty_plan, opened
from tests.ui.overlays.importing.conftest import Act, Answer, Look

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


def test_names_of_several_cities_and_misspelled_ones_are_asked_in_the_sheet(
    qtbot: QtBot, plan: Path, look: Look, accept: Act, answer: Answer
) -> None:
    sheet = look(TABLE)
    cells = sheet.asking.cells
    assert [box.accessibleName() for box in cells.boxes] == [
        "Which city is “Springfield”? (2\u00a0rows)",
        "Which city is “Pheonix, AZ”? (1\u00a0row)",
    ]
    assert not sheet.has_input
    # An answer can be changed and taken back.
    answer(sheet, "Springfield", "Springfield, IL")
    answer(sheet, "Springfield", "Springfield, MO")
    # A click beside the sheet would drop the answer.
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().bottomRight() - QPoint(1, 1))
    assert sheet.isVisible()
    answer(sheet, "Pheonix", "Phoenix, AZ")
    answer(sheet, "Pheonix", "Leave it as it is")
    answer(sheet, "Pheonix", "Phoenix, AZ")
    assert [box.currentText().split(" ·")[0] for box in cells.boxes] == ["Springfield, MO", "Phoenix, AZ"]
    assert sheet.window().focusWidget() is (cells.boxes[1].focusProxy() or cells.boxes[1])
    accept(sheet)
    with opened(plan) as workspace:
        rows = action_rows.snapshot(workspace).rows
        assert sorted((row.city, row.state) for row in rows if row.zone) == [
            ("Boston", "MA"), ("Phoenix", "AZ"), ("Springfield", "MO"), ("Springfield", "MO"),
        ]  # fmt: skip
        assert [row.city for row in rows if not row.zone] == ["Qwxyzville"]
    # The same file, as it was: its names mean the same, and nothing is asked again.
    sheet = look(TABLE)
    assert not sheet.accept.isEnabled()
    assert sheet.asking.cells.isHidden()


def test_all_names_are_asked_in_a_list_that_scrolls_and_in_any_order(
    qtbot: QtBot, program: Program, look: Look, answer: Answer
) -> None:
    names = ("Springfield", "Arlington", "Columbia", "Franklin", "Pheonix")
    program.window.resize(1100, 700)
    sheet = look("City,Date\n" + "".join(f"{name},4/17/2027\n" for name in names))
    cells = sheet.asking.cells
    assert len(cells.boxes) == len(names)
    assert cells.height() < 4 * (cells.boxes[0].height() + 8)
    bar = cells.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    last = cells.boxes[-1]
    cells.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
    for box in cells.boxes[:-1]:
        qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert sheet.window().focusWidget() is last
    # A window that is not the active one gets no such event.
    QApplication.sendEvent(last, QFocusEvent(QEvent.Type.FocusIn))
    assert cells.rect().contains(last.mapTo(cells, last.rect().center()))
    answer(sheet, "Pheonix", "Phoenix, AZ")
    answer(sheet, "Columbia", "Columbia, MO")
    assert len(cells.boxes) == len(names), "nothing moves under the pointer"
    assert cells.height() >= 3 * cells.boxes[0].height()
