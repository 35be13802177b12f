"""Joins base map and markers into one picture while the map moves, so that a frame is a single copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.plan.map.map_layout import MapLayout, PlacedMarker
    from organizer_app.ui.screens.plan.map.map_painter import DrawnMap, MapPainter


class MovingMap:
    """The joined picture; it takes as much memory as the base map and exists only during a movement."""

    def __init__(self) -> None:
        self._drawn: DrawnMap | None = None
        self._layout: MapLayout | None = None
        self._joined: DrawnMap | None = None

    def joined(
        self,
        drawn: DrawnMap,
        layout: MapLayout,
        markers: MapPainter,
        chosen: int | None,
        marked: Sequence[PlacedMarker] = (),
    ) -> DrawnMap:
        """Return the base map with the markers of a layout, and rings around the marked ones."""
        if self._joined is None or self._drawn is not drawn or self._layout is not layout:
            pixmap = QPixmap(drawn.pixmap)
            painter = QPainter(pixmap)
            painter.translate(drawn.margin, drawn.margin)
            markers.draw(painter, layout, drawn.view, chosen)
            painter.translate(*layout.shift(drawn.view))
            for marker in marked:
                markers.draw_ring(painter, marker, "accent")
            painter.end()
            self._drawn, self._layout = drawn, layout
            self._joined = drawn._replace(pixmap=pixmap)
        return self._joined
