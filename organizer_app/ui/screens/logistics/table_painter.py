"""Draws the pieces of the tables: heads of cities, cells, and the rail of times of a run of show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from organizer_app.domain.cues import Cue
from organizer_app.domain.logistics_book import Gap, PartKind
from organizer_app.ui.screens.logistics.cell_texts import shown_text
from organizer_app.ui.screens.logistics.columns import Cell
from organizer_app.ui.screens.logistics.sums import head_text
from organizer_app.ui.screens.logistics.table_layout import FIRST_TEXT, RAIL
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.wording import logistics as words
from organizer_app.wording import logistics_cells as cell_words
from organizer_app.wording.calendars import title_of
from organizer_app.wording.dates import clock, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.logistics.columns import Column
    from organizer_app.ui.screens.logistics.table_values import Line, TableShown
    from organizer_app.ui.theme.theme import Theme

_CELL: Final = TextStyle(TYPE_BODY, tabular=True)
_STRONG: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
# Digits of one width come with hyphens as wide, which tears words apart.
_WORDS: Final = TextStyle(TYPE_BODY)
_STRONG_WORDS: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
# The air at both sides of a text.
_AROUND: Final = 16
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
# How much of the first column a long name leaves to the title of its action at least.
_ASIDE: Final = 0.4
_QUIET_GAPS: Final = frozenset({Gap.MISSING, Gap.ACCESS_UNKNOWN})


class TablePainter:
    """Paints in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)

    def heading(self, painter: QPainter, box: QRectF, column: Column, *, is_first: bool) -> None:
        """Draw the heading of a column."""
        left = self._theme.length(16) if is_first else 8
        align = _RIGHT if column.at_right else _LEFT
        inside = box.adjusted(left, 0, -8, 0)
        self._texts.draw(painter, inside, cell_words.heading(column.code), _HEADING, "text2", align=align)

    def heading_width(self, column: Column) -> float:
        """Return how many pixels the heading of a column needs."""
        return self._texts.advance(cell_words.heading(column.code), _HEADING) + _AROUND

    def city(self, painter: QPainter, box: QRectF, shown: TableShown, line: Line) -> None:
        """Draw the name of a city with how ready it is and how many parts it has."""
        theme, row = self._theme, line.row
        left = box.x() + theme.length(16)
        if row is not None:
            ball = self._glyphs.ball(row.readiness, theme.length(16), painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left, round(box.center().y() - theme.length(8))), ball)
        left = box.x() + theme.length(FIRST_TEXT)
        name = (row.city or row.title) if row else words.whole_mobilization()
        count = len(shown.book.of(shown.kind, line.action_id))
        told = words.lines_count(shown.kind.value, count) if count else words.nothing_yet()
        title = title_of(row) if row and row.city else ""
        which = words.which_action(title, row.day) if row and title else ""
        state = f" {row.state}" if row and row.state else ""
        beside = self._texts.advance(state, _CELL)
        # The name goes first, then which action of the city it is; the count gives way where room is short.
        room = box.right() - 8 - left - beside
        # A long name leaves room for what tells it from the other actions there.
        aside = min(self._texts.advance(title, _META) + 10, room * _ASIDE) if title else 0
        name_room = QRectF(left, box.y(), room - aside, box.height())
        taken = self._texts.draw(painter, name_room, name, _STRONG_WORDS)
        left += taken
        self._texts.draw(painter, QRectF(left, box.y(), beside + 1, box.height()), state, _CELL, "text2")
        left += beside + 10
        rest = QRectF(left, box.y(), box.right() - 8 - left, box.height())
        briefly = told if count else words.nothing_short()
        tries: tuple[str, ...] = (told, briefly)
        if which:
            tries = (words.beside(which, told), words.beside(which, briefly), which, title)
        text = self._texts.first_fitting(tries, _META, rest.width())
        if rest.width() > self._theme.length(40):
            self._texts.draw(painter, rest, text, _META, "text3")

    def city_texts(self, shown: TableShown, line: Line, columns: Sequence[Column]) -> list[str]:
        """Return what the parts of a city add up to in every column behind the first."""
        if shown.kind is PartKind.RUN_OF_SHOW:
            row = line.row
            hours = span(row.starts, row.ends) if row is not None and row.starts is not None else ""
            return [hours if column.code == "title" else "" for column in columns[1:]]
        return [head_text(shown.book, shown.kind, line.row, column.code) for column in columns[1:]]

    def city_cell(self, painter: QPainter, box: QRectF, text: str, column: Column) -> None:
        """Draw what the parts of a city add up to in a column."""
        if column.code == "title":
            self._texts.draw(painter, box.adjusted(8, 0, -8, 0), text, _META, "text2")
            return
        color = "danger" if text.startswith("\N{MINUS SIGN}") else "text2"
        style = _META if column.code == "capacity" else _STRONG
        self._texts.draw(painter, box.adjusted(4, 0, -8, 0), text, style, color, align=_RIGHT)

    def part(self, painter: QPainter, box: QRectF, shown: TableShown, line: Line, column: Column) -> None:
        """Draw the first cell of a part."""
        self._mark(painter, box, line)
        text, color = shown_text(column, line, shown.book)
        inside = box.adjusted(self._theme.length(FIRST_TEXT), 0, -8, 0)
        self._texts.draw(painter, inside, text, _WORDS, color)

    def _mark(self, painter: QPainter, box: QRectF, line: Line) -> None:
        if line.gap is not None:
            color = "text3" if line.gap in _QUIET_GAPS else "danger"
            sign = self._theme.pixmap("circle-alert", 14, color, painter.device().devicePixelRatioF())
            left = box.x() + self._theme.length(18)
            painter.drawPixmap(QPointF(left, round(box.center().y() - self._theme.length(7))), sign)

    def cell(self, painter: QPainter, box: QRectF, shown: TableShown, line: Line, column: Column) -> None:
        """Draw another cell of a part."""
        if column.cell is Cell.FLAG:
            if getattr(line.part, column.code):
                sign = self._theme.pixmap("check", 16, "accent", painter.device().devicePixelRatioF())
                painter.drawPixmap(
                    QPointF(box.x() + 8, round(box.center().y() - self._theme.length(8))), sign
                )
            return
        text, color = shown_text(column, line, shown.book)
        is_strong = column.code == "title" and isinstance(line.part, Cue) and line.part.is_hard
        align = _RIGHT if column.at_right else _LEFT
        words_in = _STRONG_WORDS if is_strong else _WORDS
        style = _CELL if column.at_right else words_in
        self._texts.draw(painter, box.adjusted(8, 0, -8, 0), text, style, color, align=align)

    def cue(self, painter: QPainter, box: QRectF, line: Line, *, is_first: bool) -> None:
        """Draw the time of a cue on the rail: a diamond must start then, a ring follows."""
        timed, theme = line.timed, self._theme
        self._mark(painter, box, line)
        if timed is None:
            return
        if timed.starts is not None:
            inside = QRectF(box.x() + theme.length(FIRST_TEXT), box.y(), theme.length(68), box.height())
            style = _STRONG if timed.cue.is_hard else _CELL
            self._texts.draw(painter, inside, clock(timed.starts), style, align=_RIGHT)
        x = round(box.x() + theme.length(RAIL)) + 0.5
        painter.setPen(QPen(theme.color("border_strong"), 2))
        middle = box.center().y()
        painter.drawLine(QPointF(x, middle if is_first else box.y()), QPointF(x, middle))
        painter.drawLine(QPointF(x, middle), QPointF(x, middle if line.is_last else box.bottom() + 1))
        self._dot(painter, QPointF(x, middle), is_hard=timed.cue.is_hard)
        told, color = "", "text3"
        if timed.overlap:
            told, color = cell_words.overlap(timed.overlap), "danger"
        elif timed.ends is not None and timed.cue.minutes:
            told = cell_words.ends(clock(timed.ends))
        rest = QRectF(x + theme.length(14), box.y(), box.right() - x - theme.length(18), box.height())
        if timed.overlap or self._texts.advance(told, _META) <= rest.width():
            self._texts.draw(painter, rest, told, _META, color)

    def _dot(self, painter: QPainter, at: QPointF, *, is_hard: bool) -> None:
        accent = self._theme.color("accent")
        if is_hard:
            half = self._theme.length(6)
            sides = ((0, -half), (half, 0), (0, half), (-half, 0))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in sides]))
        else:
            painter.setPen(QPen(accent, 2))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(at, self._theme.length(4), self._theme.length(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def sentence(shown: TableShown, number: int, columns: Sequence[Column], at: int) -> str:
    """Say a line with the cell in hand, for screen readers."""
    line, column = shown.lines[number], columns[at]
    row = line.row
    city = ", ".join(part for part in (row.city or row.title, row.state) if part) if row else ""
    city = city or words.whole_mobilization()
    if line.part is None:
        count = len(shown.book.of(shown.kind, line.action_id))
        told = words.lines_count(shown.kind.value, count) if count else words.nothing_yet()
        text = head_text(shown.book, shown.kind, row, column.code) if at else ""
        which = words.which_action(title_of(row), row.day) if row and row.city else ""
        return ", ".join(
            filter(None, (city, which, told, f"{cell_words.field_name(column.code)}: {text}" if text else ""))
        )
    text = shown_text(column, line, shown.book).text or "\N{EN DASH}"
    name = shown_text(_name_column(shown, columns), line, shown.book).text
    gap = words.gap_name(line.gap.value, 1) if line.gap else ""
    return ", ".join(filter(None, (name, f"{cell_words.field_name(column.code)}: {text}", gap, city)))


def _name_column(shown: TableShown, columns: Sequence[Column]) -> Column:
    return columns[1] if shown.kind is PartKind.RUN_OF_SHOW else columns[0]
