"""Answers with room below each other are radio buttons: seen, heard, clicked and gone through as such."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.overlays.importing.answer_buttons import AnswerButtons
from organizer_app.ui.overlays.importing.cell_questions import CellChoice, CellQuestion, CellQuestions
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.theme.theme import Theme
from tests.support.fitting import clipped
from tests.support.spoken_tree import interface_of

CITIES = CellQuestion(
    "city",
    "Which city is “Arlington”?",
    (
        CellChoice("Leave it as it is", {}),
        CellChoice("Arlington, TX", {(2, "State"): "TX"}),
        CellChoice("Arlington, VA", {(2, "State"): "VA"}),
    ),
)
VIRGINIA = {(ListLine(0, 2), "State"): "VA"}


@pytest.fixture
def questions(qtbot: QtBot, window: QWidget, theme: Theme) -> CellQuestions:
    made = CellQuestions(theme, window)
    made.stand_high(is_high=True)
    made.show_questions([CITIES])
    made.resize(260, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def buttons_of(questions: CellQuestions) -> AnswerButtons:
    (box,) = questions.boxes
    assert isinstance(box, AnswerButtons)
    return box


def test_each_answer_is_a_radio_button_and_nothing_is_answered_yet(questions: CellQuestions) -> None:
    box = buttons_of(questions)
    interfaces = [interface_of(button) for button in box.buttons]
    assert {interface.role() for interface in interfaces} == {QAccessible.Role.RadioButton}
    assert [interface.text(QAccessible.Text.Name) for interface in interfaces] == [
        "Leave it as it is", "Arlington, TX", "Arlington, VA",
    ]  # fmt: skip
    assert interfaces[0].text(QAccessible.Text.Description) == "Which city is “Arlington”?"
    assert [button.isChecked() for button in box.buttons] == [True, False, False]
    assert clipped(questions) == []


def test_a_click_answers_and_takes_the_place_of_the_answer_before(
    qtbot: QtBot, questions: CellQuestions
) -> None:
    box = buttons_of(questions)
    with qtbot.waitSignal(questions.answered) as told:
        box.buttons[2].click()
    assert told.args == [VIRGINIA]
    assert (box.currentIndex(), box.currentText()) == (2, "Arlington, VA")
    assert [button.isChecked() for button in box.buttons] == [False, False, True]


def test_arrow_keys_go_from_answer_to_answer_and_tab_comes_to_the_chosen_one(
    qtbot: QtBot, questions: CellQuestions
) -> None:
    box = buttons_of(questions)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    assert box.buttons[0].hasFocus()
    with qtbot.waitSignal(questions.answered):
        qtbot.keyClick(box.buttons[0], Qt.Key.Key_Down)
    assert (box.currentIndex(), box.buttons[1].hasFocus()) == (1, True)
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in box.buttons]
    assert stops == [False, True, False]


def test_a_number_key_gives_the_answer_of_that_number_beside_which_it_stands(
    qtbot: QtBot, questions: CellQuestions
) -> None:
    box = buttons_of(questions)
    with qtbot.waitSignal(questions.answered) as told:
        qtbot.keyClick(box.buttons[0], Qt.Key.Key_3)
    assert told.args == [VIRGINIA]
    assert box.currentIndex() == 2
