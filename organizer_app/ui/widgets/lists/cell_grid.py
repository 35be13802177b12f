"""The grid for the whole window: lines of cells below a head and beside columns that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from organizer_app.ui.widgets.lists.line_area import LineArea
from organizer_app.ui.widgets.lists.line_keys import Way

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_ALONG: Final = {Way.LEFT: -1, Way.RIGHT: 1}


class CellGrid(LineArea):
    """Derived classes paint the cells, and notify their owner which one the keyboard went to.

    Home and End go to the first and the last column of the line, Ctrl+Home and Ctrl+End to the first and the
    last line. Letters belong to the owner: most grids type them into a cell.

    Attributes:
        first_column: the number of the first column the keyboard goes to; -1 where names come before cells.
        staying: how many columns, from the first on, stay visible when scrolled sideways.
    """

    has_columns = True
    finds_by_letters = False
    first_column = 0
    staying = 1

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._column = self.first_column
        self._fixed = 0

    # For derived classes

    def column_count(self) -> int:
        """Return how many columns there are from number 0 on."""
        raise NotImplementedError

    def span(self, column: int) -> tuple[float, float]:
        """Return the left edge of a column in the viewport, and its width."""
        raise NotImplementedError

    def column_at(self, x: float) -> int:
        """Return the number of the column at an x coordinate of the viewport, or the nearest one."""
        raise NotImplementedError

    def report_cell(self) -> None:
        """Notify the owner which cell the keyboard went to."""

    # The same for every grid

    @property
    def column(self) -> int:
        """The number of the column with the keyboard."""
        return self._column

    @property
    def last_column(self) -> int:
        """The number of the last column."""
        return max(self.first_column, self.column_count() - 1)

    def wheel_step(self) -> int:
        """Return the height of a line."""
        return self._tops[-1] - self._tops[-2] if self.count else super().wheel_step()

    def fit_across(self, fixed: int, whole: int, step: int) -> None:
        """Measure how far the grid scrolls sideways.

        Args:
            fixed: the width that stays visible at the left, in pixels.
            whole: the total width of all other columns.
            step: how far the wheel scrolls.
        """
        self._fixed = fixed
        bar, seen = self.horizontalScrollBar(), max(0, self.viewport().width() - fixed)
        bar.setPageStep(seen)
        bar.setSingleStep(step)
        bar.setRange(0, max(0, whole - seen))

    def cell_rect(self, number: int, column: int) -> QRectF:
        """Return where a cell is in the viewport."""
        box = self.box(number)
        left, width = self.span(column)
        return QRectF(left, box.y(), width, box.height())

    def place_of(self, point: QPointF) -> tuple[int, int] | None:
        """Return the line and the column under a point of the viewport."""
        number = self.line_at(point.y())
        return (number, self.column_at(point.x())) if self.is_stop(number) else None

    def go_to_cell(self, number: int, column: int) -> None:
        """Move the keyboard to a cell, and scroll to it."""
        self._column = column
        self.go_to(number)
        self._bring_column()

    def land_on(self, number: int, column: int) -> None:
        """Go to a cell for a key or a press."""
        self.go_to_cell(number, column)
        self.report_cell()

    def land(self, number: int) -> None:
        """Go to a line, in the column with the keyboard."""
        self.land_on(number, self._column)

    def go(self, way: Way) -> None:
        """Go from line to line, or along the line."""
        ends = {Way.LINE_START: self.first_column, Way.LINE_END: self.last_column}
        if way not in ends and way not in _ALONG:
            super().go(way)
        elif self.is_stop(self._current):
            wanted = ends.get(way, self._column + _ALONG.get(way, 0))
            self.land_on(self._current, max(self.first_column, min(wanted, self.last_column)))

    def _bring_column(self) -> None:
        if self._column >= self.first_column + self.staying:
            left, width = self.span(self._column)
            bar = self.horizontalScrollBar()
            before, after = left - self._fixed, left + width - self.viewport().width()
            # A cell wider than the room, as before the grid has its size, is shown from its left edge on.
            bar.setValue(round(bar.value() + min(max(min(0, before), after), before)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = self.place_of(event.position())
        if place is not None:
            self.land_on(*place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.place_of(event.position()) is not None:
            self.open_current()
