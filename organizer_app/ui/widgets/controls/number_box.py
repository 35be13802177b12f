"""A field for a whole number with arrows, as wide as its longest number at the text size in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QSpinBox

from organizer_app.ui.theme.spin_boxes import pad_spin_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# The space around the number, in pixels; the arrows are as large as one and a half lines of text are high.
_AROUND: Final = 32
_ARROWS: Final = 1.5


class NumberBox(QSpinBox):
    """Emits a number once it is typed whole, or at every press of an arrow.

    Args:
        least: the smallest number that can be typed.
        most: the largest one.
        step: what an arrow adds or takes.
        parent: the Qt parent.
    """

    def __init__(self, least: int, most: int, step: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        pad_spin_box(self)

    def sizeHint(self) -> QSize:
        """Return room for the longest number and the arrows."""
        metrics = self.fontMetrics()
        number = metrics.horizontalAdvance(self.textFromValue(self.maximum()))
        return QSize(number + _AROUND + round(metrics.height() * _ARROWS), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same size, so that no digit is cut."""
        return self.sizeHint()
