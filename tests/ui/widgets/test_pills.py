"""A pill is as wide as its word, ends where it is told, and stands out when it is loud."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.pills import PillLook, loud_look, paint_pill, pill_width, quiet_look

WIDE, HIGH = 200, 60


def drawn(theme: Theme, word: str, look: PillLook) -> tuple[QImage, float]:
    picture = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    left = paint_pill(painter, WIDE - 10, HIGH / 2, word, theme, look)
    painter.end()
    return picture, left


def test_it_ends_where_it_is_told_and_says_where_it_begins(theme: Theme) -> None:
    picture, left = drawn(theme, "4 fields", quiet_look(theme))
    inked = [x for x in range(WIDE) if picture.pixelColor(x, HIGH // 2).alpha()]
    assert inked[0] == int(left)
    assert inked[-1] == WIDE - 11
    assert abs((inked[-1] - inked[0] + 1) - pill_width(theme, "4 fields")) <= 1


def test_what_is_in_hand_stands_on_the_accent(theme: Theme) -> None:
    picture, left = drawn(theme, "Draft", loud_look(theme))
    assert picture.pixelColor(int(left) + 6, HIGH // 2) == theme.color("accent")
