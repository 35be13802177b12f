"""A pill is as wide as its word, stays in its room, and has the colour of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.screens.checklists.lines_view import PillPainter

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

ROOM = QRectF(10, 0, 140, 46)


def drawn(theme: Theme, word: str, level: int | None) -> tuple[QRectF, QImage]:
    image = QImage(200, 46, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    pill = PillPainter(theme).draw(painter, ROOM, word, level)
    painter.end()
    return pill, image


def test_a_pill_stands_at_the_left_in_the_middle_and_is_as_wide_as_its_word(theme: Theme) -> None:
    short, _ = drawn(theme, "Filed", 2)
    long, _ = drawn(theme, "Asked for more", 1)
    assert short.width() < long.width() < ROOM.width()
    assert abs(short.center().y() - ROOM.center().y()) <= 1
    assert 10 <= short.x() < 12


def test_a_word_too_long_stays_in_the_room(theme: Theme) -> None:
    pill, image = drawn(theme, "Granted with conditions of the parks department", 3)
    assert pill.right() <= ROOM.right()
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(152, 200) for y in range(46))


@pytest.mark.parametrize("level", [0, 1, 4])
def test_the_ground_has_the_colour_of_the_level(theme: Theme, level: int) -> None:
    pill, image = drawn(theme, "To file", level)
    spot = QPoint(round(pill.right()) - 4, round(pill.center().y()))
    background, wanted = image.pixelColor(spot), theme.color(f"readiness{level}")
    assert background.alpha() > 0
    assert abs(background.hue() - wanted.hue()) <= 12


def test_a_state_that_is_neither_good_nor_bad_has_no_ball(theme: Theme) -> None:
    plain, _ = drawn(theme, "Not needed", None)
    ball, _ = drawn(theme, "Not needed", 4)
    assert plain.width() < ball.width()
