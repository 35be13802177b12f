"""Draws the parts of the tables: heads of cities, cells, and the rail of times of a run of show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from organizer_app.domain.logistics.logistics_book import Gap, PartKind, part_name
from organizer_app.domain.model.day.cues import Cue
from organizer_app.ui.screens.logistics.cell_texts import shown_text
from organizer_app.ui.screens.logistics.columns import COLUMNS, Cell
from organizer_app.ui.screens.logistics.line_filter import owed_of
from organizer_app.ui.screens.logistics.sums import head_texts
from organizer_app.ui.screens.logistics.table_layout import FIRST_TEXT, RAIL, Needs
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.wording.language.dates import clock, span
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.logistics import logistics_cells as cell_words
from organizer_app.wording.plan.calendars import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.logistics.columns import LogisticsColumn
    from organizer_app.ui.screens.logistics.table_values import Line, TableShown
    from organizer_app.ui.theme.theme import Theme

_CELL: Final = TextStyle(TYPE_BODY, tabular=True)
_STRONG: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
# Tabular digits come with hyphens of the same width, which pull words apart.
_WORDS: Final = TextStyle(TYPE_BODY)
_STRONG_WORDS: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
# The padding at both sides of a text.
_AROUND: Final = 16
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
# The minimum share of the first column that a long city name leaves to the title of its action.
_ASIDE: Final = 0.4
_QUIET_GAPS: Final = frozenset({Gap.MISSING, Gap.ACCESS_UNKNOWN})


class TablePainter:
    """Paints in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)

    def heading(self, painter: QPainter, box: QRectF, column: LogisticsColumn, *, is_first: bool) -> None:
        """Draw the heading of a column."""
        left = self._theme.length(16) if is_first else 8
        align = _RIGHT if column.at_right else _LEFT
        inside = box.adjusted(left, 0, -8, 0)
        self._texts.draw(painter, inside, cell_words.heading(column.code), _HEADING, "text2", align=align)

    def needs(self, columns: Sequence[LogisticsColumn], shown: TableShown | None) -> Needs:
        """Return the width in pixels that the columns need."""
        headings = [
            self._texts.advance(cell_words.heading(column.code), _HEADING) + _AROUND for column in columns
        ]
        if shown is None:
            return Needs(headings, headings, 0)
        parts = [line for line in shown.longest if not line.is_head]
        heads = [(line, self.city_texts(shown, line, columns)) for line in shown.longest if line.is_head]
        widths = []
        for spot, column in enumerate(columns):
            style = _STRONG if column.at_right or column.code == "title" else _WORDS
            texts = [_cell_text(column, line, shown)[0] for line in parts]
            texts += (
                [*(said[spot - 1] for _line, said in heads), shown.totals.get(column.code, "")]
                if spot
                else []
            )
            if shown.kind is PartKind.RUN_OF_SHOW and not spot:
                # The rail of times takes this space.
                texts = []
            around = _AROUND if spot else self._theme.length(FIRST_TEXT) + 8
            width = max((self._texts.advance(text, style) for text in texts), default=0) + around
            if not spot:
                alone = (self._city_width(each) + self._spot_width(each) for each in parts if each.is_alone)
                width = max(width, *alone, 0)
            widths.append(width)
        return Needs(headings, widths, self._city_need(columns, heads))

    def _spot_width(self, line: Line) -> float:
        """Return the width that the spot of a line takes beside its city, in pixels."""
        if not line.is_alone or line.part is None:
            return 0
        return self._texts.advance(part_name(line.part), _WORDS) + 10

    def _city_need(
        self, columns: Sequence[LogisticsColumn], heads: Sequence[tuple[Line, list[str]]]
    ) -> float:
        """Return the width a city needs in the first column: its words continue over empty cells."""
        spots = [spot for _line, said in heads for spot, text in enumerate(said, 1) if text]
        on = sum(self._theme.length(column.width) for column in columns[1 : min(spots, default=1)])
        return max((self._city_width(line) - on for line, said in heads if any(said)), default=0)

    def _city_width(self, line: Line) -> float:
        """Return the width in pixels of a city with its state and the title and day of its action."""
        row = line.row
        name = (row.city or row.title) if row else words.whole_mobilization()
        state = f" {row.state}" if row and row.state else ""
        which = words.which_action(title_of(row), row.day) if row and row.city else ""
        taken = self._texts.advance(name, _STRONG_WORDS) + self._texts.advance(state, _CELL)
        return self._theme.length(FIRST_TEXT) + taken + 10 + self._texts.advance(which, _META) + 8

    def said_from(self, box: QRectF, text: str, column: LogisticsColumn) -> float:
        """Return the left edge of a city's text in a column."""
        if not column.at_right:
            return box.x()
        return box.right() - 8 - self._texts.advance(text, _city_style(column)) - 10

    def city(self, painter: QPainter, box: QRectF, shown: TableShown, line: Line) -> None:
        """Draw the name of a city with its readiness and the number of its parts."""
        theme, row = self._theme, line.row
        left = box.x() + theme.length(16)
        if row is not None:
            ball = self._glyphs.ball(row.readiness, theme.length(16), painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left, round(box.center().y() - theme.length(8))), ball)
        left = box.x() + theme.length(FIRST_TEXT)
        name = (row.city or row.title) if row else words.whole_mobilization()
        title = title_of(row) if row and row.city else ""
        which = words.which_action(title, row.day) if row and title else ""
        state = f" {row.state}" if row and row.state else ""
        beside = self._texts.advance(state, _CELL)
        spot_width = self._spot_width(line)
        # The name comes first, then the city's action; "nothing yet" is always shown.
        facts = tuple(
            filter(None, (_hours(line) if shown.kind is PartKind.RUN_OF_SHOW else "", mark_of(shown, line)))
        )
        tail = words.behind(facts, is_first=not which)
        room = box.right() - 8 - left - beside - self._texts.advance(tail, _META)
        # The spot of a city on one line is what the line is about; the city's name is shortened before it.
        room -= min(spot_width, room * _ASIDE)
        # A long name leaves space for the text that distinguishes the city's actions.
        aside = (
            min(self._texts.advance(which, _META) + 10, room * _ASIDE) if title and not line.is_alone else 0
        )
        name_room = QRectF(left, box.y(), room - aside, box.height())
        taken = self._texts.draw(painter, name_room, name, _STRONG_WORDS)
        left += taken
        self._texts.draw(painter, QRectF(left, box.y(), beside + 1, box.height()), state, _CELL, "text2")
        left += beside + 10
        if line.is_alone and line.part is not None:
            spot = QRectF(left, box.y(), max(box.right() - 8 - left, 0), box.height())
            left += self._texts.draw(painter, spot, part_name(line.part), _WORDS) + 10
        rest = QRectF(left, box.y(), box.right() - 8 - left, box.height())
        aside = rest.width() - self._texts.advance(tail, _META)
        said = self._texts.first_fitting((which, title), _META, aside)
        said = self._texts.elided(said, _META, aside)
        self._texts.draw(
            painter, rest, f"{said}{tail}" if said else words.behind(facts, is_first=True), _META, "text3"
        )

    def city_texts(self, shown: TableShown, line: Line, columns: Sequence[LogisticsColumn]) -> list[str]:
        """Return the totals of a city for every column after the first."""
        texts = head_texts(shown.book, shown.kind, line.row, shown.amounts)
        return [texts.get(column.code, "") for column in columns[1:]]

    def total(self, painter: QPainter, boxes: Sequence[QRectF], shown: TableShown) -> None:
        """Draw the totals below the columns."""
        columns = COLUMNS[shown.kind]
        for box, column in zip(boxes[1:], columns[1:], strict=True):
            self.city_cell(painter, box, shown.totals.get(column.code, ""), column)
        painter.fillRect(boxes[0], self._theme.color("surface"))
        name = boxes[0].adjusted(self._theme.length(FIRST_TEXT), 0, -8, 0)
        self._texts.draw(painter, name, words.total(is_all=shown.is_all), _STRONG_WORDS)

    def city_cell(self, painter: QPainter, box: QRectF, text: str, column: LogisticsColumn) -> None:
        """Draw the total of a city's parts in a column."""
        color = "danger" if text.startswith("\N{MINUS SIGN}") else "text2"
        self._texts.draw(painter, box.adjusted(4, 0, -8, 0), text, _city_style(column), color, align=_RIGHT)

    def part(
        self, painter: QPainter, box: QRectF, shown: TableShown, line: Line, column: LogisticsColumn
    ) -> None:
        """Draw the first cell of a part."""
        self._mark(painter, box, line)
        text, color = shown_text(column, line, shown)
        inside = box.adjusted(self._theme.length(FIRST_TEXT), 0, -8, 0)
        self._texts.draw(painter, inside, text, _WORDS, color)

    def _mark(self, painter: QPainter, box: QRectF, line: Line) -> None:
        if line.gap is not None:
            color = "text3" if line.gap in _QUIET_GAPS else "danger"
            sign = self._theme.pixmap("circle-alert", 14, color, painter.device().devicePixelRatioF())
            left = box.x() + self._theme.length(18)
            painter.drawPixmap(QPointF(left, round(box.center().y() - self._theme.length(7))), sign)

    def cell(
        self, painter: QPainter, box: QRectF, shown: TableShown, line: Line, column: LogisticsColumn
    ) -> None:
        """Draw another cell of a part."""
        if column.cell is Cell.FLAG:
            if getattr(line.part, column.code):
                sign = self._theme.pixmap("check", 16, "accent", painter.device().devicePixelRatioF())
                painter.drawPixmap(
                    QPointF(box.x() + 8, round(box.center().y() - self._theme.length(8))), sign
                )
            return
        text, color = _cell_text(column, line, shown)
        is_strong = column.code == "title" and isinstance(line.part, Cue) and line.part.is_hard
        align = _RIGHT if column.at_right else _LEFT
        words_in = _STRONG_WORDS if is_strong else _WORDS
        style = _CELL if column.at_right else words_in
        self._texts.draw(painter, box.adjusted(8, 0, -8, 0), text, style, color, align=align)

    def cue(self, painter: QPainter, box: QRectF, line: Line, *, is_first: bool) -> None:
        """Draw the time of a cue on the rail: a diamond starts exactly then, a ring follows."""
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
        note, color = "", "text3"
        if timed.overlap:
            note, color = cell_words.overlap(timed.overlap), "danger"
        elif timed.ends is not None and timed.cue.minutes:
            note = cell_words.ends(clock(timed.ends))
        rest = QRectF(x + theme.length(14), box.y(), box.right() - x - theme.length(18), box.height())
        if timed.overlap or self._texts.advance(note, _META) <= rest.width():
            self._texts.draw(painter, rest, note, _META, color)

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


def _city_style(column: LogisticsColumn) -> TextStyle:
    return _META if column.code == "capacity" else _STRONG


def mark_of(shown: TableShown, line: Line) -> str:
    """Return what a city shows if it has no lines below it."""
    has_any = shown.book.of(shown.kind, line.action_id)
    if has_any or (shown.kind is PartKind.BUDGET and owed_of(shown.book, line.action_id)):
        return ""
    return words.nothing_yet(shown.kind.value)


def _hours(line: Line) -> str:
    """Return the hours of an action that has cues below."""
    row = line.row
    return span(row.starts, row.ends) if row is not None and row.starts is not None else ""


def sentence(shown: TableShown, number: int, columns: Sequence[LogisticsColumn], at: int) -> str:
    """Describe a line with its current cell, for screen readers."""
    line, column = shown.lines[number], columns[at]
    row = line.row
    city = ", ".join(part for part in (row.city or row.title, row.state) if part) if row else ""
    city = city or words.whole_mobilization()
    if line.is_head:
        count = len(shown.book.of(shown.kind, line.action_id))
        count_text = words.lines_count(shown.kind.value, count) if count else mark_of(shown, line)
        text = head_texts(shown.book, shown.kind, row, shown.amounts).get(column.code, "") if at else ""
        which = words.which_action(title_of(row), row.day) if row and row.city else ""
        return ", ".join(
            filter(
                None,
                (city, which, count_text, f"{cell_words.field_name(column.code)}: {text}" if text else ""),
            )
        )
    text = shown_text(column, line, shown).text or "\N{EN DASH}"
    name = shown_text(_name_column(shown, columns), line, shown).text
    gap = words.gap_name(line.gap.value, 1) if line.gap else ""
    cell = f"{cell_words.field_name(column.code)}: {text}"
    said = (city, name, cell, gap) if line.is_alone else (name, cell, gap, city)
    return ", ".join(filter(None, said))


def total_sentence(shown: TableShown) -> str:
    """Describe the totals, for screen readers; empty if nothing is added up."""
    sums = (f"{cell_words.heading(code)} {text}" for code, text in shown.totals.items())
    return words.total_spoken(words.total(is_all=shown.is_all), ", ".join(sums)) if shown.totals else ""


def _name_column(shown: TableShown, columns: Sequence[LogisticsColumn]) -> LogisticsColumn:
    return columns[1] if shown.kind is PartKind.RUN_OF_SHOW else columns[0]


def _cell_text(column: LogisticsColumn, line: Line, shown: TableShown) -> tuple[str, str]:
    """Return the text of a cell and its color: what is expected where nobody has said what the spot holds."""
    text, color = shown_text(column, line, shown)
    if text or not line.is_alone:
        return text, color
    return head_texts(shown.book, shown.kind, line.row, shown.amounts).get(column.code, ""), "text3"
