"""A menu of check boxes that stays open, so that several can be checked in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent


class CheckMenu(QMenu):
    """A click or Space checks an entry and leaves the menu open; Enter checks it and closes the menu."""

    def add_value(self, label: str, *, is_checked: bool) -> QAction:
        """Add an entry that can be checked."""
        action = self.addAction(label)
        action.setCheckable(True)
        action.setChecked(is_checked)
        return action

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check an entry without closing."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check an entry with Space without closing."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
