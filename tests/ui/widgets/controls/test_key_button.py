"""A button shows the key that does the same, and says it."""

from PySide6.QtWidgets import QStyleOptionButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.controls.key_button import KeyButton, key_button


def test_the_key_is_beside_the_words_and_heard_after_them(qtbot: QtBot, theme: Theme) -> None:
    pressed: list[str] = []
    button = key_button(theme, "G", "primary", lambda: pressed.append("g"))
    qtbot.addWidget(button)
    button.setText("Start the march")
    assert button.text() == "Start the march"
    assert button.accessibleName() == "Start the march, G"
    button.click()
    assert pressed == ["g"]
    option = QStyleOptionButton()
    button.resize(button.sizeHint())
    button.initStyleOption(option)
    assert option.text.startswith("Start the march"), "the gap is between the words and the cap"


def test_the_cap_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = KeyButton(theme, "1", "plain")
    qtbot.addWidget(button)
    before = button.icon().pixmap(button.iconSize()).toImage()
    change_theme(button, Theme("dark"))
    assert button.icon().pixmap(button.iconSize()).toImage() != before
