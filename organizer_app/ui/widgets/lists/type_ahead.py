"""Collects quickly typed letters to find a city in a painted view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

# Letters typed within this many milliseconds belong to one name.
_TYPING: Final = 1000
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class TypeAhead:
    """Holds what has been typed so far."""

    def __init__(self) -> None:
        self._typed = ""
        self._typed_at = 0

    def is_open(self, event: QKeyEvent) -> bool:
        """Return whether a key, even a space, comes soon enough to belong to the letters before it."""
        return bool(self._typed) and event.timestamp() - self._typed_at < _TYPING

    def takes(self, event: QKeyEvent) -> bool:
        """Return whether a key is a letter of a name: a space only within one."""
        text = event.text()
        if not text or not text.isprintable() or event.modifiers() & _COMMANDS:
            return False
        return text[0].isalnum() or self.is_open(event)

    def add(self, event: QKeyEvent) -> str:
        """Return the letters typed so far, this one included, casefolded."""
        self._typed = (self._typed if self.is_open(event) else "") + event.text().casefold()
        self._typed_at = event.timestamp()
        return self._typed
