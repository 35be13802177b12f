"""Draws the head and the lines of the coverage matrix, each once as a picture."""

from __future__ import annotations

from heapq import nlargest
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from organizer_app.domain.people.coverage import COLUMNS
from organizer_app.ui.screens.people.coverage.cell_painter import CellPainter, line_style
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import draw_mark
from organizer_app.wording.people import coverage as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.people.coverage import CoverageRow
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.people.coverage_groups import Band
    from organizer_app.ui.screens.people.people_view import CoverageShown
    from organizer_app.ui.theme.theme import Theme

HEAD: Final = 60
_PAD: Final = 16
# A narrower text cannot identify a city or an action.
_LEAST: Final = 32
# If both do not fit, the text that distinguishes the action gets at most this: a day and an hour.
_WHICH: Final = 116
# The gap between two column names.
_APART: Final = 16
# The longest city names are measured; this many are enough to find the widest.
_MEASURED: Final = 12
# The gaps before a city and before the name of a level, and after the sums.
_INDENT: Final = 22
_END: Final = 20
# The height of one of the two lines of a high line.
_HALF: Final = 18
# The gap between two lines of a column name.
_STEP: Final = 16
_COLUMN: Final = TextStyle(TYPE_META, SEMIBOLD)
# Of a city: its name, its state, and the text that distinguishes its action.
_STYLES: Final = (TextStyle(13, SEMIBOLD), TextStyle(TYPE_META), TextStyle(TYPE_META))
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class Widths(NamedTuple):
    """The widths of the whole, the names and the sums, and the height of a line, in pixels.

    Attributes:
        whole: what is in sight.
        city: the column of cities, which stays in sight.
        filled: the column of sums, behind the roles.
        line: the height of a line.
        least: the least width of a role; wider than what is in sight, all roles scroll.
        across: how far they are scrolled.
        is_high: whether a line has room for a city and, below it, for what distinguishes its action.
    """

    whole: int
    city: int
    filled: int
    line: int
    least: int = 0
    across: int = 0
    is_high: bool = False

    def column(self, number: int) -> tuple[float, float]:
        """Return the left edge and the width of a column; behind the last one are the sums."""
        width = max(self.least, (self.whole - self.city - self.filled) / len(COLUMNS))
        return self.city + number * width - self.across, width

    @property
    def sums(self) -> float:
        """The left edge of the column of sums."""
        return self.column(len(COLUMNS))[0]


class CoveragePainter:
    """Draws in one theme; `widths` is set by the grid that measures."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)
        self._cells = CellPainter(theme)
        self.widths = Widths(0, 0, 0, 1)

    def _style(self, px: int, weight: int = 400) -> TextStyle:
        return line_style(self.widths.line / self._theme.zoom, px, weight)

    def _names(self) -> list[list[str]]:
        """Return the column names, wrapped to a second line if they do not fit the first."""
        room = self.widths.column(0)[1] - _APART
        return [self._texts.wrapped(words.column_name(each.code), _COLUMN, room, 3) for each in COLUMNS]

    def head_height(self) -> int:
        """Return the height of the head with these column names."""
        return self._theme.length(HEAD + _STEP * (max(map(len, self._names())) - 1))

    def city_width(self, rows: Iterable[CoverageRow], which: Mapping[str, str]) -> int:
        """Return the width of the column of cities with every name and state in full."""
        named = ((line.row.city, line.row.state, which.get(line.row.action_id, "")) for line in rows)
        limits = (inf, inf, self._theme.length(_WHICH))
        longest = nlargest(_MEASURED, named, key=lambda texts: sum(map(len, texts)))
        widest = max(
            (sum(map(self._limited_width, texts, _STYLES, limits)) for texts in longest), default=0.0
        )
        return round(widest) + _PAD + self._theme.length(_INDENT) + 8

    def _limited_width(self, text: str, style: TextStyle, limit: float) -> float:
        return min(self._texts.advance(text, style), limit) + 8 if text else 0.0

    def filled_width(self) -> int:
        """Return the minimum width of the column of sums."""
        return round(self._texts.advance(words.filled_heading(), _COLUMN)) + _END + 8

    def draw_head(self, painter: QPainter, shown: CoverageShown | None) -> None:
        """Draw the column names with the number of filled roles."""
        height = self.head_height()
        painter.fillRect(QRectF(0, 0, self.widths.whole, height), self._theme.color("surface"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(QPoint(0, height - 1), QPoint(self.widths.whole, height - 1))
        if shown is None:
            return
        rows = shown.coverage.rows
        lower = TextStyle(TYPE_META)
        step, names = self._theme.length(18), self._names()
        below = self._theme.length(_STEP) * (max(map(len, names)) - 1)
        first = QRectF(_PAD, self._theme.length(8), self.widths.city - _PAD - 8, step)
        sums = self._sums(shown.coverage.totals, self.widths.column(0)[1] - 9)
        for number in range(len(COLUMNS)):
            left, width = self.widths.column(number)
            filled, asked, needed = shown.coverage.totals[number]
            room = QRectF(left + 8, first.y(), width - 9, step)
            # One-line names are right above their sums.
            free = below - self._theme.length(_STEP) * (len(names[number]) - 1)
            for at, name in enumerate(names[number]):
                spot = room.translated(0, free + at * self._theme.length(_STEP))
                self._texts.draw(painter, spot, name, _COLUMN)
            self._texts.draw(painter, room.translated(0, step - 1 + below), sums[number], lower, "text2")
            self._cells.draw_share(
                painter, QRectF(left + 8, height - 12, width - 22, 4), filled, asked, needed
            )
        right = QRectF(self.widths.sums, first.y() + below, self.widths.filled - _END, step)
        self._texts.draw(painter, right, words.filled_heading(), _COLUMN, align=_RIGHT)
        # Over what is scrolled behind it.
        painter.fillRect(QRectF(0, 0, self.widths.city, height - 1), self._theme.color("surface"))
        cities = len({line.row.place_id or line.row.action_id for line in rows})
        self._texts.draw(painter, first, words.cities(cities), TextStyle(13, SEMIBOLD))
        order = words.by_group(shown.grouping.value, cities, len(rows))
        for line, text in enumerate(self._texts.wrapped(order, lower, first.width(), 2 if below else 1), 1):
            self._texts.draw(painter, first.translated(0, line * step), text, lower, "text2")

    def _sums(self, totals: Sequence[tuple[int, int, int]], room: float) -> list[str]:
        """Return the number of filled roles per column, all in the longest form that fits."""
        forms = (
            [words.filled_of(filled, needed) for filled, _asked, needed in totals],
            [words.filled_short(filled, needed) for filled, _asked, needed in totals],
            [f"{filled:,}" for filled, _asked, _needed in totals],
        )
        style = TextStyle(TYPE_META)
        fits = (form for form in forms if all(self._texts.advance(each, style) <= room for each in form))
        return next(fits, forms[-1])

    def draw_band(self, painter: QPainter, box: QRectF, band: Band) -> None:
        """Draw the head of a level."""
        painter.fillRect(box, self._theme.color("band"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        indent = 0
        if band.level is not None:
            size = min(self._theme.length(14), int(box.height()) - 2)
            ball = self._glyphs.ball(band.level, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(_PAD, round(box.center().y() - size / 2)), ball)
            indent = self._theme.length(_INDENT)
        style = self._style(TYPE_META, SEMIBOLD)
        line = QRectF(_PAD + indent, box.y(), box.width() - _PAD - indent - _END, box.height())
        # Beside its name: below "Filled" it would look like a sum.
        taken = self._texts.draw(painter, line, band.title, style, "text2")
        self._texts.draw(painter, line.adjusted(taken + 8, 0, 0, 0), f"{band.cities:,}", style, "text3")

    def draw_row(
        self, painter: QPainter, box: QRectF, line: CoverageRow, which: str, column_here: int | None
    ) -> None:
        """Draw a city and its action; `column_here` is the current column if the city is current."""
        theme = self._theme
        is_here = column_here is not None
        city = self.widths.city
        for column, cell in enumerate(line.cells):
            left, wide = self.widths.column(column)
            cell_box = QRectF(left + 6, box.y() + 1, wide - 10, box.height() - 2)
            self._cells.draw(painter, cell_box, cell, self.widths.line)
            if column == column_here:
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell_box.adjusted(-2, 0.5, 2, -0.5), 6, 6)
        right = QRectF(self.widths.sums, box.y(), self.widths.filled - _END, box.height())
        is_full = line.filled == line.needed
        style = self._style(13, BOLD if is_full else 400)
        self._texts.draw(
            painter,
            right,
            f"{line.filled}/{line.needed}",
            style,
            "text" if is_full else "text2",
            align=_RIGHT,
        )
        # Over what is scrolled behind it.
        painter.fillRect(
            QRectF(0, box.y(), city, box.height()), theme.color("selected" if is_here else "surface")
        )
        if is_here:
            draw_mark(painter, theme, box)
        painter.setPen(theme.color("border"))
        painter.drawLine(box.bottomLeft() + QPointF(_PAD, 0), box.bottomRight())
        painter.drawLine(QPointF(city, box.y()), QPointF(city, box.bottom()))
        self._draw_city(painter, box, line, which)

    def _draw_city(self, painter: QPainter, box: QRectF, line: CoverageRow, which: str) -> None:
        if self.widths.is_high:
            self._draw_high_city(painter, box, line.row, which)
            return
        city = self.widths.city
        state_style = self._style(TYPE_META)
        state = self._texts.advance(line.row.state, state_style) + 8 if line.row.state else 0.0
        left = float(_PAD + self._theme.length(_INDENT))
        room = QRectF(left, box.y(), city - left - 8 - state, box.height())
        apart = self._texts.advance(which, state_style) + 8 if which else 0.0
        named = line.row.state
        least = self._theme.length(_LEAST)
        if apart and room.width() - apart < least <= room.width() + state - apart:
            # The text for its action distinguishes two lines of a city; the state is the same in both.
            room.setWidth(room.width() + state)
            named, state = "", 0.0
        if apart + self._texts.advance(line.row.city, self._style(13, SEMIBOLD)) > room.width():
            apart = min(apart, self._theme.length(_WHICH) + 8)
        # The text for its action comes before the end of a long name, because it distinguishes two lines.
        if which and room.width() - apart >= self._theme.length(_LEAST):
            room.setWidth(room.width() - apart)
        width = self._texts.draw(painter, room, line.row.city, self._style(13, SEMIBOLD))
        left = room.x() + width + 6
        box_of_state = QRectF(left, box.y(), state, box.height())
        left += self._texts.draw(painter, box_of_state, named, state_style, "text2") + 8 if named else 2
        rest = QRectF(left, box.y(), city - 8 - left, box.height())
        if which and rest.width() >= min(self._texts.advance(which, state_style), self._theme.length(_LEAST)):
            self._texts.draw(painter, rest, which, state_style, "text3", align=_RIGHT)

    def _draw_high_city(self, painter: QPainter, box: QRectF, row: ActionRow, which: str) -> None:
        """Draw a city on two lines: its name, which may go on below, its state, and its action's text."""
        name, small = self._style(13, SEMIBOLD), self._style(TYPE_META)
        left = float(_PAD + self._theme.length(_INDENT))
        half = self._theme.length(_HALF)
        wide = self.widths.city - left - 8
        is_one = (
            not which and self._texts.advance(row.city, name) + self._texts.advance(row.state, small) < wide
        )
        top = box.center().y() - (half / 2 if is_one else half)
        upper = QRectF(left, top, wide, half)
        lower = upper.translated(0, half)
        first, *others = self._texts.wrapped(row.city, name, upper.width(), 2) or [""]
        taken = self._texts.draw(painter, upper, first, name) + 6
        if others or taken + self._texts.advance(row.state, small) > upper.width():
            taken = self._texts.draw(painter, lower, " ".join(others), name) + 6 if others else 0.0
            taken += self._texts.draw(painter, lower.adjusted(taken, 0, 0, 0), row.state, small, "text2") + 8
            lower.setLeft(lower.x() + taken)
        else:
            self._texts.draw(painter, upper.adjusted(taken, 0, 0, 0), row.state, small, "text2")
        if lower.width() >= min(self._texts.advance(which, small), self._theme.length(_LEAST)):
            self._texts.draw(painter, lower, which, small, "text3")
