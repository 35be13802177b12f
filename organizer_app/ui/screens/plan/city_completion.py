"""Offers the cities of the gazetteer while a city is typed; the look-up is done in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QCompleter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

    Ask = Callable[[str, Callable[[list[str]], None]], None]

_LEAST: Final = 2
_PAUSE_MS: Final = 90


class CityCompletion(QObject):
    """Belongs to a line; what is offered last is about what is typed now.

    Args:
        line: where a city is typed.
        ask: looks a text up and hands the names to a function, soon.
    """

    def __init__(self, line: QLineEdit, ask: Ask) -> None:
        super().__init__(line)
        self._line = line
        self._ask = ask
        self.names = QStringListModel(self)
        self.completer = QCompleter(self.names, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        line.setCompleter(self.completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        line.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        if len(text.strip()) < _LEAST:
            self._pause.stop()
            self.names.setStringList([])
            self._hide()
        else:
            self._pause.start()

    def _hide(self) -> None:
        popup = self.completer.popup()
        if popup is not None:
            popup.hide()

    def _look_up(self) -> None:
        text = self._line.text()
        self._ask(text, lambda names: self._offer(text, names))

    def _offer(self, text: str, names: list[str]) -> None:
        if text != self._line.text() or not self._line.hasFocus():
            return
        self.names.setStringList([] if names == [text] else names)
        if self.names.rowCount():
            self.completer.complete()
        else:
            self._hide()
