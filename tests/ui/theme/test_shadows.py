"""A shadow is darkest at the edge of its box, lies below it, and fades to nothing within its reach."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.theme.shadows import CARD, PANEL, Shadow, draw_shadow
from organizer_app.ui.theme.theme import Theme

SIZE = 200


@pytest.mark.parametrize("shadow", [CARD, PANEL])
def test_it_fades_from_the_edge_on_and_is_longer_below(theme: Theme, shadow: Shadow) -> None:
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_shadow(painter, theme, QRectF(50, 50, 100, 100), 10, shadow)
    painter.end()

    def dark(down: int) -> int:
        return image.pixelColor(100, down).alpha()

    assert dark(151) > dark(150 + shadow.reach // 2) > 0
    assert dark(151 + shadow.reach + shadow.fall) == 0
    assert dark(49 - shadow.reach // 2) < dark(150 + shadow.reach // 2)
