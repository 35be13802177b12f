"""Turns mouse, wheel, touchpad and keys into movements of the map and selections on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QNativeGestureEvent, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.plan.map.map_layout import PlacedMarker
    from organizer_app.ui.screens.plan.map.map_scene import MapScene


LEFT: Final = (-1, 0)
RIGHT: Final = (1, 0)
UP: Final = (0, -1)
DOWN: Final = (0, 1)
# Sideways distance counts more than distance ahead.
_ASIDE: Final = 2.2


def nearest_towards(
    spots: Sequence[tuple[float, float]], start: tuple[float, float], direction: tuple[int, int]
) -> int | None:
    """Return the index of the nearest spot in a direction, or None if there is none that way.

    Args:
        spots: the cities, in pixels.
        start: the starting point, in pixels.
        direction: one of `LEFT`, `RIGHT`, `UP`, `DOWN`.
    """
    best, lowest = None, 0.0
    for index, (x, y) in enumerate(spots):
        dx, dy = x - start[0], y - start[1]
        ahead = dx * direction[0] + dy * direction[1]
        aside = abs(dx * direction[1]) + abs(dy * direction[0])
        if ahead <= 1 or aside > ahead * _ASIDE:
            continue
        cost = ahead + aside * _ASIDE
        if best is None or cost < lowest:
            best, lowest = index, cost
    return best


# Tracks what the pointer and the keyboard are at on the map, and what they select there


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
        from organizer_app.ui.screens.plan.map.map_gestures import nearest_towards

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
        from organizer_app.ui.screens.plan.map.map_layout import marker_sentence

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


_WHEEL_STEP: Final = math.log(1.2)
_WHEEL_NOTCH: Final = 120.0
_DRAG_FROM: Final = 4.0
# A turn of the wheel takes about 100 ms: each frame does this share of what is left.
_FRAME_MS: Final = 16
_SHARE: Final = 0.4
_REST: Final = 0.004
_SMART_ZOOM: Final = 2.0
_BUTTONS: Final = frozenset({Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton})
_NATIVE: Final = QEvent.Type.NativeGesture
_GESTURE: Final = QEvent.Type.Gesture


class GestureMap(Protocol):
    """What gestures call on the map; points are in pixels of the map's widget."""

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by pixels."""

    def settle(self) -> None:
        """End a movement."""

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a point."""


class MapGestures(QObject):
    """Holds the gesture in progress, for one map."""

    def __init__(self, target: GestureMap, cursor: MapCursor, parent: QWidget) -> None:
        super().__init__(parent)
        self._map = target
        self._widget = parent
        self._is_listening = False
        self._cursor = cursor
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._lasso: QPolygonF | None = None
        self._is_free = False
        self._left_to_zoom = 0.0
        self._zoom_at = QPointF()
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._zoom_on)

    def listen(self) -> None:
        """Follow touch from now on; every picture calls this, so that the first one does not wait."""
        if not self._is_listening:
            # From then on, Qt passes every event of the map to Python.
            self._is_listening = True
            QTimer.singleShot(0, self, self._attend)

    def _attend(self) -> None:
        self._widget.installEventFilter(self)
        self._widget.grabGesture(Qt.GestureType.PinchGesture)

    @property
    def is_dragging(self) -> bool:
        """Whether the map is being dragged."""
        return self._is_dragging

    # Mouse

    def press(self, event: QMouseEvent) -> None:
        """Start a click, a drag, with Shift a frame, or with Alt or the right button a lasso.

        Some desktops use drags with Alt themselves; the right button always works.
        """
        if event.button() not in _BUTTONS:
            return
        self._pressed = event.position()
        self._is_dragging = False
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._is_free = alt or event.button() == Qt.MouseButton.RightButton
        if self._is_free or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._lasso = QPolygonF([event.position()])

    def move(self, event: QMouseEvent) -> None:
        """Move the map or widen the frame while the button is down, else highlight what is hovered."""
        position = event.position()
        if self._pressed is None:
            self._cursor.point_at(position)
            return
        moved = position - self._pressed
        if self._lasso is not None:
            if self._is_free:
                self._lasso.append(position)
            else:
                self._lasso = QPolygonF(QRectF(self._pressed, position).normalized())
            self._cursor.show_lasso(self._lasso)
        elif self._is_dragging or moved.manhattanLength() > _DRAG_FROM:
            self._is_dragging = True
            self._cursor.point_at(None)
            self._pressed = position
            self._map.pan(moved.x(), moved.y())

    def release(self, event: QMouseEvent) -> None:
        """Select what was clicked or framed, or place the names again after a drag."""
        if event.button() not in _BUTTONS or self._pressed is None:
            return
        lasso, self._lasso, self._pressed = self._lasso, None, None
        modifiers = event.modifiers()
        room = lasso.boundingRect() if lasso is not None else QRectF()
        if lasso is not None and room.width() + room.height() > _DRAG_FROM:
            adds = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            self._cursor.choose_within(lasso, adds=adds)
        elif self._is_dragging:
            self._is_dragging = False
            self._map.settle()
            self._cursor.point_at(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._cursor.show_lasso(None)
            self._cursor.open_at(event.position(), modifiers)

    def cancel(self) -> bool:
        """Cancel the drag frame; return whether there was one."""
        was_framing, self._lasso = self._lasso is not None, None
        if was_framing:
            self._pressed = None
            self._cursor.show_lasso(None)
        return was_framing

    # Wheel and touchpad

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom around the pointer: at once on a touchpad, which is smooth by itself, else animated."""
        turned = event.angleDelta().y() / _WHEEL_NOTCH * _WHEEL_STEP
        event.accept()
        if not event.pixelDelta().isNull():
            self._map.zoom_by(math.exp(turned), event.position())
        elif turned:
            self._left_to_zoom += turned
            self._zoom_at = event.position()
            if not self._frames.isActive():
                self._zoom_on()
                self._frames.start()

    def _zoom_on(self) -> None:
        step = self._left_to_zoom * _SHARE
        if abs(self._left_to_zoom) < _REST:
            step = self._left_to_zoom
            self._frames.stop()
        self._left_to_zoom -= step
        self._map.zoom_by(math.exp(step), self._zoom_at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _NATIVE and isinstance(event, QNativeGestureEvent):
            return self._native(event)
        if kind == _GESTURE:
            return self._pinch(event)
        return super().eventFilter(watched, event)

    def _pinch(self, event: QEvent) -> bool:
        from PySide6.QtWidgets import QGestureEvent, QPinchGesture

        if not isinstance(event, QGestureEvent):
            return False
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        self._map.zoom_by(pinch.scaleFactor(), pinch.centerPoint())
        event.accept(pinch)
        return True

    def _native(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind is Qt.NativeGestureType.ZoomNativeGesture:
            self._map.zoom_by(1 + event.value(), event.position())
        elif kind is Qt.NativeGestureType.SmartZoomNativeGesture:
            self._map.zoom_by(_SMART_ZOOM, event.position())
        else:
            return False
        return True
