"""Copies a phone number to the clipboard for half a minute."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS: Final = 30_000


class NumberClipboard(QObject):
    """Clears what it copied after 30 seconds, unless something else was copied meanwhile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copied = ""
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear)
        application = QCoreApplication.instance()
        if application is not None:
            # A lock ends the process too, and the clipboard belongs to the whole desktop.
            application.aboutToQuit.connect(self.clear)

    @property
    def is_waiting(self) -> bool:
        """Whether a number still has to be cleared."""
        return self._timer.isActive()

    def copy(self, text: str) -> None:
        """Copy a number."""
        self._copied = text
        self._board().setText(text)
        self._timer.start()

    def clear(self) -> None:
        """Clear the number if it is still on the clipboard."""
        self._timer.stop()
        if self._copied and self._board().text() == self._copied:
            self._board().clear()
        self._copied = ""

    @staticmethod
    def _board() -> QClipboard:
        return QGuiApplication.clipboard()
