"""The fields of the inspector: told once a change, never overwritten while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer_app.ui.screens.plan.inspector.field_editors import ChoiceEditor, Editor
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.plan import inspector as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.flow.typed_values import Reading

_GAP: Final = 4


class Codec(NamedTuple):
    """How the text of a field is read as a value of the domain, and how such a value is written."""

    read: Callable[[str], Reading[Any]]
    write: Callable[[Any], str]


class FieldRow(QWidget):
    """A name, an editor, a hint below it, and what is wrong with the typed value or with the stored one.

    `grown` says that a problem takes more room now, below an editor that is being typed into.

    Args:
        field: code of the field.
        editor: what is typed into.
        codec: reads and writes its values.
        parent: the form.
    """

    edited = Signal(str, object)
    grown = Signal()

    def __init__(self, field: str, editor: Editor, codec: Codec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self._codec = codec
        self._stored = ""
        self._told = ""
        self._wrong = ""
        self._fault = ""
        name = words.field_name(field)
        editor.widget.setAccessibleName(name)
        editor.widget.setObjectName(f"field-{field}")
        self._name = PlainLabel(name, self)
        self._name.setProperty("role", "field")
        self._name.setBuddy(editor.widget)
        self._hint = self._note("caption")
        self._problem = self._note("warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for part in (self._name, editor.widget, self._hint, self._problem):
            column.addWidget(part)
        column.addStretch(1)
        editor.when_finished(self.commit)
        editor.when_typed(self._judge)
        editor.when_escaped(self.take_back)

    def _note(self, role: str) -> PlainLabel:
        label = PlainLabel("", self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.hide()
        return label

    def stand_alone(self) -> None:
        """Leave the name out, for a page that says it already."""
        self._name.hide()

    @property
    def problem(self) -> str:
        """What is said to be wrong, of the typed value first; empty when nothing is."""
        return self._problem.text()

    @property
    def hint(self) -> str:
        """What is said below the editor."""
        return self._hint.text()

    @property
    def is_touched(self) -> bool:
        """Whether the editor holds something that has not been told; a choice is told when it is made."""
        return not isinstance(self.editor, ChoiceEditor) and self.editor.text() != self._told

    def show_stored(self, text: str) -> None:
        """Show what is stored now, unless something else is being typed here or was refused."""
        was_touched = self.is_touched
        self._stored = self._told = text
        if not was_touched:
            self.take_back()

    def show_other(self, text: str) -> None:
        """Show what is stored of another action."""
        self._stored = self._told = text
        self.take_back()

    def show_hint(self, text: str) -> None:
        """Say something below the editor, such as the time at the desk."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def refuse(self, sentence: str) -> None:
        """Say why the plan did not take the value; what was typed stays beside it."""
        self._told = self._stored
        if isinstance(self.editor, ChoiceEditor):
            self.editor.put(self._stored)
        self.show_problem(sentence)

    def _judge(self) -> None:
        """Say at every key what is wrong with the text, or that nothing is any more."""
        is_clear = self._codec.read(self.editor.text()).is_clear
        self.show_problem("" if is_clear else words.unreadable(self.field))

    def commit(self) -> None:
        """Tell what was typed, once, if it means something else than what is stored."""
        text = self.editor.text()
        if text == self._told:
            self.show_problem("")
            return
        reading = self._codec.read(text)
        if not reading.is_clear:
            self.show_problem(words.unreadable(self.field))
            return
        written = self._codec.write(reading.value)
        is_new = written != self._told
        self._told = written
        self.take_back()
        if is_new:
            self.edited.emit(self.field, reading.value)

    def take_back(self) -> None:
        """Put back what was told last, or what is stored."""
        self.show_problem("")
        if self.editor.text() != self._told:
            self.editor.put(self._told)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with what the editor holds; an empty text takes it back."""
        if sentence != self._wrong:
            self._wrong = sentence
            self.editor.mark(is_wrong=bool(sentence))
            self._say()

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with what is stored, such as an end before its start, until it is mended."""
        if sentence != self._fault:
            self._fault = sentence
            self._say()

    def _say(self) -> None:
        sentence = self._wrong or self._fault
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_taller = event.size().height() > event.oldSize().height()
        if is_taller and self._problem.text() and self.editor.widget.hasFocus():
            self.grown.emit()

    def _describe(self) -> None:
        parts = (self._problem.text(), self._hint.text())
        self.editor.widget.setAccessibleDescription(" ".join(part for part in parts if part))
