"""A long list of two-line rows below heads: tasks by week or owner, and permits."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.ui.screens.checklists.line_values import Head, Row
from organizer_app.ui.screens.checklists.lines_painter import LinesPainter
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.line_source import LineState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.checklists.line_values import LineColumn, Pill, Placed, Text
    from organizer_app.ui.theme.theme import Theme

_ACTS: Final = {Qt.Key.Key_Space: "space", Qt.Key.Key_N: "n", Qt.Key.Key_U: "u", Qt.Key.Key_P: "p"}


class LinesView(LineList[Head | Row]):
    """Rows below heads; `key_pressed` carries a row's key and the code of the pressed key.

    Args:
        theme: the look.
        name: for screen readers.
        columns: from the left.
        parent: its parent.
        is_bare: whether the rows have no glyphs and their headings are shown elsewhere; `columns_moved`
            reports when these have to move.
    """

    key_pressed = Signal(str, str)
    columns_moved = Signal()

    opens_on_click = False
    finds_by_letters = False
    tells_heads = True

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[LineColumn],
        parent: QWidget | None = None,
        *,
        is_bare: bool = False,
    ) -> None:
        self._columns, self._is_bare = columns, is_bare
        self._rows = self._rows_in(theme)
        super().__init__(theme, self._rows, name, parent)
        self.setObjectName("linesView")
        self._wanted = ""
        self._head = self._rows.top
        self._measure_columns()

    def _rows_in(self, theme: Theme) -> LinesPainter:
        return LinesPainter(
            theme, self._columns, is_bare=self._is_bare, width=lambda: self.viewport().width()
        )

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        before, self._rows = self._rows, self._rows_in(theme)
        self._rows.left_out = before.left_out
        self._head = self._rows.top
        self.set_source(theme, self._rows)
        self._measure_columns()

    def show_entries(self, entries: Sequence[Head | Row]) -> None:
        """Show other rows; the selected row stays selected if it is still there."""
        self.show_lines(entries, self._wanted)
        self._measure_columns()

    def _measure_columns(self) -> None:
        self._rows.measure_columns(self.lines)
        self.columns_moved.emit()

    def choose(self, key: str) -> None:
        """Select a row and scroll to it."""
        self._wanted = key
        self.go_to(self.number_of(key))

    def land(self, number: int) -> None:
        """Select a row."""
        self._wanted = self._rows.key(self.lines[number])
        super().land(number)

    @override
    def open_current(self) -> None:
        """Select the row of the keyboard: on arrival it is on the first one, which is not selected yet."""
        self.land(self.current)

    @override
    def is_marked(self, number: int) -> bool:
        return bool(self._wanted) and self._rows.key(self.lines[number]) == self._wanted

    def kept_above(self, number: int) -> int:
        """Return the height of the sticky head."""
        return max(super().kept_above(number), self._rows.head)

    # Columns

    def leave_out(self, heading: str) -> None:
        """Hide one column, such as one that repeats the group heads; an empty text shows all."""
        self._rows.left_out = heading
        self.columns_moved.emit()
        self.viewport().update()

    def placed(self) -> list[Placed]:
        """Return the columns that fit, with their positions; some are dropped in narrow lists."""
        return self._rows.placed()

    def cells_of(self, row: Row) -> Iterator[tuple[Placed, Text | Pill]]:
        """Return the visible texts of a row with their positions."""
        return self._rows.cells_of(row)

    def width_of(self, text: Text | Pill) -> float:
        """Return the widths of both lines of a text."""
        return self._rows.width_of(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns_moved.emit()

    # Painting and keys

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible rows, the sticky head above them, and the headings."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sticky(painter)
        if not self._is_bare:
            self._rows.paint_headings(painter)
        painter.end()

    def _paint_sticky(self, painter: QPainter) -> None:
        """Keep the head of the first visible row on top; the next head pushes it away."""
        first = bisect_right(self._tops, self.scrolled) - 1
        head = next((each for each in self.lines[first::-1] if isinstance(each, Head)), None)
        is_cut = self._tops[first] != self.scrolled
        if head is None or first >= self.count or (head is self.lines[first] and not is_cut):
            return
        following = self.lines[first + 1] if first + 1 < self.count else None
        pushed = self.box(first + 1).y() - self._rows.head if isinstance(following, Head) else self._head
        box = QRectF(0, min(self._head, pushed), self.viewport().width(), self._rows.head)
        self._rows.paint(painter, box, head, LineState(is_current=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the selected row with a letter or Space."""
        key = Qt.Key(event.key())
        if key in _ACTS and self.key:
            self.key_pressed.emit(self.key, _ACTS[key])
        else:
            super().keyPressEvent(event)
