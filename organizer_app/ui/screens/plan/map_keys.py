"""What the keys do on the map: walk from city to city, open, select several, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt

from organizer_app.ui.screens.plan.map_controls import ZOOM_STEP
from organizer_app.ui.screens.plan.map_navigation import DOWN, LEFT, RIGHT, UP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.screens.plan.map_hand import MapHand

_ARROWS: Final = {
    Qt.Key.Key_Left: LEFT,
    Qt.Key.Key_Right: RIGHT,
    Qt.Key.Key_Up: UP,
    Qt.Key.Key_Down: DOWN,
}
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class KeyMap(Protocol):
    """What keys ask of the map."""

    def middle(self) -> QPointF:
        """Return the pixel in the middle."""

    def choose_all(self) -> None:
        """Select every city."""

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom round the middle."""

    def fit(self) -> None:
        """Show the whole map."""

    def fit_to_selection(self) -> None:
        """Show what is selected as near as it allows."""

    def leave(self) -> bool:
        """Drop the frame being dragged or the open card; tell whether there was one."""


class MapKeys:
    """The keys of a map, as a table."""

    def __init__(self, target: KeyMap, hand: MapHand) -> None:
        self._map = target
        self._hand = hand
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: hand.open_current,
            Qt.Key.Key_Enter: hand.open_current,
            Qt.Key.Key_Space: hand.open_current,
            Qt.Key.Key_Plus: lambda: target.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: target.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: target.zoom_by(1 / ZOOM_STEP),
            Qt.Key.Key_0: target.fit,
            Qt.Key.Key_Home: target.fit,
            Qt.Key.Key_F: target.fit_to_selection,
            Qt.Key.Key_X: hand.toggle_current,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether it means anything here."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers()
        if key in _ARROWS:
            self._hand.go(_ARROWS[key], self._map.middle(), widens=bool(modifiers & _SHIFT))
            return True
        if key == Qt.Key.Key_Escape:
            return self._map.leave()
        if modifiers & _CTRL:
            if key == Qt.Key.Key_A:
                self._map.choose_all()
            return key == Qt.Key.Key_A
        act = self._plain.get(key)
        if act is not None:
            act()
        return act is not None
