"""Questions stand beside the lines where the sheet has room for both, and above them where it has not."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from tests.ui.overlays.importing.conftest import Act, Look

HOSTS = "City,State,Date,Time\nSpringfield,,2019-07-15,noon\nReno,NV,2019-07-15,6-7\nBoise,ID,,noon\n"
WIDE, NARROW = (1440, 900), (1100, 700)


@pytest.fixture
def sheet(look: Look, choose_day: Act) -> ImportSheet:
    sheet = look(HOSTS)
    choose_day(sheet)
    return sheet


def place(sheet: ImportSheet, part: QWidget) -> QRect:
    return QRect(part.mapTo(sheet.panel, QPoint(0, 0)), part.size())


def tab_comes_to_all_questions_before_the_columns(qtbot: QtBot, sheet: ImportSheet) -> None:
    asking = sheet.asking
    qtbot.waitUntil(lambda: place(sheet, asking).contains(place(sheet, asking.cells.boxes[-1])))
    sheet.moments.setFocus(Qt.FocusReason.TabFocusReason)
    gone_through: list[QWidget] = []
    while sheet.accept not in gone_through:
        qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Tab)
        gone_through.append(sheet.window().focusWidget())
    # Of radio buttons, Tab comes to the chosen one.
    questions = [*(box.focusProxy() or box for box in asking.cells.boxes), asking.plan_day.tick]
    first = gone_through.index(questions[0])
    assert gone_through[first : first + len(questions)] == questions
    after = gone_through[first + len(questions) :]
    assert sheet.columns.isAncestorOf(after[0])
    assert [part for part in after if not sheet.columns.isAncestorOf(part)][-3:] == [
        sheet.list, sheet.cancel, sheet.accept,
    ]  # fmt: skip


def test_questions_stand_at_the_right_of_the_lines_or_above_them_in_a_small_window(
    qtbot: QtBot, program: Program, sheet: ImportSheet
) -> None:
    asking = sheet.asking

    def is_beside() -> bool:
        return place(sheet, asking).left() >= place(sheet, sheet.list).right()

    def is_above() -> bool:
        return place(sheet, asking).bottom() <= place(sheet, sheet.columns).top()

    assert asking.title.text() == "3 questions"
    qtbot.waitUntil(is_beside)
    assert place(sheet, asking).top() <= place(sheet, sheet.columns).top()
    assert place(sheet, asking).right() <= sheet.panel.width()
    for box in asking.cells.boxes:
        assert place(sheet, asking).contains(place(sheet, box))
    tab_comes_to_all_questions_before_the_columns(qtbot, sheet)

    program.window.resize(*NARROW)
    qtbot.waitUntil(is_above)
    tab_comes_to_all_questions_before_the_columns(qtbot, sheet)
    program.window.resize(*WIDE)
    qtbot.waitUntil(is_beside)

    # However much is above the lines, they never lie over the columns.
    program.window.resize(*NARROW)
    for box in (asking.same_list, asking.without_planned, asking.of_the_file):
        box.say("This is the list “hosts” again")
        box.show()
    for _size in range(2):
        sheet.place()
        qtbot.waitUntil(lambda: place(sheet, sheet.columns).bottom() < place(sheet, sheet.list).top())
        qtbot.waitUntil(is_above)
        assert asking.cells.height() >= asking.cells.boxes[0].height(), "one question is in sight"
        for _step in range(6):
            program.window.commands.run("larger_text")

    # The pane goes with its last question.
    for box in (asking.same_list, asking.without_planned, asking.of_the_file, asking.plan_day):
        box.hide()
    asking.forget()
    assert asking.isHidden()
