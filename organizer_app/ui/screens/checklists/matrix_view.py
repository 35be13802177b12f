"""Shows the checklists by city; only the visible cities are painted, however many there are."""

from __future__ import annotations

from bisect import bisect_right
from heapq import nlargest
from math import ceil, cos, radians, sin
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from typing_extensions import override

from organizer_app.ui.screens.checklists.lines_view import SIZE, task_glyphs_of
from organizer_app.ui.screens.checklists.matrix import EVERYWHERE, Cell, Entry, LevelHead, Matrix, MatrixCity
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import glyphs_of, short_count
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.ui.widgets.whole_tips import WholeTips
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language import step_facts
from organizer_app.wording.language.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme


ROW: Final = 30
# The slanted titles get their full length, within reason.
_SHORTEST: Final = 100
_LONGEST: Final = 210
# Even with large text, the titles leave most of the window to the cities; in pixels.
_MOST: Final = 300
# The most of the height that the head may take: in a low window, titles are cut before no city is in sight.
_MOST_OF_HEIGHT: Final = 0.5
_FOOT: Final = 26
# The separate lane of the "today" pill when it would cover the days beside it.
_LANE: Final = 20
NAMES: Final = 216
# The text that distinguishes actions of one city, after its name; a narrower one is unreadable.
_WHICH: Final = 104
_LEAST_WHICH: Final = 40
STEP: Final = 40
# A step gets up to so much where few of them would leave a part of the window empty.
_WIDEST_STEP: Final = 112
_TILT: Final = -52
_ACROSS: Final = cos(radians(_TILT))
_UP: Final = sin(radians(-_TILT))
# A shorter title tells nothing.
_LEAST_TITLE: Final = 48
# Of this many names with the most letters, the widest is measured.
_FEW: Final = 5
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
# The number of lines kept as pictures.
_REMEMBERED: Final = 160


class Sight(NamedTuple):
    """The geometry of the pictures: width in pixels, horizontal scroll offset, device pixel ratio."""

    width: int
    across: int
    dpr: float


class MatrixPainter:
    """Keeps the pictures of one matrix in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._balls = glyphs_of(theme)
        self._glyphs = task_glyphs_of(theme)
        self.row, self.step = theme.length(ROW), theme.length(STEP)
        self._matrix = Matrix()
        self.names = self._least = theme.length(NAMES)
        self._wanted = self._which = 0
        self._height = 0
        self._measure_head()
        self._widest = ""
        self._sight = Sight(0, 0, 1.0)
        self._lines: dict[tuple[int, bool], QPixmap] = {}
        self._top: QPixmap | None = None

    def forget(self, matrix: Matrix) -> None:
        """Discard the pictures: the matrix is another one, or looks different."""
        if matrix is not self._matrix:
            lines = [entry for entry in matrix.entries if isinstance(entry, MatrixCity)]
            which = (self._texts.advance(text, _STATE) for text in {line.which for line in lines})
            self._which = min(ceil(max(which, default=0)), self._theme.length(_WHICH))
            self._least = self._theme.length(NAMES) + self._which
            self._widest = _counts(
                max((line.done for line in lines), default=0), max((line.total for line in lines), default=0)
            )
            longest = nlargest(_FEW, lines, key=lambda line: len(line.action.city) + len(line.which))
            self._wanted = ceil(max((self._name_width(line) for line in longest), default=0))
            self._least = max(self._theme.length(NAMES), min(self._least, self._wanted))
            self.names = self._least
            self._matrix = matrix
            self._measure_head()
        self._lines.clear()
        self._top = None

    def _measure_head(self) -> None:
        """Give the titles their height, and the "today" pill its own lane if it would cover days."""
        theme, columns = self._theme, self._matrix.columns
        widths = (self._texts.advance(column.title, _GATE) for column in columns)
        needed = max(theme.length(_SHORTEST), ceil(max(widths, default=0)) + 2)
        self._lane = theme.length(_LANE) if self._is_crowded() else 0
        # What the head takes beside the length of its titles.
        beside = theme.length(_FOOT) + self._lane + theme.length(16) * _ACROSS / 2 + 8
        free = (self._height * _MOST_OF_HEIGHT - beside) / _UP if self._height else _MOST
        low = theme.length(_LEAST_TITLE)
        self._room = min(needed, theme.length(_LONGEST), _MOST, max(free, low))
        self.head = ceil(beside + self._room * _UP)

    @property
    def whole(self) -> int:
        """The width of all columns, with the titles that lean over the last one."""
        return self._whole_at(self.step)

    def _whole_at(self, step: int) -> int:
        columns = self._matrix.columns
        ends = (
            (spot + 0.5) * step + min(self._texts.advance(column.title, _GATE), self._room) * _ACROSS
            for spot, column in enumerate(columns)
        )
        lean = self._theme.length(16)
        return max(len(columns) * step, ceil(max(ends, default=0)) + lean)

    def fit(self, width: int, height: int) -> None:
        """Give the names the free width, up to what they need, and the columns the rest.

        A low window gives the titles a part of its height, so that cities remain in sight.
        """
        if height != self._height:
            self._height = height
            self._measure_head()
            self._top = None
        least, most = self._theme.length(STEP), self._theme.length(_WIDEST_STEP)
        names = max(self._least, min(self._wanted, width - self._whole_at(least)))
        fitting = (step for step in range(most, least, -1) if names + self._whole_at(step) <= width)
        step = next(fitting, least)
        if (names, step) != (self.names, self.step):
            self.names, self.step = names, step
            self._measure_head()
            self._lines.clear()
            self._top = None

    def _name_width(self, line: MatrixCity) -> float:
        """Return the width of a city with everything beside its name."""
        name, state = self._texts.advance(line.action.city, _NAME), line.action.state
        beside = self._texts.advance(state, _STATE) + 6 if state else 0
        which = self._texts.advance(line.which, _STATE) + 17 if line.which else 0
        return 36 + name + beside + which + 22 + self._texts.advance(self._widest, _COUNT) + 2

    @property
    def _today(self) -> int:
        """The number of columns before today, or 0 when today is not among them."""
        after = self._matrix.today_after
        return after if 0 < after < len(self._matrix.columns) else 0

    @property
    def _pill_width(self) -> float:
        return self._texts.advance(words.today(), _LATE) + 14

    def _is_crowded(self) -> bool:
        """Whether the "today" pill, between two days, would cover one of their names."""
        after = self._today
        if not after:
            return False
        for spot in (after - 1, after):
            span = self._span(spot)
            width = self._texts.advance(words.offset(self._matrix.columns[spot].offset), _SMALL)
            middle = (span.start + span.stop) * self.step / 2
            if abs(middle - after * self.step) < (width + self._pill_width) / 2 + 4:
                return True
        return False

    def _span(self, spot: int) -> range:
        """Return the adjacent columns of the same day."""
        columns = self._matrix.columns
        first, last = spot, spot + 1
        while first and columns[first - 1].offset == columns[spot].offset:
            first -= 1
        while last < len(columns) and columns[last].offset == columns[spot].offset:
            last += 1
        return range(first, last)

    def look(self, sight: Sight) -> None:
        """Use another width or horizontal offset."""
        if sight != self._sight:
            self._sight = sight
            self.forget(self._matrix)

    def x(self, column: int) -> int:
        """Return the left edge of a column in the viewport."""
        return self.names + column * self.step - self._sight.across

    def line(self, spot: int, *, is_here: bool) -> QPixmap:
        """Return the picture of a line."""
        found = self._lines.get((spot, is_here))
        if found is None:
            if len(self._lines) > _REMEMBERED:
                self._lines.clear()
            entry = self._matrix.entries[spot]
            background = "band" if isinstance(entry, LevelHead) else "selected" if is_here else "surface"
            found = self._blank(self.row, background)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_entry(painter, entry, self._theme.color(background))
            if is_here:
                painter.fillRect(QRectF(0, 0, 3, self.row - 1), self._theme.color("accent"))
            painter.end()
            self._lines[spot, is_here] = found
        return found

    def top(self) -> QPixmap:
        """Return the picture of the heads of the columns."""
        if self._top is None:
            self._top = self._blank(self.head)
            painter = QPainter(self._top)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_heads(painter)
            painter.end()
        return self._top

    def _blank(self, height: int, background: str = "surface") -> QPixmap:
        dpr = self._sight.dpr
        return blank_picture(self._sight.width, height, dpr, self._theme.color(background))

    def _columns(self) -> range:
        left = self._sight.across // self.step
        count = (self._sight.width - self.names) // self.step + 2
        return range(left, min(len(self._matrix.columns), left + count))

    def _draw_entry(self, painter: QPainter, entry: Entry, background: QColor) -> None:
        line = QRectF(0, 0, self._sight.width, self.row)
        self._draw_cells(painter, entry)
        if self._sight.across:
            painter.fillRect(QRect(0, 0, self.names, self.row), background)
        painter.fillRect(QRect(0, self.row - 1, self._sight.width, 1), self._theme.color("border"))
        if isinstance(entry, LevelHead):
            self._draw_level(painter, line, entry)
        else:
            self._draw_city(painter, line, entry)

    def _draw_level(self, painter: QPainter, line: QRectF, entry: LevelHead) -> None:
        edge = self._theme.length(13)
        ball = self._balls.ball(entry.level, edge, self._sight.dpr)
        painter.drawPixmap(QPointF(14, line.center().y() - edge / 2), ball)
        left = 14 + edge + 9
        room = QRectF(left, line.y(), self.names - left - 64, line.height())
        self._texts.draw(painter, room, level_name(entry.level), _SMALL, "text2")
        room = QRectF(0, line.y(), self.names - 14, line.height())
        self._texts.draw(painter, room, f"{entry.cities:,}", _SMALL, "text2", align=_RIGHT)

    def _draw_city(self, painter: QPainter, line: QRectF, entry: MatrixCity) -> None:
        right = QRectF(0, line.y(), self.names - 14, line.height())
        self._texts.draw(painter, right, _counts(entry.done, entry.total), _COUNT, "text2", align=_RIGHT)
        # Whatever precedes the counts ends at one edge, whatever their width.
        taken = self._texts.advance(self._widest, _COUNT)
        state = entry.action.state
        room = self.names - 36 - 22 - taken - (self._texts.advance(state, _STATE) + 6 if state else 0)
        if entry.which:
            # A long name is shortened in favor of the text that distinguishes it.
            most = self._which + (self.names - self._least) // 2
            room -= min(self._texts.advance(entry.which, _STATE), most) + 17
        name = QRectF(36, line.y(), room, line.height())
        width = self._texts.draw(painter, name, entry.action.city, _NAME)
        left = 36 + width + 6
        self._texts.draw(painter, QRectF(left, line.y(), 60, line.height()), state, _STATE, "text2")
        left = left + self._texts.advance(state, _STATE) + 12
        free = QRectF(left, line.y(), right.right() - taken - 12 - left, line.height())
        needed = self._texts.advance(entry.which, _STATE)
        if free.width() >= min(needed, self._theme.length(_LEAST_WHICH)):
            self._texts.draw(painter, free, entry.which, _STATE, "text2", align=_RIGHT)

    def _draw_cells(self, painter: QPainter, entry: Entry) -> None:
        edge = self._theme.length(SIZE + 6)
        for column in self._columns():
            box = QRectF(self.x(column), 0, self.step, self.row)
            if isinstance(entry, LevelHead):
                count = entry.late[column]
                if count:
                    tries = (
                        (words.late_count(count), f"{count:,}") if count < _MANY else (short_count(count),)
                    )
                    text = self._texts.first_fitting(tries, _LATE, box.width())
                    self._texts.draw(painter, box, text, _LATE, "danger", align=_CENTER)
                continue
            cell = entry.cells[column]
            if cell is not None:
                glyph = self._glyphs.glyph(
                    cell.state,
                    self._sight.dpr,
                    is_gate=cell.is_gate,
                    is_changed=cell.is_changed,
                    is_met=cell.is_by_plan,
                )
                painter.drawPixmap(QPointF(box.center().x() - edge / 2, box.center().y() - edge / 2), glyph)

    def _draw_heads(self, painter: QPainter) -> None:
        theme, width = self._theme, self._sight.width
        foot = theme.length(_FOOT)
        self._draw_titles(painter, foot + self._lane)
        self._draw_offsets(painter, QRectF(0, self.head - foot, width, foot))
        painter.fillRect(QRect(0, self.head - 1, width, 1), theme.color("border"))
        self._draw_today(painter, foot)
        below = foot + self._lane
        painter.fillRect(QRectF(0, self.head - below, self.names, below), theme.color("surface"))
        base = QRectF(16, self.head - foot, self.names - 30, foot)
        self._texts.draw(painter, base, words.city(), _SMALL, "text2")
        self._texts.draw(painter, base, words.done_heading(), _SMALL, "text2", align=_RIGHT)
        painter.fillRect(QRect(0, self.head - 1, self.names, 1), theme.color("border"))

    def _draw_titles(self, painter: QPainter, foot: int) -> None:
        for column in self._columns():
            title = self._matrix.columns[column]
            middle = self.x(column) + self.step / 2
            if middle < self.names:
                continue
            painter.save()
            painter.translate(middle + 2, self.head - foot - 5)
            painter.rotate(_TILT)
            height = self._theme.length(16)
            style = _GATE if title.is_gate else _TITLE
            line = QRectF(0, -height / 2, self._title_room(column), height)
            self._texts.draw(painter, line, title.title, style, "text" if title.is_gate else "text2")
            painter.restore()

    def _title_room(self, column: int) -> float:
        """Return the longest title that fits; past the edge, letters would be cut in half."""
        left = self.x(column) + self.step / 2 + 2 + self._theme.length(16) / 2
        return max(0, min(self._room, (self._sight.width - left) / _ACROSS))

    def whole_title(self, point: QPointF) -> str:
        """Return the title under a point of the head if it is cut, or an empty text."""
        rise = self.head - self._theme.length(_FOOT) - self._lane - 5 - point.y()
        if rise < 0 or point.x() < self.names:
            return ""
        foot = point.x() - rise * _ACROSS / _UP
        column = int((foot - self.x(0)) // self.step)
        if not 0 <= column < len(self._matrix.columns):
            return ""
        title = self._matrix.columns[column]
        needed = self._texts.advance(title.title, _GATE if title.is_gate else _TITLE)
        return title.title if needed > self._title_room(column) else ""

    def whole_name(self, line: MatrixCity) -> str:
        """Return a city with its distinguishing text if that does not fit, or an empty text."""
        whole = city_of(line.action.city, line.action.state) + words.which_tail(line.which)
        return whole if self._name_width(line) > self.names else ""

    def _draw_offsets(self, painter: QPainter, line: QRectF) -> None:
        columns, shown = self._matrix.columns, self._columns()
        start = shown.start
        while start < shown.stop:
            span = self._span(start)
            left, right = self.x(span.start), self.x(span.stop)
            box = QRectF(left, line.y(), right - left, line.height())
            text = words.offset(columns[start].offset)
            self._texts.draw(painter, box, text, _SMALL, "text2", align=_CENTER)
            if text:
                painter.fillRect(QRectF(right - 1, line.y(), 1, line.height()), self._theme.color("border"))
            start = span.stop

    def _draw_today(self, painter: QPainter, foot: int) -> None:
        if not self._today:
            return
        theme, middle, wide = self._theme, self.x(self._today), self._pill_width
        top = self.head - foot - self._lane
        high = theme.length(_FOOT - 8)
        pill = QRectF(middle - wide / 2, top + ((self._lane or foot) - high) / 2, wide, high)
        line = QRectF(middle - 1, pill.center().y(), 2, self.head - pill.center().y())
        painter.fillRect(line, theme.color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        self._texts.draw(painter, pill, words.today(), _LATE, "accent_text", align=_CENTER)


def _counts(done: int, total: int) -> str:
    return f"{done} / {total}"


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
