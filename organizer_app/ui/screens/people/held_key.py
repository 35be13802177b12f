"""Shows numbers only while H is held, and hides them when anything else takes the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

_TAKEN_AWAY: Final = frozenset(
    {
        QEvent.Type.FocusOut,
        QEvent.Type.ActivationChange,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.ApplicationStateChange,
    }
)


class HeldKey(QObject):
    """Calls `reveal` with True when H is pressed, and with False as soon as it is no longer held."""

    def __init__(self, parent: QObject, reveal: Callable[[bool], object]) -> None:
        super().__init__(parent)
        self._reveal = reveal
        self._is_held = False

    def takes(self, event: QKeyEvent) -> bool:
        """Handle a press of H without modifiers; return whether it was one."""
        if event.key() != Qt.Key.Key_H or event.modifiers():
            return False
        application = QCoreApplication.instance()
        if not self._is_held and application is not None:
            self._is_held = True
            # The release goes to whatever has the focus by then, so all widgets are watched.
            application.installEventFilter(self)
            self._reveal(True)  # noqa: FBT003  # a callback of one meaning
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the numbers again."""
        del watched
        is_release = event.type() is QEvent.Type.KeyRelease and self._is_end(event)  # type: ignore[arg-type]  # a release is a QKeyEvent
        if is_release or event.type() in _TAKEN_AWAY:
            self.let_go()
        return False

    @staticmethod
    def _is_end(event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_H and not event.isAutoRepeat()

    def let_go(self) -> None:
        """Hide the numbers, whether the key is still down or not."""
        application = QCoreApplication.instance()
        if self._is_held and application is not None:
            self._is_held = False
            application.removeEventFilter(self)
            self._reveal(False)  # noqa: FBT003  # as above
