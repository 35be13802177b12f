"""Quiet windows are noticed when the time is over, used ones are not, and after a sleep at once."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.quiet_lock import QuietLock


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def go(self, minutes: float) -> None:
        self.now += minutes * 60


def started(qtbot: QtBot, minutes: int) -> tuple[QuietLock, Clock, QPushButton, list[str]]:
    clock, button, told = Clock(), QPushButton("Delete"), list[str]()
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.clicked.connect(lambda: told.append("clicked"))
    lock = QuietLock(clock)
    lock.due.connect(lambda: told.append("due"))
    lock.watch(button)
    lock.start(minutes)
    return lock, clock, button, told


def click(button: QPushButton) -> None:
    handle = button.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))


def test_the_time_counts_from_the_last_use(qtbot: QtBot) -> None:
    lock, clock, button, told = started(qtbot, 10)
    clock.go(6)
    click(button)
    clock.go(6)
    lock.look()
    assert told == ["clicked"]
    clock.go(4)
    lock.look()
    assert told == ["clicked", "due"]
    clock.go(60)
    lock.look()
    assert told == ["clicked", "due"], "it is told once"


def test_what_is_pressed_after_a_quiet_time_no_longer_reaches_the_plan(qtbot: QtBot) -> None:
    _lock, clock, button, told = started(qtbot, 5)
    clock.go(45)
    handle = button.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert told == ["due"]


def test_never_is_never_and_a_clock_set_back_locks_nobody_out(qtbot: QtBot) -> None:
    lock, clock, _button, told = started(qtbot, 0)
    clock.go(600)
    lock.look()
    lock.start(10)
    clock.go(-90)
    lock.look()
    assert told == []
    lock.stop()
