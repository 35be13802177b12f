"""A question about cells is answered with the mouse, or with the number of the answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.overlays.importing.cell_questions import CellChoice, CellQuestion, CellQuestions
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.theme.theme import Theme

MORNING = {(2, "Time"): "6:00 AM"}
HOUR = CellQuestion(
    "hour",
    "Is “6-7” AM or PM?",
    (CellChoice("Leave it as it is", {}), CellChoice("6:00 AM", MORNING)),
)


@pytest.fixture
def questions(window: QWidget, theme: Theme) -> CellQuestions:
    made = CellQuestions(theme, window)
    made.show_questions([HOUR])
    return made


def test_a_number_key_gives_the_answer_of_that_number(qtbot: QtBot, questions: CellQuestions) -> None:
    (box,) = questions.boxes
    with qtbot.waitSignal(questions.answered) as told:
        qtbot.keyClick(box, Qt.Key.Key_2)
    assert told.args == [{(ListLine(0, 2), "Time"): "6:00 AM"}]
    assert box.currentText() == "6:00 AM"
    assert box.toolTip() == "Press 1 to 2 to choose an answer."


def test_other_keys_answer_nothing(qtbot: QtBot, questions: CellQuestions) -> None:
    (box,) = questions.boxes
    with qtbot.assertNotEmitted(questions.answered):
        qtbot.keyClick(box, Qt.Key.Key_3)
        qtbot.keyClick(box, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert box.currentIndex() == 0
