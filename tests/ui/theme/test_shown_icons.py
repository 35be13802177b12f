"""A button or a label redraws its icon in another theme; one whose owner set it is left alone."""

from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.shown_icons import hide_icon, show_icon
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme


def test_a_button_shows_its_icon_in_the_color_of_another_theme(qtbot: QtBot, theme: Theme) -> None:
    dark = Theme("dark", 1.5)
    button, other = QToolButton(), QToolButton()
    for each in (button, other):
        qtbot.addWidget(each)
    show_icon(button, theme, "eye", "accent", 14)
    other.setIcon(theme.icon("eye"))
    before = other.icon().cacheKey()
    change_theme(button, dark)
    change_theme(other, dark)
    assert button.icon().cacheKey() == dark.icon("eye", "accent", 14).cacheKey()
    assert other.icon().cacheKey() == before


def test_a_label_shows_its_icon_in_the_color_of_another_theme(qtbot: QtBot, theme: Theme) -> None:
    dark = Theme("dark", 1.5)
    around = QWidget()
    qtbot.addWidget(around)

    def shown(in_theme: Theme) -> QLabel:
        made = QLabel(around)
        show_icon(made, in_theme, "eye", "accent", 14)
        return made

    label, other = shown(theme), QLabel("Text", around)
    change_theme(around, dark)
    assert label.pixmap().toImage() == shown(dark).pixmap().toImage()
    assert label.pixmap().toImage() != shown(theme).pixmap().toImage()
    assert other.text() == "Text"


def test_an_icon_that_is_hidden_does_not_come_back_with_another_theme(qtbot: QtBot, theme: Theme) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    show_icon(button, theme, "eye")
    hide_icon(button)
    change_theme(button, Theme("dark"))
    assert button.icon().isNull()
