"""Ctrl+Z takes back typing while there is any, and a step of the plan after that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.undo_keys import UndoKeys

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class Steps:
    def __init__(self) -> None:
        self.taken: list[str] = []

    def undo(self) -> None:
        self.taken.append("undo")

    def redo(self) -> None:
        self.taken.append("redo")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> tuple[QWidget, Steps]:
    window, steps = QWidget(), Steps()
    column = QVBoxLayout(window)
    for part in (QPushButton(window), QLineEdit(window), QPlainTextEdit(window)):
        column.addWidget(part)
    UndoKeys(qapp, window, steps.undo, steps.redo)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, steps


def test_without_a_text_field_the_plan_is_taken_back(window: tuple[QWidget, Steps]) -> None:
    widget, steps = window
    widget.findChild(QPushButton).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL_SHIFT)
    assert steps.taken == ["undo", "redo"]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_typing_is_taken_back_before_the_plan(window: tuple[QWidget, Steps], kind: type[QWidget]) -> None:
    widget, steps = window
    field = widget.findChild(kind)
    field.setFocus()
    QTest.keyClicks(field, "noon")

    def text() -> str:
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (text(), steps.taken) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (text(), steps.taken) == ("", ["undo"])
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL_SHIFT)
    assert (text(), steps.taken) == ("noon", ["undo"])
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL_SHIFT)
    assert steps.taken == ["undo", "redo"]


def test_a_field_that_is_deleted_is_forgotten(window: tuple[QWidget, Steps], qtbot: QtBot) -> None:
    widget, steps = window
    field = widget.findChild(QLineEdit)
    field.setFocus()
    with qtbot.waitSignal(field.destroyed):
        field.deleteLater()
    button = widget.findChild(QPushButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Z, CTRL)
    assert steps.taken == ["undo"]
