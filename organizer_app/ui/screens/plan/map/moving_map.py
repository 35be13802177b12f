"""Joins base map and markers into one picture while the map moves, so that a frame is a single copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.plan.map.base_map import Ground
    from organizer_app.ui.screens.plan.map.map_layout import MapLayout, PlacedMarker
    from organizer_app.ui.screens.plan.map.map_painter import MapPainter


class MovingMap:
    """The joined picture; it takes as much memory as the base map and exists only during a movement."""

    def __init__(self) -> None:
        self._ground: Ground | None = None
        self._layout: MapLayout | None = None
        self._joined: Ground | None = None

    def drop(self) -> None:
        """Discard the picture after the movement."""
        self._ground = self._layout = self._joined = None

    def joined(
        self,
        ground: Ground,
        layout: MapLayout,
        markers: MapPainter,
        chosen: int | None,
        marked: Sequence[PlacedMarker] = (),
    ) -> Ground:
        """Return the base map with the markers of a layout, and rings around the marked ones."""
        if self._joined is None or self._ground is not ground or self._layout is not layout:
            pixmap = QPixmap(ground.pixmap)
            painter = QPainter(pixmap)
            painter.translate(ground.margin, ground.margin)
            markers.draw(painter, layout, ground.view, chosen)
            painter.translate(*layout.shift(ground.view))
            for marker in marked:
                markers.draw_ring(painter, marker, "accent")
            painter.end()
            self._ground, self._layout = ground, layout
            self._joined = ground._replace(pixmap=pixmap)
        return self._joined
