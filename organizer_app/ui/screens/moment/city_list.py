"""The list of cities, in which Alt+Up and Alt+Down move a city in the order of a relay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from organizer_app.ui.screens.moment.lines import Line
from organizer_app.ui.widgets.button_list import ButtonList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CityList(ButtonList[Line]):
    """Tells with `shifted` that the line at the keyboard is to go one earlier (-1) or later (1)."""

    shifted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the city at the keyboard in the order."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        is_shift = bool(step and event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_shift and 0 <= self.current < len(self.lines):
            self.shifted.emit(step)
            return
        super().keyPressEvent(event)
