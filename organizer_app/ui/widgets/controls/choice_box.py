"""A box for one of a few values that shortens long names and leaves the mouse wheel to its pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle
from typing_extensions import override

from organizer_app.ui.widgets.focus_frame import hide_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QStyleOptionComboBox, QWidget

_LINES: Final = 16
# They would choose another value behind a closed list.
_OPENING: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_IDLE: Final = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class ChoiceBox(QComboBox):
    """A combo box that shows no half letter, and whose value changes only by choosing.

    `is_modified` says, as in a line edit, whether a person chose since the program last set the value.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_LINES)
        self.is_modified = False
        # Qt emits it for people alone.
        self.activated.connect(self._note_choice)

    def _note_choice(self) -> None:
        self.is_modified = True

    @override
    def setCurrentIndex(self, index: int) -> None:
        """Show another value; only the program calls this."""
        super().setCurrentIndex(index)
        self.is_modified = False

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Draw as much of the name as there is room for; Qt cuts inside a letter."""
        super().initStyleOption(option)
        hide_ring(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with an arrow or Enter: a closed one goes to its ends and to letters alone."""
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.showPopup()
        elif event.key() in _IDLE or event.text().isdigit():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the pane scroll: a value under the pointer must not change with it."""
        event.ignore()
