"""A box for one of a few values: it cuts a long name with dots, and leaves the wheel to its pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QStyleOptionComboBox, QWidget

_LINES: Final = 16


class ChoiceBox(QComboBox):
    """A combo box that shows no half letter, and whose value only a choice changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_LINES)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Draw as much of the name as there is room for; Qt cuts it within a letter."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the pane scroll: a value under the pointer must not change with it."""
        event.ignore()
