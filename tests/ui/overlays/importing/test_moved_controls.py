"""A click that lands on a control which moved a moment ago was meant for another one, and does nothing."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.overlays.importing.moved_controls import MovedControls
from organizer_app.ui.widgets.controls.buttons import push_button


def test_a_click_on_what_moved_a_moment_ago_does_nothing(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.resize(300, 200)
    pressed: list[str] = []
    moving = push_button("plain", "Import", lambda: pressed.append("moving"), panel)
    still = push_button("plain", "Cancel", lambda: pressed.append("still"), panel)
    moving.setGeometry(0, 0, 90, 30)
    still.setGeometry(120, 0, 90, 30)
    with qtbot.waitExposed(panel):
        panel.show()
    controls = MovedControls(panel)
    controls.begin()
    assert controls.is_looking
    moving.move(QPoint(0, 40))
    controls.end()
    QTest.mouseClick(moving, Qt.MouseButton.LeftButton)
    QTest.mouseClick(still, Qt.MouseButton.LeftButton)
    assert pressed == ["still"]
    qtbot.waitUntil(lambda: not controls.moved)
    QTest.mouseClick(moving, Qt.MouseButton.LeftButton)
    assert pressed == ["still", "moving"]
