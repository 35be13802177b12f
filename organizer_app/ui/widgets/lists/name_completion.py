"""Offers known names while one is typed: cities, people, groups; the lookup runs in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView
from shiboken6 import isValid

from organizer_app.ui.widgets.lists.completion_list import dress_completions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLineEdit

    Ask = Callable[[str, Callable[[list[str]], None]], None]

_LEAST: Final = 2
_PAUSE_MS: Final = 90
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NameCompletion(QObject):
    """Completes one line; only the latest offer counts.

    Enter takes the marked name and finishes the line, but does not submit the line's form.

    Args:
        line: where a name is typed.
        ask: looks a text up and passes the names to a function, soon.
        parts: splits a text that may hold a list of names, for which nothing is offered.
    """

    def __init__(
        self, line: QLineEdit, ask: Ask, *, parts: Callable[[str], Sequence[str]] | None = None
    ) -> None:
        super().__init__(line)
        self._parts = parts
        self._line = line
        self._ask = ask
        self.names = QStringListModel(self)
        self.completer = QCompleter(self.names, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.offers = QListView()
        self.offers.setObjectName("completion")
        self.completer.setPopup(self.offers)
        self.offers.installEventFilter(self)
        line.setCompleter(self.completer)
        dress_completions(self.completer, line)
        self.completer.activated.connect(lambda _text: line.editingFinished.emit())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        line.textEdited.connect(self._typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the marked name of the list, and nothing more."""
        marked = self.offers.currentIndex()
        if not (_is_enter(event) and marked.isValid()):
            return super().eventFilter(watched, event)
        self.offers.hide()
        self._line.setText(str(marked.data()))
        self.completer.activated.emit(self._line.text())
        return True

    def _typed(self, text: str) -> None:
        if len(text.strip()) < _LEAST or (self._parts and len(self._parts(text)) > 1):
            self._pause.stop()
            self.names.setStringList([])
            self.offers.hide()
        else:
            self._pause.start()

    def _look_up(self) -> None:
        text = self._line.text()
        self._ask(text, lambda names: self._offer(text, names))

    def _offer(self, text: str, names: list[str]) -> None:
        # A card that was shown again meanwhile has dropped its fields.
        if not isValid(self._line) or text != self._line.text() or not self._line.hasFocus():
            return
        self.names.setStringList([] if names == [text] else names)
        if self.names.rowCount():
            self.completer.complete()
        else:
            self.offers.hide()


def _is_enter(event: QEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER
