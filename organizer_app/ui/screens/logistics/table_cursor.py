"""Handles keys on the current cell of a table: edit, choose, add, remove, move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt

from organizer_app.ui.screens.logistics.cell_meanings import CHOICES
from organizer_app.ui.screens.logistics.cell_texts import typed_text
from organizer_app.ui.screens.logistics.columns import Cell
from organizer_app.ui.widgets.controls.cell_editor import CellEditor, Leave
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.lists.line_keys import Way
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.logistics import logistics_cells as cell_words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractScrollArea

    from organizer_app.ui.screens.logistics.columns import LogisticsColumn
    from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter
    from organizer_app.ui.screens.logistics.table_values import Line

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_COMMANDS: Final = _ALT | _CONTROL | Qt.KeyboardModifier.MetaModifier
_LEAST: Final = 90


class Cells(Protocol):
    """What `TableCursor` needs from its table."""

    @property
    def line(self) -> Line | None:
        """The current line."""

    @property
    def field(self) -> LogisticsColumn:
        """The current column."""

    @property
    def cell_box(self) -> QRect:
        """The rectangle of the current cell in the viewport."""

    def go_on(self, steps: int) -> bool:
        """Go to another editable cell of the line; return whether there is one."""

    def go(self, way: Way) -> None:
        """Go where a key leads."""


class TableCursor(QObject):
    """Holds the field on top of the cell that is being edited."""

    def __init__(self, table: QAbstractScrollArea, cells: Cells, presenter: LogisticsPresenter) -> None:
        super().__init__(table)
        self._table, self._cells, self._presenter = table, cells, presenter
        self._cell: tuple[Line, LogisticsColumn] | None = None
        self.editor = CellEditor(table.viewport())
        self.editor.left.connect(self._leave)
        self.editor.textEdited.connect(lambda _text: self.complaint.hide())
        self.complaint: PlainLabel = PlainLabel("", table.viewport())
        self.complaint.setProperty("role", "complaint")
        self.complaint.hide()
        self.menu: CheckMenu | None = None

    # Keys

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it has a meaning here."""
        key, line = Qt.Key(event.key()), self._cells.line
        if line is None:
            return False
        if event.modifiers() & _COMMANDS:
            return self._press_with(event, key, line)
        if key == Qt.Key.Key_F2:
            self.enter()
        elif key == Qt.Key.Key_Insert:
            self._presenter.add_below(line)
        elif key == Qt.Key.Key_Delete:
            self._presenter.remove(line)
        elif key == Qt.Key.Key_Escape and line.is_draft:
            self._presenter.drop()
        elif event.text().isprintable() and event.text():
            self._type_over(event.text())
        else:
            return False
        return True

    def _press_with(self, event: QKeyEvent, key: Qt.Key, line: Line) -> bool:
        """Handle a key with Alt or Ctrl."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & _ALT and key in steps:
            self._presenter.move(line, steps[key])
            return True
        if event.modifiers() & _CONTROL and key in _ENTER:
            self._presenter.add_below(line)
            return True
        return False

    def enter(self) -> None:
        """Edit the current cell, open its choices, toggle it, or start a line below a city."""
        line, column = self._cells.line, self._cells.field
        if line is None:
            return
        if line.owed is not None:
            self._presenter.open_owed(line)
        elif line.part is None:
            self._presenter.add_below(line)
        elif column.cell is Cell.CHOICE:
            self._choose(line, column)
        elif column.cell is Cell.FLAG:
            self._say(self._presenter.store(line, column, "" if getattr(line.part, column.code) else "1"))
        elif column.can_type:
            self.begin(typed_text(column, line))

    def _type_over(self, text: str) -> None:
        line, column = self._cells.line, self._cells.field
        if line is None or line.part is None or column.cell in {Cell.FLAG, Cell.COMPUTED}:
            return
        if column.cell is Cell.CHOICE:
            self._choose(line, column)
        else:
            self.begin(text, is_over=True)

    def _say(self, complaint: str) -> None:
        if complaint:
            self._presenter.complain(complaint)

    # Choosing

    def _choose(self, line: Line, column: LogisticsColumn) -> None:
        """Open the choices below the cell; the current one is checked and selected."""
        menu = CheckMenu(self._table, stays_open=False)
        now = getattr(line.part, column.code)
        for value in CHOICES[column.code]:
            entry = menu.add_value(cell_words.choice(column.code, value.value), is_checked=value is now)
            entry.triggered.connect(
                lambda _on=False, code=value.value: self._say(self._presenter.store(line, column, code))
            )
            if value is now:
                menu.setActiveAction(entry)
        self.menu = menu
        menu.aboutToHide.connect(menu.deleteLater)
        box = self._cells.cell_box
        menu.popup(self._table.viewport().mapToGlobal(QPoint(box.x(), box.bottom() + 1)))

    # Typing

    def begin(self, text: str, *, is_over: bool = False) -> None:
        """Put the field on top of the current cell.

        Args:
            text: its text.
            is_over: whether the text was just typed, to continue, instead of the old text to change.
        """
        line, column = self._cells.line, self._cells.field
        if line is None or line.part is None:
            return
        self._cell = (line, column)
        self.editor.setText(text)
        self.editor.setAccessibleName(cell_words.field_name(column.code))
        self.editor.setAlignment(
            Qt.AlignmentFlag.AlignRight if column.at_right else Qt.AlignmentFlag.AlignLeft
        )
        self.complaint.hide()
        self.place()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_over:
            self.editor.end(False)  # noqa: FBT003  # Qt's own call
        else:
            self.editor.selectAll()

    def place(self) -> None:
        """Keep the field on its cell after scrolling or an update; a line that is gone takes it along."""
        if self._cell is None:
            return
        (here, _column), line = self._cell, self._cells.line
        # A line that is not stored yet has the same key in the table of every kind.
        if line is None or line.key != here.key or type(line.part) is not type(here.part):
            self._end(keeps_focus=self.editor.hasFocus())
            return
        box = self._cells.cell_box.adjusted(1, 1, -1, -2)
        box.setWidth(max(box.width(), _LEAST))
        if box.right() > self._table.viewport().width():
            box.moveRight(self._table.viewport().width() - 2)
        self.editor.setGeometry(box)
        self.complaint.adjustSize()
        below = QRect(QPoint(box.x(), box.bottom() + 2), self.complaint.size())
        if below.right() > self._table.viewport().width():
            below.moveRight(self._table.viewport().width() - 4)
        if below.bottom() > self._table.viewport().height():
            below.moveBottom(box.y() - 2)
        self.complaint.setGeometry(below)

    def _leave(self, how: Leave) -> None:
        """Store the text and move on as the key says; a text without meaning stays to be fixed."""
        if self._cell is None:
            return
        (line, column), text = self._cell, self.editor.text()
        if how is Leave.CANCEL:
            self._end()
            if line.is_draft:
                self._presenter.drop()
            return
        if text.strip() != typed_text(column, line):
            complaint = self._presenter.store(line, column, text)
            if complaint and how is not Leave.AWAY:
                self._complain(complaint)
                return
            self._say(complaint)
        self._end(keeps_focus=how is not Leave.AWAY)
        self._go_on(how, line)

    def _go_on(self, how: Leave, line: Line) -> None:
        if how in {Leave.NEXT, Leave.BEFORE}:
            if self._cells.go_on(1 if how is Leave.NEXT else -1):
                self._type_or_wait()
            elif line.is_draft:
                self._presenter.settle(stays=True)
        elif how in {Leave.UP, Leave.DOWN}:
            self._cells.go(Way.UP if how is Leave.UP else Way.DOWN)
        elif line.is_draft:
            self._presenter.settle(stays=how is Leave.ENTER)

    def _type_or_wait(self) -> None:
        """Edit the next cell at once; a choice or a check box waits for its key."""
        line, column = self._cells.line, self._cells.field
        if line is not None and line.part is not None and column.cell not in {Cell.CHOICE, Cell.FLAG}:
            self.begin(typed_text(column, line))

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.place()
        self.complaint.show()
        self.complaint.raise_()
        self.editor.setAccessibleDescription(sentence)

    def _end(self, *, keeps_focus: bool = True) -> None:
        self._cell = None
        self.complaint.hide()
        self.editor.setAccessibleDescription("")
        self.editor.hide()
        if keeps_focus:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
