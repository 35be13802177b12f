"""The head of the welcome screen says what the program is, with or without a picture behind it."""

import pytest
from PySide6.QtGui import QPainterPath
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.welcome.screen import Hero
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.wording.window import welcome as words


def test_it_is_painted_and_spoken(qtbot: QtBot, theme: Theme) -> None:
    land = QPainterPath()
    land.addRect(0, 0, 975, 610)
    hero = Hero(theme, [land])
    qtbot.addWidget(hero)
    hero.resize(975, 270)
    image = hero.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 975, 2) for y in range(0, 200, 2)}
    assert {theme.color("land").name(), theme.color("accent").name()} <= colors
    assert hero.accessibleName().startswith("Organizer. One day, many cities.")
    change_theme(hero, Theme("dark"))


def test_words_that_are_too_long_wrap_beside_the_land(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "subclaim", lambda: "Plan it on this laptop, with or without a network. " * 2)
    hero = Hero(theme, [])
    qtbot.addWidget(hero)
    hero.resize(975, 270)
    image = hero.grab().toImage()
    rows = [y for y in range(270) if any(image.pixelColor(x, y).lightness() < 140 for x in range(400))]
    assert rows[-1] > 220
    quiet = theme.color("text2").name()
    assert not any(image.pixelColor(x, y).name() == quiet for x in range(400, 975) for y in range(170, 270))
