"""The style sheet is complete, and keyboard users always see where they are."""

import re
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import apply_theme


def test_every_token_is_filled_in(either_theme: Theme) -> None:
    sheet = make_style_sheet(either_theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}") >= 45


def test_every_part_of_a_window_is_given_the_same_sheet(theme: Theme) -> None:
    assert make_style_sheet(theme) is make_style_sheet(theme)
    assert make_style_sheet(theme) != make_style_sheet(Theme("dark"))


def test_arrows_and_checks_have_the_colour_of_the_scheme(either_theme: Theme) -> None:
    pictures = set(re.findall(r"url\(icons:([\w-]+)\.svg\)", make_style_sheet(either_theme)))
    assert pictures == {f"{name}-{either_theme.scheme}" for name in ("check", "chevron-up", "chevron-down")}


def test_focus_is_a_ring_of_two_pixels(either_theme: Theme, qtbot: QtBot) -> None:
    for kind, invalid, is_pointed_at in product(("", "flat"), (False, True), (False, True)):
        field = QLineEdit("Kansas City")
        field.setProperty("kind", kind)
        field.setProperty("invalid", invalid)
        qtbot.addWidget(field)
        field.resize(200, 34)
        field.show()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        field.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_pointed_at)
        picture, color = field.grab().toImage(), either_theme.color("danger" if invalid else "accent").name()
        assert {picture.pixelColor(100, y).name() for y in (0, 1)} == {color}, (kind, invalid, is_pointed_at)


@pytest.mark.parametrize(("make", "kind"), [(QToolButton, "segment"), (QPushButton, "stage")])
def test_what_is_chosen_shows_the_ring_too(
    either_theme: Theme, qtbot: QtBot, make: type[QAbstractButton], kind: str
) -> None:
    button = make()
    button.setText("Board")
    button.setCheckable(True)
    button.setChecked(True)
    button.setProperty("kind", kind)
    qtbot.addWidget(button)
    button.setStyleSheet(make_style_sheet(either_theme))
    button.resize(120, 40)
    button.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    picture = button.grab().toImage()
    edge = [picture.pixelColor(x, 20).name() for x in range(5)]
    assert edge.count(either_theme.color("accent").name()) == 2


def test_a_button_with_the_focus_has_no_second_frame_in_its_ring(either_theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    button = QPushButton("Propose", window)
    button.setProperty("kind", "plain")
    qtbot.addWidget(window)
    apply_theme(QApplication.instance(), either_theme)
    window.setStyleSheet(make_style_sheet(either_theme))
    button.resize(260, 32)
    window.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.state |= QStyle.StateFlag.State_KeyboardFocusChange
    picture = QImage(button.size(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    button.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, button)
    painter.end()
    assert len({picture.pixelColor(x, 8).name() for x in range(5, 60)}) == 1


def test_type_grows_with_the_text_size(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("More")
    button.setProperty("kind", "link")
    qtbot.addWidget(button)
    button.setStyleSheet(make_style_sheet(theme))
    small = button.sizeHint().height()
    button.setStyleSheet(make_style_sheet(Theme("light", 2.0)))
    assert button.sizeHint().height() > small
