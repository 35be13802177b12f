"""A window, a thread or a timer that a test leaves to those after it is found."""

import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.leftovers import left_behind, put_pointer_away, release_keys_and_buttons

ROOT = Path(__file__).resolve().parents[2]


def test_planted_faults_are_seen(qtbot: QtBot) -> None:
    before = frozenset(threading.enumerate())
    assert left_behind(before) == []
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(60_000)
    window.show()
    found = left_behind(before)
    assert [each.split()[0] for each in found] == ["window", "timer"]
    of_nothing = QTimer()
    of_nothing.start(60_000)
    assert "timer of None" in left_behind(before)
    of_nothing.stop()
    window.close()
    timer.stop()
    assert left_behind(before) == []


def test_a_thread_that_does_not_end_is_seen(qtbot: QtBot) -> None:
    del qtbot
    before, end = frozenset(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    assert left_behind(before, patience=0.01) == ["thread forgotten"]
    end.set()
    thread.join()
    assert left_behind(before) == []


def test_no_key_is_held_any_more(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    release_keys_and_buttons()
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


def test_no_button_is_held_any_more_after_a_double_click(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    qtbot.mouseDClick(window, Qt.MouseButton.LeftButton)
    assert QApplication.mouseButtons() == Qt.MouseButton.LeftButton
    release_keys_and_buttons()
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


def test_a_move_to_where_the_last_test_left_the_pointer_is_told(qtbot: QtBot) -> None:
    class Watched(QWidget):
        moves = 0

        def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
            del event
            self.moves += 1

    window, place = Watched(), QPoint(30, 30)
    qtbot.addWidget(window)
    window.setMouseTracking(True)
    window.show()
    qtbot.mouseMove(window, place)
    before = window.moves
    put_pointer_away()
    qtbot.mouseMove(window, place)
    assert window.moves == before + 1


def test_what_a_test_copied_does_not_crash_its_process_at_the_end() -> None:
    copies = "tests/ui/widgets/lists/test_copied_rows.py::test_a_name_from_a_strangers_file_stays_text"
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", copies]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
