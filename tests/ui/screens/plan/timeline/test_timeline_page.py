"""What is copied is what would have been drawn, wherever one has scrolled to."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from organizer_app.ui.screens.plan.timeline.timeline_sheet import TimelinePage

ROOM = QRectF(0, 20, 50, 100)


def lines(painter: QPainter, top: int, height: int) -> None:
    """Draw a line of another colour every ten pixels."""
    for y in range(top, top + height):
        painter.fillRect(0, y - top, 50, 1, QColor.fromHsv((y // 10 * 37) % 360, 200, 200))


def drawn(page: TimelinePage, top: int, state: tuple[object, ...]) -> QImage:
    image = QImage(50, 120, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    page.draw(painter, ROOM, top, state, lines)
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
def test_every_place_looks_as_if_it_were_drawn_there_and_a_small_way_on_is_copied() -> None:
    page = TimelinePage()
    for top in (0, 3, 40, 90, 400, 430, 800, 840, 500, 480, 460):
        assert drawn(page, top, (1,)) == drawn(TimelinePage(), top, (1,)), top
    asked: list[int] = []
    page = TimelinePage()

    def counted(painter: QPainter, top: int, height: int) -> None:
        asked.append(top)
        lines(painter, top, height)

    image = QImage(50, 120, QImage.Format.Format_RGB32)
    for top, state in ((500, 1), (510, 1), (520, 1), (530, 1), (530, 2)):
        painter = QPainter(image)
        page.draw(painter, ROOM, top, (state,), counted)
        painter.end()
    assert asked == [500, 190, 530], "another state is drawn anew"
