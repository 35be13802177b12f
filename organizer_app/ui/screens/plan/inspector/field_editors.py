"""The inspector's editors: a line, a choice, a page; they report when typing has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

# Long enough to finish a word, short enough to lose nothing when a laptop is closed.
PAUSE_MS: Final = 700
_PAGE_HEIGHT: Final = 260
_OPENING_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class Editor(Protocol):
    """A widget that holds one text and reports when it is finished or canceled."""

    widget: QWidget

    def text(self) -> str:
        """Return what was typed, as it stands in the field."""

    def words(self, text: str) -> str:
        """Return a stored text as the widget shows it."""

    def put(self, text: str) -> None:
        """Set a stored text."""

    def mark(self, *, is_wrong: bool) -> None:
        """Show whether the text is invalid."""

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back when the person has finished."""

    def when_typed(self, act: Callable[[], None]) -> None:
        """Call back at every key that changes the text."""

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Call back when the person wants the stored text back."""


class _Line(QLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class LineEditor:
    """One line: finished on Enter and when the focus leaves it."""

    def __init__(self, placeholder: str = "") -> None:
        self.line = _Line()
        self.line.setPlaceholderText(placeholder)
        self.widget: QWidget = self.line

    def text(self) -> str:
        """Return the text of the line."""
        return self.line.text()

    def words(self, text: str) -> str:
        return text

    def put(self, text: str) -> None:
        """Set a stored text and show its beginning."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def mark(self, *, is_wrong: bool) -> None:
        """Give the line a red border, or its own again."""
        mark(self.line, "invalid", is_wrong)

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back on Enter and when the focus leaves."""
        self.line.editingFinished.connect(act)

    def when_typed(self, act: Callable[[], None]) -> None:
        self.line.textEdited.connect(lambda _text: act())

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Call back on Esc after typing."""
        self.line.escaped.connect(act)


class _Choice(ChoiceBox):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Moving over values with the arrow keys must not store each of them.
        if Qt.Key(event.key()) in _OPENING_KEYS or event.text().strip():
            self.showPopup()
            if event.text().strip():
                self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)


class ChoiceEditor:
    """One of a few values: finished as soon as one is selected; its text is the code of the value."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        self._box = _Choice()
        self._box.setMinimumContentsLength(6)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.widget: QWidget = self._box
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values, as codes and names; the selected one stays if it is among them."""
        if [self._box.itemData(row) for row in range(self._box.count())] == [code for code, _name in choices]:
            return
        chosen = self.text()
        self._box.clear()
        for code, name in choices:
            self._box.addItem(name, code)
        self.put(chosen)

    def text(self) -> str:
        """Return the code of the selected value."""
        return str(self._box.currentData() or "")

    def words(self, text: str) -> str:
        """Return the name of a code."""
        return self._box.itemText(self._box.findData(text))

    def put(self, text: str) -> None:
        """Select the value of a code."""
        self._box.setCurrentIndex(self._box.findData(text))

    def mark(self, *, is_wrong: bool) -> None:
        """Give the box a red border, or its own again."""
        mark(self._box, "invalid", is_wrong)

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back when a value was selected."""
        self._box.activated.connect(lambda _row: act())

    def when_typed(self, act: Callable[[], None]) -> None:
        """Do nothing: values are selected."""

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Do nothing: Esc closes the list without a change."""


class _Page(QPlainTextEdit):
    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class PageEditor:
    """Many lines: finished after a short pause and when the focus leaves it."""

    def __init__(self) -> None:
        self._page = _Page()
        self._page.setTabChangesFocus(True)
        self._page.setFixedHeight(_PAGE_HEIGHT)
        self._pause = QTimer(self._page, singleShot=True, interval=PAUSE_MS)
        self._page.textChanged.connect(self._pause.start)
        self._page.left.connect(self._pause.stop)
        self.widget: QWidget = self._page

    def text(self) -> str:
        """Return the text of the page."""
        return self._page.toPlainText()

    def words(self, text: str) -> str:
        return text

    def put(self, text: str) -> None:
        """Set a stored text, and cancel a pending report."""
        self._page.setPlainText(text)
        self._page.document().setModified(False)
        self._pause.stop()

    def mark(self, *, is_wrong: bool) -> None:
        """Give the page a red border, or its own again."""
        mark(self._page, "invalid", is_wrong)

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back after a pause and when the focus leaves."""
        self._pause.timeout.connect(act)
        self._page.left.connect(act)

    def when_typed(self, act: Callable[[], None]) -> None:
        """Do nothing: any text is valid for a page."""

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Call back on Esc after typing."""
        self._page.escaped.connect(act)
