"""A menu of check boxes that stays open, so that several can be checked in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent


class CheckMenu(QMenu):
    """A click or Space checks an entry and leaves the menu open; Enter checks it and closes the menu.

    Args:
        parent: the widget it opens from.
        stays_open: False when only one entry can be chosen, so that every choice closes the menu.
    """

    def __init__(self, parent: QWidget | None = None, *, stays_open: bool = True) -> None:
        super().__init__(parent)
        self._stays_open = stays_open

    def add_value(self, label: str, *, is_checked: bool) -> QAction:
        """Add an entry that can be checked."""
        action = self.addAction(label)
        action.setCheckable(True)
        action.setChecked(is_checked)
        return action

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check an entry without closing."""
        action = self.actionAt(event.position().toPoint())
        if self._stays_open and action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check an entry with Space without closing."""
        action = self.activeAction()
        is_value = action is not None and action.isCheckable()
        if self._stays_open and event.key() == Qt.Key.Key_Space and action is not None and is_value:
            action.trigger()
        else:
            super().keyPressEvent(event)
