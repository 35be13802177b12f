"""The two lists of the screen: replies, and the answers of one with keys that tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from typing_extensions import override

from organizer_app.ui.screens.together.returns.lines import AnswerLine, ReplyLine
from organizer_app.ui.screens.together.returns.painters import AnswerPainter, ReplyPainter
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ReplyList(LineList[ReplyLine]):
    """The replies; `selected` is the key of the one shown beside them, which Ctrl+Enter takes."""

    take_asked = Signal()
    opens_on_click = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.selected = ""
        super().__init__(theme, ReplyPainter(theme), words.reply_list(), parent)
        self.setObjectName("lineList")

    def is_marked(self, number: int) -> bool:
        """Return whether a line is shown beside the list."""
        return bool(self.selected) and self.lines[number].key == self.selected

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the shown answers with Ctrl+Enter."""
        if event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.take_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.set_source(theme, ReplyPainter(theme))


class AnswerList(LineList[AnswerLine]):
    """The answers of one reply; Space and a click tick one, A all, Ctrl+Enter takes them."""

    all_asked = Signal()
    take_asked = Signal()

    finds_by_letters = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._painter = AnswerPainter(theme)
        super().__init__(theme, self._painter, words.answer_list(), parent)
        self.setObjectName("lineList")

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        width = self._painter.width
        self._painter = AnswerPainter(theme)
        self._painter.width = width
        self.set_source(theme, self._painter)

    def columns(self) -> list[QRectF]:
        """Return where the columns of the lines are."""
        return self._painter.columns(QRectF(0, 0, self.viewport().width(), 1))

    def is_marked(self, number: int) -> bool:
        """Return whether an answer is ticked."""
        return self.lines[number].is_ticked

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the values again: a narrower list is higher."""
        self._painter.width = self.viewport().width()
        if event.oldSize().width() != event.size().width():
            self.measure()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick all with A, take with Ctrl+Enter."""
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and is_control:
            self.take_asked.emit()
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.all_asked.emit()
        else:
            super().keyPressEvent(event)
