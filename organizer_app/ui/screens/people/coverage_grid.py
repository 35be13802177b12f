"""Draws the matrix of cities and roles: the lines in sight alone, and all on one screen when asked to."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from organizer_app.domain.coverage import COLUMNS
from organizer_app.ui.screens.people.cell_painter import CellPainter, line_style
from organizer_app.ui.theme.glyphs import Glyphs
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, ROW_HEADER, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.ui.widgets.speaking import announce
from organizer_app.wording import coverage as words
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from organizer_app.domain.coverage import CoverageRow
    from organizer_app.ui.screens.people.people_view import CoverageShown
    from organizer_app.ui.theme.theme import Theme

_HEAD: Final = 60
_LINE: Final = 30
_LEAST: Final = 11
# Lines kept as pictures.
_REMEMBERED: Final = 160
_CITY: Final = 192
_FILLED: Final = 74
# Below this width the first and the last column are narrower.
_NARROW: Final = 820
_CITY_NARROW: Final = 148
_FILLED_NARROW: Final = 62
_PAD: Final = 16
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_FARTHEST: Final = 1_000_000


class _Band(NamedTuple):
    level: int
    cities: int


class CoverageGrid(QAbstractScrollArea):
    """`chosen` carries a city action and a column by number, `opened` the same on Enter."""

    chosen = Signal(str, int)
    opened = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: CoverageShown | None = None
        self._lines: list[_Band | CoverageRow] = []
        self._tops: list[int] = [0]
        self._at = (-1, 0)
        self._is_fitted = False
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self.setAccessibleName(words.matrix_name())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = Glyphs(theme)
        self._cells = CellPainter(theme)
        self._measure()

    def show_coverage(self, shown: CoverageShown) -> None:
        """Replace the lines; the cell in hand stays the same one."""
        before = self.cell
        self._shown = shown
        self._lines = []
        for level, rows in groupby(shown.coverage.rows, key=lambda each: each.row.readiness):
            held = list(rows)
            self._lines += [_Band(level, len(held)), *held]
        self._measure()
        self._at = (-1, self._at[1])
        if before is not None:
            self.choose(*before)

    @property
    def cell(self) -> tuple[str, int] | None:
        """The cell in hand."""
        line = self._lines[self._at[0]] if 0 <= self._at[0] < len(self._lines) else None
        return None if line is None or isinstance(line, _Band) else (line.row.action_id, self._at[1])

    def choose(self, action_id: str, column: int) -> None:
        """Go to a cell without telling."""
        for number, line in enumerate(self._lines):
            if not isinstance(line, _Band) and line.row.action_id == action_id:
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
            not isinstance(self._lines[number], _Band) and self._tops[number + 1] <= page
            for number in self._in_sight()
        )

    def _page(self) -> int:
        return max(0, self.viewport().height() - self._theme.length(_HEAD))

    def _measure(self) -> None:
        self._pictures.clear()
        self._head_picture: QPixmap | None = None
        line, band = self._theme.length(_LINE), self._theme.length(ROW_HEADER)
        if self._is_fitted and self._lines:
            line = band = max(_LEAST, min(line, self._page() // len(self._lines)))
        self._height = line
        self._tops = [0, *accumulate(band if isinstance(each, _Band) else line for each in self._lines)]
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
        top = self._tops[number] - self.verticalScrollBar().value() + self._theme.length(_HEAD)
        return QRectF(0, top, self.viewport().width(), self._tops[number + 1] - self._tops[number])

    @property
    def _city_width(self) -> int:
        is_narrow = self.viewport().width() < self._theme.length(_NARROW)
        return self._theme.length(_CITY_NARROW if is_narrow else _CITY)

    @property
    def _filled_width(self) -> int:
        is_narrow = self.viewport().width() < self._theme.length(_NARROW)
        return self._theme.length(_FILLED_NARROW if is_narrow else _FILLED)

    def _column(self, number: int) -> tuple[float, float]:
        """Return left edge and width of a column."""
        city = self._city_width
        width = (self.viewport().width() - city - self._filled_width) / len(COLUMNS)
        return city + number * width, width

    def rect_of(self, action_id: str, column: int) -> QRectF:
        """Return where a cell is in the viewport."""
        number = next(
            at
            for at, line in enumerate(self._lines)
            if not isinstance(line, _Band) and line.row.action_id == action_id
        )
        left, width = self._column(column)
        box = self._box(number)
        return QRectF(left, box.y(), width, box.height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in sight, then the head over them."""
        asked = event.rect()
        painter = QPainter(self.viewport())
        below = self._tops[-1] - self.verticalScrollBar().value() + self._theme.length(_HEAD)
        if below < self.viewport().height():
            painter.fillRect(self.viewport().rect().adjusted(0, below, 0, 0), self._theme.color("surface"))
        for number in self._in_sight():
            line, box = self._lines[number], self._box(number)
            if box.bottom() > asked.top() and box.top() <= asked.bottom():
                painter.drawPixmap(0, round(box.y()), self._picture(number, box, line))
        if asked.top() < self._theme.length(_HEAD):
            painter.drawPixmap(0, 0, self._head())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted below the head."""
        below = self.viewport().rect().adjusted(0, self._theme.length(_HEAD), 0, 0)
        move_picture(self.viewport(), dx, dy, below, has_ring=self.hasFocus())

    def _picture(self, number: int, box: QRectF, line: _Band | CoverageRow) -> QPixmap:
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
            if isinstance(line, _Band):
                self._draw_band(painter, inside, line)
            else:
                self._draw_row(painter, inside, number, line)
            painter.end()
            self._pictures[key] = found
        return found

    def _head(self) -> QPixmap:
        size = QSize(self.viewport().width(), self._theme.length(_HEAD)) * self.devicePixelRatioF()
        if self._head_picture is None or self._head_picture.size() != size:
            self._head_picture = QPixmap(size)
            self._head_picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter = QPainter(self._head_picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_head(painter)
            painter.end()
        return self._head_picture

    def _draw_head(self, painter: QPainter) -> None:
        shown = self._shown
        height = self._theme.length(_HEAD)
        painter.fillRect(QRectF(0, 0, self.viewport().width(), height), self._theme.color("surface"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(QPoint(0, height - 1), QPoint(self.viewport().width(), height - 1))
        if shown is None:
            return
        rows = shown.coverage.rows
        upper, lower = TextStyle(13, SEMIBOLD), TextStyle(TYPE_META)
        step = self._theme.length(18)
        first = QRectF(_PAD, self._theme.length(8), self._city_width - _PAD - 8, step)
        self._texts.draw(painter, first, words.cities(len(rows)), upper)
        self._texts.draw(painter, first.translated(0, step), words.by_readiness(), lower, "text2")
        for number, column in enumerate(COLUMNS):
            left, width = self._column(number)
            filled, asked, needed = shown.coverage.totals[number]
            room = QRectF(left + 8, first.y(), width - 14, step)
            self._texts.draw(painter, room, words.column_name(column.code), TextStyle(TYPE_META, SEMIBOLD))
            self._texts.draw(
                painter, room.translated(0, step - 1), words.filled_of(filled, needed), lower, "text2"
            )
            self._cells.draw_share(
                painter, QRectF(left + 8, height - 12, width - 22, 4), filled, asked, needed
            )
        right = QRectF(
            self.viewport().width() - self._filled_width,
            first.y(),
            self._filled_width - 24,
            step,
        )
        self._texts.draw(painter, right, words.filled_heading(), TextStyle(TYPE_META, SEMIBOLD), align=_RIGHT)

    def _draw_band(self, painter: QPainter, box: QRectF, band: _Band) -> None:
        painter.fillRect(box, self._theme.color("band"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        size = min(14, int(box.height()) - 2)
        ball = self._glyphs.ball(band.level, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(_PAD, round(box.center().y() - size / 2)), ball)
        style = line_style(self._height / self._theme.zoom, TYPE_META, SEMIBOLD)
        line = QRectF(_PAD + 22, box.y(), box.width() - _PAD - 22 - 18, box.height())
        self._texts.draw(painter, line, f"{band.cities:,}", style, "text3", align=_RIGHT)
        self._texts.draw(painter, line, level_name(band.level), style, "text2")

    def _draw_row(self, painter: QPainter, box: QRectF, number: int, line: CoverageRow) -> None:
        theme = self._theme
        is_here = number == self._at[0]
        city = self._city_width
        if is_here:
            painter.fillRect(QRectF(0, box.y(), city, box.height()), theme.color("selected"))
            painter.fillRect(QRectF(0, box.y(), 3, box.height()), theme.color("accent"))
        painter.setPen(theme.color("border"))
        painter.drawLine(box.bottomLeft() + QPointF(_PAD, 0), box.bottomRight())
        painter.drawLine(QPointF(city, box.y()), QPointF(city, box.bottom()))
        self._draw_city(painter, box, line)
        for column, cell in enumerate(line.cells):
            left, wide = self._column(column)
            cell_box = QRectF(left + 6, box.y() + 1, wide - 10, box.height() - 2)
            self._cells.draw(painter, cell_box, cell, self._height)
            if is_here and column == self._at[1]:
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell_box.adjusted(-2, 0.5, 2, -0.5), 6, 6)
        right = QRectF(box.right() - self._filled_width, box.y(), self._filled_width - 24, box.height())
        is_full = line.filled == line.needed
        style = line_style(self._height / self._theme.zoom, 13, BOLD if is_full else 400)
        self._texts.draw(
            painter,
            right,
            f"{line.filled}/{line.needed}",
            style,
            "text" if is_full else "text2",
            align=_RIGHT,
        )

    def _draw_city(self, painter: QPainter, box: QRectF, line: CoverageRow) -> None:
        city = self._city_width
        state_style = line_style(self._height / self._theme.zoom, TYPE_META)
        state = self._texts.advance(line.row.state, state_style) + 8 if line.row.state else 0.0
        room = QRectF(_PAD + 22, box.y(), city - _PAD - 30 - state, box.height())
        width = self._texts.draw(
            painter, room, line.row.city, line_style(self._height / self._theme.zoom, 13, SEMIBOLD)
        )
        self._texts.draw(
            painter,
            QRectF(room.x() + width + 6, box.y(), state, box.height()),
            line.row.state,
            state_style,
            "text2",
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cell that was pressed in hand."""
        y = event.position().y() - self._theme.length(_HEAD)
        number = bisect_right(self._tops, round(y) + self.verticalScrollBar().value()) - 1
        if y < 0 or not 0 <= number < len(self._lines) or isinstance(self._lines[number], _Band):
            return
        left, width = self._column(0)
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
        places = [number for number, line in enumerate(self._lines) if not isinstance(line, _Band)]
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
        line = self._lines[self._at[0]] if self.cell else None
        if line is not None and not isinstance(line, _Band):
            code = COLUMNS[self._at[1]].code
            sentence = words.cell_sentence(code, line.row.city, line.cells[self._at[1]])
            self.setAccessibleDescription(sentence)
            announce(self, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the focus away."""
        super().focusOutEvent(event)
        self.viewport().update()
