"""A long list of two-line rows below heads, painted: tasks by week or owner, and permits."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from organizer_app.ui.screens.checklists.column_fitting import fitted_in_turn
from organizer_app.ui.screens.checklists.line_values import Head, Pill, Placed, Row, Text, longest
from organizer_app.ui.screens.checklists.pill_painter import PillPainter
from organizer_app.ui.screens.checklists.task_glyphs import SIZE, TaskGlyphs
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.speaking_area import SpeakingArea
from organizer_app.ui.widgets.speaking_items import (
    Role,
    SpokenItem,
    tell_current,
    tell_items_changed,
)
from organizer_app.wording import checklists as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.checklists.line_values import Column
    from organizer_app.ui.theme.theme import Theme

ROW: Final = 46
HEAD: Final = 30
_HEADINGS: Final = 32
# What a glyph takes before the words, at 100 % text size.
_GLYPH: Final = 26
_PAD: Final = 20
# Digits of one width come with hyphens as wide, which tears the names of cities and groups apart.
_UPPER: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_LOWER: Final = TextStyle(TYPE_META, REGULAR)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
# Between two columns.
_GUTTER: Final = 12
# What a heading takes beside its words where the list can be ordered by it: the arrow, and the air around it.
_ARROW: Final = 14
_AIR: Final = 6
# So many rows at most tell how wide columns are.
_SAMPLE: Final = 1000
_FARTHEST: Final = 10_000_000


class LinesView(SpeakingArea):
    """Rows below heads; `chosen` carries a key, `key_pressed` a key and the code of the key that was pressed.

    Args:
        theme: the look.
        name: for screen readers.
        columns: from the left.
        parent: what holds it.
        is_bare: whether the rows have no glyphs, and their headings stand elsewhere; `columns_moved` tells
            when these have to stand in another place.
    """

    chosen = Signal(str)
    key_pressed = Signal(str, str)
    columns_moved = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        is_bare: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("linesView")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns = tuple(columns)
        self._is_bare = is_bare
        self.entries: Sequence[Head | Row] = ()
        # Where each line begins, in pixels from the first, and where the last one ends.
        self._begins = [0]
        self._left_out = ""
        # What each column needs first of all, and for all it has to say.
        self._needs = [(0.0, 0.0)] * len(self._columns)
        self._spots: dict[str, int] = {}
        self.current = ""
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._task_glyphs = TaskGlyphs(theme)
        self._pills = PillPainter(theme)
        self._row, self._top = theme.length(ROW), 0 if self._is_bare else theme.length(_HEADINGS)
        self._head = theme.length(HEAD)
        self._left = _PAD if self._is_bare else _PAD + theme.length(_GLYPH)
        self._measure()
        self._measure_columns()

    def show_entries(self, entries: Sequence[Head | Row]) -> None:
        """Show other rows; the chosen one stays chosen while it is there."""
        self.entries = entries
        self._measure_columns()
        self._spots = {entry.key: spot for spot, entry in enumerate(entries) if isinstance(entry, Row)}
        self._measure()
        tell_items_changed(self)

    def choose(self, key: str) -> None:
        """Mark a row and bring it into sight."""
        self.current = key
        spot = self._spots.get(key)
        if spot is not None:
            bar, y = self.verticalScrollBar(), self._y(spot)
            # The head of its group stays above it.
            above = self._head
            if y - above < self._top:
                bar.setValue(bar.value() + y - above - self._top)
            elif y + self._row > self.viewport().height():
                bar.setValue(bar.value() + y + self._row - self.viewport().height())
            tell_current(self, spot)
        self.viewport().update()

    def key_at(self, point: QPointF) -> str:
        """Return the key of the row under a point of the viewport, or an empty text."""
        spot = self.spoken_at(point.toPoint())
        entry = self.entries[spot] if spot >= 0 else None
        return entry.key if isinstance(entry, Row) else ""

    def _y(self, spot: int) -> int:
        return self._top + self._begins[spot] - self.verticalScrollBar().value()

    def _at(self, pixels: int) -> int:
        """Return which line is so many pixels below the beginning of the first."""
        return bisect_right(self._begins, pixels) - 1

    def _box(self, spot: int) -> QRectF:
        height = self._begins[spot + 1] - self._begins[spot]
        return QRectF(0, self._y(spot), self.viewport().width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight and the headings above them."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, theme = self.viewport().width(), self._theme
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        first = self._at(self.verticalScrollBar().value())
        last = self._at(self.verticalScrollBar().value() + self.viewport().height()) + 1
        for spot in range(first, min(len(self.entries), last)):
            entry, box = self.entries[spot], self._box(spot)
            if isinstance(entry, Head):
                self._paint_head(painter, box, entry)
            else:
                self._paint_row(painter, box, entry)
            painter.fillRect(QRectF(0, box.bottom() - 1, width, 1), theme.color("border"))
        self._paint_sticky(painter, first)
        if not self._is_bare:
            self._paint_headings(painter, width)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_headings(self, painter: QPainter, width: int) -> None:
        painter.fillRect(QRectF(0, 0, width, self._top), self._theme.color("surface"))
        for placed in self.placed():
            room = QRectF(placed.left, 0, placed.room, self._top)
            self._texts.draw(painter, room, placed.column.heading, _HEAD, "text2")
        painter.fillRect(QRectF(0, self._top - 1, width, 1), self._theme.color("border"))

    def _paint_sticky(self, painter: QPainter, first: int) -> None:
        """Keep the head of the first row in sight above it; the next head pushes it away."""
        entry = next((each for each in self.entries[first::-1] if isinstance(each, Head)), None)
        is_cut = self._begins[first] != self.verticalScrollBar().value()
        if entry is None or first >= len(self.entries) or (entry is self.entries[first] and not is_cut):
            return
        following = self.entries[first + 1] if first + 1 < len(self.entries) else None
        pushed = self._y(first + 1) - self._head if isinstance(following, Head) else self._top
        box = QRectF(0, min(self._top, pushed), self.viewport().width(), self._head)
        self._paint_head(painter, box, entry)
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), self._theme.color("border"))

    def leave_out(self, heading: str) -> None:
        """Leave one column out, such as what the heads of the groups say already; an empty text shows all."""
        self._left_out = heading
        self.columns_moved.emit()
        self.viewport().update()

    def _is_shown(self, column: Column) -> bool:
        has_room = self.viewport().width() >= self._theme.length(column.least)
        return has_room and column.heading != self._left_out

    def placed(self) -> list[Placed]:
        """Return where the columns stand; where there is little room some are left out."""
        shown = [spot for spot, column in enumerate(self._columns) if self._is_shown(column)]
        whole = self.viewport().width() - self._left - _PAD
        shares = [self._columns[spot].share for spot in shown]
        widths = fitted_in_turn([self._needs[spot] for spot in shown], shares, whole)
        lefts = accumulate(widths, initial=float(self._left))
        return [
            Placed(left, width - _GUTTER, self._columns[spot])
            for left, width, spot in zip(lefts, widths, shown, strict=False)
        ]

    def cells_of(self, row: Row) -> Iterator[tuple[Placed, Text | Pill]]:
        """Return the texts of a row that are shown, with their places."""
        cells = zip(self._columns, row.texts, strict=True)
        return zip(self.placed(), (text for column, text in cells if self._is_shown(column)), strict=True)

    def _measure_columns(self) -> None:
        """Find out what the columns need, by the longest texts of some rows: all of them may be too many."""
        step = max(1, len(self.entries) // _SAMPLE)
        rows = [entry.texts for entry in self.entries[::step] if isinstance(entry, Row)]
        texts = [longest({row[spot] for row in rows}) for spot in range(len(self._columns))]
        uppers = [max(map(self._upper_width, each), default=0.0) + _GUTTER for each in texts]
        wholes = [max(map(self.width_of, each), default=0.0) + _GUTTER for each in texts]
        beside = self._theme.length(_ARROW) + _AIR + _GUTTER
        heads = [self._texts.advance(column.heading, _HEAD) + beside for column in self._columns]
        self._needs = [
            (max(upper if column.is_long_below else whole, head), max(whole, head))
            for column, upper, whole, head in zip(self._columns, uppers, wholes, heads, strict=True)
        ]
        self.columns_moved.emit()

    def _upper_width(self, text: Text | Pill) -> float:
        if isinstance(text, Pill):
            return self._pills.width(text.upper, text.level)
        return self._texts.advance(text.upper, _UPPER)

    def width_of(self, text: Text | Pill) -> float:
        """Return what both lines of a text need."""
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

    def _paint_row(self, painter: QPainter, box: QRectF, row: Row) -> None:
        theme = self._theme
        if row.key == self.current:
            painter.fillRect(box, theme.color("selected"))
            painter.fillRect(QRectF(0, box.y(), 3, box.height()), theme.color("accent"))
        if not self._is_bare:
            edge = theme.length(SIZE + 6)
            glyph = self._task_glyphs.glyph(
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

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        height = max(0, self.viewport().height() - self._top)
        bar.setPageStep(height)
        bar.setSingleStep(self._row)
        heights = (self._head if isinstance(entry, Head) else self._row for entry in self.entries)
        self._begins = [0, *accumulate(heights)]
        bar.setRange(0, max(0, self._begins[-1] - height))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()
        self.columns_moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row that was clicked."""
        self.spoken_press(self.spoken_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the release: the press has done everything."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row, or do something to the chosen one."""
        page = max(1, (self.viewport().height() - self._top) // self._row - 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -_FARTHEST,
            Qt.Key.Key_End: _FARTHEST,
        }
        acts = {Qt.Key.Key_Space: "space", Qt.Key.Key_N: "n", Qt.Key.Key_U: "u", Qt.Key.Key_P: "p"}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(steps[key])
        elif key in acts and self.current in self._spots:
            self.key_pressed.emit(self.current, acts[key])
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        if not self._spots:
            return
        last, here = (
            len(self.entries) - 1,
            self._spots.get(self.current, 0 if step > 0 else len(self.entries)),
        )
        spot = min(max(here + step, 0), last)
        if isinstance(self.entries[spot], Head):
            spot = spot + 1 if step > 0 or spot == 0 else spot - 1
        entry = self.entries[min(max(spot, 0), last)]
        if isinstance(entry, Row):
            self.choose(entry.key)
            self.chosen.emit(entry.key)

    # Screen readers

    def spoken_count(self) -> int:
        """Return how many heads and rows there are."""
        return len(self.entries)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a head, or a row with its state and all its columns."""
        entry = self.entries[number]
        box = self._box(number).toRect()
        if isinstance(entry, Head):
            return SpokenItem(entry.spoken, box, role=Role.Heading)
        said = [part for text in entry.texts for part in text.spoken if part]
        # Where a column says the state, the glyph says it again.
        said = list(dict.fromkeys((*said, words.state_name(entry.state))))
        is_current = entry.key == self.current
        return SpokenItem(". ".join(said), box, is_current, is_current)

    def spoken_at(self, point: QPoint) -> int:
        """Return which head or row is under a point of the viewport, or -1."""
        spot = self._at(point.y() - self._top + self.verticalScrollBar().value())
        return spot if point.y() >= self._top and 0 <= spot < len(self.entries) else -1

    def spoken_current(self) -> int:
        """Return which row is chosen, or -1."""
        return self._spots.get(self.current, -1)

    def spoken_press(self, number: int) -> None:
        """Choose a row; heads cannot be chosen."""
        entry = self.entries[number] if number >= 0 else None
        if isinstance(entry, Row):
            self.choose(entry.key)
            self.chosen.emit(entry.key)
