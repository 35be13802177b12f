"""The matrix of groups and cities: the lines and columns in sight alone are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from organizer_app.ui.screens.partners.ledger_painter import LedgerPainter
from organizer_app.ui.widgets.cell_grid import CellGrid
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.ui.widgets.speaking_items import SpokenItem, tell_current, tell_items_changed
from organizer_app.wording import partners as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.partner_book import LedgerCity
    from organizer_app.ui.screens.partners.partners_view import LedgerLine, LedgerShown
    from organizer_app.ui.theme.theme import Theme

# The head with two lines of text, and what a third one adds.
_HEAD: Final = 60
_THIRD: Final = 14
_LINE: Final = 46
_GROUP: Final = 279
_GROUP_NARROW: Final = 220
_NAME: Final = 76
_NAME_WIDEST: Final = 130
_CITY: Final = 88
_CITY_WIDEST: Final = 140
# So wide a column grows for the sake of the name of its city.
_CITY_NAMED: Final = 116
_NARROW: Final = 700
# Between the line at the left of a cell and its text, and at its right.
_BEFORE: Final = 7
_INSIDE: Final = _BEFORE + 6
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class LedgerGrid(CellGrid):
    """`chosen` and `opened` carry a group and a city action, or an empty text; `folded` carries a group."""

    chosen = Signal(str, str)
    opened = Signal(str, str)
    folded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("ledgerGrid", -1, parent)
        self._shown: LedgerShown | None = None
        self._rest = 0
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(words.matrix_name())
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = LedgerPainter(theme)
        self._measure()

    def show_ledger(self, shown: LedgerShown) -> None:
        """Replace the lines; the cell in hand stays the same one while it is in sight."""
        before = self.cell
        self._shown = shown
        self._measure()
        tell_items_changed(self)
        if before is not None and not self.choose(*before):
            self._at = (max(0, min(self._at[0], len(shown.lines) - 1)), self._at[1])

    @property
    def cell(self) -> tuple[str, str] | None:
        """The group in hand, and the city action or an empty text."""
        line = self._line(self._at[0])
        if line is None or self._shown is None:
            return None
        column = self._at[1]
        is_city = 0 <= column < len(self._shown.cities)
        return line.line.group.id, self._shown.cities[column].action_id if is_city else ""

    def choose(self, group_id: str, action_id: str) -> bool:
        """Go to a cell without telling; tell whether the group is in sight."""
        shown = self._shown
        if shown is None:
            return False
        spots = (spot for spot, each in enumerate(shown.lines) if each.line.group.id == group_id)
        number = next(spots, -1)
        if number < 0:
            return False
        columns = (spot for spot, city in enumerate(shown.cities) if city.action_id == action_id)
        self._at = (number, next(columns, -1))
        self._bring()
        tell_current(self, self.spoken_current())
        self.viewport().update()
        return True

    def _line(self, number: int) -> LedgerLine | None:
        shown = self._shown
        return shown.lines[number] if shown is not None and 0 <= number < len(shown.lines) else None

    # Measures

    def _measure(self) -> None:
        self._painter.forget_names(self._theme.length(_LINE))
        shown = self._shown
        lines, cities = (len(shown.lines), len(shown.cities)) if shown else (0, 0)
        length, width = self._theme.length, self.viewport().width()
        self._height = length(_LINE)
        group = length(_GROUP_NARROW if width < length(_NARROW) else _GROUP)
        self._fixed = group, self._between(_NAME, self._painter.least_state() + _INSIDE, _NAME_WIDEST)
        self._left = sum(self._fixed)
        room = max(0, width - self._left)
        fair = room // cities if cities else 0
        named = self._painter.widest_town(city.city for city in shown.cities) if shown else 0
        least = max(self._between(_CITY, named + _INSIDE, _CITY_NAMED), self._painter.least_cell())
        self._city_width = max(least, min(length(_CITY_WIDEST), fair))
        # What is left over by the division goes to the last city, so that no sliver stands beside it.
        self._rest = room % cities if cities and self._city_width == fair else 0
        longest = (
            max((self._below(shown, city) for city in shown.cities), key=len, default="") if shown else ""
        )
        self._head_lines = self._painter.head_lines(longest, self._city_width - _INSIDE)
        self._head = length(_HEAD) + (self._head_lines - 1) * length(_THIRD)
        page = max(0, self.viewport().height() - self._head)
        for bar, whole, seen, step in (
            (self.verticalScrollBar(), lines * self._height, page, self._height),
            (self.horizontalScrollBar(), cities * self._city_width, room, self._city_width),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(step)
            bar.setRange(0, max(0, whole - seen))
        self.viewport().update()

    def _between(self, least: int, wanted: int, most: int) -> int:
        """Return a wanted width, within two lengths of the design."""
        return max(self._theme.length(least), min(wanted, self._theme.length(most)))

    def _below(self, shown: LedgerShown, city: LedgerCity) -> str:
        """Return what stands below the name of a city."""
        return city.which or words.groups(shown.per_city.get(city.action_id, 0))

    def _rows(self, asked: QRect) -> range:
        """Return the lines in a part of the viewport."""
        scrolled = self.verticalScrollBar().value() - self._head
        top, bottom = max(0, asked.top() + scrolled), max(0, asked.bottom() + scrolled)
        count = len(self._shown.lines) if self._shown else 0
        return range(min(count, top // self._height), min(count, bottom // self._height + 1))

    def _columns(self, asked: QRect) -> range:
        """Return the cities in a part of the viewport."""
        scrolled = self.horizontalScrollBar().value() - self._left
        left, right = max(0, asked.left() + scrolled), max(0, asked.right() + scrolled)
        count, wide = len(self._shown.cities) if self._shown else 0, self._city_width
        return range(min(count, left // wide), min(count, right // wide + 1))

    def box(self, number: int, column: int) -> QRectF:
        """Return where a cell is in the viewport; column -1 is that of the names."""
        top = self._head + number * self._height - self.verticalScrollBar().value()
        if column < 0:
            return QRectF(0, top, self._fixed[0], self._height)
        left = self._left + column * self._city_width - self.horizontalScrollBar().value()
        is_last = self._shown is not None and column == len(self._shown.cities) - 1
        return QRectF(left, top, self._city_width + (self._rest if is_last else 0), self._height)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in sight, then names over them, then the head over both."""
        asked = event.rect()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(asked, self._theme.color("surface"))
        shown = self._shown
        if shown is not None:
            dpr = self.devicePixelRatioF()
            rows, columns = self._rows(asked), self._columns(asked)
            for number in rows:
                self._paint_row(painter, shown, number, columns, dpr)
            self._paint_grid(painter, rows, columns)
            self._paint_here(painter)
            if asked.top() < self._head:
                self._paint_head(painter, shown, columns, dpr)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted: up and down below the head, sideways beside the names."""
        whole = self.viewport().rect()
        # The line between names and cities stays with the names.
        moved = whole.adjusted(0, self._head, 0, 0) if dy else whole.adjusted(self._left + 1, 0, 0, 0)
        move_picture(self.viewport(), dx, dy, moved, has_ring=False)

    def _paint_row(
        self, painter: QPainter, shown: LedgerShown, number: int, columns: range, dpr: float
    ) -> None:
        drawn = shown.lines[number]
        is_here = number == self._at[0]
        if is_here:
            band = self.box(number, -1)
            band.setWidth(self.viewport().width())
            painter.fillRect(band, self._theme.color("selected"))
        for column in columns:
            action_id = shown.cities[column].action_id
            part = drawn.line.parts.get(action_id)
            if part is not None:
                self._painter.draw_cell(painter, self.box(number, column), part, dpr)
            elif action_id in drawn.below:
                self._painter.draw_count(painter, self.box(number, column), drawn.below[action_id])
        picture = self._painter.name_picture(shown, drawn, self._fixed, dpr, is_here=is_here)
        painter.drawPixmap(QPointF(0, self.box(number, -1).y()), picture)

    def _paint_grid(self, painter: QPainter, rows: range, columns: range) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        width, group, name = self.viewport().width(), *self._fixed
        bottom = round(self.box(rows.stop, -1).y())
        for number in rows:
            y = round(self.box(number + 1, -1).y()) - 1
            painter.drawLine(self._theme.length(51), y, width, y)
        for column in columns:
            x = round(self.box(0, column).right()) - 1
            if x > group + name:
                painter.drawLine(x, 0, x, bottom)
        for x in (group, group + name):
            painter.drawLine(x, 0, x, bottom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_here(self, painter: QPainter) -> None:
        """Draw the ring round the cell in hand."""
        if not self.hasFocus() or self._line(self._at[0]) is None:
            return
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.box(*self._at).adjusted(1, 1, -2, -2), 5, 5)

    def _paint_head(self, painter: QPainter, shown: LedgerShown, columns: range, dpr: float) -> None:
        height, (group, name), most = self._head, self._fixed, self._head_lines
        painter.fillRect(QRectF(0, 0, self.viewport().width(), height), self._theme.color("surface"))
        for column in columns:
            city = shown.cities[column]
            box = QRectF(self.box(0, column).x() + _BEFORE, 0, self._city_width - _INSIDE, height)
            ball = self._glyphs.ball(city.readiness, self._theme.length(13), dpr)
            self._painter.draw_head(painter, box, (city.city, self._below(shown, city)), most, ball)
        painter.fillRect(QRectF(0, 0, group + name, height), self._theme.color("surface"))
        first = QRectF(16, 0, group - 20, height)
        self._painter.draw_head(painter, first, (words.groups(len(shown.lines)), words.by_network()), most)
        second = QRectF(group + _BEFORE, 0, name - _BEFORE - 1, height)
        self._painter.draw_head(painter, second, words.name_column(), most)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(0, height - 1, self.viewport().width(), height - 1)
        for column in columns:
            x = round(self.box(0, column).right()) - 1
            if x > group + name:
                painter.drawLine(x, 0, x, height)
        for x in (group, group + name):
            painter.drawLine(x, 0, x, height)

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cell that was pressed in hand; the arrow of a network folds it."""
        place = self.place_of(event.position())
        line = self._line(place[0]) if place else None
        if place is None or line is None:
            return
        is_arrow = place[1] < 0 and event.position().x() < self._theme.length(34 + 18 * line.depth)
        self._go_to(*place)
        if is_arrow and line.is_folded is not None:
            self.folded.emit(line.line.group.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a press, too."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell that was pressed twice."""
        if self.place_of(event.position()) is not None and self.cell is not None:
            self.opened.emit(*self.cell)

    def place_of(self, point: QPointF) -> tuple[int, int] | None:
        """Return the line and the column under a point of the viewport; column -1 is that of the names."""
        y = point.y() - self._head
        number = int(y + self.verticalScrollBar().value()) // self._height
        if y < 0 or self._line(number) is None or self._shown is None:
            return None
        x = point.x() - self._left
        column = int(x + self.horizontalScrollBar().value()) // self._city_width if x >= 0 else -1
        return number, min(column, len(self._shown.cities) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; keys that mean nothing here are the owner's."""
        step, key = self.step_of(event), Qt.Key(event.key())
        if step is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(*step)
        elif key in _ENTER and self.cell is not None:
            self._enter(is_space=key == Qt.Key.Key_Space)
        else:
            super().keyPressEvent(event)

    def _enter(self, *, is_space: bool) -> None:
        line = self._line(self._at[0])
        if line is not None and is_space and self._at[1] < 0 and line.is_folded is not None:
            self.folded.emit(line.line.group.id)
        elif self.cell is not None:
            self.opened.emit(*self.cell)

    def _step(self, down: int, right: int) -> None:
        shown, line = self._shown, self._line(self._at[0])
        if shown is None or line is None:
            return
        is_folding = self._at[1] < 0 and right
        if is_folding and line.is_folded is (right > 0):
            self.folded.emit(line.line.group.id)
            return
        number = max(0, min(self._at[0] + down, len(shown.lines) - 1))
        self._go_to(number, max(-1, min(self._at[1] + right, len(shown.cities) - 1)))

    def _go_to(self, number: int, column: int) -> None:
        self._at = (number, column)
        self._bring()
        tell_current(self, self.spoken_current())
        self.viewport().update()
        if self.cell is not None:
            self.chosen.emit(*self.cell)

    def _bring(self) -> None:
        number, column = self._at
        rows, columns = self.verticalScrollBar(), self.horizontalScrollBar()
        top, left = number * self._height, column * self._city_width
        rows.setValue(max(min(rows.value(), top), top + self._height - rows.pageStep()))
        if column >= 0:
            columns.setValue(max(min(columns.value(), left), left + self._city_width - columns.pageStep()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()

    # Screen readers: one item for each line, which says the cell in hand

    def spoken_count(self) -> int:
        """Return how many lines there are."""
        return len(self._shown.lines) if self._shown else 0

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a line with what stands in the column in hand."""
        line, is_current = self._line(number), number == self._at[0]
        box = self.box(number, -1).toRect()
        said = self.sentence(number)
        is_expanded = None if line is None or line.is_folded is None else not line.is_folded
        return SpokenItem(
            said, QRect(box), is_selected=is_current, is_current=is_current, is_expanded=is_expanded
        )

    def sentence(self, number: int) -> str:
        """Say a line with what stands in the column in hand."""
        drawn, column = self._line(number), self._at[1]
        if drawn is None or self._shown is None:
            return ""
        if not 0 <= column < len(self._shown.cities):
            return ". ".join(filter(None, (drawn.line.group.name, words.kind_line(drawn.line, 0, None, 0))))
        city = self._shown.cities[column]
        part = drawn.line.parts.get(city.action_id)
        return words.cell_sentence(drawn.line, city, part, drawn.below.get(city.action_id, 0))
