"""Questions stand beside the lines where the sheet has room for both, and above them where it has not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from tests.support.open_plans import sample_plan
from tests.support.programs import running

HOSTS = "City,State,Date,Time\nSpringfield,,2019-07-15,noon\nReno,NV,2019-07-15,6-7\nBoise,ID,,noon\n"
WIDE, NARROW = (1440, 900), (1100, 700)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.resize(*WIDE)
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


@pytest.fixture
def sheet(qtbot: QtBot, program: Program, tmp_path: Path) -> ImportSheet:
    file = tmp_path / "hosts.csv"
    file.write_text(HOSTS, "utf-8")
    program.window.take_files([file])
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.accept.isEnabled)
    sheet.moments.setCurrentIndex(1)
    sheet.moments.activated.emit(1)
    qtbot.waitUntil(sheet.accept.isEnabled)
    return sheet


def place(sheet: ImportSheet, part: QWidget) -> QRect:
    return QRect(part.mapTo(sheet.panel, QPoint(0, 0)), part.size())


def test_questions_stand_at_the_right_of_columns_and_lines(qtbot: QtBot, sheet: ImportSheet) -> None:
    qtbot.waitUntil(lambda: place(sheet, sheet.asking).left() >= place(sheet, sheet.list).right())
    assert place(sheet, sheet.asking).top() <= place(sheet, sheet.columns).top()
    assert place(sheet, sheet.asking).right() <= sheet.panel.width()
    for box in sheet.asking.cells.boxes:
        assert place(sheet, sheet.asking).contains(place(sheet, box))


def test_questions_stand_above_the_lines_in_a_small_window(
    qtbot: QtBot, program: Program, sheet: ImportSheet
) -> None:
    program.window.resize(*NARROW)
    qtbot.waitUntil(lambda: place(sheet, sheet.asking).bottom() <= place(sheet, sheet.columns).top())
    program.window.resize(*WIDE)
    qtbot.waitUntil(lambda: place(sheet, sheet.asking).left() >= place(sheet, sheet.list).right())


@pytest.mark.parametrize("larger", [0, 6])
def test_lines_never_lie_over_the_columns_however_much_is_above_them(
    qtbot: QtBot, program: Program, sheet: ImportSheet, larger: int
) -> None:
    for _step in range(larger):
        program.window.commands.run("larger_text")
    program.window.resize(*NARROW)
    qtbot.waitUntil(lambda: place(sheet, sheet.asking).bottom() <= place(sheet, sheet.columns).top())
    for box in (sheet.asking.same_list, sheet.asking.without_planned, sheet.asking.of_the_file):
        box.say("This is the list “hosts” again")
        box.show()
    sheet.place()
    qtbot.waitUntil(lambda: place(sheet, sheet.columns).bottom() < place(sheet, sheet.list).top())
    assert place(sheet, sheet.asking).bottom() <= place(sheet, sheet.columns).top()
    assert sheet.asking.cells.height() >= sheet.asking.cells.boxes[0].height(), "one question is in sight"


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_tab_comes_to_all_questions_before_the_columns(
    qtbot: QtBot, program: Program, sheet: ImportSheet, size: tuple[int, int]
) -> None:
    program.window.resize(*size)
    is_beside = size == WIDE
    qtbot.waitUntil(
        lambda: (place(sheet, sheet.asking).left() >= place(sheet, sheet.list).right()) is is_beside
    )
    qtbot.waitUntil(lambda: place(sheet, sheet.asking).contains(place(sheet, sheet.asking.cells.boxes[-1])))
    sheet.moments.setFocus(Qt.FocusReason.TabFocusReason)
    gone_through: list[QWidget] = []
    while sheet.accept not in gone_through:
        qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Tab)
        gone_through.append(sheet.window().focusWidget())
    # Of radio buttons, Tab comes to the chosen one.
    boxes = [box.focusProxy() or box for box in sheet.asking.cells.boxes]
    questions = [sheet.asking.plan_day.tick, *boxes]
    first = gone_through.index(questions[0])
    assert gone_through[first : first + len(questions)] == questions
    assert sheet.columns.isAncestorOf(gone_through[first + len(questions)])


def test_the_pane_says_how_many_questions_there_are(sheet: ImportSheet) -> None:
    assert sheet.asking.title.text() == "3 questions"


def test_the_pane_goes_with_its_last_question(sheet: ImportSheet) -> None:
    sheet.asking.forget()
    sheet.asking.plan_day.hide()
    sheet.asking.forget()
    assert sheet.asking.isHidden()
