"""The land is drawn where it is asked for, and its cities shine on it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from organizer_app.domain.places.map_projection import usa_point
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lit_land import LAND_HEIGHT, LAND_WIDTH, draw_cities, draw_land
from organizer_app.ui.widgets.outlines import read_outlines


def test_a_city_shines_where_it_lies(theme: Theme) -> None:
    image = QImage(500, 320, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    corner, scale = QPointF(10, 10), 480 / LAND_WIDTH
    painter = QPainter(image)
    land = [outline.path for outline in read_outlines("usa")]
    draw_land(painter, theme, land, corner, scale)
    draw_cities(painter, theme, corner, scale)
    painter.end()
    minneapolis = usa_point(44.98, -93.27)
    assert minneapolis is not None
    spot = (corner + QPointF(*minneapolis) * scale).toPoint()
    assert image.pixelColor(spot) == theme.color("accent")
    assert image.pixelColor(spot.x() + 120, spot.y()) != theme.color("accent")
    assert max(path.boundingRect().right() for path in land) <= LAND_WIDTH
    assert max(path.boundingRect().bottom() for path in land) <= LAND_HEIGHT
