"""A painted table that goes from cell to cell by keyboard and says each line to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, Qt

from organizer_app.ui.widgets.speaking_area import SpeakingArea

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_FARTHEST: Final = 1_000_000


class CellGrid(SpeakingArea):
    """Whoever derives from it paints the cells and tells of the lines; `_at` is line and column in hand."""

    def __init__(self, name: str, column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = (0, column)
        self._height = 1
        self.setObjectName(name)

    # What a table tells of itself

    def place_of(self, point: QPointF) -> tuple[int, int] | None:
        """Return the line and the column under a point of the viewport."""
        raise NotImplementedError

    # The same for every table

    def step_of(self, event: QKeyEvent) -> tuple[int, int] | None:
        """Return how far a key goes down and to the right, or None where it goes nowhere."""
        page = max(1, self.verticalScrollBar().pageStep() // self._height - 1)
        return {
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_PageDown: (page, 0),
            Qt.Key.Key_PageUp: (-page, 0),
            Qt.Key.Key_Home: (-_FARTHEST, 0),
            Qt.Key.Key_End: (_FARTHEST, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }.get(Qt.Key(event.key()))

    def spoken_at(self, point: QPoint) -> int:
        """Return which line is under a point of the viewport, or -1."""
        place = self.place_of(QPointF(point))
        return place[0] if place else -1

    def spoken_current(self) -> int:
        """Return which line the keyboard is at, or -1."""
        return self._at[0] if 0 <= self._at[0] < self.spoken_count() else -1
