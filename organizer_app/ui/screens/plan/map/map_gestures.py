"""Turns mouse, wheel and touchpad input into movements of the map and selections on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QNativeGestureEvent, QPolygonF

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.plan.map.map_cursor import MapCursor

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
