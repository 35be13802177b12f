"""The table of one kind of logistics by city; only visible lines are painted, cells are edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.merging.presence import Spot
from organizer_app.ui.screens.logistics.columns import COLUMNS, spot_of
from organizer_app.ui.screens.logistics.table_cursor import TableCursor
from organizer_app.ui.screens.logistics.table_layout import FIRST_TEXT, HEAD, LINE, RAIL, TableLayout
from organizer_app.ui.screens.logistics.table_painter import TablePainter, sentence, total_sentence
from organizer_app.ui.widgets.controls.cell_editor import CellEditor
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.lists.line_keys import is_enter, way_of
from organizer_app.wording.logistics import logistics as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.logistics.columns import LogisticsColumn
    from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter
    from organizer_app.ui.screens.logistics.table_values import Line, TableShown
    from organizer_app.ui.theme.theme import Theme


class LogisticsTable(CellGrid):
    """`moved` reports that the cursor went to another line."""

    moved = Signal()

    def __init__(self, theme: Theme, presenter: LogisticsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.table_name(PartKind.SITES.value), parent)
        self.setObjectName("logisticsTable")
        self._shown: TableShown | None = None
        self._presenter = presenter
        self.line_cursor = TableCursor(self, self, presenter)
        self.set_theme(theme)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.line_cursor.place)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = TablePainter(theme)
        self._measure()

    # Contents

    @property
    def columns(self) -> Sequence[LogisticsColumn]:
        """The visible columns."""
        return COLUMNS[self._shown.kind if self._shown else PartKind.SITES]

    @property
    def line(self) -> Line | None:
        return self._line(self._current)

    @property
    def field(self) -> LogisticsColumn:
        return self.columns[min(self._column, len(self.columns) - 1)]

    def _line(self, number: int) -> Line | None:
        shown = self._shown
        return shown.lines[number] if shown is not None and 0 <= number < len(shown.lines) else None

    def show_table(self, shown: TableShown) -> None:
        """Replace the lines; the current cell stays the same one while it is visible."""
        before, line = self._shown, self.line
        self._shown = shown
        if before is None or before.kind is not shown.kind:
            self._column = 0
            self.setAccessibleName(words.table_name(shown.kind.value))
        self.setAccessibleDescription(total_sentence(shown))
        # Before it is measured, which may scroll: what is typed keeps its place beside its line.
        number = -1 if line is None else self._number_of(line.key)
        self._current = max(0, min(self._current, len(shown.lines) - 1)) if number < 0 else number
        self._measure()
        self.lines_changed()
        if number >= 0:
            self.go_to_cell(number, self._column)
        self.line_cursor.place()

    def go_to_key(self, key: tuple[str, str], column: str = "") -> bool:
        """Go to a line without leaving the previous one; return whether it is shown."""
        number = self._number_of(key)
        if number < 0 or self._shown is None:
            return False
        self.go_to_cell(number, spot_of(self._shown.kind, column) if column else self._column)
        return True

    def _number_of(self, key: tuple[str, str]) -> int:
        """Return the number of the line with a key, or -1."""
        lines = self._shown.lines if self._shown else ()
        near = self._line(self._current)
        # Most edits keep the order: no need to walk through thousands of lines.
        spots = (spot for spot, line in enumerate(lines) if line.key == key or _is_city(line, key))
        return self._current if near is not None and near.key == key else next(spots, -1)

    def go_on(self, steps: int) -> bool:
        spot = self._column + steps
        while 0 <= spot < len(self.columns) and not self.columns[spot].can_type:
            spot += steps
        if not 0 <= spot < len(self.columns):
            return False
        self.go_to_cell(self._current, spot)
        return True

    # Measures

    def _measure(self) -> None:
        length = self._theme.length
        self._height, self._head = length(LINE), length(HEAD)
        shown, columns = self._shown, self.columns
        needs = self._painter.needs(columns, shown)
        self._layout = TableLayout(columns, self.viewport().width(), length, needs)
        lines = len(shown.lines) if shown else 0
        self._foot = self._height if shown and shown.totals else 0
        self.place_tops(range(0, lines * self._height + 1, self._height), range(lines))

    def fit_bars(self) -> None:
        """Set the scroll range."""
        super().fit_bars()
        self.fit_across(self._layout.first, self._layout.whole, self._theme.length(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        had_room = self._has_room
        self._measure()
        super().resizeEvent(event)
        if not had_room:
            self.go_to_cell(self._current, self._column)
        self.line_cursor.place()

    @property
    def _has_room(self) -> bool:
        """Return whether a line fits; before the window is laid out none does, so do not scroll."""
        return self.verticalScrollBar().pageStep() >= self._height

    def bring(self, number: int) -> None:
        """Scroll to a line once there is space for lines."""
        if self._has_room:
            super().bring(number)

    def column_count(self) -> int:
        """Return the number of columns."""
        return len(self.columns)

    def span(self, column: int) -> tuple[float, float]:
        """Return the left edge and the width of a column in the viewport."""
        return self._layout.span(column, self.horizontalScrollBar().value())

    def column_at(self, x: float) -> int:
        """Return the number of the column at a viewport position."""
        return self._layout.column_at(x, self.horizontalScrollBar().value())

    @property
    def cell_box(self) -> QRect:
        """The text rectangle of the current cell in the viewport, without the rail before a cue's time."""
        box = self.cell_rect(self._current, self._column).toRect()
        if self._column == 0:
            box.setLeft(self._theme.length(FIRST_TEXT) - 8)
            if self._shown is not None and self._shown.kind is PartKind.RUN_OF_SHOW:
                box.setWidth(self._theme.length(RAIL - FIRST_TEXT))
        return box

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        shown = self._shown
        if shown is not None:
            for number in self.in_sight():
                self._paint_line(painter, shown, number)
            self._paint_here(painter)
            self.paint_marks(painter)
            self._paint_headings(painter)
            self._paint_total(painter, shown)
        painter.end()

    def _background(self, number: int, line: Line) -> str:
        if number == self._current:
            return "selected"
        return "sunken" if line.is_head else "surface"

    def _paint_line(self, painter: QPainter, shown: TableShown, number: int) -> None:
        line, columns = shown.lines[number], self.columns
        background = self._theme.color(self._background(number, line))
        first = self.cell_rect(number, 0)
        painter.fillRect(QRectF(0, first.y(), self.viewport().width(), self._height), background)
        texts = self._painter.city_texts(shown, line, columns) if line.is_head else []
        for spot in range(1, len(columns)):
            box = self.cell_rect(number, spot)
            if box.right() < first.right() or box.x() > self.viewport().width():
                continue
            if line.is_head:
                self._painter.city_cell(painter, box, texts[spot - 1], columns[spot])
            else:
                self._painter.cell(painter, box, shown, line, columns[spot])
        painter.fillRect(first, background)
        if line.is_head:
            self._painter.city(painter, self._city_room(number, texts), shown, line)
        elif line.is_alone:
            self._painter.city(painter, first, shown, line)
        elif shown.kind is PartKind.RUN_OF_SHOW:
            self._painter.cue(painter, first, line, is_first=shown.lines[number - 1].is_head)
        else:
            self._painter.part(painter, first, shown, line, columns[0])
        if number == self._current:
            painter.fillRect(QRectF(0, first.y(), 3, self._height), self._theme.color("accent"))
        self._paint_borders(painter, first, line, shown.kind)

    def _paint_borders(self, painter: QPainter, first: QRectF, line: Line, kind: PartKind) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        is_inside = line.part is not None and not line.is_last
        left = self._theme.length(FIRST_TEXT) if not line.is_head and not line.is_last else 0
        y = round(first.bottom()) - 1
        # The rail of times continues to the next cue.
        painter.drawLine(
            round(first.right()) if kind is PartKind.RUN_OF_SHOW and is_inside else left,
            y,
            self.viewport().width(),
            y,
        )
        # A city's text continues past the edge of the fixed column.
        if self.horizontalScrollBar().maximum() and not line.is_head:
            painter.drawLine(self._layout.first, round(first.y()), self._layout.first, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _city_room(self, number: int, texts: Sequence[str]) -> QRectF:
        """Extend the words of a city over empty cells."""
        room = self.cell_rect(number, 0)
        boxes = (
            (self.cell_rect(number, spot), text, self.columns[spot]) for spot, text in enumerate(texts, 1)
        )
        starts = [
            self._painter.said_from(*each) for each in boxes if each[1] and each[0].right() > room.right()
        ]
        room.setRight(max(room.right(), min([*starts, self.viewport().width()])))
        return room

    def _paint_here(self, painter: QPainter) -> None:
        """Draw the focus ring around the current cell, or around a city's name."""
        if not shows_ring(self) or self.line is None:
            return
        box = self.cell_rect(self._current, self._column)
        if self._column:
            painter.setClipRect(QRectF(self._layout.first, 0, self._layout.room, self.viewport().height()))
        draw_ring(painter, self._theme, box.adjusted(1, 1, -1, -2), 5)
        painter.setClipping(False)

    def _paint_headings(self, painter: QPainter) -> None:
        width, head = self.viewport().width(), self._head
        painter.fillRect(QRectF(0, 0, width, head), self._theme.color("surface"))
        for spot in (*range(1, len(self.columns)), 0):
            left, wide = self.span(spot)
            box = QRectF(left, 0, wide, head)
            if not spot:
                painter.fillRect(box, self._theme.color("surface"))
            self._painter.heading(painter, box, self.columns[spot], is_first=not spot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(0, head - 1, width, head - 1)
        if self.horizontalScrollBar().maximum():
            painter.drawLine(self._layout.first, 0, self._layout.first, head)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_total(self, painter: QPainter, shown: TableShown) -> None:
        """Draw the totals at the lower edge, on top of the scrolled lines."""
        if not self._foot:
            return
        top, width = self.viewport().height() - self._foot, self.viewport().width()
        painter.fillRect(QRectF(0, top, width, self._foot), self._theme.color("surface"))
        spans = map(self.span, range(len(self.columns)))
        self._painter.total(painter, [QRectF(left, top, wide, self._foot) for left, wide in spans], shown)
        painter.fillRect(QRectF(0, top, width, 1), self._theme.color("border_strong"))

    # Mouse and keyboard

    def open_current(self) -> None:
        """Edit the double-clicked cell; a city gets a new line."""
        self.line_cursor.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between cells; `TableCursor` or the owner handles all other keys."""
        if way_of(event, has_columns=True) or is_enter(event) or not self.line_cursor.press(event):
            super().keyPressEvent(event)

    def land_on(self, number: int, column: int) -> None:
        """Go to a cell after the previous line is stored; dropping a draft moves the lines."""
        if self._leave_for(number):
            super().land_on(min(number, self.count - 1), column)

    def report_cell(self) -> None:
        """Report that the keyboard went to another cell."""
        self.moved.emit()

    def _leave_for(self, number: int) -> bool:
        """Store a line being typed before the cursor moves on; return whether it may."""
        line, wanted = self.line, self._line(number)
        if line is None or not line.is_draft or wanted is None or wanted.is_draft:
            return True
        if not self._presenter.settle():
            return False
        self.go_to_key(wanted.key)
        return True

    def spot_of(self, field: QWidget) -> Spot:
        """Return what is edited in the field on top of a cell."""
        line = self.line
        if line is None or not isinstance(field, CellEditor):
            return Spot()
        return Spot(line.action_id, self.field.code, line.key[1])

    # Screen readers: one item per line, which reads the current cell

    def records(self, number: int) -> Sequence[str]:
        """Return what the key of a line names."""
        return self._shown.lines[number].key if self._shown else ()

    def sentence(self, number: int) -> str:
        """Return a line with its cell in the current column."""
        return sentence(self._shown, number, self.columns, self._column) if self._shown else ""


def _is_city(line: Line, key: tuple[str, str]) -> bool:
    """Return whether a key without a part means a line that stands for its city, too."""
    return line.is_alone and key == (line.action_id, "")
