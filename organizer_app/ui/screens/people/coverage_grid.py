"""Draws the matrix of cities and roles: the lines in sight alone, and all on one screen when asked to."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from typing_extensions import override

from organizer_app.domain.coverage import COLUMNS
from organizer_app.ui.screens.people.coverage_groups import Band, band_of, group_of
from organizer_app.ui.screens.people.coverage_painter import CoveragePainter, Widths
from organizer_app.ui.theme.tokens import ROW_HEADER
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.ui.widgets.speaking_area import SpeakingArea
from organizer_app.ui.widgets.speaking_items import (
    Role,
    SpokenItem,
    tell_current,
    tell_items_changed,
)
from organizer_app.wording import coverage as words
from organizer_app.wording.same_city import which_actions

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.coverage import CoverageRow
    from organizer_app.ui.screens.people.people_view import CoverageShown
    from organizer_app.ui.theme.theme import Theme

_LINE: Final = 30
_LEAST: Final = 11
# Lines kept as pictures.
_REMEMBERED: Final = 160
_CITY: Final = 192
_FILLED: Final = 74
# Below this width the first and the last column are narrower.
_NARROW: Final = 900
_CITY_NARROW: Final = 148
_FILLED_NARROW: Final = 62
# The column of cities grows for long names while every other column keeps this.
_CELL: Final = 100
_CELL_NARROW: Final = 80
_FARTHEST: Final = 1_000_000


class CoverageGrid(SpeakingArea):
    """`chosen` carries a city action and a column by number, `opened` the same on Enter."""

    chosen = Signal(str, int)
    opened = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: CoverageShown | None = None
        self._lines: list[Band | CoverageRow] = []
        self._tops: list[int] = [0]
        self._which: dict[str, str] = {}
        self._at = (-1, 0)
        self._is_fitted = False
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self.setAccessibleName(words.matrix_name())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = CoveragePainter(theme)
        self._want()
        self._measure()

    def show_coverage(self, shown: CoverageShown) -> None:
        """Replace the lines; the cell in hand stays the same one."""
        before = self.cell
        self._shown = shown
        self._lines = []
        self._which = which_actions((line.row for line in shown.coverage.rows), in_time=True)
        grouping = shown.grouping
        for _group, rows in groupby(shown.coverage.rows, key=lambda each: group_of(each.row, grouping)):
            held = list(rows)
            self._lines += [band_of(held, grouping), *held]
        self._want()
        self._measure()
        tell_items_changed(self)
        self._at = (-1, self._at[1])
        if before is not None:
            self.choose(*before)

    @property
    def cell(self) -> tuple[str, int] | None:
        """The cell in hand."""
        line = self._lines[self._at[0]] if 0 <= self._at[0] < len(self._lines) else None
        return None if line is None or isinstance(line, Band) else (line.row.action_id, self._at[1])

    def choose(self, action_id: str, column: int) -> None:
        """Go to a cell without telling."""
        for number, line in enumerate(self._lines):
            if not isinstance(line, Band) and line.row.action_id == action_id:
                self._at = (number, column)
                self._bring(number)
        self._say()
        self.viewport().update()

    def fit(self) -> None:
        """Fit all cities on one screen, or give every line its full height again."""
        self._is_fitted = not self._is_fitted
        self._measure()

    @property
    def cities_in_sight(self) -> int:
        """How many cities are wholly in sight."""
        page = self.verticalScrollBar().value() + self._page()
        return sum(
            not isinstance(self._lines[number], Band) and self._tops[number + 1] <= page
            for number in self._in_sight()
        )

    def _want(self) -> None:
        rows = self._shown.coverage.rows if self._shown else ()
        self._wanted = self._painter.city_width(rows, self._which)

    def _page(self) -> int:
        return max(0, self.viewport().height() - self.head_height)

    def _measure(self) -> None:
        self._pictures.clear()
        self._head_picture: QPixmap | None = None
        line, band = self._theme.length(_LINE), self._theme.length(ROW_HEADER)
        if self._is_fitted and self._lines:
            line = band = max(_LEAST, min(line, self._page() // len(self._lines)))
        self._height = line
        width = self.viewport().width()
        length = self._theme.length
        is_narrow = width < length(_NARROW)
        city, filled = (_CITY_NARROW, _FILLED_NARROW) if is_narrow else (_CITY, _FILLED)
        room = max(length(filled), self._painter.filled_width())
        most = width - room - len(COLUMNS) * length(_CELL_NARROW if is_narrow else _CELL)
        wanted = max(length(city), min(self._wanted, most))
        self._painter.widths = Widths(width, wanted, room, line)
        self.head_height = self._painter.head_height()
        self._tops = [0, *accumulate(band if isinstance(each, Band) else line for each in self._lines)]
        bar = self.verticalScrollBar()
        bar.setPageStep(self._page())
        bar.setSingleStep(line)
        bar.setRange(0, max(0, self._tops[-1] - self._page()))
        self.viewport().update()

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, min(bisect_right(self._tops, top + self._page() - 1), len(self._lines)))

    def _box(self, number: int) -> QRectF:
        top = self._tops[number] - self.verticalScrollBar().value() + self.head_height
        return QRectF(0, top, self.viewport().width(), self._tops[number + 1] - self._tops[number])

    def rect_of(self, action_id: str, column: int) -> QRectF:
        """Return where a cell is in the viewport."""
        number = next(
            at
            for at, line in enumerate(self._lines)
            if not isinstance(line, Band) and line.row.action_id == action_id
        )
        left, width = self._painter.widths.column(column)
        box = self._box(number)
        return QRectF(left, box.y(), width, box.height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in sight, then the head over them."""
        asked = event.rect()
        painter = QPainter(self.viewport())
        below = self._tops[-1] - self.verticalScrollBar().value() + self.head_height
        if below < self.viewport().height():
            painter.fillRect(self.viewport().rect().adjusted(0, below, 0, 0), self._theme.color("surface"))
        for number in self._in_sight():
            line, box = self._lines[number], self._box(number)
            if box.bottom() > asked.top() and box.top() <= asked.bottom():
                painter.drawPixmap(0, round(box.y()), self._picture(number, box, line))
        if asked.top() < self.head_height:
            painter.drawPixmap(0, 0, self._head())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted below the head."""
        below = self.viewport().rect().adjusted(0, self.head_height, 0, 0)
        move_picture(self.viewport(), dx, dy, below, has_ring=self.hasFocus())

    def _picture(self, number: int, box: QRectF, line: Band | CoverageRow) -> QPixmap:
        """Return a line as a picture: scrolling then only moves it."""
        dpr = self.devicePixelRatioF()
        key = (number, self._at[1] if number == self._at[0] else -1)
        found = self._pictures.get(key)
        if found is None or found.devicePixelRatio() != dpr:
            if len(self._pictures) > _REMEMBERED:
                self._pictures.clear()
            found = QPixmap(round(box.width() * dpr), round(box.height() * dpr))
            found.setDevicePixelRatio(dpr)
            found.fill(self._theme.color("surface"))
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = QRectF(0, 0, box.width(), box.height())
            if isinstance(line, Band):
                self._painter.draw_band(painter, inside, line)
            else:
                here = self._at[1] if number == self._at[0] else None
                self._painter.draw_row(painter, inside, line, self._which.get(line.row.action_id, ""), here)
            painter.end()
            self._pictures[key] = found
        return found

    def _head(self) -> QPixmap:
        size = QSize(self.viewport().width(), self.head_height) * self.devicePixelRatioF()
        if self._head_picture is None or self._head_picture.size() != size:
            self._head_picture = QPixmap(size)
            self._head_picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter = QPainter(self._head_picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.draw_head(painter, self._shown)
            painter.end()
        return self._head_picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cell that was pressed in hand."""
        number = self.spoken_at(event.position().toPoint())
        if number < 0 or isinstance(self._lines[number], Band):
            return
        left, width = self._painter.widths.column(0)
        column = int((event.position().x() - left) // width) if event.position().x() >= left else self._at[1]
        self._go_to(number, max(0, min(column, len(COLUMNS) - 1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a press, too."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; keys that mean nothing here are the owner's."""
        page = max(1, self._page() // max(1, self._height) - 1)
        key = Qt.Key(event.key())
        rows = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -_FARTHEST,
            Qt.Key.Key_End: _FARTHEST,
        }
        if key in rows:
            self._step(rows[key], 0)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(0, 1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.cell:
            self.opened.emit(*self.cell)
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, right: int) -> None:
        places = [number for number, line in enumerate(self._lines) if not isinstance(line, Band)]
        if not places:
            return
        at = places.index(self._at[0]) + down if self._at[0] in places else 0
        column = max(0, min(self._at[1] + right, len(COLUMNS) - 1))
        self._go_to(places[max(0, min(at, len(places) - 1))], column)

    def _go_to(self, number: int, column: int) -> None:
        self._at = (number, column)
        self._bring(number)
        self._say()
        self.viewport().update()
        if self.cell:
            self.chosen.emit(*self.cell)

    def _bring(self, number: int) -> None:
        bar = self.verticalScrollBar()
        top = 0 if number <= 1 else self._tops[number]
        if top < bar.value():
            bar.setValue(top)
        elif self._tops[number + 1] > bar.value() + self._page():
            bar.setValue(self._tops[number + 1] - self._page())

    def _say(self) -> None:
        if self.cell:
            self.setAccessibleDescription(self.spoken_item(self._at[0]).name)
            tell_current(self, self._at[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()

    # Screen readers: one item for each line, which says the role in the column in hand

    def spoken_count(self) -> int:
        """Return how many bands and cities there are."""
        return len(self._lines)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a band, or a city with the role in the column in hand."""
        line, box, is_current = self._lines[number], self._box(number).toRect(), number == self._at[0]
        if isinstance(line, Band):
            return SpokenItem(f"{line.title}, {line.cities:,}", box, role=Role.Heading)
        city = ", ".join(filter(None, (line.row.city, self._which.get(line.row.action_id))))
        said = words.cell_sentence(COLUMNS[self._at[1]].code, city, line.cells[self._at[1]])
        return SpokenItem(said, box, is_current, is_current)

    def spoken_at(self, point: QPoint) -> int:
        """Return which line is under a point of the viewport, or -1."""
        y = point.y() - self.head_height
        number = bisect_right(self._tops, y + self.verticalScrollBar().value()) - 1
        return number if y >= 0 and 0 <= number < len(self._lines) else -1

    def spoken_current(self) -> int:
        """Return which line the cell in hand is on, or -1."""
        return self._at[0] if self.cell else -1

    def spoken_press(self, number: int) -> None:
        """Take the cell of a city in the column in hand."""
        if not isinstance(self._lines[number], Band):
            self._go_to(number, self._at[1])
