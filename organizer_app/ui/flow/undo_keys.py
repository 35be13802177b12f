"""Gives Ctrl+Z to the focused text field first, and to the plan when the field has nothing to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo


class UndoKeys(QObject):
    """Shortcuts of a window that give way to text fields with something to undo.

    Args:
        app: knows which widget has the focus.
        window: the window the keys work in.
        undo: undoes the last step of the plan.
        redo: redoes it.
    """

    def __init__(
        self, app: QApplication, window: QWidget, undo: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._watched: QWidget | None = None
        for keys, act in ((_UNDO, undo), (_REDO, redo)):
            shortcut = QShortcut(keys, window)
            shortcut.activated.connect(act)
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        # A field that is being deleted loses the focus too, when it is no longer a widget.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if isinstance(new, QLineEdit | QPlainTextEdit):
            new.installEventFilter(self)
            self._watched = new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(_UNDO) and not _can_undo(watched):
            event.ignore()
            return True
        if event.matches(_REDO) and not _can_redo(watched):
            event.ignore()
            return True
        return False


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()
