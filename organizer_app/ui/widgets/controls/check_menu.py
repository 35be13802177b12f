"""A menu of check boxes that stays open, so that several can be checked in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent


_HIGHEST: Final = 560


class CheckMenu(QMenu):
    """A click or Space checks an entry and leaves the menu open; Enter checks it and closes the menu.

    Args:
        parent: the widget it opens from.
        stays_open: False when only one entry can be chosen, so that every choice closes the menu.
    """

    def __init__(self, parent: QWidget | None = None, *, stays_open: bool = True) -> None:
        super().__init__(parent)
        self._stays_open = stays_open

    def popup(self, p: QPoint, action: QAction | None = None) -> None:  # names of Qt
        """Open at a point of the screen; a menu higher than the screen scrolls there, below its chip."""
        screen = self.screen().availableGeometry()
        is_long = self.sizeHint().height() > screen.height()
        if is_long:
            # Qt makes a menu scroll that is higher than the screen, and then moves it to the screen's top.
            self.setMaximumHeight(min(_HIGHEST, screen.height()))
        super().popup(p, action)
        if is_long:
            self.move(self.x(), max(screen.top(), min(p.y(), screen.bottom() - self.height())))

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
