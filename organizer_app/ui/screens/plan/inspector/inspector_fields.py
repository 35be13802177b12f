"""The fields of the inspector: each change is reported once, and typed text is never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer_app.ui.screens.plan.inspector.field_editors import ChoiceEditor, Editor
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.tokens import GAP_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.language.texts import shortened
from organizer_app.wording.plan import inspector as words
from organizer_app.wording.together import presence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.flow.typed_values import Reading

_GAP: Final = 4
_MOST_WAS: Final = 40


class Codec(NamedTuple):
    """Reads the text of a field as a domain value, and writes such a value."""

    read: Callable[[str], Reading[Any]]
    write: Callable[[Any], str]


class FieldRow(QWidget):
    """A name, an editor, a hint below it, and an error about the typed or the stored value.

    `grown` reports that an error takes more space now, below an editor that has the focus.

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
        self._reported = ""
        self._wrong = ""
        self._fault = ""
        # What was saved elsewhere while something else is typed here, as a sentence.
        self._overtaken = ""
        name = self._called = words.field_name(field)
        self._is_glowing = False
        editor.widget.setAccessibleName(name)
        editor.widget.setObjectName(f"field-{field}")
        self._name = PlainLabel(name, self, role="field")
        self._name.setBuddy(editor.widget)
        # What somebody else has just replaced, for as long as the field glows; made for the first one.
        self._was: PlainLabel | None = None
        self._hint = self._note("caption")
        self._problem = self._note("warn")
        column = column_of(self, spacing=_GAP)
        self._head = row_of(spacing=GAP_S)
        self._head.addWidget(self._name)
        column.addLayout(self._head)
        for part in (editor.widget, self._hint, self._problem):
            column.addWidget(part)
        column.addStretch(1)
        editor.when_finished(self.commit)
        editor.when_typed(self._judge)
        editor.when_escaped(self.take_back)

    def _note(self, role: str) -> PlainLabel:
        label = PlainLabel("", self, role=role, wraps=True)
        label.hide()
        return label

    def stand_alone(self) -> None:
        """Hide the name, for a page that already shows it."""
        self._name.hide()

    @property
    def problem(self) -> str:
        """The shown error, of the typed value first; empty for none."""
        return self._problem.text()

    @property
    def hint(self) -> str:
        """The text below the editor."""
        return self._hint.text()

    @property
    def is_touched(self) -> bool:
        """Whether the editor holds an unreported text; a choice is reported when made."""
        return not isinstance(self.editor, ChoiceEditor) and self.editor.text() != self._reported

    def show_stored(self, text: str) -> None:
        """Show the stored value, unless another one is being typed here or was rejected."""
        was_touched = self.is_touched
        is_overtaken = was_touched and text not in {self._stored, self.editor.text()}
        if self._is_glowing and text != self._stored:
            self._begin_glow()
        self._stored = self._reported = text
        if not was_touched:
            self.take_back()
        elif is_overtaken:
            self._show_overtaken(words.overtaken(text))

    def show_other(self, text: str) -> None:
        """Show the stored value of another action."""
        self.glow(is_on=False)
        self._stored = self._reported = text
        self.take_back()

    def show_editors(self, names: Sequence[str]) -> None:
        """Show who else is editing this field now; it can be edited here anyway."""
        self._name.setText(presence.field_and_editors(self._called, names) if names else self._called)
        mark(self._name, "role", "live" if names else "field")
        mark(self.editor.widget, "other", "true" if names else "")

    def glow(self, *, is_on: bool) -> None:
        """Tint the field, and show its old value, if another one comes while this is on; end the tint."""
        self._is_glowing = is_on
        if not is_on and self._was is not None and self.was:
            mark(self.editor.widget, "fresh", "")
            self._was.setText("")
            self._was.hide()
            self._describe()

    def _begin_glow(self) -> None:
        mark(self.editor.widget, "fresh", "true")
        if self._was is None:
            self._was = PlainLabel("", self, role="caption")
            struck = self._was.font()
            struck.setStrikeOut(True)
            self._was.setFont(struck)
            self._head.addWidget(self._was, 1, Qt.AlignmentFlag.AlignRight)
        before = " ".join(self.editor.words(self._stored).split())
        self._was.setText(shortened(before, _MOST_WAS) or presence.empty())
        self._was.show()
        self._describe()

    @property
    def was(self) -> str:
        """The value that somebody else has just replaced; empty for none."""
        return self._was.text() if self._was is not None else ""

    def show_hint(self, text: str) -> None:
        """Show a text below the editor, such as the headquarters time."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def refuse(self, sentence: str) -> None:
        """Show why the plan rejected the value; the typed text stays beside it."""
        self._reported = self._stored
        if isinstance(self.editor, ChoiceEditor):
            self.editor.put(self._stored)
        self.show_problem(sentence)

    def _judge(self) -> None:
        """Show at every key what is wrong with the text, or clear the error."""
        is_clear = self._codec.read(self.editor.text()).is_clear
        self.show_problem("" if is_clear else words.unreadable(self.field))

    def commit(self) -> None:
        """Report the typed text once, if it means something other than the stored value."""
        text = self.editor.text()
        if text == self._reported:
            self._show_overtaken("")
            self.show_problem("")
            return
        reading = self._codec.read(text)
        if not reading.is_clear:
            self.show_problem(words.unreadable(self.field))
            return
        written = self._codec.write(reading.value)
        is_new = written != self._reported
        self._reported = written
        self.take_back()
        if is_new:
            self.edited.emit(self.field, reading.value)

    def take_back(self) -> None:
        """Restore the value reported last, or the stored one."""
        self._show_overtaken("")
        self.show_problem("")
        if self.editor.text() != self._reported:
            self.editor.put(self._reported)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with the editor's text; an empty text clears it."""
        if sentence != self._wrong:
            self._wrong = sentence
            self.editor.mark(is_wrong=bool(sentence))
            self._say()

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong with the stored value, such as an end before its start, until it is fixed."""
        if sentence != self._fault:
            self._fault = sentence
            self._say()

    def _show_overtaken(self, sentence: str) -> None:
        """Show what was saved elsewhere meanwhile: what is typed here would replace it unseen."""
        if sentence != self._overtaken:
            self._overtaken = sentence
            self._say()

    def _say(self) -> None:
        sentence = self._wrong or self._overtaken or self._fault
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_taller = event.size().height() > event.oldSize().height()
        if is_taller and self._problem.text() and self.editor.widget.hasFocus():
            self.grown.emit()

    def _describe(self) -> None:
        was = presence.before(self.was) if self.was else ""
        parts = (self._problem.text(), self._hint.text(), was)
        self.editor.widget.setAccessibleDescription(" ".join(part for part in parts if part))
