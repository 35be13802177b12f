"""Paints the lines of tasks and permits: two-line rows in columns, below heads."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from organizer_app.ui.screens.checklists.column_fitting import fitted_in_turn
from organizer_app.ui.screens.checklists.line_values import Head, Pill, Placed, Row, Text, longest
from organizer_app.ui.screens.checklists.pill_painter import PillPainter
from organizer_app.ui.screens.checklists.task_glyphs import SIZE, task_glyphs_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_chosen
from organizer_app.wording.checklists import checklists as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from organizer_app.ui.screens.checklists.line_values import LineColumn
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

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
