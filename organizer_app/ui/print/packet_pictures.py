"""The pictures of a packet: where the city is in its state, and a code that leads to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from organizer_app.domain.places.map_projection import usa_point
from organizer_app.ui.print.page_marks import Box, Mark, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

# Light modules around a code, which readers need to find it (ISO/IEC 18004).
_QUIET = 4


def sketch_marks(
    shape: QPainterPath, latitude: float, longitude: float, *, left: float, top: float, edge: float
) -> Sequence[Mark]:
    """Return the outline of a state in a square with a dot where the city is; nothing outside the map.

    Args:
        shape: the state, in map units.
        latitude: decimal degrees north.
        longitude: decimal degrees east.
        left: of the square, in units.
        top: of the square, in units.
        edge: of the square, in units; the drawing keeps to three quarters of it in height.
    """
    point = usa_point(latitude, longitude)
    bounds = shape.boundingRect()
    if point is None or bounds.isEmpty():
        return ()
    scale = min(edge / bounds.width(), edge * 0.75 / bounds.height())
    moved = QTransform.fromTranslate(left + (edge - bounds.width() * scale) / 2, top)
    moved = QTransform.fromScale(scale, scale) * moved
    moved = QTransform.fromTranslate(-bounds.x(), -bounds.y()) * moved
    spot = moved.map(QPointF(*point))
    return (
        Shape(moved.map(shape), "land", "coast"),
        Box(spot.x() - 32, spot.y() - 32, 64, 64, "accent", 32),
    )


def qr_mark(link: str, left: float, top: float, edge: float) -> tuple[Shape, float]:
    """Return a QR code of a link as one path, and the width that it takes with its quiet zone."""
    # Only a packet with a page needs the library.
    import segno

    matrix = segno.make(link, micro=False).matrix
    count = len(matrix)
    module = edge / (count + 2 * _QUIET)
    path = QPainterPath()
    for y, row in enumerate(matrix):
        for x, is_dark in enumerate(row):
            if is_dark:
                path.addRect(left + (x + _QUIET) * module, top + (y + _QUIET) * module, module, module)
    return Shape(path.simplified(), "text", ""), edge
