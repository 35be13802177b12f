"""Draws the lines and the head of the matrix as pictures, so that scrolling only moves them."""

from __future__ import annotations

from heapq import nlargest
from math import ceil, cos, radians, sin
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.ui.screens.checklists.matrix import Entry, LevelHead, Matrix, MatrixCity
from organizer_app.ui.screens.checklists.task_glyphs import SIZE, task_glyphs_of
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import glyphs_of, short_count
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.readiness import level_name

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

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
