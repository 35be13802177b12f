"""Columns are as high as their cities, today's at the right; a day without a city stays empty."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.overview.hero import draw_trend
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import Theme

BOX = QRectF(0, 0, 100, 146)
# The room for columns begins below the title and ends above the days.
TOP, BOTTOM = 28, 124


def drawn(qtbot: QtBot, *mixes: tuple[int, int, int, int, int]) -> QImage:
    del qtbot
    theme = Theme("light")
    image = QImage(100, 146, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_trend(painter, BOX, (theme, TextPainter(theme)), mixes, ("", "", ""))
    painter.end()
    return image


def test_worst_stands_on_top_and_a_day_before_the_plan_is_empty(qtbot: QtBot) -> None:
    theme = Theme("light")
    image = drawn(qtbot, (0, 0, 0, 0, 0, 0), (2, 0, 0, 0, 2, 0))
    assert image.pixelColor(20, BOTTOM - 10) == QColor("white")
    assert image.pixelColor(80, BOTTOM - 10) == theme.color("readiness4")
    assert image.pixelColor(80, TOP + 10) == theme.color("readiness0")


def test_half_as_many_cities_are_half_as_high(qtbot: QtBot) -> None:
    image = drawn(qtbot, (1, 0, 0, 0, 0, 0), (2, 0, 0, 0, 0, 0))
    assert image.pixelColor(20, TOP + 10) == QColor("white")
    assert image.pixelColor(20, BOTTOM - 10) != QColor("white")


def test_nothing_at_all_is_drawn_for_no_city(qtbot: QtBot) -> None:
    image = drawn(qtbot, (0, 0, 0, 0, 0, 0))
    assert image.pixelColor(50, BOTTOM - 10) == QColor("white")
