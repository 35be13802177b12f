"""A picture to paint on has the pixels of its screen, and one even where there is no room."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from organizer_app.ui.theme.blank_pictures import blank_picture

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_picture_is_as_sharp_as_its_screen_and_of_one_color() -> None:
    picture = blank_picture(10.4, 20, 2.0, QColor("#123456"))
    assert (picture.size(), picture.devicePixelRatio()) == (QSize(21, 40), 2.0)
    image = picture.toImage()
    assert {image.pixelColor(x, y).name() for x, y in ((0, 0), (20, 39))} == {"#123456"}


def test_it_shows_what_is_behind_it_where_no_color_is_asked_for() -> None:
    assert blank_picture(3, 3, 1.0).toImage().pixelColor(1, 1).alpha() == 0


def test_one_pixel_is_left_where_there_is_no_room() -> None:
    assert blank_picture(0, -5, 1.5).size() == QSize(1, 1)
