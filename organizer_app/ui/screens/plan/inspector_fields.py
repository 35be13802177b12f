"""The fields of the inspector: saved as one types, one at a time, never overwritten while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent

    from organizer_app.ui.screens.plan.plan_view import Field

_PAUSE_MS: Final = 700


class FieldRow(QWidget):
    """A name, an editor, a hint, and what is wrong with the typed value.

    `committed` carries the typed text; the row goes back to what is stored when `show_value` says so.
    """

    committed = Signal(object, str)

    def __init__(self, field: Field, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.stored = ""
        self._sent: str | None = None
        self._editor = editor
        editor.setAccessibleName(name)
        self._name = PlainLabel(name, self)
        self._name.setProperty("role", "field")
        self._name.setBuddy(editor)
        self._hint = PlainLabel("", self)
        self._hint.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        self._problem = PlainLabel("", self)
        self._problem.setProperty("role", "warn")
        self._problem.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._name, editor, self._hint, self._problem):
            column.addWidget(part)
        self._hint.hide()
        self._problem.hide()

    @property
    def editor(self) -> QWidget:
        """The widget that is typed into."""
        return self._editor

    @property
    def problem(self) -> str:
        """What is wrong with the typed value; empty when nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def typed(self) -> str:
        """Return what the editor holds."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Put a stored text into the editor."""
        raise NotImplementedError

    def show_value(self, text: str) -> None:
        """Show what is stored, unless somebody is typing something else here."""
        is_typing = self._editor.hasFocus() and self.typed() not in {self.stored, self._sent}
        if self.problem and text == self.stored:
            # What was typed stays beside the reason why it was not taken.
            return
        self.stored = text
        self._sent = None
        if not is_typing:
            self.show_problem("")
            if self.typed() != text:
                self.put(text)

    def reset(self, text: str) -> None:
        """Show what is stored of another action; what is being typed has been handed over before."""
        self.stored = text
        self.take_back()

    def show_hint(self, text: str) -> None:
        """Say something below the editor, such as the time at the desk."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the typed value; the stored one is untouched."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._editor.setAccessibleDescription(sentence)
        if self._editor.property("invalid") != bool(sentence):
            self._editor.setProperty("invalid", bool(sentence))
            self._editor.style().unpolish(self._editor)
            self._editor.style().polish(self._editor)

    def commit(self) -> None:
        """Hand over what was typed, once, if it is not what is stored."""
        text = self.typed()
        if text == self.stored:
            self.show_problem("")
        elif text != self._sent:
            self._sent = text
            self.committed.emit(self.field, text)

    def take_back(self) -> None:
        """Put what is stored back into the editor."""
        self._sent = None
        self.show_problem("")
        self.put(self.stored)


class _Line(QLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class LineField(FieldRow):
    """A field of one line: stored on Enter and when the focus leaves it; Esc takes the typing back."""

    def __init__(self, field: Field, name: str, parent: QWidget | None = None) -> None:
        self._line = _Line()
        super().__init__(field, name, self._line, parent)
        self._line.editingFinished.connect(self.commit)
        self._line.escaped.connect(self.take_back)

    def typed(self) -> str:
        """Return what the line holds."""
        return self._line.text()

    def put(self, text: str) -> None:
        """Put a stored text into the line, its beginning in sight."""
        self._line.setText(text)
        self._line.setCursorPosition(0)


class _Choice(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the pane must not change a value under the pointer.
        event.ignore()


class ChoiceField(FieldRow):
    """A field with a few values: stored as soon as one is chosen."""

    def __init__(
        self, field: Field, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        self._box = _Choice()
        super().__init__(field, name, self._box, parent)
        for code, words in choices:
            self._box.addItem(words, code)
        self._box.setMinimumContentsLength(6)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.activated.connect(self.commit)

    def typed(self) -> str:
        """Return the code of the chosen value."""
        return str(self._box.currentData())

    def put(self, text: str) -> None:
        """Choose the value of a stored code."""
        self._box.setCurrentIndex(self._box.findData(text))

    def show_problem(self, sentence: str) -> None:
        """Say why the value was not taken, and choose the stored one again."""
        super().show_problem(sentence)
        if sentence:
            self._sent = None
            self.put(self.stored)


class _Page(QPlainTextEdit):
    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class PageField(FieldRow):
    """A field of many lines: stored after a short pause and when the focus leaves it."""

    def __init__(self, field: Field, name: str, parent: QWidget | None = None) -> None:
        self._page = _Page()
        super().__init__(field, name, self._page, parent)
        self._page.setTabChangesFocus(True)
        self._page.setFixedHeight(96)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self._page.textChanged.connect(self._wait)
        self._page.left.connect(self.commit)
        self._page.escaped.connect(self.take_back)

    def typed(self) -> str:
        """Return what the page holds."""
        return self._page.toPlainText()

    def put(self, text: str) -> None:
        """Put a stored text into the page."""
        self._page.setPlainText(text)
        self._pause.stop()

    def commit(self) -> None:
        """Hand over what was typed, and stop waiting."""
        self._pause.stop()
        super().commit()

    def _wait(self) -> None:
        if self.typed() != self.stored:
            self._pause.start()
