"""The ring around a focused painted area, the same for all of them, and only for those who use keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QFocusEvent, QPainter
    from PySide6.QtWidgets import QWidget

_WIDTH: Final = 2


def draw_frame(painter: QPainter, room: QRect, color: QColor) -> None:
    """Draw a frame inside a rectangle; four strips cost a tenth of a smoothed outline."""
    left, top, width, height = room.x(), room.y(), room.width(), room.height()
    for strip in (
        (left, top, width, _WIDTH),
        (left, top + height - _WIDTH, width, _WIDTH),
        (left, top, _WIDTH, height),
        (left + width - _WIDTH, top, _WIDTH, height),
    ):
        painter.fillRect(*strip, color)


class PaneFocus:
    """Whether the ring around a whole pane is shown: not after a click into it, until a key is pressed."""

    def __init__(self) -> None:
        self._is_by_mouse = False

    def came(self, event: QFocusEvent) -> None:
        """Note how the pane got the focus."""
        self._is_by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason

    def key_pressed(self) -> None:
        """Note that the pane is used by keyboard now."""
        self._is_by_mouse = False

    def is_shown(self, pane: QWidget) -> bool:
        """Return whether the pane shows its ring."""
        return not self._is_by_mouse and pane.hasFocus()
