"""Buttons hand nothing over but the click, and have a name for screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.controls.buttons import icon_button, naming_button, push_button


def test_a_click_hands_no_argument_over_and_an_icon_alone_is_named(qtbot: QtBot, theme: Theme) -> None:
    clicks: list[tuple[object, ...]] = []
    push = push_button("plain", "Today", lambda *given: clicks.append(given))
    icon = icon_button(theme, "x", "Close", lambda *given: clicks.append(given))
    for button in (push, icon):
        qtbot.addWidget(button)
        button.click()
    assert clicks == [(), ()]
    assert (icon.accessibleName(), icon.toolTip()) == ("Close", "Close")
    assert not icon.icon().isNull()


def test_enter_presses_as_space_does(qtbot: QtBot) -> None:
    clicks: list[str] = []
    button = push_button("primary", "Import", lambda: clicks.append("click"))
    qtbot.addWidget(button)
    button.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(button, key)
    assert clicks == ["click"] * 3


def test_words_keep_off_the_icon_beside_them(qtbot: QtBot, theme: Theme) -> None:
    bare, pictured = push_button("plain", "Copy", lambda: None), push_button("plain", "Copy", lambda: None)
    pictured.setIcon(theme.icon("copy"))
    for button in (bare, pictured):
        qtbot.addWidget(button)
        button.ensurePolished()
    option = QStyleOptionButton()
    pictured.initStyleOption(option)
    assert option.text != pictured.text()
    assert option.text.strip() == "Copy"
    assert pictured.sizeHint().width() > bare.sizeHint().width() + theme.length(16)


@pytest.mark.usefixtures("theme")
def test_a_name_of_any_length_is_cut_to_the_room_there_is_and_told_whole(qtbot: QtBot) -> None:
    pane, words = QWidget(), "Call Maria Antonia Fernandez de Villalobos y Castellanos about it"
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    button = naming_button("link", lambda: None, pane)
    column.addWidget(button)
    button.setText(words)
    pane.resize(200, 60)
    pane.show()
    assert pane.width() == 200
    option = QStyleOptionButton()
    button.initStyleOption(option)
    assert option.text.startswith("Call Maria")
    assert option.text.endswith("…")
    assert (button.text(), button.toolTip()) == (words, words)
    pane.resize(800, 60)
    button.initStyleOption(option)
    assert option.text == words


def test_a_long_name_is_shortened_to_the_room_beside_an_icon(qtbot: QtBot, theme: Theme) -> None:
    button = naming_button("plain", lambda: None)
    qtbot.addWidget(button)
    show_icon(button, theme, "phone")
    button.setText("Call 202-555-0181, Priya Nolan")
    button.resize(button.sizeHint().width() - 8, 32)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).width()
    assert option.text.endswith("…")
    assert option.fontMetrics.horizontalAdvance(option.text) + option.iconSize.width() <= room
