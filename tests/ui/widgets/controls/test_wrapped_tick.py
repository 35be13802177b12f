"""A box to tick whose words wrap: whole at any width, and turned by a click on either."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from tests.support.fitting import clipped, cut_off

WORDS = "Some may have signed elsewhere too, as people do who are asked more than once"


def test_words_wrap_where_the_box_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    del theme
    narrow = WrappedTick(WORDS)
    qtbot.addWidget(narrow)
    narrow.setFixedWidth(160)
    narrow.show()
    narrow.setFixedHeight(narrow.heightForWidth(160))
    assert narrow.label.height() > 2 * narrow.label.fontMetrics().height()
    assert clipped(narrow) + cut_off(narrow) == []


def test_the_box_stands_in_line_with_what_is_above_it(qtbot: QtBot, theme: Theme) -> None:
    box = WrappedTick("Some may have signed elsewhere too")
    qtbot.addWidget(box)
    box.show()
    picture = box.grab().toImage()
    background = theme.color("control_line").rgb()
    lit = [x for x in range(8) if picture.pixelColor(x, box.tick.height() // 2).rgb() == background]
    # Boxes with words of their own keep a frame of four pixels free for the focus.
    assert lit
    assert lit[0] <= 2


def test_a_click_on_the_words_turns_the_tick_and_readers_hear_them(qtbot: QtBot, theme: Theme) -> None:
    del theme
    box = WrappedTick(WORDS)
    qtbot.addWidget(box)
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.label.geometry().center())
    assert box.tick.isChecked()
    QTest.mouseClick(box.tick, Qt.MouseButton.LeftButton, pos=box.tick.rect().center())
    assert not box.tick.isChecked()
    assert box.tick.accessibleName() == WORDS


def test_only_a_box_that_has_the_focus_has_a_ring(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    boxes = [WrappedTick("First", window), WrappedTick("Second", window)]
    row = QVBoxLayout(window)
    for box in boxes:
        box.tick.setChecked(True)
        row.addWidget(box)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    boxes[0].tick.setFocus()
    qtbot.waitUntil(boxes[0].tick.hasFocus)
    rings = []
    for box in boxes:
        picture = box.tick.grab().toImage()
        edge = {picture.pixelColor(x, picture.height() // 2).name() for x in range(4)}
        rings.append(theme.color("text").name() in edge)
    assert rings == [True, False]
