"""The head of the welcome screen says what the program is, with or without a picture behind it."""

from PySide6.QtGui import QPainterPath
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.welcome.hero import Hero
from organizer_app.ui.theme.theme import Theme


def test_it_is_painted_and_spoken(qtbot: QtBot, either_theme: Theme) -> None:
    land = QPainterPath()
    land.addRect(0, 0, 975, 610)
    hero = Hero(either_theme, [land])
    qtbot.addWidget(hero)
    hero.resize(975, 270)
    image = hero.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 975, 2) for y in range(0, 200, 2)}
    assert {either_theme.color("land").name(), either_theme.color("accent").name()} <= colors
    assert hero.accessibleName().startswith("Organizer. One day, many cities.")
    hero.set_theme(Theme("dark"))
