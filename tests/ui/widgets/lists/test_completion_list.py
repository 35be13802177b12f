"""The list of a completer looks like the window of its field, in whichever theme that is."""

from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.lists.completion_list import dress_completions


def test_it_takes_the_look_of_the_window_whenever_its_field_is_gone_to(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, field = QLineEdit(window), QLineEdit(window)
    completer = QCompleter(["Boston", "Seattle"], field)
    field.setCompleter(completer)
    dress_completions(completer, field)
    window.show()
    window.activateWindow()
    for color in ("#111111", "#eeeeee"):
        window.setStyleSheet(f"QListView {{ background: {color}; }}")
        before.setFocus()
        qtbot.waitUntil(before.hasFocus)
        field.setFocus()
        image = completer.popup().viewport().grab().toImage()
        assert image.pixelColor(image.width() - 3, image.height() - 3).name() == color
