"""Draws beside a city on the map who is editing an action there now, and that changes wait for the hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

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
_SIGN: Final = 14


class EditorsOnMap:
    """Follows the cities as the map is moved and zoomed.

    Args:
        scene: where they are.
    """

    def __init__(self, scene: MapScene) -> None:
        self._scene = scene
        self._editing: Mapping[str, tuple[Present, ...]] = {}
        self._unsent: Mapping[str, int] = {}

    def show(self, editing: Mapping[str, tuple[Present, ...]]) -> None:
        """Show others, by the id of the action that they are editing."""
        self._editing = editing

    def show_unsent(self, by_action: Mapping[str, int]) -> None:
        """Show where changes wait for the hub, by the id of the action that they changed."""
        self._unsent = by_action

    def signs(self, edge: float) -> list[QRectF]:
        """Return the square of each sign of waiting changes, in pixels of the view."""
        waits = {action_id: (count,) for action_id, count in self._unsent.items()}
        markers = (self._scene.marker_of(key) for key in self._scene.by_place(waits))
        shown = {each.cluster.key: each for each in markers if each and self._scene.is_in_sight(each)}
        return [
            QRectF(each.x - each.size / 2 - _GAP - edge, each.y - edge / 2, edge, edge)
            for each in shown.values()
        ]

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
        for square in self.signs(theme.length(_CIRCLE)) if self._unsent else ():
            painter.setPen(QPen(theme.color("border"), _LINE))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(square)
            sign = theme.length(_SIGN)
            at = QPointF(square.center().x() - sign / 2, square.center().y() - sign / 2)
            painter.drawPixmap(at, theme.pixmap("wifi-off", _SIGN, "text2"))
        if self._editing:
            self._draw_editors(painter, theme)

    def _draw_editors(self, painter: QPainter, theme: Theme) -> None:
        from organizer_app.ui.widgets.avatars import paint_avatar

        for square, name in self.circles(theme.length(_CIRCLE)):
            paint_avatar(painter, square, name, theme, colors=("live_soft", "text"))
            painter.setPen(QPen(theme.color("live"), _LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(square)
