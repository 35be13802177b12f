"""A line of what happens next keeps the start of its action whole beside how long it is until then."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.day.next_list import BELOW, WHAT, NextLine, NextPainter
from organizer_app.ui.theme.theme import Theme

# The width of the list in a window of 1100x700, in pixels at 100 and at 150 % text size.
WIDTHS = {1.0: 256, 1.5: 370}
LINE = NextLine(
    key="key",
    own="12:15 PM",
    desk="3:15 PM ET",
    what="Start check-in",
    where="Philadelphia · 7:30 AM",
    to_go="in 2 h 50 min",
    is_past=False,
)


@pytest.mark.parametrize(("scale", "width"), WIDTHS.items())
def test_a_start_behind_a_city_has_the_whole_line_where_it_needs_it(
    qtbot: QtBot, scale: float, width: int
) -> None:
    del qtbot
    theme = Theme("light", scale)
    painter, box = NextPainter(theme), QRectF(0, 0, width, theme.length(44))
    _above, below, left = painter.places(LINE, box)
    assert theme.metrics(BELOW).horizontalAdvance(LINE.where) <= below.width()
    assert not below.intersects(left), "how long it is until then is beside the first line"


def test_what_happens_has_the_whole_line_where_only_it_needs_that(qtbot: QtBot) -> None:
    del qtbot
    theme = Theme("light", 1.0)
    line = LINE._replace(what="Minneapolis starts", where="6:30 PM", to_go="in 10 min")
    above, below, left = NextPainter(theme).places(line, QRectF(0, 0, WIDTHS[1.0], theme.length(44)))
    assert theme.metrics(WHAT).horizontalAdvance(line.what) <= above.width()
    assert not above.intersects(left)
    assert below.right() <= left.left()


def test_how_long_it_is_until_then_is_in_the_middle_where_both_lines_fit_beside_it(qtbot: QtBot) -> None:
    del qtbot
    theme = Theme("light", 1.0)
    box = QRectF(0, 0, WIDTHS[1.0], theme.length(44))
    _above, below, left = NextPainter(theme).places(LINE._replace(what="All-clear", where="Pacific"), box)
    assert left.center().y() == box.center().y()
    assert below.right() <= left.left()


def test_a_long_name_is_shortened_and_what_happens_stays_whole(qtbot: QtBot) -> None:
    del qtbot
    theme = Theme("light", 1.0)
    line = LINE._replace(what="Rancho Santa Margarita starts", city="Rancho Santa Margarita")
    painter, width = NextPainter(theme), 150
    shown = painter.fitted(line, line.what, WHAT, width)
    assert shown.startswith("Rancho")
    assert shown.endswith("… starts")
    assert theme.metrics(WHAT).horizontalAdvance(shown) <= width
