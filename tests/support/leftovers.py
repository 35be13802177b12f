"""Finds what a test of the window did not clear away, which would disturb those after it."""

import threading

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getAllValidWrappers

# A thread that is about to end may take so long, in seconds.
_PATIENCE = 2.0


def left_behind(threads_before: frozenset[threading.Thread]) -> list[str]:
    """Return windows on the screen, threads at work that were not there before, and timers that run."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [f"window {each}" for each in QApplication.topLevelWidgets() if each.isVisible()]
    threads = [each for each in threading.enumerate() if each not in threads_before]
    for thread in threads:
        thread.join(_PATIENCE)
    at_work = [f"thread {thread.name}" for thread in threads if thread.is_alive()]
    # The collector knows every timer too, among a million other objects: too slow after each test.
    timers = [each for each in getAllValidWrappers() if type(each) is QTimer]
    running = [f"timer of {each.parent()}" for each in timers if each.isActive()]
    return windows + at_work + running


def release_keys() -> None:
    """Let go of Ctrl, Shift and Alt, which Qt takes for held since the last key or click that had them."""
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)
