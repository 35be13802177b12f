"""The ring of the focus lies along the inner edges."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from organizer_app.ui.widgets.focus_frame import draw_frame


def test_it_is_two_pixels_wide_and_leaves_the_inside_alone() -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    draw_frame(painter, QRect(5, 5, 20, 10), QColor("#ff0000"))
    painter.end()
    red = {(x, y) for x in range(40) for y in range(30) if picture.pixelColor(x, y) == QColor("#ff0000")}
    outer = {(x, y) for x in range(5, 25) for y in range(5, 15)}
    inner = {(x, y) for x in range(7, 23) for y in range(7, 13)}
    assert red == outer - inner
