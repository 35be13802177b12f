"""The ring of the focus lies along the inner edges, and is shown to those who use keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.controls.buttons import Button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox, RadioButton
from organizer_app.ui.widgets.focus_frame import draw_frame, last_input, shows_ring


def test_it_is_two_pixels_wide_and_leaves_the_inside_alone() -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    draw_frame(painter, QRect(5, 5, 20, 10), QColor("#ff0000"))
    painter.end()
    red = {(x, y) for x in range(40) for y in range(30) if picture.pixelColor(x, y) == QColor("#ff0000")}
    outer = {(x, y) for x in range(5, 25) for y in range(5, 15)}
    inner = {(x, y) for x in range(7, 23) for y in range(7, 13)}
    assert red == outer - inner


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    column = QVBoxLayout(window)
    for part in (QLineEdit(), Button("Save"), CheckBox("Tick"), RadioButton("Choose"), ChoiceBox()):
        column.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    last_input.watch(window)
    yield window
    last_input.is_mouse = False


def press(window: QWidget, part: QWidget) -> None:
    handle = window.windowHandle()
    assert handle is not None
    spot = part.mapTo(window, QPoint(8, part.height() // 2))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def strike(window: QWidget, key: Qt.Key) -> None:
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


def test_a_click_shows_no_ring_until_a_key_is_pressed(window: QWidget) -> None:
    button = window.findChild(Button)
    press(window, button)
    assert button.hasFocus()
    assert not shows_ring(button)
    strike(window, Qt.Key.Key_Shift)
    assert not shows_ring(button), "held with a click, it means nothing"
    strike(window, Qt.Key.Key_Down)
    here = QApplication.focusWidget()
    assert here is not None
    assert shows_ring(here)


def test_focus_that_code_moves_after_a_click_shows_no_ring_either(window: QWidget) -> None:
    button, tick = window.findChild(Button), window.findChild(CheckBox)
    assert button is not None
    press(window, button)
    tick.setFocus(Qt.FocusReason.OtherFocusReason)
    assert tick.hasFocus()
    assert not shows_ring(tick)
    strike(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is not tick
    assert shows_ring(window.focusWidget())


def test_the_style_draws_a_ring_by_keyboard_only(window: QWidget) -> None:
    for kind in (Button, CheckBox, RadioButton):
        part, option = window.findChild(kind), QStyleOptionButton()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        part.initStyleOption(option)
        assert option.state & QStyle.StateFlag.State_HasFocus, kind
        press(window, part)
        part.initStyleOption(option)
        assert not option.state & QStyle.StateFlag.State_HasFocus, kind
        strike(window, Qt.Key.Key_Tab)


def test_a_choice_is_drawn_with_a_ring_by_keyboard_only(window: QWidget) -> None:
    box = window.findChild(ChoiceBox)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.state & QStyle.StateFlag.State_HasFocus
    last_input.is_mouse = True
    box.initStyleOption(option)
    assert not option.state & QStyle.StateFlag.State_HasFocus
