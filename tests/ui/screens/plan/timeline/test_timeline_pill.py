"""The pill stands below the shared window, in a strip of its own, and is never cut."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.ui.screens.plan.timeline.timeline_painter import TimelinePill
from organizer_app.ui.theme.theme import Theme

STRIP = QRectF(100, 200, 400, 40)
WORDS = "46 of 59 cities live together"


def test_it_stands_below_the_window_but_never_outside_of_its_strip_or_cut(theme: Theme) -> None:
    pill = TimelinePill(theme)
    box = pill.box(STRIP, 300, WORDS)
    whole = box.width()
    assert abs(box.center().x() - 300) <= 2
    # Where the hours are narrower than it, it takes the room of the label too.
    for strip, left in ((STRIP, 100), (STRIP, 300), (QRectF(0, 0, 400, 40), 390), (QRectF(0, 0, 90, 40), 60)):
        for x in (-500, strip.x(), strip.right(), 2000):
            box = pill.box(strip, x, WORDS, left)
            assert strip.contains(box)
            assert box.width() == min(whole, strip.width() - 16)
    assert pill.box(STRIP, -500, WORDS, 100).x() >= STRIP.x() + 100


def test_it_is_drawn_where_it_stands(either_theme: Theme) -> None:
    pill, picture = TimelinePill(either_theme), QPixmap(600, 260)
    picture.fill(either_theme.color("surface"))
    box = pill.box(STRIP, 300, WORDS)
    painter = QPainter(picture)
    pill.draw(painter, box, WORDS)
    painter.end()
    drawn, row = picture.toImage(), round(STRIP.center().y())
    inked = [x for x in range(600) if drawn.pixelColor(x, row) == either_theme.color("accent")]
    assert (abs(inked[0] - box.left()) <= 2, abs(inked[-1] - box.right()) <= 2) == (True, True)
