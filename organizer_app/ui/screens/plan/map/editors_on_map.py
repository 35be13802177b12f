"""Draws beside a city on the map who is editing an action there now: a circle with initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from organizer_app.ui.widgets.avatars import paint_avatar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter

    from organizer_app.domain.merging.presence import Present
    from organizer_app.ui.screens.plan.map.map_layout import PlacedMarker
    from organizer_app.ui.screens.plan.map.map_scene import MapScene
    from organizer_app.ui.theme.theme import Theme

_CIRCLE: Final = 24
_GAP: Final = 3
_LINE: Final = 1.4
# More would hide the cities around; the list names all of them.
_MOST: Final = 2


class EditorsOnMap:
    """Follows the cities as the map is moved and zoomed.

    Args:
        scene: where they are.
    """

    def __init__(self, scene: MapScene) -> None:
        self._scene = scene
        self._editing: Mapping[str, tuple[Present, ...]] = {}

    def show(self, editing: Mapping[str, tuple[Present, ...]]) -> None:
        """Show others, by the id of the action that they are editing."""
        self._editing = editing

    def circles(self, edge: float) -> list[tuple[QRectF, str]]:
        """Return the square of each circle, in pixels of the view, and the name that it stands for."""
        markers: dict[str, tuple[PlacedMarker, list[str]]] = {}
        for key, there in self._scene.by_place(self._editing).items():
            marker = self._scene.marker_of(key)
            if marker is not None and self._scene.is_in_sight(marker):
                # Cities that share a marker share its circles.
                _marker, names = markers.setdefault(marker.cluster.key, (marker, []))
                names.extend(each.name for each in there)
        found = []
        for marker, names in markers.values():
            right = marker.x - marker.size / 2 - _GAP
            for name in list(dict.fromkeys(names))[:_MOST]:
                found.append((QRectF(right - edge, marker.y - edge / 2, edge, edge), name))
                right -= edge + _GAP
        return found

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw them over everything else."""
        for square, name in self.circles(theme.length(_CIRCLE)) if self._editing else ():
            paint_avatar(painter, square, name, theme, ground="live_soft")
            painter.setPen(QPen(theme.color("live"), _LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(square)
