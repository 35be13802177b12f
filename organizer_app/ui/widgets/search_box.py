"""A search field with a glass, its key, and a cross; what is typed is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class SearchBox(QLineEdit):
    """Emits `searched` with the text at every key; Esc empties it, then gives the focus away."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, hint: str, clear_hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._glass = self.addAction(theme.icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction(theme.icon("x", "text3"), clear_hint, self)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc empty the box, or leave it when it is empty."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in another theme."""
        self._glass.setIcon(theme.icon("search", "text3"))
        self._cross.setIcon(theme.icon("x", "text3"))

    def _tell(self, text: str) -> None:
        # An action that is merely hidden can still be drawn by a box that was made out of sight.
        if not text:
            self.removeAction(self._cross)
        elif self._cross not in self.actions():
            self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self.searched.emit(text)
