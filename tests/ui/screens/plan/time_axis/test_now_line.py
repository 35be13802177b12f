"""The line of the present moment is whole but for the words that it meets."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from organizer_app.ui.screens.plan.time_axis.drag_area import Gap, draw_now_line

RED = QColor("#ff0000")


@pytest.mark.parametrize("is_level", [True, False], ids=["level", "upright"])
def test_gaps_are_left_out_also_where_they_lie_on_each_other(*, is_level: bool) -> None:
    picture = QImage(120, 120, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    start, end = QPointF(10, 60), QPointF(110, 60)
    if not is_level:
        start, end = QPointF(60, 10), QPointF(60, 110)
    draw_now_line(painter, RED, start, end, [Gap(70, 80), Gap(30, 50), Gap(40, 55), Gap(105, 300)])
    painter.end()
    at = (
        (lambda along: picture.pixelColor(along, 60))
        if is_level
        else (lambda along: picture.pixelColor(60, along))
    )
    for along in (12, 25, 60, 65, 85, 100):
        assert at(along) == RED
    for along in (32, 45, 53, 75, 108):
        assert at(along) == QColor("white")
