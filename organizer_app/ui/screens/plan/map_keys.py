"""What the keys do on the map: it has no lines, so that arrows go to the nearest city on their side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt

from organizer_app.ui.screens.plan.map_controls import ZOOM_STEP
from organizer_app.ui.screens.plan.map_navigation import DOWN, LEFT, RIGHT, UP
from organizer_app.ui.widgets.type_ahead import TypeAhead

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

    def turn_page(self, pages: int) -> None:
        """Move the map up or down by most of its height."""

    def leave(self) -> bool:
        """Drop the frame being dragged or the open card; tell whether there was one."""


class MapKeys:
    """The keys of a map, as a table."""

    def __init__(self, target: KeyMap, hand: MapHand) -> None:
        self._map = target
        self._hand = hand
        self._typing = TypeAhead()
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: hand.open_current,
            Qt.Key.Key_Enter: hand.open_current,
            Qt.Key.Key_Space: hand.open_current,
            Qt.Key.Key_Plus: lambda: target.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: target.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: target.zoom_by(1 / ZOOM_STEP),
            Qt.Key.Key_0: target.fit,
            Qt.Key.Key_Asterisk: target.fit_to_selection,
            Qt.Key.Key_Home: lambda: hand.go_to_end(is_last=False),
            Qt.Key.Key_End: lambda: hand.go_to_end(is_last=True),
            Qt.Key.Key_PageUp: lambda: target.turn_page(1),
            Qt.Key.Key_PageDown: lambda: target.turn_page(-1),
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
            return self._command(key)
        if self._typing.takes(event) and (key not in self._plain or self._typing.is_open(event)):
            self._hand.find(self._typing.add(event))
            return True
        act = self._plain.get(key)
        if act is not None:
            act()
        return act is not None

    def _command(self, key: Qt.Key) -> bool:
        commands = {Qt.Key.Key_A: self._map.choose_all, Qt.Key.Key_Space: self._hand.toggle_current}
        act = commands.get(key)
        if act is not None:
            act()
        return act is not None
