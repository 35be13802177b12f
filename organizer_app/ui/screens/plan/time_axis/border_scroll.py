"""Keeps scrolling a painted view while something is dragged to its border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

# The width of the border zone, in pixels, in which a drag scrolls.
_BORDER: Final = 24
_STEP_MS: Final = 30


class BorderScroll(QObject):
    """Calls back with -1 or 1 and the point while that is near the upper or lower border."""

    def __init__(self, view: QWidget, scroll: Callable[[int, QPointF], None]) -> None:
        super().__init__(view)
        self._view = view
        self._scroll = scroll
        self._at = QPointF()
        self._way = 0
        self._steps = QTimer(self, interval=_STEP_MS)
        self._steps.timeout.connect(self._step)

    @property
    def is_scrolling(self) -> bool:
        """Whether the point is near a border."""
        return self._steps.isActive()

    def watch(self, at: QPointF, head: int = 0) -> None:
        """Update the point; the view's content starts below a head of a height in pixels."""
        self._at = at
        below = at.y() > self._view.height() - _BORDER
        self._way = -1 if at.y() < head + _BORDER else 1 if below else 0
        if not self._way:
            self.stop()
        elif not self._steps.isActive():
            self._steps.start()

    def stop(self) -> None:
        """Stop scrolling."""
        self._steps.stop()

    def _step(self) -> None:
        self._scroll(self._way, self._at)
