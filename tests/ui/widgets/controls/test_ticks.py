"""Boxes and circles begin where the fields above them begin, and words below know where a name begins."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import apply_style_sheet
from organizer_app.ui.widgets.controls.ticks import CheckBox, RadioButton

MARKS = {
    CheckBox: QStyle.SubElement.SE_CheckBoxIndicator,
    RadioButton: QStyle.SubElement.SE_RadioButtonIndicator,
}


def mark_of(button: CheckBox | RadioButton) -> QRect:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(MARKS[type(button)], option, button)


def test_the_name_of_a_radio_button_begins_after_its_mark(qtbot: QtBot) -> None:
    button = RadioButton("None")
    qtbot.addWidget(button)
    assert button.left_of_name > mark_of(button).right()


@pytest.mark.parametrize("kind", MARKS)
def test_a_mark_begins_where_the_field_above_it_begins(
    qtbot: QtBot, kind: type[CheckBox | RadioButton]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    apply_style_sheet(window, Theme())
    button = kind("Required step", window)
    button.ensurePolished()
    assert mark_of(button).left() == 0


@pytest.mark.parametrize("is_on", [False, True])
@pytest.mark.parametrize("kind", MARKS)
def test_the_mark_shows_who_has_the_keyboard_and_stays_as_wide(
    qtbot: QtBot, theme: Theme, kind: type[CheckBox | RadioButton], *, is_on: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    buttons: list[QAbstractButton] = [kind("First", window), kind("Second", window)]
    column = QVBoxLayout(window)
    for button in buttons:
        button.setAutoExclusive(False)
        button.setChecked(is_on)
        column.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)
    ring = theme.color("text" if is_on else "accent").name()
    rings = []
    for button in buttons:
        picture, mark = button.grab().toImage(), mark_of(button)
        edge = {picture.pixelColor(x, mark.center().y()).name() for x in range(3)}
        rings.append(ring in edge)
    assert rings == [True, False]
    assert mark_of(buttons[0]) == mark_of(buttons[1])
