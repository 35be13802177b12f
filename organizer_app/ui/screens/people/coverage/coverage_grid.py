"""Draws the matrix of cities and roles: only the visible lines, and all on one screen on request."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from typing_extensions import override

from organizer_app.domain.people.coverage import COLUMNS
from organizer_app.ui.screens.people.coverage.coverage_painter import CoveragePainter, Widths
from organizer_app.ui.screens.people.coverage_groups import Band, band_of, group_of
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.tokens import ROW_HEADER
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.wording.language.same_city import which_actions
from organizer_app.wording.people import coverage as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.people.coverage import CoverageRow
    from organizer_app.ui.screens.people.people_view import CoverageShown
    from organizer_app.ui.theme.theme import Theme

_LINE: Final = 30
# Where the widest city has no room beside what distinguishes its action.
_LINE_HIGH: Final = 42
_LEAST: Final = 11
# The number of lines kept as pictures.
_REMEMBERED: Final = 160
_CITY: Final = 192
_FILLED: Final = 74
# In a narrower window, the first and the last column shrink.
_NARROW: Final = 900
_CITY_NARROW: Final = 148
_FILLED_NARROW: Final = 62
# The column of cities grows for long names while every other column keeps this width.
_CELL: Final = 100
_CELL_NARROW: Final = 80
# No role gets less: where they have no room beside each other, they scroll sideways.
_CELL_LEAST: Final = 56


class CoverageGrid(CellGrid):
    """`chosen` carries a city action and a column number, `opened` the same on Enter."""

    chosen = Signal(str, int)
    opened = Signal(str, int)

    tells_heads = True
    # The cities are no column.
    staying = 0

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.matrix_name(), parent)
        self.setObjectName("coverageGrid")
        self._shown: CoverageShown | None = None
        self._lines: list[Band | CoverageRow] = []
        self._which: dict[str, str] = {}
        self._is_fitted = False
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = CoveragePainter(theme)
        self._want()
        self._measure()

    def show_coverage(self, shown: CoverageShown) -> None:
        """Replace the lines; the current cell stays the same one."""
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
        self.lines_changed()
        self._current = -1
        if before is not None:
            self.choose(*before)

    @property
    def cell(self) -> tuple[str, int] | None:
        """The current cell."""
        line = self._lines[self._current] if 0 <= self._current < self.count else None
        return None if line is None or isinstance(line, Band) else (line.row.action_id, self._column)

    def choose(self, action_id: str, column: int) -> None:
        """Go to a cell without a signal."""
        number = self._number_of(action_id)
        if number >= 0:
            self.go_to_cell(number, column)

    def _number_of(self, action_id: str) -> int:
        lines = self._lines
        held = ((number, lines[number]) for number in self._stops)
        return next(
            (at for at, line in held if not isinstance(line, Band) and line.row.action_id == action_id), -1
        )

    def fit(self) -> None:
        """Fit all cities on one screen, or give every line its full height again."""
        self._is_fitted = not self._is_fitted
        self._measure()

    @property
    def cities_in_sight(self) -> int:
        """The number of fully visible cities."""
        end = self.scrolled + self.page
        return sum(self.is_stop(number) and self._tops[number + 1] <= end for number in self.in_sight())

    def _want(self) -> None:
        rows = self._shown.coverage.rows if self._shown else ()
        self._wanted = self._painter.city_width(rows, self._which)

    def _measure(self) -> None:
        self._pictures.clear()
        self._head_picture: QPixmap | None = None
        width = self.viewport().width()
        length = self._theme.length
        is_narrow = width < length(_NARROW)
        city, filled = (_CITY_NARROW, _FILLED_NARROW) if is_narrow else (_CITY, _FILLED)
        room = max(length(filled), self._painter.filled_width())
        most = width - room - len(COLUMNS) * length(_CELL_NARROW if is_narrow else _CELL)
        wanted = max(length(city), min(self._wanted, most))
        is_high = self._wanted > wanted and not self._is_fitted
        line, band = length(_LINE_HIGH if is_high else _LINE), length(ROW_HEADER)
        if self._is_fitted and self._lines:
            line = band = max(_LEAST, min(line, self.page // len(self._lines)))
        least = length(_CELL_LEAST)
        self._painter.widths = Widths(width, wanted, room, line, least, is_high=is_high)
        roles = round(self._painter.widths.column(0)[1] * len(COLUMNS))
        self.fit_across(wanted, roles + room, least)
        self._take_across()
        self._head = self._painter.head_height()
        heights = [band if isinstance(each, Band) else line for each in self._lines]
        self.place_lines(heights, [at for at, each in enumerate(self._lines) if not isinstance(each, Band)])

    def _take_across(self) -> None:
        across = self.horizontalScrollBar().value()
        self._painter.widths = self._painter.widths._replace(across=across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    @property
    def head_height(self) -> int:
        """The height of the head, in pixels."""
        return self._head

    def column_count(self) -> int:
        """Return the number of roles."""
        return len(COLUMNS)

    def span(self, column: int) -> tuple[float, float]:
        """Return the left edge and the width of a role in the viewport."""
        return self._painter.widths.column(column)

    def column_at(self, x: float) -> int:
        """Return the role at a viewport position; left of all roles, the current one."""
        left, width = self.span(0)
        is_beside = x >= self._painter.widths.city
        return max(0, min(int((x - left) // width), len(COLUMNS) - 1)) if is_beside else self._column

    def rect_of(self, action_id: str, column: int) -> QRectF:
        """Return the rectangle of a cell in the viewport."""
        return self.cell_rect(self._number_of(action_id), column)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        asked = event.rect()
        painter = QPainter(self.viewport())
        below = self._tops[-1] - self.scrolled + self._head
        if below < self.viewport().height():
            painter.fillRect(self.viewport().rect().adjusted(0, below, 0, 0), self._theme.color("surface"))
        for number in self.lines_in(asked):
            line, box = self._lines[number], QRectF(self.box(number))
            painter.drawPixmap(0, round(box.y()), self._picture(number, box, line))
        self.paint_marks(painter)
        if asked.top() < self._head:
            painter.drawPixmap(0, 0, self._head_drawn())
        if shows_ring(self) and (here := self.ring_box()) is not None:
            draw_ring(painter, self._theme, here)
        painter.end()

    def ring_box(self) -> QRectF | None:
        """Return where the keyboard ring is drawn: around all of it only before a cell is current.

        The current cell has a frame of its own, which is all that a key has to show.
        """
        return QRectF(self.viewport().rect()) if self.cell is None else None

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if dx:
            self._take_across()
            self._pictures.clear()
            self._head_picture = None
            self.viewport().update()
            return
        below = self.viewport().rect().adjusted(0, self._head, 0, 0)
        move_picture(
            self.viewport(), dx, dy, below, has_ring=shows_ring(self) and self.ring_box() is not None
        )

    def _picture(self, number: int, box: QRectF, line: Band | CoverageRow) -> QPixmap:
        """Return a line as a picture, so that scrolling only moves it."""
        dpr = self.devicePixelRatioF()
        key = (number, self._column if number == self._current else -1)
        found = self._pictures.get(key)
        if found is None or found.devicePixelRatio() != dpr:
            if len(self._pictures) > _REMEMBERED:
                self._pictures.clear()
            found = blank_picture(box.width(), box.height(), dpr, self._theme.color("surface"))
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = QRectF(0, 0, box.width(), box.height())
            if isinstance(line, Band):
                self._painter.draw_band(painter, inside, line)
            else:
                here = self._column if number == self._current else None
                self._painter.draw_row(painter, inside, line, self._which.get(line.row.action_id, ""), here)
            painter.end()
            self._pictures[key] = found
        return found

    def _head_drawn(self) -> QPixmap:
        size = QSize(self.viewport().width(), self._head) * self.devicePixelRatioF()
        if self._head_picture is None or self._head_picture.size() != size:
            self._head_picture = QPixmap(size)
            self._head_picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter = QPainter(self._head_picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.draw_head(painter, self._shown)
            painter.end()
        return self._head_picture

    def first_stop(self) -> int:
        """Return no line: the cursor is always on the current cell."""
        return -1

    def report_cell(self) -> None:
        """Report the current cell."""
        if self.cell:
            self.chosen.emit(*self.cell)

    def open_current(self) -> None:
        """Report that the cell is opened."""
        if self.cell:
            self.opened.emit(*self.cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the cell again; only Enter opens cells."""
        self.mousePressEvent(event)

    def records(self, number: int) -> Sequence[str]:
        line = self._lines[number]
        return () if isinstance(line, Band) else (line.row.action_id,)

    def sentence(self, number: int) -> str:
        """Return a band, or a city with the role in the current column."""
        line = self._lines[number]
        if isinstance(line, Band):
            return f"{line.title}, {line.cities:,}"
        city = ", ".join(filter(None, (line.row.city, self._which.get(line.row.action_id))))
        return words.cell_sentence(COLUMNS[self._column].code, city, line.cells[self._column])
