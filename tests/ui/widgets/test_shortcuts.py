"""A shortcut works wherever the focus is, as long as its widget is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.shortcuts import add_shortcuts


def test_keys_do_their_work_in_the_whole_window(qtbot: QtBot) -> None:
    window, screen = QWidget(), QWidget()
    qtbot.addWidget(window)
    field, done = QLineEdit(), list[str]()
    column = QVBoxLayout(window)
    column.addWidget(screen)
    column.addWidget(field)
    add_shortcuts(screen, {"Ctrl+N": lambda: done.append("new"), "F6": lambda: done.append("pane")})
    screen.setMinimumSize(50, 50)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_F6)
    assert done == ["new", "pane"]
    screen.hide()
    qtbot.keyClick(field, Qt.Key.Key_F6)
    assert done == ["new", "pane"]
