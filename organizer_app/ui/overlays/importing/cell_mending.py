"""Lets a person write into the cells of the preview, before anything is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Signal

from organizer_app.ui.widgets.controls.cell_editor import CellEditor, Leave
from organizer_app.wording.importing import import_columns as words

if TYPE_CHECKING:
    from organizer_app.ui.overlays.importing.column_row import ColumnRow
    from organizer_app.ui.overlays.importing.list_lines import Cell
    from organizer_app.ui.overlays.importing.verdicts import Verdict
    from organizer_app.ui.widgets.lists.line_list import LineList

_STEPS: Final = {Leave.NEXT: 1, Leave.BEFORE: -1}
_ABOVE: Final = 2
_MARGIN: Final = 8


class CellMending(QObject):
    """`mended` carries what was written, by line of the file and heading, when the last cell is left.

    Args:
        lines: the list of the preview.
        columns: the headings above it.
    """

    mended = Signal(object)

    def __init__(self, lines: LineList[Verdict], columns: ColumnRow) -> None:
        super().__init__(lines)
        self._lines = lines
        self._columns = columns
        self.editor = CellEditor(lines.viewport())
        self.editor.left.connect(self._left)
        self._number = self._column = -1
        self._line: Verdict | None = None
        self._written: dict[Cell, str] = {}
        columns.moved.connect(self._place)
        lines.looked.connect(self._place)

    def begin(self, number: int, column: int = -1) -> None:
        """Write into a cell of a line, by its column; by default the first one in doubt."""
        line = self._lines.lines[number]
        # While rows are read, or after they were imported, the columns cannot be changed either.
        if line.row is None or not self._columns.isEnabled():
            return
        if column in line.lacking:
            return
        own = set(range(len(line.cells))) - line.lacking
        self._line, self._number = line, number
        self._enter(column if column >= 0 else min(line.doubtful or line.assumed or own))

    def _enter(self, column: int) -> None:
        row = self._line.row if self._line is not None else None
        if self._line is None or row is None:
            return
        self._column = column
        heading = self._heading()
        self._columns.bring(heading)
        self.editor.setText(self._written.get((row, heading), self._line.whole[column]))
        self.editor.setAccessibleName(words.cell_in_line(heading, row.line))
        self.editor.show()
        self._place()
        self.editor.selectAll()
        self.editor.setFocus()

    def _heading(self) -> str:
        return list(self._columns.choices)[self._column]

    def _place(self) -> None:
        if self._line is None:
            return
        left, width = self._columns.spans()[self._column]
        box = self._lines.box(self._number)
        self.editor.setGeometry(QRect(left, box.y() + _ABOVE, width, box.height() - 2 * _ABOVE - 1))

    def _left(self, leave: Leave) -> None:
        line = self._line
        if line is None:
            return
        if leave is Leave.CANCEL:
            self._written = {}
            self._end()
            return
        text = self.editor.text().strip()
        if line.row is not None and text != line.whole[self._column]:
            self._written[(line.row, self._heading())] = text
        step = _STEPS.get(leave, 0)
        following = self._column + step
        while step and following in line.lacking:
            following += step
        if leave in _STEPS and 0 <= following < len(line.cells):
            self._enter(following)
            return
        self._end(takes_focus=leave is not Leave.AWAY)
        written, self._written = self._written, {}
        if written:
            self.mended.emit(written)

    def _end(self, *, takes_focus: bool = True) -> None:
        # The editor reports that it was left when it is hidden, too.
        self._line = None
        if takes_focus:
            self._lines.setFocus()
        self.editor.hide()
