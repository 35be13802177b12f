"""Finds what a test of the window did not clear away, which would disturb those after it."""

import threading

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getAllValidWrappers

# A thread that is about to end may take so long beside other work, in seconds.
_PATIENCE = 30.0
_NOWHERE = QPoint(-100, -100)


def left_behind(threads_before: frozenset[threading.Thread], *, patience: float = _PATIENCE) -> list[str]:
    """Return windows on the screen, threads at work that were not there before, and timers that run.

    Args:
        threads_before: the threads that may be at work.
        patience: how long a thread may take to end, in seconds.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # The picture under a drag is a window without a widget, and takes the moves that are for others.
    windows = [f"window {each}" for each in QApplication.topLevelWidgets() if each.isVisible()] or [
        f"window {each}" for each in QGuiApplication.topLevelWindows() if each.isVisible()
    ]
    threads = [each for each in threading.enumerate() if each not in threads_before]
    for thread in threads:
        thread.join(patience)
    at_work = [f"thread {thread.name}" for thread in threads if thread.is_alive()]
    # The collector knows every timer too, among a million other objects: too slow after each test.
    timers = [each for each in getAllValidWrappers() if type(each) is QTimer]
    running = [f"timer of {each.parent()}" for each in timers if each.isActive()]
    return windows + at_work + running


def release_keys_and_buttons() -> None:
    """Let go of Ctrl, Shift, Alt and a button, which Qt takes for held since the last that had them."""
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        if QGuiApplication.mouseButtons() & button:
            QTest.mouseRelease(QWidget(), button)
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)


def put_pointer_away() -> None:
    """Put the pointer where no window is: Qt tells no window of a move to where the pointer is already."""
    QCursor.setPos(_NOWHERE)
