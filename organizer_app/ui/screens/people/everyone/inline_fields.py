"""Fields that look like plain text until hovered or focused: to be read first, edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QWidget,
)

from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.people.phone_display import masked_email, masked_phone, written_phone
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.wording.people import people as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from organizer_app.domain.model.people import ContactPoint

DIALLED: Final = frozenset({ContactKind.PHONE, ContactKind.SIGNAL})
_NOTE_LINES: Final = 4
_SHORT: Final = 8
_EMPTY: Final = "\N{EN DASH}"


def mark(field: QWidget, key: str) -> None:
    """Set the key that finds a field again when the card is rebuilt."""
    field.setProperty("field", key)


def flat_line(text: str, code: str, key: str, tell: Callable[[str], object]) -> QLineEdit:
    """Return a line of text; `tell` receives the typed text."""
    line = _Line(text, words.field_example(code))
    line.setAccessibleName(words.field_name(code))
    line.setToolTip(words.field_name(code))
    line.setCursorPosition(0)
    line.editingFinished.connect(lambda: tell(line.text()) if line.isModified() else None)
    mark(line, key)
    return line


class _Line(QLineEdit):
    """Shows its placeholder only while focused, because an example must not look like a fact."""

    def __init__(self, text: str, example: str) -> None:
        super().__init__(text)
        self._example = example
        self.setProperty("kind", "flat")
        self.setPlaceholderText(_EMPTY)

    def paintEvent(self, event: QPaintEvent) -> None:
        rest = "" if self.hasFocus() else self.shortened()
        if not rest:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().text().color())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._room(option), int(align), rest)
        painter.end()

    def shortened(self) -> str:
        """Return the text elided at the end, or nothing if all of it fits."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        text, width = self.text(), self._room(option).width()
        if self.fontMetrics().horizontalAdvance(text) <= width:
            return ""
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _room(self, option: QStyleOptionFrame) -> QRect:
        # The field adds two pixels on each side of its text.
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.adjusted(2, 0, -2, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setPlaceholderText(self._example)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show again that nothing is known."""
        super().focusOutEvent(event)
        self.setPlaceholderText(_EMPTY)


def flat_choice(
    options: Sequence[tuple[str, str]], chosen: str, code: str, key: str, tell: Callable[[str], object]
) -> QComboBox:
    """Return a choice of named values; `tell` receives the value."""
    box = ChoiceBox()
    box.setProperty("kind", "flat")
    box.setAccessibleName(words.field_name(code))
    box.setToolTip(words.field_name(code))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_SHORT)
    for value, name in options:
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.activated.connect(lambda _at: tell(str(box.currentData())))
    mark(box, key)
    return box


class SecretEdit(QLineEdit):
    """A number or address: masked unless it is edited or revealed."""

    def __init__(self, point: ContactPoint, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._point = point
        self.setProperty("kind", "flat")
        self.setAccessibleName(words.contact_name(point.kind))
        self.textEdited.connect(lambda _text: self.setModified(True))
        self.editingFinished.connect(lambda: tell(self.text()) if self.isModified() else None)
        mark(self, f"{point.id} value")
        self.reveal(is_shown=False)

    def reveal(self, *, is_shown: bool) -> None:
        """Show or hide the number; typed text stays."""
        if self.isModified():
            return
        value = self._point.value
        is_number = self._point.kind in DIALLED
        shown = written_phone(value) if is_number else value
        hidden = masked_phone(value) if is_number else masked_email(value)
        self.setText(shown if is_shown else hidden)
        self.setCursorPosition(0)


class NotesEdit(QPlainTextEdit):
    """A multi-line text, reported when the field is left."""

    def __init__(self, text: str, code: str, key: str, tell: Callable[[str], object]) -> None:
        super().__init__(text)
        self._tell = tell
        self.setProperty("kind", "flat")
        self.setPlaceholderText(words.field_example(code))
        self.setAccessibleName(words.field_name(code))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = min(_NOTE_LINES, 1 + text.count("\n"))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 24)
        mark(self, key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.document().isModified():
            self.document().setModified(False)
            self._tell(self.toPlainText())
