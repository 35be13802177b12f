"""Tracks what the pointer and the keyboard are at on the map, and what they select there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QPolygonF

    from organizer_app.ui.screens.plan.map.map_layout import PlacedMarker
    from organizer_app.ui.screens.plan.map.map_scene import MapScene

_INSIDE = Qt.FillRule.OddEvenFill
_ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class MapCursor(QObject):
    """Holds the hovered city, the keyboard's city and the drag frame; reports selections.

    `moved` reports that the pointer or the keyboard came to another marker, or to none; `changed` that a
    repaint is needed; `spoken` carries text for screen readers.
    """

    place_chosen = Signal(str)
    places_chosen = Signal(object)
    cluster_opened = Signal(object)
    moved = Signal()
    changed = Signal()
    spoken = Signal(str)

    def __init__(self, scene: MapScene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self.pointed: str | None = None
        self.current: str | None = None
        self.lasso: QPolygonF | None = None

    @property
    def current_marker(self) -> PlacedMarker | None:
        """The keyboard's marker, or None."""
        return self._scene.marker_of(self.current) if self.current else None

    # The pointer

    def point_at(self, position: QPointF | None) -> bool:
        """Highlight what is under a pixel, None when the pointer has left; return whether it is a marker."""
        marker = None if position is None else self._scene.marker_at(position.x(), position.y())
        pointed = None if marker is None else marker.cluster.key
        if pointed != self.pointed:
            self.pointed = pointed
            self.moved.emit()
        return marker is not None

    def open_at(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Select the marker under a pixel; with Ctrl or Shift, add it to the selection."""
        marker = self._scene.marker_at(position.x(), position.y())
        if marker is not None and modifiers & _ADDS:
            self._toggle(marker)
        elif marker is not None:
            self.open_marker(marker)

    def show_lasso(self, lasso: QPolygonF | None) -> None:
        """Show the lasso being drawn around cities, or none."""
        self.lasso = lasso
        self.changed.emit()

    def choose_within(self, lasso: QPolygonF, *, adds: bool) -> None:
        """Select the cities whose markers are inside a lasso, with `adds` in addition to the selection."""
        self.lasso = None
        before = tuple(self._scene.marked_keys()) if adds else ()
        markers = self._scene.markers()
        found = [marker for marker in markers if lasso.containsPoint(QPointF(marker.x, marker.y), _INSIDE)]
        keys = [key for marker in found for key in self._scene.keys_of(marker)]
        self.places_chosen.emit(tuple(dict.fromkeys((*before, *keys))))
        self.changed.emit()

    # The keys

    def go(self, direction: tuple[int, int], middle: QPointF, *, widens: bool) -> None:
        """Go to the nearest city in a direction; the first time, to the one nearest to the middle."""
        from organizer_app.ui.screens.plan.map.map_navigation import nearest_towards

        markers, here = self._scene.markers(), self.current_marker
        if here is None:
            found = min(markers, key=lambda each: each.distance(middle.x(), middle.y()), default=None)
        else:
            index = nearest_towards([(m.x, m.y) for m in markers], (here.x, here.y), direction)
            found = None if index is None else markers[index]
        if found is None:
            return
        self._come_to(found)
        if widens:
            marked = self._scene.marked_keys()
            self.places_chosen.emit(tuple(dict.fromkeys((*marked, *self._scene.keys_of(found)))))

    def go_to_end(self, *, is_last: bool) -> None:
        """Go to the first or the last visible city, in reading order."""
        from organizer_app.ui.screens.plan.map.map_accessibility import reading_order

        markers = reading_order(self._scene.markers())
        if markers:
            self._come_to(markers[-1 if is_last else 0])

    def find(self, text: str) -> None:
        """Go to the largest city whose name starts with a casefolded text, scrolling to it if necessary."""
        key = self._scene.find(text)
        marker = None
        if key is not None:
            marker = self._scene.marker_of(key)
            if marker is None or not self._scene.is_in_sight(marker):
                self._scene.center_on(key)
                marker = self._scene.marker_of(key)
        if marker is not None:
            self._come_to(marker, key)

    def _come_to(self, marker: PlacedMarker, key: str | None = None) -> None:
        from organizer_app.ui.screens.plan.map.marker_words import marker_sentence

        self.current = key or marker.cluster.key
        self.spoken.emit(marker_sentence(marker))
        self.moved.emit()

    def open_current(self) -> None:
        """Open the keyboard's city."""
        marker = self.current_marker
        if marker is not None:
            self.open_marker(marker)

    def toggle_current(self) -> None:
        """Add the keyboard's city to the selection, or remove it."""
        marker = self.current_marker
        if marker is not None:
            self._toggle(marker)

    def open_marker(self, marker: PlacedMarker) -> None:
        """Open the city of a marker, or its cities."""
        self.current = marker.cluster.key
        keys = self._scene.keys_of(marker)
        if len(keys) == 1:
            self.place_chosen.emit(keys[0])
        else:
            self.cluster_opened.emit(keys)
        self.changed.emit()

    def _toggle(self, marker: PlacedMarker) -> None:
        keys, marked = self._scene.keys_of(marker), self._scene.marked_keys()
        self.current = marker.cluster.key
        if marked >= set(keys):
            chosen = [key for key in marked if key not in keys]
        else:
            chosen = [*marked, *(key for key in keys if key not in marked)]
        self.places_chosen.emit(tuple(chosen))
