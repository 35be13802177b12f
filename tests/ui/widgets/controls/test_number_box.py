"""A number is told once it is typed whole, and finds room at every text size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QStyleOptionSpinBox, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import apply_theme
from organizer_app.ui.widgets.controls.number_box import NumberBox


def test_a_number_is_told_when_it_is_typed_whole(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box = NumberBox(0, 365, 5, holder)
    told: list[int] = []
    box.valueChanged.connect(told.append)
    box.selectAll()
    qtbot.keyClicks(box, "120")
    assert told == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told == [120, 125]


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("most", [60, 1440, 36500])
def test_the_longest_number_finds_room(qtbot: QtBot, most: int, zoom: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    holder = QWidget()
    qtbot.addWidget(holder)
    box = NumberBox(0, most, 1, holder)
    row = QHBoxLayout(holder)
    row.addWidget(box)
    try:
        apply_theme(app, Theme("light", zoom))
        holder.adjustSize()
        holder.show()
        box.setValue(most)
        option = QStyleOptionSpinBox()
        box.initStyleOption(option)
        field = box.style().subControlRect(
            QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxEditField, box
        )
        margins = box.lineEdit().textMargins()
        needed = box.fontMetrics().horizontalAdvance(str(most)) + margins.left() + margins.right()
        assert needed <= field.width()
    finally:
        apply_theme(app, Theme("light"))
