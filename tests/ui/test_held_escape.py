"""Esc held down locks, Esc pressed does what it always did."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.held_escape import HeldEscape
from tests.support.programs import pass_turn
from tests.support.waiting import LIMIT


def test_only_a_key_that_stays_down_is_held(qtbot: QtBot) -> None:
    window, told = QWidget(), list[str]()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    escape = HeldEscape()
    escape.timer.setInterval(LIMIT * 1000)
    escape.held.connect(lambda: told.append("held"))
    escape.watch(window)
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Escape)
    assert escape.timer.isActive()
    QTest.keyRelease(handle, Qt.Key.Key_Escape)
    QTest.keyPress(handle, Qt.Key.Key_A)
    assert not escape.timer.isActive()
    assert told == []
    QTest.keyRelease(handle, Qt.Key.Key_A)
    escape.timer.setInterval(0)
    QTest.keyPress(handle, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(told))
    pass_turn(qtbot)
    assert told == ["held"], "it is told once"
    QTest.keyRelease(handle, Qt.Key.Key_Escape)
