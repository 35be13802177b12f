"""Editors do not change by accident: not by the wheel, not by walking over values."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.inspector_fields import ChoiceEditor, LineEditor

CHOICES = (("rally", "Rally"), ("march", "March"), ("vigil", "Vigil"))


def box_of(editor: ChoiceEditor) -> QComboBox:
    return editor.widget


def test_the_wheel_does_not_change_a_choice(qtbot: QtBot) -> None:
    editor = ChoiceEditor(CHOICES)
    qtbot.addWidget(editor.widget)
    editor.put("march")
    editor.widget.show()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # not inverted; Qt takes it by place alone
    )
    QApplication.sendEvent(editor.widget, turn)
    assert editor.text() == "march"


def test_an_arrow_key_opens_the_values_instead_of_taking_the_next(qtbot: QtBot) -> None:
    editor = ChoiceEditor(CHOICES)
    qtbot.addWidget(editor.widget)
    editor.put("rally")
    editor.widget.show()
    finished: list[str] = []
    editor.when_finished(lambda: finished.append(editor.text()))
    QTest.keyClick(editor.widget, Qt.Key.Key_Down)
    box = box_of(editor)
    assert box.view().isVisible()
    assert (editor.text(), finished) == ("rally", [])
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert finished == ["march"]


def test_other_values_keep_the_chosen_one(qtbot: QtBot) -> None:
    editor = ChoiceEditor(CHOICES)
    qtbot.addWidget(editor.widget)
    editor.put("vigil")
    editor.offer(CHOICES[1:])
    assert editor.text() == "vigil"
    editor.offer(CHOICES[:1])
    assert editor.text() == ""


def test_a_line_shows_its_beginning(qtbot: QtBot) -> None:
    editor = LineEditor()
    qtbot.addWidget(editor.widget)
    editor.put("A very long title " * 10)
    editor.mark(is_wrong=True)
    assert editor.widget.property("invalid") is True
