"""A button draws its icon anew in another theme; one with an icon of its owner is left alone."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.shown_icons import show_icon
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
