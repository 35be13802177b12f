"""The table of one kind of logistics by city: only lines in sight are painted, cells are typed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from organizer_app.domain.logistics_book import PartKind
from organizer_app.ui.screens.logistics.columns import COLUMNS, spot_of
from organizer_app.ui.screens.logistics.table_hand import TableHand
from organizer_app.ui.screens.logistics.table_layout import FIRST_TEXT, HEAD, LINE, RAIL, TableLayout
from organizer_app.ui.screens.logistics.table_painter import TablePainter, sentence, total_sentence
from organizer_app.ui.widgets.cell_grid import CellGrid
from organizer_app.ui.widgets.speaking_items import SpokenItem, tell_current, tell_items_changed
from organizer_app.wording import logistics as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.logistics.columns import Column
    from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter
    from organizer_app.ui.screens.logistics.table_values import Line, TableShown
    from organizer_app.ui.theme.theme import Theme

_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class LogisticsTable(CellGrid):
    """`moved` tells that the cursor went to another line."""

    moved = Signal()

    def __init__(self, theme: Theme, presenter: LogisticsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("logisticsTable", 0, parent)
        self._shown: TableShown | None = None
        self._presenter = presenter
        self.hand = TableHand(self, self, presenter)
        self.set_theme(theme)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.hand.place)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = TablePainter(theme)
        self._measure()

    # What is shown

    @property
    def columns(self) -> Sequence[Column]:
        """The columns in sight."""
        return COLUMNS[self._shown.kind if self._shown else PartKind.SITES]

    @property
    def line(self) -> Line | None:
        """The line in hand."""
        return self._line(self._at[0])

    @property
    def column(self) -> Column:
        """The column in hand."""
        return self.columns[min(self._at[1], len(self.columns) - 1)]

    def _line(self, number: int) -> Line | None:
        shown = self._shown
        return shown.lines[number] if shown is not None and 0 <= number < len(shown.lines) else None

    def show_table(self, shown: TableShown) -> None:
        """Replace the lines; the cell in hand stays the same one while it is in sight."""
        before, line = self._shown, self.line
        self._shown = shown
        if before is None or before.kind is not shown.kind:
            self._at = (self._at[0], 0)
            self.setAccessibleName(words.table_name(shown.kind.value))
        self.setAccessibleDescription(total_sentence(shown))
        self._measure()
        tell_items_changed(self)
        if line is None or not self.go_to_key(line.key):
            self._at = (max(0, min(self._at[0], len(shown.lines) - 1)), self._at[1])
        self.hand.place()

    def go_to_key(self, key: tuple[str, str], column: str = "") -> bool:
        """Go to a line without leaving the one before; tell whether it is in sight."""
        lines = self._shown.lines if self._shown else ()
        near = self._line(self._at[0])
        # Most edits leave everything where it is: thousands of lines need not be gone through.
        spots = (spot for spot, line in enumerate(lines) if line.key == key)
        number = self._at[0] if near is not None and near.key == key else next(spots, -1)
        if number < 0 or self._shown is None:
            return False
        self._at = (number, spot_of(self._shown.kind, column) if column else self._at[1])
        self._bring()
        tell_current(self, self.spoken_current())
        self.viewport().update()
        return True

    def go_on(self, steps: int) -> bool:
        """Go to another cell of the line that can be typed into; tell whether there is one."""
        spot = self._at[1] + steps
        while 0 <= spot < len(self.columns) and not self.columns[spot].can_type:
            spot += steps
        if not 0 <= spot < len(self.columns):
            return False
        self._at = (self._at[0], spot)
        self._bring()
        self.viewport().update()
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
        page = max(0, self.viewport().height() - self._head - self._foot)
        for bar, whole, seen, step in (
            (self.verticalScrollBar(), lines * self._height, page, self._height),
            (self.horizontalScrollBar(), self._layout.whole, self._layout.room, length(60)),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(step)
            bar.setRange(0, max(0, whole - seen))
        self.viewport().update()

    @property
    def _has_room(self) -> bool:
        """Whether a line fits in; before the window is laid out none does, and nothing is to be scrolled."""
        return self.verticalScrollBar().pageStep() >= self._height

    def _rows(self) -> range:
        top, page = self.verticalScrollBar().value(), self.verticalScrollBar().pageStep()
        count = len(self._shown.lines) if self._shown else 0
        return range(min(count, top // self._height), min(count, (top + page) // self._height + 1))

    def box(self, number: int, column: int) -> QRectF:
        """Return where a cell is in the viewport."""
        top = self._head + number * self._height - self.verticalScrollBar().value()
        left, width = self._layout.span(column, self.horizontalScrollBar().value())
        return QRectF(left, top, width, self._height)

    @property
    def cell_box(self) -> QRect:
        """Where the text of the cell in hand is in the viewport; the time of a cue leaves its rail free."""
        box = self.box(*self._at).toRect()
        if self._at[1] == 0:
            box.setLeft(self._theme.length(FIRST_TEXT) - 8)
            if self._shown is not None and self._shown.kind is PartKind.RUN_OF_SHOW:
                box.setWidth(self._theme.length(RAIL - FIRST_TEXT))
        return box

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in sight, then the first column over them, then the headings over both."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        shown = self._shown
        if shown is not None:
            for number in self._rows():
                self._paint_line(painter, shown, number)
            self._paint_here(painter)
            self._paint_headings(painter)
            self._paint_total(painter, shown)
        painter.end()

    def _ground(self, number: int, line: Line) -> str:
        if number == self._at[0]:
            return "selected"
        return "sunken" if line.is_head else "surface"

    def _paint_line(self, painter: QPainter, shown: TableShown, number: int) -> None:
        line, columns = shown.lines[number], self.columns
        ground = self._theme.color(self._ground(number, line))
        first = self.box(number, 0)
        painter.fillRect(QRectF(0, first.y(), self.viewport().width(), self._height), ground)
        texts = self._painter.city_texts(shown, line, columns) if line.is_head else []
        for spot in range(1, len(columns)):
            box = self.box(number, spot)
            if box.right() < first.right() or box.x() > self.viewport().width():
                continue
            if line.is_head:
                self._painter.city_cell(painter, box, texts[spot - 1], columns[spot])
            else:
                self._painter.cell(painter, box, shown, line, columns[spot])
        painter.fillRect(first, ground)
        if line.is_head:
            self._painter.city(painter, self._city_room(number, texts), shown, line)
        elif shown.kind is PartKind.RUN_OF_SHOW:
            self._painter.cue(painter, first, line, is_first=shown.lines[number - 1].is_head)
        else:
            self._painter.part(painter, first, shown, line, columns[0])
        if number == self._at[0]:
            painter.fillRect(QRectF(0, first.y(), 3, self._height), self._theme.color("accent"))
        self._paint_borders(painter, first, line, shown.kind)

    def _paint_borders(self, painter: QPainter, first: QRectF, line: Line, kind: PartKind) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        is_inside = line.part is not None and not line.is_last
        left = self._theme.length(FIRST_TEXT) if not line.is_head and not line.is_last else 0
        y = round(first.bottom()) - 1
        # The rail of times runs on to the next cue.
        painter.drawLine(
            round(first.right()) if kind is PartKind.RUN_OF_SHOW and is_inside else left,
            y,
            self.viewport().width(),
            y,
        )
        # The words of a city run on over the edge of the column that stays.
        if self.horizontalScrollBar().maximum() and not line.is_head:
            painter.drawLine(self._layout.first, round(first.y()), self._layout.first, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _city_room(self, number: int, texts: Sequence[str]) -> QRectF:
        """Let the words of a city run on over cells that say nothing."""
        room = self.box(number, 0)
        boxes = ((self.box(number, spot), text, self.columns[spot]) for spot, text in enumerate(texts, 1))
        starts = [
            self._painter.said_from(*each) for each in boxes if each[1] and each[0].right() > room.right()
        ]
        room.setRight(max(room.right(), min([*starts, self.viewport().width()])))
        return room

    def _paint_here(self, painter: QPainter) -> None:
        """Draw the ring round the cell in hand, or round the name of a city."""
        line = self.line
        if not self.hasFocus() or line is None:
            return
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self.box(self._at[0], self._at[1])
        if self._at[1]:
            painter.setClipRect(QRectF(self._layout.first, 0, self._layout.room, self.viewport().height()))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -3), 5, 5)
        painter.setClipping(False)

    def _paint_headings(self, painter: QPainter) -> None:
        width, head = self.viewport().width(), self._head
        painter.fillRect(QRectF(0, 0, width, head), self._theme.color("surface"))
        for spot in (*range(1, len(self.columns)), 0):
            left, wide = self._layout.span(spot, self.horizontalScrollBar().value())
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
        """Draw what the lines add up to at the lower edge, whatever is scrolled above it."""
        if not self._foot:
            return
        top, width = self.viewport().height() - self._foot, self.viewport().width()
        painter.fillRect(QRectF(0, top, width, self._foot), self._theme.color("surface"))
        scrolled = self.horizontalScrollBar().value()
        spans = (self._layout.span(spot, scrolled) for spot in range(len(self.columns)))
        self._painter.total(painter, [QRectF(left, top, wide, self._foot) for left, wide in spans], shown)
        painter.fillRect(QRectF(0, top, width, 1), self._theme.color("border_strong"))

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cell that was pressed in hand."""
        place = self.place_of(event.position())
        if place is not None and self._leave_for(place[0]):
            self._go_to(*place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a press, too."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type into the cell that was pressed twice; a city gets a new line."""
        if self.place_of(event.position()) is not None:
            self.hand.enter()

    def place_of(self, point: QPointF) -> tuple[int, int] | None:
        """Return the line and the column under a point of the viewport."""
        y = point.y() - self._head
        number = int(y + self.verticalScrollBar().value()) // self._height
        is_foot = point.y() >= self.viewport().height() - self._foot
        if y < 0 or is_foot or self._line(number) is None:
            return None
        return number, self._layout.column_at(point.x(), self.horizontalScrollBar().value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; everything else is the hand's, or the owner's."""
        step = self.step_of(event)
        if step is not None and not event.modifiers() & _COMMANDS:
            self.step(*step)
        elif not self.hand.press(event):
            super().keyPressEvent(event)

    def step(self, down: int, right: int) -> None:
        """Go on by some lines and columns."""
        count = len(self._shown.lines) if self._shown else 0
        number = max(0, min(self._at[0] + down, count - 1))
        if count and self._leave_for(number):
            self._go_to(number, max(0, min(self._at[1] + right, len(self.columns) - 1)))

    def _leave_for(self, number: int) -> bool:
        """Store a line that is being typed before the cursor goes to another one; tell whether it may."""
        line, wanted = self.line, self._line(number)
        if line is None or not line.is_draft or wanted is None or wanted.is_draft:
            return True
        if not self._presenter.settle():
            return False
        self.go_to_key(wanted.key)
        return True

    def _go_to(self, number: int, column: int) -> None:
        count = len(self._shown.lines) if self._shown else 0
        self._at = (max(0, min(number, count - 1)), column)
        self._bring()
        tell_current(self, self.spoken_current())
        self.viewport().update()
        self.moved.emit()

    def _bring(self) -> None:
        number, column = self._at
        if not self._has_room:
            return
        rows, columns = self.verticalScrollBar(), self.horizontalScrollBar()
        top = number * self._height
        rows.setValue(min(max(rows.value(), top + self._height - rows.pageStep()), top))
        columns.setValue(self._layout.scrolled_to(column, columns.value()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        had_room = self._has_room
        self._measure()
        if not had_room:
            self._bring()
        self.hand.place()

    # Screen readers: one item for each line, which says the cell in hand

    def spoken_count(self) -> int:
        """Return how many lines there are."""
        return len(self._shown.lines) if self._shown else 0

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a line with the cell in the column in hand."""
        box, is_current = self.box(number, 0).toRect(), number == self._at[0]
        said = sentence(self._shown, number, self.columns, self._at[1]) if self._shown else ""
        return SpokenItem(said, box, is_selected=is_current, is_current=is_current)
