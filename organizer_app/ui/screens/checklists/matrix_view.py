"""The checklists by city, painted: only the cities in sight are drawn, however many there are."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from organizer_app.ui.screens.checklists.matrix import EVERYWHERE, Cell, CityLine, LevelHead, Matrix
from organizer_app.ui.screens.checklists.matrix_painter import MatrixPainter, Sight
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.ui.widgets.speaking_area import SpeakingArea
from organizer_app.ui.widgets.speaking_items import (
    Role,
    SpokenItem,
    tell_current,
    tell_items_changed,
)
from organizer_app.ui.widgets.whole_tips import WholeTips
from organizer_app.wording import checklists as words
from organizer_app.wording import step_facts
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_FARTHEST: Final = 1_000_000


class MatrixView(SpeakingArea):
    """Cities by steps; its signals carry the id of a task, `key_pressed` the code of the key as well."""

    task_chosen = Signal(str)
    key_pressed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrixView")
        WholeTips(self, self._whole_at)
        self.setAccessibleName(words.matrix_name())
        self.setAccessibleDescription(words.matrix_hint())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.matrix = Matrix()
        self._heads: list[int] = []
        self.cursor_at = QPoint(0, 1)
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
        """Show other tasks; the cursor stays where it is, as far as it can."""
        self.matrix = matrix
        self._heads = [spot for spot, each in enumerate(matrix.entries) if isinstance(each, LevelHead)]
        self._pictures.forget(matrix)
        self._head = self._pictures.head
        self.cursor_at.setY(min(self.cursor_at.y(), max(1, len(matrix.entries) - 1)))
        self.cursor_at.setX(min(self.cursor_at.x(), max(0, len(matrix.columns) - 1)))
        self._measure()
        tell_items_changed(self)

    def put_cursor(self, action_id: str, column: int = 0) -> None:
        """Put the cursor on a city and bring it into sight."""
        spot = self.matrix.spots.get(action_id)
        if spot is not None:
            self.cursor_at = QPoint(column, spot)
            self._show_cursor()

    @property
    def city_in_hand(self) -> str:
        """The action of the line that the cursor is on, or an empty text."""
        entries, at = self.matrix.entries, self.cursor_at.y()
        entry = entries[at] if at < len(entries) else None
        return entry.action.action_id if isinstance(entry, CityLine) else ""

    def cell_at(self, point: QPointF) -> QPoint | None:
        """Return column and entry under a point of the viewport, or None."""
        x = point.x() - self._names + self.horizontalScrollBar().value()
        y = point.y() - self._head + self.verticalScrollBar().value()
        if point.x() < self._names or point.y() < self._head:
            return None
        column, spot = int(x // self._step), int(y // self._row)
        inside = column < len(self.matrix.columns) and spot < len(self.matrix.entries)
        return QPoint(column, spot) if inside else None

    def cell(self, at: QPoint) -> Cell | None:
        """Return the task at a column and an entry."""
        entries = self.matrix.entries
        entry = entries[at.y()] if 0 <= at.y() < len(entries) else None
        return entry.cells[at.x()] if isinstance(entry, CityLine) and at.x() < len(entry.cells) else None

    def rect_of(self, column: int, spot: int) -> QRectF:
        """Return where a cell is in the viewport."""
        x = self._names + column * self._step - self.horizontalScrollBar().value()
        y = self._head + spot * self._row - self.verticalScrollBar().value()
        return QRectF(x, y, self._step, self._row)

    def _whole_at(self, point: QPointF) -> str:
        """Return the whole of the title or the city under a point where it is cut."""
        if point.y() < self._head:
            return self._pictures.whole_title(point)
        spot = self.spoken_at(point.toPoint())
        entry = self.matrix.entries[spot] if spot >= 0 and point.x() < self._names else None
        return self._pictures.whole_name(entry) if isinstance(entry, CityLine) else ""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the pictures of the lines that are asked for below the heads of the columns."""
        asked, width, row = event.region(), self.viewport().width(), self._row
        pictures, across = self._pictures, self.horizontalScrollBar().value()
        pictures.look(Sight(width, across, self.devicePixelRatioF()))
        painter = QPainter(self.viewport())
        scrolled = self.verticalScrollBar().value()
        top, here = scrolled // row, self.cursor_at.y()
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
        self._paint_sticky(painter, top)
        if asked.intersects(QRect(0, 0, width, self._head)):
            painter.drawPixmap(0, 0, pictures.top())
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted below the head that stays in sight; sideways everything is another picture."""
        if dx:
            self.viewport().update()
            return
        stays = QRect(0, self._head, self.viewport().width(), self._row)
        below = self.viewport().rect().adjusted(0, stays.bottom() + 1, 0, 0)
        move_picture(self.viewport(), 0, dy, below, has_ring=False)
        self.viewport().update(stays)

    def _paint_sticky(self, painter: QPainter, top: int) -> None:
        """Keep the head of the first city in sight above it; the next head pushes it away."""
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
        box = self.rect_of(self.cursor_at.x(), self.cursor_at.y()).adjusted(5, 1.5, -5, -2.5)
        if box.x() < self._names:
            return
        painter.setPen(QPen(self._theme.color("accent"), 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)

    def _paint_today(self, painter: QPainter) -> None:
        columns = self.matrix.columns
        if not columns or not 0 < self.matrix.today_after < len(columns):
            return
        x = self.rect_of(self.matrix.today_after, 0).x()
        if x >= self._names:
            painter.fillRect(
                QRectF(x - 1, self._head, 2, self.viewport().height()), self._theme.color("accent")
            )

    # Size, mouse and keyboard

    def _measure(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        self._pictures.fit(self.viewport().width())
        self._names = self._pictures.names
        height = max(0, self.viewport().height() - self._head)
        width = max(0, self.viewport().width() - self._names)
        down.setPageStep(height)
        down.setSingleStep(self._row)
        down.setRange(0, max(0, len(self.matrix.entries) * self._row - height))
        across.setPageStep(width)
        across.setSingleStep(self._step)
        across.setRange(0, max(0, self._pictures.whole - width))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the task that was clicked."""
        at = self.cell_at(event.position())
        if at is not None:
            self.cursor_at = at
            self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark the task that was clicked twice as done."""
        at = self.cell_at(event.position())
        cell = self.cell(at) if at is not None else None
        if cell is not None:
            self.key_pressed.emit(cell.task_id, "space")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the release: the press has done everything."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, or do something to the task below it."""
        page = max(1, (self.viewport().height() - self._head) // self._row - 1)
        steps = {
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_PageDown: (0, page),
            Qt.Key.Key_PageUp: (0, -page),
            Qt.Key.Key_Home: (-_FARTHEST, 0),
            Qt.Key.Key_End: (_FARTHEST, 0),
        }
        acts = {Qt.Key.Key_Space: "space", Qt.Key.Key_N: "n", Qt.Key.Key_U: "u", Qt.Key.Key_P: "p"}
        key = Qt.Key(event.key())
        cell = self.cell(self.cursor_at)
        if key in steps:
            self._go(*steps[key])
        elif key is Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and cell:
            self.key_pressed.emit(cell.task_id, EVERYWHERE)
        elif key in acts and cell is not None:
            self.key_pressed.emit(cell.task_id, acts[key])
        else:
            super().keyPressEvent(event)

    def _go(self, across: int, down: int) -> None:
        if not self.matrix.entries:
            return
        x = min(max(self.cursor_at.x() + across, 0), len(self.matrix.columns) - 1)
        y = min(max(self.cursor_at.y() + down, 1), len(self.matrix.entries) - 1)
        if isinstance(self.matrix.entries[y], LevelHead):
            y += 1 if down > 0 or y == 0 else -1
        self.cursor_at = QPoint(x, min(max(y, 1), len(self.matrix.entries) - 1))
        self._show_cursor()
        self._tell()

    def _show_cursor(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        box = self.rect_of(self.cursor_at.x(), self.cursor_at.y())
        if box.y() < self._head + self._row:
            down.setValue(round(down.value() + box.y() - self._head - self._row))
        elif box.bottom() > self.viewport().height():
            down.setValue(round(down.value() + box.bottom() - self.viewport().height()))
        if self.viewport().width() < self._names + self._step:
            return
        if box.x() < self._names:
            across.setValue(round(across.value() + box.x() - self._names))
        elif box.right() > self.viewport().width():
            across.setValue(round(across.value() + box.right() - self.viewport().width()))
        self.viewport().update()

    def _tell(self) -> None:
        cell = self.cell(self.cursor_at)
        tell_current(self, self.cursor_at.y())
        self.task_chosen.emit(cell.task_id if cell is not None else "")
        self.viewport().update()

    # Screen readers: one item for each line, which says the task in the column in hand

    def spoken_count(self) -> int:
        """Return how many heads and cities there are."""
        return len(self.matrix.entries)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a head, or a city with its task in the column in hand."""
        entry, is_current = self.matrix.entries[number], number == self.cursor_at.y()
        top = self._head + number * self._row - self.verticalScrollBar().value()
        box = QRect(0, top, self.viewport().width(), self._row)
        if isinstance(entry, LevelHead):
            return SpokenItem(f"{level_name(entry.level)}, {entry.cities:,}", box, role=Role.Heading)
        said = words.city_sentence(entry.action.city, entry.done, entry.total)
        cell = self.cell(QPoint(self.cursor_at.x(), number))
        if cell is not None:
            said += f" {words.task_sentence(self.matrix.columns[self.cursor_at.x()].title, cell.state)}"
            said += f" {step_facts.fact_line(cell.fact, cell.said, is_met=cell.is_met)}".rstrip()
        return SpokenItem(said, box, is_current, is_current)

    def spoken_at(self, point: QPoint) -> int:
        """Return which line is under a point of the viewport, or -1."""
        spot = (point.y() - self._head + self.verticalScrollBar().value()) // self._row
        return spot if point.y() >= self._head and 0 <= spot < len(self.matrix.entries) else -1

    def spoken_current(self) -> int:
        """Return which line the cursor is on, or -1."""
        return self.cursor_at.y() if self.cursor_at.y() < len(self.matrix.entries) else -1

    def spoken_press(self, number: int) -> None:
        """Put the cursor on a city."""
        if isinstance(self.matrix.entries[number], CityLine):
            self.cursor_at = QPoint(self.cursor_at.x(), number)
            self._show_cursor()
            self._tell()
