"""Lays out a schedule on pages: no heading is left alone at the foot, and no row is split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.print.page_marks import Ball, Box, Mark, Rule, Sheet, Sign, Words
from organizer_app.ui.print.table_columns import BALL_ROOM, CELL, HEADING, Column, placed_columns
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, REGULAR, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.sharing.printed_schedule import PrintedRow, PrintedSchedule, PrintedZone
    from organizer_app.ui.print.typesetter import Typesetter

# All in tenths of a point.
_SIDE, _HEAD, _FOOT = 420.0, 440.0, 520.0
_TITLE = TextStyle(200, BOLD)
_TEXT = TextStyle(90, REGULAR)
_BANNER = TextStyle(85, SEMIBOLD)
_ZONE = TextStyle(118, SEMIBOLD)
_DAY = TextStyle(92, SEMIBOLD)
_NOTE = TextStyle(85, REGULAR)
_SMALL = TextStyle(76, REGULAR)
_ROW, _LINE = 173.0, 106.0
_BALL = 100.0
# A zone begins only where its heading and this many rows still fit.
_TOGETHER = 2


_Cells = list[tuple[str, ...]]


def _canceled_cell(tag: str, column: Column, lines: tuple[str, ...], baseline: float) -> Iterator[Mark]:
    """The cell of a canceled action: pale, when and where struck through, the reason below."""
    is_struck = column.name in {"when", "desk", "city"}
    left = column.left + (BALL_ROOM if column.name == "readiness" else 0)
    for place, line in enumerate(lines):
        yield Words(left, baseline + place * _LINE, line, column.style, "text3", is_struck)
    if column.name == "city":
        yield Words(left, baseline + len(lines) * _LINE, tag, HEADING, "danger")


def schedule_sheets(
    printed: PrintedSchedule, typesetter: Typesetter, *, width: float, height: float
) -> list[Sheet]:
    """Return the pages of a schedule.

    Args:
        printed: the texts.
        typesetter: breaks the texts.
        width: of the paper, in units.
        height: of the paper, in units.
    """
    layout = _Layout(printed, typesetter, width, height)
    layout.head()
    for zone in printed.zones:
        layout.zone(zone)
    if not printed.zones:
        layout.nothing()
    return layout.finished()


class _Layout:
    """A cursor that moves down the pages and leaves marks."""

    def __init__(self, printed: PrintedSchedule, typesetter: Typesetter, width: float, height: float) -> None:
        self._printed = printed
        self._type = typesetter
        self._width, self._height = width, height
        self._right = width - _SIDE
        self._bottom = height - _FOOT
        self._pages: list[list[Mark]] = [[]]
        self._signs: list[list[Sign]] = [[]]
        self._y = _HEAD
        self._columns = placed_columns(printed, typesetter, _SIDE, self._right - _SIDE)

    def _mark(self, *marks: Mark) -> None:
        self._pages[-1].extend(marks)

    def _words(self, text: str, style: TextStyle, color: str = "text", *, step: float) -> None:
        """Write a paragraph over the whole width and move below it."""
        for line in self._type.lines(text, style, self._right - _SIDE):
            self._y += step
            self._mark(Words(_SIDE, self._y, line, style, color))

    def _to_the_right(self, y: float, text: str, style: TextStyle, color: str) -> None:
        self._mark(Words(self._right - self._type.advance(text, style), y, text, style, color))

    def head(self) -> None:
        """Write title, summary, changes and the mix of readiness."""
        printed = self._printed
        if printed.banner:
            self._words(printed.banner, _BANNER, "danger", step=_LINE)
            self._y += 60
        self._words(printed.title, _TITLE, step=220)
        self._y += 40
        self._words(printed.summary, _TEXT, "text2", step=130)
        self._y += 90
        if printed.news_title:
            self._news()
        if printed.mix:
            self._mix()

    def _news(self) -> None:
        inner = _SIDE + 110
        kind_width = max(self._type.advance(news.kind, HEADING) for news in self._printed.news)
        left = inner + kind_width + 120
        lines: list[tuple[str, str]] = []
        for news in self._printed.news:
            told = self._type.lines(news.sentence, CELL, self._right - left - 110)
            lines.extend((news.kind if place == 0 else "", text) for place, text in enumerate(told))
        while lines:
            # A box never leaves the page; a long list of changes continues in a box on the next one.
            fits = max(1, int((self._bottom - self._y - 260) // 130))
            part, lines = lines[:fits], lines[fits:]
            height = 250 + len(part) * 130
            self._mark(Box(_SIDE, self._y, self._right - _SIDE, height, "sunken", 60, "border"))
            self._mark(Words(inner, self._y + 150, self._printed.news_title, _DAY))
            for place, (kind, text) in enumerate(part):
                baseline = self._y + 300 + place * 130
                self._mark(Words(inner, baseline, kind, HEADING, "text2"))
                self._mark(Words(left, baseline, text, CELL))
            self._y += height + 110
            if lines:
                self._new_page()

    def _mix(self) -> None:
        total = sum(self._printed.mix)
        if not total:
            return
        shown = [(level, count) for level, count in enumerate(self._printed.mix) if count]
        room = self._right - _SIDE - 16 * (len(shown) - 1)
        left = _SIDE
        for level, count in shown:
            width = room * count / total
            self._mark(Box(left, self._y, width, 54, f"readiness{level}", min(27, width / 2)))
            left += width + 16
        self._y += 170
        left = _SIDE
        for level, count in enumerate(self._printed.mix):
            text = f"{self._printed.mix_names[level]} {count:,}"
            self._mark(Ball(left + _BALL / 2, self._y - 30, _BALL, level))
            self._mark(Words(left + 140, self._y, text, _NOTE, "text2"))
            left += 140 + self._type.advance(text, _NOTE) + 220
        self._y += 60

    def nothing(self) -> None:
        """Write that there is no action."""
        self._y += 100
        self._words(self._printed.nothing, _TEXT, "text2", step=130)

    def zone(self, zone: PrintedZone) -> None:
        """Lay out the table of one time zone."""
        first = [row for day in zone.days[:_TOGETHER] for row in day.rows][:_TOGETHER]
        days = min(_TOGETHER, sum(bool(day.heading) for day in zone.days))
        least = 365 + 250 * days + sum(self._row_height(row, self._cells(row)) for row in first)
        self._y += 130
        if self._y + least > self._bottom:
            self._new_page()
        self._zone_heading(zone.heading, zone.size)
        odd = False
        for day in zone.days:
            if day.heading:
                self._day_heading(day.heading, zone, self._row_height(day.rows[0], self._cells(day.rows[0])))
                odd = False
            for row in day.rows:
                cells = self._cells(row)
                height = self._row_height(row, cells)
                if self._y + height > self._bottom:
                    self._continued(zone)
                    self._repeat_day(day.heading)
                    odd = False
                self._row(row, cells, height, is_banded=odd)
                odd = not odd

    def _continued(self, zone: PrintedZone) -> None:
        self._new_page()
        self._zone_heading(self._printed.continued.format(heading=zone.heading), "")

    def _zone_heading(self, heading: str, count: str) -> None:
        self._y += 140
        self._mark(Words(_SIDE, self._y, heading, _ZONE))
        self._to_the_right(self._y, count, _NOTE, "text3")
        self._y += 165
        for column in self._columns:
            self._mark(Words(column.left, self._y, self._printed.headings[column.name], HEADING, "text3"))
        self._y += 60
        self._mark(Rule(_SIDE, self._y, self._right, self._y))

    def _day_heading(self, heading: str, zone: PrintedZone, row_height: float) -> None:
        if self._y + 250 + row_height > self._bottom:
            self._continued(zone)
        self._repeat_day(heading)

    def _repeat_day(self, heading: str) -> None:
        """Write the day of the rows below, also where they continue on the next page."""
        if heading:
            self._y += 190
            self._mark(Words(_SIDE, self._y, heading, _DAY, "text2"))
            self._y += 60

    def _cells(self, row: PrintedRow) -> _Cells:
        return [column.broken(getattr(row, column.name)) for column in self._columns]

    def _row_height(self, row: PrintedRow, cells: _Cells) -> float:
        lines = max(map(len, cells))
        if row.tag:
            lines = max(lines, 1 + len(cells[2]))
        return _ROW + _LINE * max(0, lines - 1)

    def _row(self, row: PrintedRow, cells: _Cells, height: float, *, is_banded: bool) -> None:
        top = self._y
        if is_banded:
            self._mark(Box(_SIDE - 45, top, self._right - _SIDE + 90, height, "band", 30))
        if row.change is not None:
            self._signs[-1].append(Sign(top + height / 2, row.change))
            color = "danger" if row.tag else "accent"
            self._mark(Box(_SIDE - 80, top + 20, 26, height - 40, color, 13))
        baseline = top + 116
        marks = self._pages[-1]
        for column, lines in zip(self._columns, cells, strict=True):
            left = column.left
            if row.level >= 0 and column.name == "readiness":
                marks.append(Ball(left + _BALL / 2, baseline - 30, _BALL, row.level))
                left += BALL_ROOM
            if row.tag:
                marks.extend(_canceled_cell(row.tag, column, lines, baseline))
                continue
            y = baseline
            for line in lines:
                marks.append(Words(left, y, line, column.style, column.color))
                y += _LINE
        self._y += height

    def _new_page(self) -> None:
        self._pages.append([])
        self._signs.append([])
        self._y = _HEAD

    def finished(self) -> list[Sheet]:
        """Write the footers, which know the number of pages, and return the pages."""
        count = len(self._pages)
        baseline = self._height - 300
        for number, marks in enumerate(self._pages, start=1):
            text = self._printed.page.format(number=number, count=count)
            right = self._right - self._type.advance(text, _SMALL)
            foot = self._type.lines(self._printed.footer, _SMALL, right - _SIDE - 200)
            marks.extend(
                Words(_SIDE, baseline + at * 95, line, _SMALL, "text3") for at, line in enumerate(foot[:2])
            )
            marks.append(Words(right, baseline, text, _SMALL, "text3"))
        pages = zip(self._pages, self._signs, strict=True)
        return [Sheet(self._width, self._height, marks, signs) for marks, signs in pages]
