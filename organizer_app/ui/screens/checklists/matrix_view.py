"""The checklists by city, painted: only the cities in sight are drawn, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from organizer_app.ui.screens.checklists.matrix import Cell, CityLine, Entry, LevelHead, Matrix
from organizer_app.ui.screens.checklists.task_glyphs import SIZE, TaskGlyphs
from organizer_app.ui.theme.glyphs import Glyphs, short_count
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.speaking import announce
from organizer_app.wording import checklists as words
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from organizer_app.ui.theme.theme import Theme

ROW: Final = 30
HEAD: Final = 168
_NAMES: Final = 216
_STEP: Final = 40
_TILT: Final = -52
_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_STATE: Final = TextStyle(TYPE_META, REGULAR)
_SMALL: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_COUNT: Final = TextStyle(TYPE_BODY, REGULAR, tabular=True)
_LATE: Final = TextStyle(TYPE_CAPTION, SEMIBOLD, tabular=True)
_TITLE: Final = TextStyle(TYPE_META, REGULAR)
_GATE: Final = TextStyle(TYPE_META, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_MANY: Final = 100
_FARTHEST: Final = 1_000_000


class MatrixView(QAbstractScrollArea):
    """Cities by steps; its signals carry the id of a task, `key_pressed` the code of the key as well."""

    task_chosen = Signal(str)
    key_pressed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrixView")
        self.setAccessibleName(words.matrix_name())
        self.setAccessibleDescription(words.matrix_hint())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.matrix = Matrix()
        self.cursor_at = QPoint(0, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._texts = TextPainter(theme)
        self._balls = Glyphs(theme)
        self._glyphs = TaskGlyphs(theme)
        self._row, self._step = theme.length(ROW), theme.length(_STEP)
        self._names, self._head = theme.length(_NAMES), theme.length(HEAD)
        self._measure()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show other tasks; the cursor stays where it is, as far as it can."""
        self.matrix = matrix
        self.cursor_at.setY(min(self.cursor_at.y(), max(1, len(matrix.entries) - 1)))
        self.cursor_at.setX(min(self.cursor_at.x(), max(0, len(matrix.columns) - 1)))
        self._measure()

    def put_cursor(self, action_id: str, column: int = 0) -> None:
        """Put the cursor on a city and bring it into sight."""
        spot = self.matrix.spots.get(action_id)
        if spot is not None:
            self.cursor_at = QPoint(column, spot)
            self._show_cursor()

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

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cities in sight below the heads of the columns."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        top = self.verticalScrollBar().value() // self._row
        rows = (self.viewport().height() - self._head) // self._row + 2
        for spot in range(top, min(len(self.matrix.entries), top + rows)):
            self._paint_entry(painter, spot, self.matrix.entries[spot])
        self._paint_cursor(painter)
        self._paint_today(painter)
        self._paint_heads(painter)
        painter.end()

    def _columns_in_sight(self) -> range:
        left = self.horizontalScrollBar().value() // self._step
        count = (self.viewport().width() - self._names) // self._step + 2
        return range(left, min(len(self.matrix.columns), left + count))

    def _paint_entry(self, painter: QPainter, spot: int, entry: Entry) -> None:
        box = self.rect_of(0, spot)
        line = QRectF(0, box.y(), self.viewport().width(), box.height())
        theme = self._theme
        if isinstance(entry, LevelHead):
            painter.fillRect(line, theme.color("band"))
        elif spot == self.cursor_at.y():
            painter.fillRect(line, theme.color("selected"))
        painter.fillRect(QRectF(0, line.bottom() - 1, line.width(), 1), theme.color("border"))
        self._paint_cells(painter, spot, entry)
        ground = (
            "band"
            if isinstance(entry, LevelHead)
            else "selected"
            if spot == self.cursor_at.y()
            else "surface"
        )
        painter.fillRect(QRectF(0, line.y(), self._names, line.height() - 1), theme.color(ground))
        if isinstance(entry, LevelHead):
            dpr = painter.device().devicePixelRatioF()
            edge = theme.length(13)
            painter.drawPixmap(
                QPointF(14, line.center().y() - edge / 2), self._balls.ball(entry.level, edge, dpr)
            )
            self._texts.draw(
                painter, QRectF(36, line.y(), 110, line.height()), level_name(entry.level), _SMALL, "text2"
            )
            room = QRectF(0, line.y(), self._names - 14, line.height())
            self._texts.draw(painter, room, f"{entry.cities:,}", _SMALL, "text2", align=_RIGHT)
        else:
            self._paint_city(painter, line, entry)

    def _paint_city(self, painter: QPainter, line: QRectF, entry: CityLine) -> None:
        counts = f"{entry.done} / {entry.total}"
        right = QRectF(0, line.y(), self._names - 14, line.height())
        taken = self._texts.draw(painter, right, counts, _COUNT, "text2", align=_RIGHT)
        state = entry.action.state
        room = self._names - 36 - 22 - taken - (self._texts.advance(state, _STATE) + 6 if state else 0)
        name = QRectF(36, line.y(), room, line.height())
        width = self._texts.draw(painter, name, entry.action.city, _NAME)
        self._texts.draw(painter, QRectF(36 + width + 6, line.y(), 60, line.height()), state, _STATE, "text2")

    def _paint_cells(self, painter: QPainter, spot: int, entry: Entry) -> None:
        dpr = painter.device().devicePixelRatioF()
        edge = self._theme.length(SIZE + 6)
        for column in self._columns_in_sight():
            box = self.rect_of(column, spot)
            if isinstance(entry, LevelHead):
                if entry.late[column]:
                    count = entry.late[column]
                    text = words.late_count(count) if count < _MANY else short_count(count)
                    self._texts.draw(painter, box, text, _LATE, "danger", align=_CENTER)
                continue
            cell = entry.cells[column]
            if cell is not None:
                glyph = self._glyphs.glyph(cell.state, dpr, is_gate=cell.is_gate, is_changed=cell.is_changed)
                painter.drawPixmap(QPointF(box.center().x() - edge / 2, box.center().y() - edge / 2), glyph)

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

    def _paint_heads(self, painter: QPainter) -> None:
        theme, width = self._theme, self.viewport().width()
        painter.fillRect(QRectF(0, 0, width, self._head), theme.color("surface"))
        foot = theme.length(26)
        self._paint_titles(painter, foot)
        self._paint_offsets(painter, QRectF(0, self._head - foot, width, foot))
        painter.fillRect(QRectF(0, self._head - foot, self._names, foot), theme.color("surface"))
        base = QRectF(16, self._head - foot, self._names - 30, foot)
        self._texts.draw(painter, base, words.city(), _SMALL, "text2")
        self._texts.draw(painter, base, words.done_heading(), _SMALL, "text2", align=_RIGHT)
        painter.fillRect(QRectF(0, self._head - 1, width, 1), theme.color("border"))

    def _paint_titles(self, painter: QPainter, foot: int) -> None:
        room = self._theme.length(158)
        for column in self._columns_in_sight():
            title = self.matrix.columns[column]
            box = self.rect_of(column, 0)
            if box.center().x() < self._names:
                continue
            painter.save()
            painter.translate(box.center().x() + 2, self._head - foot - 5)
            painter.rotate(_TILT)
            height = self._theme.length(16)
            style = _GATE if title.is_gate else _TITLE
            line = QRectF(0, -height / 2, room, height)
            self._texts.draw(painter, line, title.title, style, "text" if title.is_gate else "text2")
            painter.restore()

    def _paint_offsets(self, painter: QPainter, line: QRectF) -> None:
        columns = self.matrix.columns
        shown = self._columns_in_sight()
        start = shown.start
        while start < shown.stop:
            end = start
            while end < len(columns) and columns[end].offset == columns[start].offset:
                end += 1
            left, right = self.rect_of(start, 0).x(), self.rect_of(end, 0).x()
            box = QRectF(left, line.y(), right - left, line.height())
            self._texts.draw(
                painter, box, words.offset(columns[start].offset), _SMALL, "text2", align=_CENTER
            )
            painter.fillRect(QRectF(right - 1, line.y(), 1, line.height()), self._theme.color("border"))
            start = end
        if 0 < self.matrix.today_after < len(columns):
            middle = self.rect_of(self.matrix.today_after, 0).x()
            wide = self._texts.advance(words.today(), _LATE) + 14
            pill = QRectF(middle - wide / 2, line.y() + 4, wide, line.height() - 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            self._texts.draw(painter, pill, words.today(), _LATE, "accent_text", align=_CENTER)

    # Size, mouse and keyboard

    def _measure(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        height = max(0, self.viewport().height() - self._head)
        width = max(0, self.viewport().width() - self._names)
        down.setPageStep(height)
        down.setSingleStep(self._row)
        down.setRange(0, max(0, len(self.matrix.entries) * self._row - height))
        across.setPageStep(width)
        across.setSingleStep(self._step)
        # The last title leans over its column.
        lean = self._theme.length(90)
        across.setRange(0, max(0, len(self.matrix.columns) * self._step + lean - width))
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
        entry = self.matrix.entries[self.cursor_at.y()]
        if cell is not None and isinstance(entry, CityLine):
            title = self.matrix.columns[self.cursor_at.x()].title
            announce(self, words.cell_sentence(title, entry.action.city, cell.state, ""))
        self.task_chosen.emit(cell.task_id if cell is not None else "")
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self.viewport().update()
