"""The pill stands below the shared window, in a strip of its own, and is drawn once."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from organizer_app.ui.screens.plan.timeline.timeline_pill import TimelinePill
from organizer_app.ui.theme.theme import Theme

STRIP = QRectF(100, 200, 400, 40)
WORDS = "46 of 59 cities live together"


def ink(theme: Theme, pill: TimelinePill, x: float) -> tuple[int, int]:
    picture = QPixmap(600, 260)
    picture.fill(theme.color("surface"))
    painter = QPainter(picture)
    pill.draw(painter, pill.box(STRIP, x, WORDS), WORDS)
    painter.end()
    found: QImage = picture.toImage()
    row = round(STRIP.center().y())
    accent = [left for left in range(600) if found.pixelColor(left, row) == theme.color("accent")]
    return accent[0], accent[-1]


def test_it_stands_below_the_window_but_never_outside_of_its_strip(either_theme: Theme) -> None:
    pill = TimelinePill(either_theme)
    left, right = ink(either_theme, pill, 300)
    assert abs((left + right) / 2 - 300) <= 2
    assert ink(either_theme, pill, 101)[0] >= STRIP.x()
    assert ink(either_theme, pill, 499)[1] <= STRIP.right()


def test_hours_narrower_than_it_give_it_the_room_of_the_label_and_it_is_never_cut(
    either_theme: Theme,
) -> None:
    pill = TimelinePill(either_theme)
    whole = pill.box(STRIP, 300, WORDS).width()
    for strip, left in ((STRIP, 100), (STRIP, 300), (QRectF(0, 0, 400, 40), 390), (QRectF(0, 0, 90, 40), 60)):
        for x in (-500, strip.x(), strip.right(), 2000):
            box = pill.box(strip, x, WORDS, left)
            assert strip.contains(box)
            assert box.width() == min(whole, strip.width() - 16)
    assert pill.box(STRIP, -500, WORDS, 100).x() >= STRIP.x() + 100
