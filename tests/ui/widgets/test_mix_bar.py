"""Readiness is painted in its colours and said in words."""

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.mix_bar import LevelBall, MixBar


def colors(picture: QImage) -> set[str]:
    return {QColor(picture.pixel(x, picture.height() // 2)).name() for x in range(picture.width())}


def test_a_bar_shows_every_level_that_occurs(qtbot: QtBot, theme: Theme) -> None:
    bar = MixBar(theme, 6)
    qtbot.addWidget(bar)
    bar.resize(200, 6)
    bar.show_mix((1, 2, 0, 3, 0, 0), "At risk 1, Forming 2, Confirmed 3")
    seen = colors(bar.grab().toImage())
    wanted = {theme.hex(f"readiness{level}").lower() for level in (0, 1, 3)}
    assert wanted <= seen
    assert theme.hex("readiness4").lower() not in seen
    assert bar.accessibleName() == bar.toolTip() == "At risk 1, Forming 2, Confirmed 3"


def test_a_ball_shows_its_level_in_the_theme_in_use(qtbot: QtBot, theme: Theme) -> None:
    ball = LevelBall(theme, 20)
    qtbot.addWidget(ball)
    ball.show_level(4)
    assert theme.hex("readiness4").lower() in colors(ball.grab().toImage())
    dark = Theme("dark")
    change_theme(ball, dark)
    assert dark.hex("readiness4").lower() in colors(ball.grab().toImage())


def test_an_empty_mix_paints_nothing(qtbot: QtBot, theme: Theme) -> None:
    bar = MixBar(theme, 6)
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    bar.show_mix((0, 0, 0, 0, 0, 0), "")
    change_theme(bar, Theme("dark"))
    assert len(colors(bar.grab().toImage())) == 1
