"""Draws the country with the cities of the sample plan lit up, for screens without a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from organizer_app.domain.places.map_projection import usa_point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter, QPainterPath

    from organizer_app.ui.theme.theme import Theme

# In map units.
LAND_WIDTH: Final = 975.0
LAND_HEIGHT: Final = 610.0
# How far the rings of a city reach, in pixels: the northernmost city needs that room above it.
RING: Final = 30
# The cities of the sample plan, in degrees north and east.
_CITIES: Final = (
    (47.61, -122.33),
    (45.52, -122.68),
    (37.77, -122.42),
    (44.98, -93.27),
    (40.71, -74.01),
    (40.66, -74.21),
    (38.88, -77.10),
)


def draw_land(
    painter: QPainter, theme: Theme, land: Iterable[QPainterPath], corner: QPointF, scale: float
) -> None:
    """Draw the shapes of the base map from a corner on, in pixels per map unit."""
    painter.save()
    painter.translate(corner)
    painter.scale(scale, scale)
    pen = QPen(theme.color("land_line"), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(theme.color("land"))
    for path in land:
        painter.drawPath(path)
    painter.restore()


def draw_cities(painter: QPainter, theme: Theme, corner: QPointF, scale: float) -> None:
    """Draw the cities on that map with their rings."""
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y in filter(None, (usa_point(latitude, longitude) for latitude, longitude in _CITIES)):
        spot = QPointF(corner.x() + x * scale, max(RING, corner.y() + y * scale))
        for radius, alpha in ((RING, 14), (20, 26), (11, 46), (3.5, 255)):
            painter.setBrush(theme.color("accent", alpha))
            painter.drawEllipse(spot, radius, radius)
