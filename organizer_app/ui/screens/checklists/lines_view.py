"""Shows tasks and permits as a long list of two-line rows in columns, below heads."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF
from typing_extensions import override

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.screens.checklists.rows import Head, Pill, Placed, Row, Text, longest
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, STRONG, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.line_source import LineState
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_chosen
from organizer_app.ui.widgets.pills import PILL, PillLook, paint_shape
from organizer_app.ui.widgets.whole_tips import WholeTips
from organizer_app.wording.checklists import checklists as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.checklists.rows import LineColumn
    from organizer_app.ui.theme.theme import Theme


def fitted(needs: Sequence[float], shares: Sequence[float], whole: float) -> list[float]:
    """Return the widths of columns.

    Args:
        needs: the widths of each column's texts.
        shares: the ratio in which spare width is given out, or missing width is shared.
        whole: the width of all columns together.
    """
    total = sum(shares)
    if sum(needs) <= whole:
        rest = whole - sum(needs)
        return [need + rest * share / total for need, share in zip(needs, shares, strict=True)]
    widths = [0.0] * len(needs)
    unmet, left = set(range(len(needs))), whole
    while unmet:
        fair = _fair_widths(unmet, shares, left)
        # A column that needs less than a fair or an even share gets all it needs; the others share the rest.
        content = {spot for spot in unmet if needs[spot] <= max(fair[spot], left / len(unmet))}
        if not content or sum(needs[spot] for spot in content) > left:
            content = {spot for spot in unmet if needs[spot] <= fair[spot]}
        for spot in content or unmet:
            widths[spot] = needs[spot] if content else fair[spot]
        left -= sum(needs[spot] for spot in content)
        unmet = unmet - content if content else set()
    return widths


def fitted_in_turn(
    needs: Sequence[tuple[float, float]], shares: Sequence[float], whole: float
) -> list[float]:
    """Return the widths of columns that have a minimum need first, and a full need second."""
    first, full = [need[0] for need in needs], [max(need) for need in needs]
    room = whole - sum(first)
    if room < 0 or sum(full) <= whole:
        return fitted(full if room >= 0 else first, shares, whole)
    more = fitted([each - least for each, least in zip(full, first, strict=True)], shares, room)
    return [least + each for least, each in zip(first, more, strict=True)]


def _fair_widths(columns: set[int], shares: Sequence[float], whole: float) -> dict[int, float]:
    together = sum(shares[spot] for spot in columns)
    return {spot: whole * shares[spot] / together for spot in columns}


# Shows text that a list had to cut, in a tooltip


def let_tell_whole(view: LinesView) -> None:
    """Let a list show its cut texts in tooltips."""
    WholeTips(view, lambda point: whole_at(view, point))


def whole_at(view: LinesView, point: QPointF) -> str:
    """Return both lines of the cell under a point of the viewport if one of them is cut."""
    number = view.line_at(point.y())
    row = view.lines[number] if number >= 0 else None
    if not isinstance(row, Row):
        return ""
    for placed, text in view.cells_of(row):
        if 0 <= point.x() - placed.left < placed.room:
            return "\n".join(filter(None, text.spoken)) if view.width_of(text) > placed.room else ""
    return ""


# Paints a state as a pill: its readiness ball and its name on a background of the same color


_WORD: Final = TextStyle(TYPE_META, STRONG)
_BALL: Final = 13
_PILL_PAD: Final = 8
_GAP: Final = 5


class PillPainter:
    """Draws pills in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)

    def width(self, word: str, level: int | None) -> float:
        """Return the full width of a pill."""
        before = _PILL_PAD + (self._theme.length(_BALL) + _GAP if level is not None else 0)
        return before + self._texts.advance(word, _WORD) + _PILL_PAD

    def draw(self, painter: QPainter, room: QRectF, word: str, level: int | None) -> QRectF:
        """Draw a pill at the left of a room, vertically centered, and return its rectangle.

        Args:
            painter: with antialiasing.
            room: a longer word is elided.
            word: the name of the state.
            level: the level of ball and color, 0 to 4; None if it is neither good nor bad.
        """
        theme = self._theme
        height, ball = theme.length(PILL), theme.length(_BALL) if level is not None else 0
        before = _PILL_PAD + (ball + _GAP if ball else 0)
        width = min(room.width(), self.width(word, level))
        pill = QRectF(room.x() + 0.5, round(room.center().y() - height / 2) + 0.5, width - 1, height - 1)
        token = "border_strong" if level is None else f"readiness{level}"
        background = theme.color(token, 24 if theme.scheme == "light" else 70)
        paint_shape(painter, pill, PillLook(background, theme.color(token, 150), "text"))
        if level is not None:
            at = QPointF(round(pill.x() + _PILL_PAD - 1), round(pill.center().y() - ball / 2))
            painter.drawPixmap(at, self._glyphs.ball(level, ball, painter.device().devicePixelRatioF()))
        words = pill.adjusted(before - 1, 0, -_PILL_PAD + 2, 0)
        self._texts.draw(painter, words, word, _WORD)
        return pill


# Draws a task's state: a circle, or a diamond for a gate; the fill says done, late, due or later


SIZE: Final = 16
_DOT: Final = 4
_QUARTERS: Final = {TaskState.DUE: 1, TaskState.UNDER_WAY: 2}
_COLORS: Final = {
    TaskState.DONE: "readiness4",
    TaskState.LATE: "readiness0",
    TaskState.DUE: "readiness1",
    TaskState.UNDER_WAY: "readiness2",
    TaskState.LATER: "control_line",
    TaskState.NOT_APPLICABLE: "text3",
}
_FULL: Final = frozenset({TaskState.DONE, TaskState.LATE})
_ROUND: Final = Qt.PenCapStyle.RoundCap


def task_glyphs_of(theme: Theme) -> TaskGlyphs:
    """Return the glyphs of a theme: all lists and signs of tasks share what is drawn with it."""
    found = theme.shared.get("task glyphs")
    if not isinstance(found, TaskGlyphs):
        found = theme.shared["task glyphs"] = TaskGlyphs(theme)
    return found


class TaskGlyphs:
    """The glyphs of one theme, drawn once each and kept."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[int, bool, bool, bool, float], QPixmap] = {}

    def glyph(
        self,
        state: TaskState,
        dpr: float,
        *,
        is_gate: bool,
        is_changed: bool = False,
        is_met: bool = False,
    ) -> QPixmap:
        """Return a glyph on a square of 22 pixels at 100 % text size; hollow if the plan completes it."""
        key = (state, is_gate, is_changed, is_met, dpr)
        found = self._kept.get(key)
        if found is None:
            edge = self._theme.length(SIZE + 6)
            found = blank_picture(edge, edge, dpr)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, edge, state, is_gate=is_gate, is_hollow=is_met or state not in _FULL)
            if is_changed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("accent"))
                painter.drawEllipse(QRectF(edge - _DOT - 0.5, 0.5, _DOT, _DOT))
            painter.end()
            self._kept[key] = found
        return found

    def _draw(
        self, painter: QPainter, edge: float, state: TaskState, *, is_gate: bool, is_hollow: bool
    ) -> None:
        color = self._theme.color(_COLORS[state])
        middle, size = QPointF(edge / 2, edge / 2), edge - 6
        if state is TaskState.NOT_APPLICABLE:
            painter.setPen(QPen(color, 1.6))
            painter.drawLine(QPointF(middle.x() - 4, middle.y()), QPointF(middle.x() + 4, middle.y()))
            return
        painter.setPen(QPen(color, 1.6) if is_hollow else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface") if is_hollow else color)
        if is_gate:
            _diamond(painter, middle, size / 2 + (0.5 if is_hollow else 1.5))
        else:
            inset = 1.3 if is_hollow else 0.5
            painter.drawEllipse(middle, size / 2 - inset, size / 2 - inset)
        if state in _QUARTERS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            radius = size / 2 - (4.2 if is_gate else 3.4)
            box = QRectF(middle.x() - radius, middle.y() - radius, radius * 2, radius * 2)
            painter.drawPie(box, 90 * 16, -_QUARTERS[state] * 90 * 16)
        elif state in _FULL:
            self._sign(painter, middle, size, state, color if is_hollow else None)

    def _sign(
        self, painter: QPainter, middle: QPointF, size: float, state: TaskState, ink: QColor | None
    ) -> None:
        background = "on_readiness4" if state is TaskState.DONE else "on_readiness0"
        painter.setPen(QPen(ink or self._theme.color(background), 1.8, Qt.PenStyle.SolidLine, _ROUND))
        painter.setBrush(Qt.BrushStyle.NoBrush)

        def at(x: float, y: float) -> QPointF:
            return QPointF(middle.x() + size * x, middle.y() + size * y)

        if state is TaskState.DONE:
            painter.drawPolyline([at(-0.2, 0.01), at(-0.04, 0.16), at(0.22, -0.15)])
        else:
            painter.drawLine(at(0, -0.22), at(0, 0.05))
            painter.drawPoint(at(0, 0.24))


def _diamond(painter: QPainter, middle: QPointF, reach: float) -> None:
    x, y = middle.x(), middle.y()
    painter.drawPolygon(
        QPolygonF(
            [QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)]
        )
    )


# Paints the lines of tasks and permits: two-line rows in columns, below heads


ROW: Final = 46
HEAD: Final = 30
_HEADINGS: Final = 32
# The width of a glyph before the words, at 100 % text size.
_GLYPH: Final = 26
_PAD: Final = 20
# Tabular digits come with hyphens of the same width, which pull the names of cities and groups apart.
_UPPER: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_LOWER: Final = TextStyle(TYPE_META, REGULAR)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
# The gap between two columns.
_GUTTER: Final = 12
# The extra width of a heading that can order the list: the arrow and its padding.
_ARROW: Final = 14
_AIR: Final = 6
# At most this many rows decide the widths of columns.
_SAMPLE: Final = 1000


class LinesPainter(PaintedLines[Head | Row]):
    """Paints lines in one theme.

    Args:
        theme: the look.
        columns: from the left.
        is_bare: whether rows have no glyphs and their headings are shown elsewhere.
        width: returns the width of the list, in pixels.

    Attributes:
        left_out: the heading of a hidden column, or an empty text.
    """

    def __init__(
        self, theme: Theme, columns: Sequence[LineColumn], *, is_bare: bool, width: Callable[[], int]
    ) -> None:
        super().__init__(theme)
        self._columns = tuple(columns)
        self._is_bare = is_bare
        self._width = width
        self.left_out = ""
        # The minimum width of each column, and the width of its full text.
        self._needs = [(0.0, 0.0)] * len(self._columns)
        self._glyphs = task_glyphs_of(theme)
        self._pills = PillPainter(theme)
        self._row, self.top = theme.length(ROW), 0 if is_bare else theme.length(_HEADINGS)
        self.head = theme.length(HEAD)
        self._left = _PAD if is_bare else _PAD + theme.length(_GLYPH)

    def key(self, line: Head | Row) -> str:
        """Return the key of a row; heads have none."""
        return line.key if isinstance(line, Row) else ""

    def height(self, line: Head | Row) -> int:
        return self.head if isinstance(line, Head) else self._row

    def spoken(self, line: Head | Row) -> str:
        """Return a head, or a row with its state and all its columns."""
        if isinstance(line, Head):
            return line.spoken
        said = [part for text in line.texts for part in text.spoken if part]
        # If a column says the state, the glyph only repeats it.
        return ". ".join(dict.fromkeys((*said, words.state_name(line.state))))

    def paint(self, painter: QPainter, box: QRectF, line: Head | Row, state: LineState) -> None:
        """Paint a line and the hairline below it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Head):
            self._paint_head(painter, box, line)
        else:
            self._paint_row(painter, box, line, is_chosen=state.is_selected)
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), self._theme.color("border"))

    def paint_headings(self, painter: QPainter) -> None:
        """Paint the names of the columns above the lines, with a rule below them."""
        width = self._width()
        painter.fillRect(QRectF(0, 0, width, self.top), self._theme.color("surface"))
        for placed in self.placed():
            room = QRectF(placed.left, 0, placed.room, self.top)
            self._texts.draw(painter, room, placed.column.heading, _HEAD, "text2")
        painter.fillRect(QRectF(0, self.top - 1, width, 1), self._theme.color("border"))

    def _is_shown(self, column: LineColumn) -> bool:
        has_room = self._width() >= self._theme.length(column.least)
        return has_room and column.heading != self.left_out

    def placed(self) -> list[Placed]:
        """Return the columns that fit, with their positions; some are dropped in narrow lists."""
        shown = [spot for spot, column in enumerate(self._columns) if self._is_shown(column)]
        whole = self._width() - self._left - _PAD
        shares = [self._columns[spot].share for spot in shown]
        widths = fitted_in_turn([self._needs[spot] for spot in shown], shares, whole)
        lefts = accumulate(widths, initial=float(self._left))
        return [
            Placed(left, width - _GUTTER, self._columns[spot])
            for left, width, spot in zip(lefts, widths, shown, strict=False)
        ]

    def cells_of(self, row: Row) -> Iterator[tuple[Placed, Text | Pill]]:
        """Return the visible texts of a row with their positions."""
        cells = zip(self._columns, row.texts, strict=True)
        return zip(self.placed(), (text for column, text in cells if self._is_shown(column)), strict=True)

    def measure_columns(self, lines: Sequence[Head | Row]) -> None:
        """Measure the columns by the longest texts of some rows; all rows may be too many."""
        step = max(1, len(lines) // _SAMPLE)
        rows = [entry.texts for entry in lines[::step] if isinstance(entry, Row)]
        texts = [longest({row[spot] for row in rows}) for spot in range(len(self._columns))]
        uppers = [max(map(self._upper_width, each), default=0.0) + _GUTTER for each in texts]
        wholes = [max(map(self.width_of, each), default=0.0) + _GUTTER for each in texts]
        beside = self._theme.length(_ARROW) + _AIR + _GUTTER
        heads = [self._texts.advance(column.heading, _HEAD) + beside for column in self._columns]
        self._needs = [
            (max(upper if column.is_long_below else whole, head), max(whole, head))
            for column, upper, whole, head in zip(self._columns, uppers, wholes, heads, strict=True)
        ]

    def _upper_width(self, text: Text | Pill) -> float:
        if isinstance(text, Pill):
            return self._pills.width(text.upper, text.level)
        return self._texts.advance(text.upper, _UPPER)

    def width_of(self, text: Text | Pill) -> float:
        """Return the widths of both lines of a text."""
        below = (
            [self._texts.advance(part, _LOWER) for part in (text.lower, text.tail)]
            if isinstance(text, Text)
            else []
        )
        return max(self._upper_width(text), sum(below))

    def _paint_head(self, painter: QPainter, box: QRectF, head: Head) -> None:
        painter.fillRect(box, self._theme.color("band"))
        line = box.adjusted(_PAD, 0, -_PAD, 0)
        color = "danger" if head.is_bad else "text2"
        taken = self._texts.draw(painter, line, head.title, _HEAD, color)
        line.setLeft(line.x() + taken + 12)
        taken = self._texts.draw(painter, line, head.note, _LOWER, "text2")
        if head.mark:
            self._texts.draw(painter, line.adjusted(taken + 12, 0, 0, 0), head.mark, _HEAD, "accent")
            painter.fillRect(QRectF(box.x(), box.y() - 1, box.width(), 2), self._theme.color("accent"))

    def _paint_row(self, painter: QPainter, box: QRectF, row: Row, *, is_chosen: bool) -> None:
        theme = self._theme
        if is_chosen:
            draw_chosen(painter, theme, box)
        if not self._is_bare:
            edge = theme.length(SIZE + 6)
            glyph = self._glyphs.glyph(
                row.state, painter.device().devicePixelRatioF(), is_gate=row.is_gate, is_met=row.is_met
            )
            painter.drawPixmap(QPointF(_PAD - 5, round(box.center().y() - edge / 2)), glyph)
        for placed, text in self.cells_of(row):
            self._paint_text(painter, QRectF(placed.left, box.y(), placed.room, box.height()), text)

    def _paint_text(self, painter: QPainter, box: QRectF, text: Text | Pill) -> None:
        if isinstance(text, Pill):
            self._pills.draw(painter, box, text.upper, text.level)
            return
        half, upper = box.height() / 2, box
        if text.lower:
            upper = QRectF(box.x(), box.y() + 4, box.width(), half - 4)
            lower = QRectF(box.x(), box.y() + half, box.width(), half - 5)
            tail = min(lower.width() / 2, self._texts.advance(text.tail, _LOWER)) if text.tail else 0
            taken = self._texts.draw(painter, lower.adjusted(0, 0, -tail, 0), text.lower, _LOWER, "text2")
            if text.tail:
                self._texts.draw(painter, lower.adjusted(taken, 0, 0, 0), text.tail, _LOWER, "text2")
        self._texts.draw(painter, upper, text.upper, _UPPER, text.color)


_ACTS: Final = {Qt.Key.Key_Space: "space", Qt.Key.Key_N: "n", Qt.Key.Key_U: "u", Qt.Key.Key_P: "p"}


class LinesView(LineList[Head | Row]):
    """Rows below heads; `key_pressed` carries a row's key and the code of the pressed key.

    Args:
        theme: the look.
        name: for screen readers.
        columns: from the left.
        parent: its parent.
        is_bare: whether the rows have no glyphs and their headings are shown elsewhere; `columns_moved`
            reports when these have to move.
    """

    key_pressed = Signal(str, str)
    columns_moved = Signal()

    opens_on_click = False
    finds_by_letters = False
    tells_heads = True

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[LineColumn],
        parent: QWidget | None = None,
        *,
        is_bare: bool = False,
    ) -> None:
        self._columns, self._is_bare = columns, is_bare
        self._rows = self._rows_in(theme)
        super().__init__(theme, self._rows, name, parent)
        self.setObjectName("linesView")
        self._wanted = ""
        self._head = self._rows.top
        self._measure_columns()

    def _rows_in(self, theme: Theme) -> LinesPainter:
        return LinesPainter(
            theme, self._columns, is_bare=self._is_bare, width=lambda: self.viewport().width()
        )

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        before, self._rows = self._rows, self._rows_in(theme)
        self._rows.left_out = before.left_out
        self._head = self._rows.top
        self.set_source(theme, self._rows)
        self._measure_columns()

    def show_entries(self, entries: Sequence[Head | Row]) -> None:
        """Show other rows; the selected row stays selected if it is still there."""
        self.show_lines(entries, self._wanted)
        self._measure_columns()

    def _measure_columns(self) -> None:
        self._rows.measure_columns(self.lines)
        self.columns_moved.emit()

    def choose(self, key: str) -> None:
        """Select a row and scroll to it."""
        self._wanted = key
        self.go_to(self.number_of(key))

    def land(self, number: int) -> None:
        """Select a row."""
        self._wanted = self._rows.key(self.lines[number])
        super().land(number)

    @override
    def open_current(self) -> None:
        """Select the row of the keyboard: on arrival it is on the first one, which is not selected yet."""
        self.land(self.current)

    @override
    def is_marked(self, number: int) -> bool:
        return bool(self._wanted) and self._rows.key(self.lines[number]) == self._wanted

    def kept_above(self, number: int) -> int:
        """Return the height of the sticky head."""
        return max(super().kept_above(number), self._rows.head)

    # Columns

    def leave_out(self, heading: str) -> None:
        """Hide one column, such as one that repeats the group heads; an empty text shows all."""
        self._rows.left_out = heading
        self.columns_moved.emit()
        self.viewport().update()

    def placed(self) -> list[Placed]:
        """Return the columns that fit, with their positions; some are dropped in narrow lists."""
        return self._rows.placed()

    def cells_of(self, row: Row) -> Iterator[tuple[Placed, Text | Pill]]:
        """Return the visible texts of a row with their positions."""
        return self._rows.cells_of(row)

    def width_of(self, text: Text | Pill) -> float:
        """Return the widths of both lines of a text."""
        return self._rows.width_of(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns_moved.emit()

    # Painting and keys

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible rows, the sticky head above them, and the headings."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sticky(painter)
        if not self._is_bare:
            self._rows.paint_headings(painter)
        painter.end()

    def _paint_sticky(self, painter: QPainter) -> None:
        """Keep the head of the first visible row on top; the next head pushes it away."""
        first = bisect_right(self._tops, self.scrolled) - 1
        head = next((each for each in self.lines[first::-1] if isinstance(each, Head)), None)
        is_cut = self._tops[first] != self.scrolled
        if head is None or first >= self.count or (head is self.lines[first] and not is_cut):
            return
        following = self.lines[first + 1] if first + 1 < self.count else None
        pushed = self.box(first + 1).y() - self._rows.head if isinstance(following, Head) else self._head
        box = QRectF(0, min(self._head, pushed), self.viewport().width(), self._rows.head)
        self._rows.paint(painter, box, head, LineState(is_current=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the selected row with a letter or Space."""
        key = Qt.Key(event.key())
        if key in _ACTS and self.key:
            self.key_pressed.emit(self.key, _ACTS[key])
        else:
            super().keyPressEvent(event)
