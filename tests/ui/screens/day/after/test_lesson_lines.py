"""The rows of yields tell cities apart whose names are longer than a column."""

import pytest
from PySide6.QtGui import QImage

from organizer_app.ui.screens.day.after.lesson_lines import RatioLine, RatioPainter
from organizer_app.ui.theme.theme import Theme
from tests.support.painted_lines import painted_line

# As wide as the column beside the cities in a small window.
WIDTH = 264


def painted(painter: RatioPainter, name: str) -> QImage:
    """Return a row of yields as it is painted."""
    line = RatioLine("a", (name, "3 of 12", "100", "145", "132"), name, is_enough=True)
    return painted_line(painter, line, WIDTH)


@pytest.mark.usefixtures("qapp")
def test_two_cities_that_begin_alike_look_different() -> None:
    painter = RatioPainter(Theme("light"))
    assert painted(painter, "Saint Petersburg, FL") != painted(painter, "Saint Petersburg, MO")
    assert painted(painter, "Press event") != painted(painter, "Press evening")
