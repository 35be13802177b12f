"""A day can be typed in any usual shape; what is no day leaves the field as it was."""

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.welcome.new_plan_form import DayEdit


@pytest.mark.parametrize("text", ["Apr 17 2027", "2027-04-17", "4/17/2027", "17 April 2027"])
def test_a_day_is_read_as_people_write_it(qtbot: QtBot, text: str) -> None:
    field = typed(qtbot, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.date() == QDate(2027, 4, 17)
    assert field.text() == "Sat, Apr 17 2027"


def test_what_is_no_day_changes_nothing(qtbot: QtBot) -> None:
    field = typed(qtbot, "as soon as we can")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.date() == QDate(2026, 11, 24)


def test_a_day_typed_after_a_click_replaces_all_of_it(qtbot: QtBot) -> None:
    field = typed(qtbot, "")
    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "4/17/2027")
    assert field.text() == "4/17/2027"


def test_what_is_no_day_is_remembered_until_a_day_is_typed(qtbot: QtBot) -> None:
    field = typed(qtbot, "as soon as we can")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.refused == "as soon as we can"
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "Apr 17")
    assert field.refused == ""


def test_arrows_step_by_a_day(qtbot: QtBot) -> None:
    field = typed(qtbot, "2027-04-30")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.date() == QDate(2027, 5, 1)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.date() == QDate(2027, 4, 30)


def typed(qtbot: QtBot, text: str) -> DayEdit:
    field = DayEdit(QDate(2026, 11, 24))
    field.setDisplayFormat("ddd, MMM d yyyy")
    qtbot.addWidget(field)
    field.show()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, text)
    return field
