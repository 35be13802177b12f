"""A pane shows its parts as they are while they fit, and scrolls where they do not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.scrolling_column import scrolling_column


def test_a_low_pane_scrolls_and_brings_what_has_the_keyboard_into_sight(qtbot: QtBot) -> None:
    pane = QFrame()
    qtbot.addWidget(pane)
    column = scrolling_column(pane)
    parts = [QPushButton(f"Part {number}", pane) for number in range(6)]
    for part in parts:
        part.setFixedHeight(40)
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(part)
    pane.resize(200, 300)
    pane.show()
    area = pane.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert [part.height() for part in parts] == [40] * 6
    pane.resize(200, 100)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert [part.height() for part in parts] == [40] * 6, "nothing is squeezed"
    parts[0].setFocus()
    for part in parts[:-1]:
        qtbot.keyClick(part, Qt.Key.Key_Tab)
    assert area.rect().contains(parts[-1].mapTo(area, parts[-1].rect().center()))
