"""Shows the checklists by city; only the visible cities are painted, however many there are."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.ui.screens.checklists.matrix import EVERYWHERE, Cell, LevelHead, Matrix, MatrixCity
from organizer_app.ui.screens.checklists.matrix_painter import MatrixPainter, Sight
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.ui.widgets.whole_tips import WholeTips
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.language import step_facts
from organizer_app.wording.language.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme


class MatrixView(CellGrid):
    """Cities by steps; the signals carry the id of a task, `key_pressed` also the code of the key."""

    task_chosen = Signal(str)
    key_pressed = Signal(str, str)

    tells_heads = True
    staying = 0

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.matrix_name(), parent)
        self.setObjectName("matrixView")
        WholeTips(self, self._whole_at)
        self.setAccessibleDescription(words.matrix_hint())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.matrix = Matrix()
        self._heads: list[int] = []
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._pictures = MatrixPainter(theme)
        self._pictures.forget(self.matrix)
        self._row, self._step = self._pictures.row, self._pictures.step
        self._head = self._pictures.head
        self._measure()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show other tasks; the cursor keeps its place if possible."""
        self.matrix = matrix
        self._heads = [spot for spot, each in enumerate(matrix.entries) if isinstance(each, LevelHead)]
        self._pictures.forget(matrix)
        self._head = self._pictures.head
        self._column = min(self._column, self.last_column)
        self._measure()
        self._current = self.nearest_stop(self._current)
        self.lines_changed()

    def put_cursor(self, action_id: str) -> None:
        """Move the cursor to the first cell of a city and scroll to it."""
        spot = self.matrix.spots.get(action_id)
        if spot is not None:
            self.go_to_cell(spot, 0)

    @property
    def cursor_at(self) -> QPoint:
        """The column and the entry of the cursor."""
        return QPoint(self._column, self._current)

    @property
    def current_city(self) -> str:
        """The action at the cursor, or an empty text."""
        entries, at = self.matrix.entries, self._current
        entry = entries[at] if 0 <= at < len(entries) else None
        return entry.action.action_id if isinstance(entry, MatrixCity) else ""

    def cell_at(self, point: QPointF) -> QPoint | None:
        """Return the column and the entry under a point of the viewport, or None."""
        number, inside = self.line_at(point.y()), point.x() - self._fixed + self.horizontalScrollBar().value()
        column = int(inside // self._step) if point.x() >= self._fixed else -1
        return QPoint(column, number) if number >= 0 and 0 <= column < self.column_count() else None

    def place_of(self, point: QPointF) -> tuple[int, int] | None:
        """Return the entry and the column under a point of the viewport."""
        at = self.cell_at(point)
        return (at.y(), at.x()) if at is not None and self.is_stop(at.y()) else None

    def column_count(self) -> int:
        """Return the number of steps."""
        return len(self.matrix.columns)

    def span(self, column: int) -> tuple[float, float]:
        """Return the left edge and the width of a step in the viewport."""
        return self._fixed + column * self._step - self.horizontalScrollBar().value(), self._step

    def cell(self, at: QPoint) -> Cell | None:
        """Return the task at a column and an entry."""
        entries = self.matrix.entries
        entry = entries[at.y()] if 0 <= at.y() < len(entries) else None
        return entry.cells[at.x()] if isinstance(entry, MatrixCity) and at.x() < len(entry.cells) else None

    def rect_of(self, column: int, spot: int) -> QRectF:
        """Return the rectangle of a cell in the viewport."""
        x, width = self.span(column)
        return QRectF(x, self._head + spot * self._row - self.scrolled, width, self._row)

    def _whole_at(self, point: QPointF) -> str:
        """Return the full title or city under a point if it is cut."""
        if point.y() < self._head:
            return self._pictures.whole_title(point)
        spot = self.line_at(point.y())
        entry = self.matrix.entries[spot] if spot >= 0 and point.x() < self._fixed else None
        return self._pictures.whole_name(entry) if isinstance(entry, MatrixCity) else ""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        asked, width, row = event.region(), self.viewport().width(), self._row
        pictures, across = self._pictures, self.horizontalScrollBar().value()
        pictures.look(Sight(width, across, self.devicePixelRatioF()))
        painter = QPainter(self.viewport())
        scrolled = self.verticalScrollBar().value()
        top, here = scrolled // row, self._current
        last = min(len(self.matrix.entries), top + (self.viewport().height() - self._head) // row + 2)
        for spot in range(top, last):
            at = self._head + spot * row - scrolled
            if asked.intersects(QRect(0, at, width, row)):
                painter.drawPixmap(0, at, pictures.line(spot, is_here=spot == here))
        below = self._head + last * row - scrolled
        if below < self.viewport().height():
            painter.fillRect(self.viewport().rect().adjusted(0, below, 0, 0), self._theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cursor(painter)
        self._paint_today(painter)
        self.paint_marks(painter)
        self._paint_sticky(painter, top)
        if asked.intersects(QRect(0, 0, width, self._head)):
            painter.drawPixmap(0, 0, pictures.top())
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll below the sticky head; a horizontal scroll changes every picture."""
        if dx:
            self.viewport().update()
            return
        stays = QRect(0, self._head, self.viewport().width(), self._row)
        below = self.viewport().rect().adjusted(0, stays.bottom() + 1, 0, 0)
        move_picture(self.viewport(), 0, dy, below, has_ring=False)
        self.viewport().update(stays)

    def _paint_sticky(self, painter: QPainter, top: int) -> None:
        """Keep the head of the first visible city on top; the next head pushes it away."""
        number = bisect_right(self._heads, top)
        if not number or top >= len(self.matrix.entries):
            return
        spot, rest = self._heads[number - 1], self.verticalScrollBar().value() % self._row
        if spot == top and rest == 0:
            return
        is_pushed = number < len(self._heads) and self._heads[number] == top + 1
        at = self._head - rest if is_pushed else self._head
        painter.drawPixmap(0, at, self._pictures.line(spot, is_here=False))

    def _paint_cursor(self, painter: QPainter) -> None:
        if self.cell(self.cursor_at) is None and not self.hasFocus():
            return
        if not self.matrix.columns:
            return
        box = self.rect_of(self._column, self._current).adjusted(4, 0.5, -4, -1.5)
        if box.x() >= self._fixed - 1:
            draw_ring(painter, self._theme, box, 5, 2 if shows_ring(self) else 1)

    def _paint_today(self, painter: QPainter) -> None:
        columns = self.matrix.columns
        if not columns or not 0 < self.matrix.today_after < len(columns):
            return
        x = self.rect_of(self.matrix.today_after, 0).x()
        if x >= self._fixed:
            painter.fillRect(
                QRectF(x - 1, self._head, 2, self.viewport().height()), self._theme.color("accent")
            )

    # Size, mouse and keyboard

    def _measure(self) -> None:
        self._pictures.fit(self.viewport().width(), self.viewport().height())
        self._head, self._step = self._pictures.head, self._pictures.step
        entries = self.matrix.entries
        stops = [spot for spot, each in enumerate(entries) if isinstance(each, MatrixCity)]
        self.place_tops(range(0, len(entries) * self._row + 1, self._row), stops)

    def fit_bars(self) -> None:
        """Set the scroll range."""
        super().fit_bars()
        self.fit_across(self._pictures.names, self._pictures.whole, self._step)

    def kept_above(self, number: int) -> int:
        """Return the height of the head above the first visible city."""
        return max(super().kept_above(number), self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.cell_at(event.position())
        cell = self.cell(at) if at is not None else None
        if cell is not None:
            self.key_pressed.emit(cell.task_id, "space")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, or act on its task."""
        acts = {Qt.Key.Key_Space: "space", Qt.Key.Key_N: "n", Qt.Key.Key_U: "u", Qt.Key.Key_P: "p"}
        key = Qt.Key(event.key())
        cell = self.cell(self.cursor_at)
        if key is Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and cell:
            self.key_pressed.emit(cell.task_id, EVERYWHERE)
        elif key in acts and cell is not None:
            self.key_pressed.emit(cell.task_id, acts[key])
        else:
            super().keyPressEvent(event)

    def report_cell(self) -> None:
        """Report the task at the cursor, if there is one."""
        cell = self.cell(self.cursor_at)
        self.task_chosen.emit(cell.task_id if cell is not None else "")

    def open_current(self) -> None:
        """Report the task again, so that it is shown beside the matrix."""
        self.report_cell()

    def records(self, number: int) -> Sequence[str]:
        entry = self.matrix.entries[number]
        return () if isinstance(entry, LevelHead) else (entry.action.action_id,)

    def sentence(self, number: int) -> str:
        """Return a head, or a city with its task in the current column."""
        entry = self.matrix.entries[number]
        if isinstance(entry, LevelHead):
            return f"{level_name(entry.level)}, {entry.cities:,}"
        said = words.city_sentence(entry.action.city, entry.done, entry.total)
        cell = self.cell(QPoint(self._column, number))
        if cell is not None:
            said += f" {words.task_sentence(self.matrix.columns[self._column].title, cell.state)}"
            said += f" {step_facts.fact_line(cell.fact, cell.said, is_met=cell.is_met)}".rstrip()
        return said
