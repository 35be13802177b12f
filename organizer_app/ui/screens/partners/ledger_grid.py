"""The matrix of groups and cities; only visible lines and columns are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.ui.screens.partners.ledger_painter import LedgerPainter
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.lists.line_keys import Way, is_enter, way_of
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.partners.partner_book import LedgerCity
    from organizer_app.ui.screens.partners.partners_view import LedgerLine, LedgerShown
    from organizer_app.ui.theme.theme import Theme

# The height of the head with two lines of text, and of a third line.
_HEAD: Final = 60
_THIRD: Final = 14
_LINE: Final = 46
_GROUP: Final = 279
_GROUP_NARROW: Final = 220
_NAME: Final = 76
_NAME_WIDEST: Final = 130
_CITY: Final = 88
_CITY_WIDEST: Final = 140
# The largest width that a column gets for the name of its city.
_CITY_NAMED: Final = 116
_NARROW: Final = 700
# The padding between the left line of a cell and its text, and at its right.
_BEFORE: Final = 7
_INSIDE: Final = _BEFORE + 6


class LedgerGrid(CellGrid):
    """`chosen` and `opened` carry a group and a city action or an empty text; `folded` carries a group."""

    chosen = Signal(str, str)
    opened = Signal(str, str)
    folded = Signal(str)

    first_column = -1

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.matrix_name(), parent)
        self.setObjectName("ledgerGrid")
        self._shown: LedgerShown | None = None
        # The cities of a list, which has no columns.
        self._towns: dict[str, LedgerCity] = {}
        self._rest = 0
        self._names = (0, 0)
        self._city_width = 1
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = LedgerPainter(theme)
        self._measure()

    def show_ledger(self, shown: LedgerShown) -> None:
        """Replace the lines; the current cell stays the same one while it is visible."""
        before = self.cell
        self._shown = shown
        self._towns = {city.action_id: city for city in shown.cities} if shown.is_list else {}
        self._measure()
        self.lines_changed()
        if before is None or not self.choose(*before):
            self._current = max(0, min(self._current, len(shown.lines) - 1))

    @property
    def cell(self) -> tuple[str, str] | None:
        """The current group, and the city action or an empty text."""
        line = self._line(self._current)
        if line is None or self._shown is None:
            return None
        column = self._column
        is_city = 0 <= column < len(self._shown.columns)
        return line.line.group.id, self._shown.columns[column].action_id if is_city else ""

    def choose(self, group_id: str, action_id: str) -> bool:
        """Go to a cell without a signal; return whether the group is visible."""
        shown = self._shown
        if shown is None:
            return False
        spots = (spot for spot, each in enumerate(shown.lines) if each.line.group.id == group_id)
        number = next(spots, -1)
        if number < 0:
            return False
        columns = (spot for spot, city in enumerate(shown.columns) if city.action_id == action_id)
        self.go_to_cell(number, next(columns, -1))
        return True

    def _line(self, number: int) -> LedgerLine | None:
        shown = self._shown
        return shown.lines[number] if shown is not None and 0 <= number < len(shown.lines) else None

    # Measures

    def _measure(self) -> None:
        self._painter.forget_names(self._theme.length(_LINE))
        shown = self._shown
        cities = len(shown.columns) if shown else 0
        length, width = self._theme.length, self.viewport().width()
        group = length(_GROUP_NARROW if width < length(_NARROW) else _GROUP)
        self._names = group, self._between(_NAME, self._painter.least_state() + _INSIDE, _NAME_WIDEST)
        self._fixed = sum(self._names)
        room = max(0, width - self._fixed)
        fair = room // cities if cities else 0
        named = self._painter.widest_town(city.city for city in shown.columns) if shown else 0
        least = max(self._between(_CITY, named + _INSIDE, _CITY_NAMED), self._painter.least_cell())
        self._city_width = max(least, min(length(_CITY_WIDEST), fair))
        # The remainder of the division goes to the last city, so that no sliver is left over.
        self._rest = room % cities if cities and self._city_width == fair else 0
        longest = (
            max((self._below(shown, city) for city in shown.columns), key=len, default="") if shown else ""
        )
        self._head_lines = self._painter.head_lines(longest, self._city_width - _INSIDE)
        self._head = length(_HEAD) + (self._head_lines - 1) * length(_THIRD)
        lines = len(shown.lines) if shown else 0
        self.place_tops(range(0, lines * length(_LINE) + 1, length(_LINE)), range(lines))

    def fit_bars(self) -> None:
        """Set the scroll range."""
        super().fit_bars()
        self.fit_across(self._fixed, self.column_count() * self._city_width, self._city_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _between(self, least: int, wanted: int, most: int) -> int:
        """Return a width clamped between two lengths of the design."""
        return max(self._theme.length(least), min(wanted, self._theme.length(most)))

    def _below(self, shown: LedgerShown, city: LedgerCity) -> str:
        """Return the text below the name of a city."""
        return city.which or words.groups(shown.per_city.get(city.action_id, 0))

    def _columns(self, asked: QRect) -> range:
        """Return the cities in a part of the viewport."""
        scrolled = self.horizontalScrollBar().value() - self._fixed
        left, right = max(0, asked.left() + scrolled), max(0, asked.right() + scrolled)
        count, wide = len(self._shown.columns) if self._shown else 0, self._city_width
        return range(min(count, left // wide), min(count, right // wide + 1))

    def column_count(self) -> int:
        """Return the number of cities."""
        return len(self._shown.columns) if self._shown else 0

    def span(self, column: int) -> tuple[float, float]:
        """Return the left edge and the width of a city in the viewport; column -1 has the names."""
        if column < 0:
            return 0, self._names[0]
        left = self._fixed + column * self._city_width - self.horizontalScrollBar().value()
        return left, self._city_width + (self._rest if column == self.last_column else 0)

    def column_at(self, x: float) -> int:
        """Return the city at a viewport position, or -1 for the names."""
        inside = int(x - self._fixed + self.horizontalScrollBar().value()) // self._city_width
        return min(inside, self.last_column) if x >= self._fixed else -1

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        asked = event.rect()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(asked, self._theme.color("surface"))
        shown = self._shown
        if shown is not None:
            dpr = self.devicePixelRatioF()
            rows, columns = self.lines_in(asked), self._columns(asked)
            for number in rows:
                self._paint_row(painter, shown, number, columns, dpr)
            if asked.left() < self._fixed:
                self._paint_names(painter, shown, rows, dpr)
            self._paint_grid(painter, rows, columns)
            self._paint_here(painter)
            self.paint_marks(painter)
            if asked.top() < self._head:
                self._paint_head(painter, shown, columns, dpr)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll what is painted: vertically below the head, horizontally beside the names."""
        whole = self.viewport().rect()
        # The line between names and cities does not scroll.
        moved = whole.adjusted(0, self._head, 0, 0) if dy else whole.adjusted(self._fixed + 1, 0, 0, 0)
        move_picture(self.viewport(), dx, dy, moved, has_ring=False)

    def _paint_row(
        self, painter: QPainter, shown: LedgerShown, number: int, columns: range, dpr: float
    ) -> None:
        drawn = shown.lines[number]
        if number == self._current:
            band = self.cell_rect(number, -1)
            band.setWidth(self.viewport().width())
            painter.fillRect(band, self._theme.color("selected"))
        for column in columns:
            action_id = shown.columns[column].action_id
            part = drawn.line.parts.get(action_id)
            if part is not None:
                self._painter.draw_cell(painter, self.cell_rect(number, column), part, dpr)
            elif action_id in drawn.below:
                self._painter.draw_count(painter, self.cell_rect(number, column), drawn.below[action_id])
        if shown.is_list:
            rest = self.cell_rect(number, -1)
            rest.setLeft(self._fixed + _BEFORE)
            rest.setRight(self.viewport().width() - _INSIDE)
            self._painter.draw_parts(painter, rest, words.parts_line(drawn.line, self._towns))

    def _paint_names(self, painter: QPainter, shown: LedgerShown, rows: range, dpr: float) -> None:
        """Paint the names over the cells that have scrolled below them."""
        for number in rows:
            is_here = number == self._current
            picture = self._painter.name_picture(
                shown, shown.lines[number], self._names, dpr, is_here=is_here
            )
            painter.drawPixmap(QPointF(0, self.box(number).y()), picture)

    def _paint_grid(self, painter: QPainter, rows: range, columns: range) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        width, group, name = self.viewport().width(), *self._names
        bottom = self._head + self._tops[rows.stop] - self.scrolled
        for number in rows:
            y = self.box(number).bottom()
            painter.drawLine(self._theme.length(51), y, width, y)
        for column in columns:
            x = round(sum(self.span(column))) - 1
            if x > group + name:
                painter.drawLine(x, 0, x, bottom)
        for x in (group, group + name):
            painter.drawLine(x, 0, x, bottom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_here(self, painter: QPainter) -> None:
        """Draw the focus ring around the current cell."""
        if shows_ring(self) and self.is_stop(self._current):
            box = self.cell_rect(self._current, self._column)
            draw_ring(painter, self._theme, box.adjusted(0, 0, -1, -1), 5)

    def _paint_head(self, painter: QPainter, shown: LedgerShown, columns: range, dpr: float) -> None:
        height, (group, name), most = self._head, self._names, self._head_lines
        painter.fillRect(QRectF(0, 0, self.viewport().width(), height), self._theme.color("surface"))
        for column in columns:
            city = shown.columns[column]
            box = QRectF(self.span(column)[0] + _BEFORE, 0, self._city_width - _INSIDE, height)
            ball = self._glyphs.ball(city.readiness, self._theme.length(13), dpr)
            self._painter.draw_head(painter, box, (city.city, self._below(shown, city)), most, ball)
        if shown.is_list:
            third = QRectF(group + name + _BEFORE, 0, self.viewport().width() - group - name, height)
            self._painter.draw_head(painter, third, words.parts_column(), most)
        painter.fillRect(QRectF(0, 0, group + name, height), self._theme.color("surface"))
        first = QRectF(16, 0, group - 20, height)
        self._painter.draw_head(painter, first, (words.groups(len(shown.lines)), words.by_network()), most)
        second = QRectF(group + _BEFORE, 0, name - _BEFORE - 1, height)
        self._painter.draw_head(painter, second, words.name_column(), most)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(0, height - 1, self.viewport().width(), height - 1)
        for column in columns:
            x = round(sum(self.span(column))) - 1
            if x > group + name:
                painter.drawLine(x, 0, x, height)
        for x in (group, group + name):
            painter.drawLine(x, 0, x, height)

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the clicked cell; the arrow of a network folds it."""
        place = self.place_of(event.position())
        line = self._line(place[0]) if place else None
        if place is None or line is None:
            return
        is_arrow = place[1] < 0 and event.position().x() < self._theme.length(34 + 18 * line.depth)
        super().mousePressEvent(event)
        if is_arrow and line.is_folded is not None:
            self.folded.emit(line.line.group.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold a network with Space, and with Left and Right on its name."""
        line, way = self._line(self._current), way_of(event, has_columns=True)
        is_name = line is not None and line.is_folded is not None and self._column < 0
        is_closing = way is Way.LEFT and line is not None and line.is_folded is False
        is_opening = way is Way.RIGHT and line is not None and line.is_folded is True
        is_turning = event.key() == Qt.Key.Key_Space and is_enter(event)
        if line is not None and is_name and (is_closing or is_opening or is_turning):
            self.folded.emit(line.line.group.id)
        else:
            super().keyPressEvent(event)

    def report_cell(self) -> None:
        """Report which cell the keyboard went to."""
        if self.cell is not None:
            self.chosen.emit(*self.cell)

    def open_current(self) -> None:
        """Report that the cell is opened."""
        if self.cell is not None:
            self.opened.emit(*self.cell)

    # Screen readers: one item per line, which reads the current cell

    def is_expanded(self, number: int) -> bool | None:
        """Return whether the affiliates of a network are shown."""
        line = self._line(number)
        return None if line is None or line.is_folded is None else not line.is_folded

    def records(self, number: int) -> Sequence[str]:
        """Return the group of a line and its parts in cities."""
        drawn = self._line(number)
        return (
            () if drawn is None else (drawn.line.group.id, *(part.id for part in drawn.line.parts.values()))
        )

    def sentence(self, number: int) -> str:
        """Describe a line with its cell in the current column."""
        drawn, column = self._line(number), self._column
        if drawn is None or self._shown is None:
            return ""
        if not 0 <= column < len(self._shown.columns):
            parts = words.parts_line(drawn.line, self._towns) if self._shown.is_list else ""
            said = (drawn.line.group.name, words.kind_line(drawn.line, 0, None, 0), parts)
            return ". ".join(filter(None, said))
        city = self._shown.columns[column]
        part = drawn.line.parts.get(city.action_id)
        return words.cell_sentence(drawn.line, city, part, drawn.below.get(city.action_id, 0))
