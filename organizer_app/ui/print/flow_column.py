"""Columns of text on paper that continue on the next page, with boxes to tick, pairs and blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.ui.print.page_marks import Box, Mark, Rule, Sheet, Words
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.ui.print.typesetter import Typesetter

CELL: Final = TextStyle(90, REGULAR)
STRONG: Final = TextStyle(90, SEMIBOLD)
SMALL: Final = TextStyle(78, SEMIBOLD)
_HEAD: Final = TextStyle(125, SEMIBOLD)
_NOTE: Final = TextStyle(82, REGULAR)
LINE: Final = 118.0
_SIDE, _TOP, _FOOT = 420.0, 380.0, 480.0
_GAP = 220.0
_ROW = 175.0
# Room for an hour at the right end.
_HOUR = 480.0


class PersonLine(NamedTuple):
    """The texts of a person's line; `hour` is when they come."""

    name: str
    role: str
    phone: str
    hour: str


class Paper:
    """Pages and where the next part begins; columns that overflow continue on the next page."""

    def __init__(self, typesetter: Typesetter, width: float, height: float) -> None:
        self.typesetter = typesetter
        self._size = (width, height)
        self.left, self.right = _SIDE, width - _SIDE
        self.bottom = height - _FOOT
        self._pages: list[list[Mark]] = [[]]
        self.page = 0
        self.y = _TOP

    @property
    def width(self) -> float:
        """Return the room between the margins."""
        return self.right - self.left

    def mark(self, *marks: Mark) -> None:
        """Put marks on the current page."""
        self._pages[self.page].extend(marks)

    def mark_on(self, page: int, *marks: Mark) -> None:
        """Put marks on a page, which is added when it is new."""
        while page >= len(self._pages):
            self._pages.append([])
        self._pages[page].extend(marks)

    def to_the_right(self, y: float, text: str, style: TextStyle, color: str) -> None:
        """Write a text that ends at the right margin."""
        self.mark(Words(self.right - self.typesetter.advance(text, style), y, text, style, color))

    def move_to(self, y: float) -> None:
        """Begin the next part here."""
        self.y = y

    def column(self) -> Column:
        """Return one column over the whole width."""
        return Column(self, self.left, self.width)

    def columns(self, shares: Sequence[float], *, room: float = 0, least: float = 0) -> list[Column]:
        """Return columns side by side, on the next page when `least` units no longer fit."""
        self._ensure(least)
        room = (room or self.width) - _GAP * (len(shares) - 1)
        found: list[Column] = []
        left = self.left
        for share in shares:
            width = room * share / sum(shares)
            found.append(Column(self, left, width))
            left += width + _GAP
        return found

    def section(self, heading: str, hint: str, *, least: float = 600) -> Column:
        """Return a column under a heading that is not left alone at the foot."""
        self._ensure(least)
        column = self.column()
        column.head(heading, hint)
        return column

    def _ensure(self, least: float) -> None:
        if self.y + least > self.bottom:
            self.page = len(self._pages)
            self._pages.append([])
            self.y = _TOP

    def below(self, *columns: Column) -> None:
        """Continue below the longest of some columns."""
        self.page = max(column.page for column in columns)
        self.y = max(column.y for column in columns if column.page == self.page) + 150

    def finished(self, foot: str, page_of: Callable[[int, int], str]) -> list[Sheet]:
        """Write the footers and return the pages."""
        width, height = self._size
        for number, marks in enumerate(self._pages, start=1):
            text = page_of(number, len(self._pages))
            right = self.right - self.typesetter.advance(text, _NOTE)
            marks.append(Rule(self.left, height - 400, self.right, height - 400, "border"))
            told = self.typesetter.lines(foot, _NOTE, right - self.left - 200)
            marks.extend(
                Words(self.left, height - 270 + at * 95, line, _NOTE, "text3")
                for at, line in enumerate(told[:3])
            )
            marks.append(Words(right, height - 270, text, _NOTE, "text3"))
        return [Sheet(width, height, marks) for marks in self._pages]


class Column:
    """A cursor in one column; it continues at the top of the next page when the page is full."""

    def __init__(self, paper: Paper, left: float, width: float) -> None:
        self._paper = paper
        self.left, self.width = left, width
        self.page, self.y = paper.page, paper.y

    def mark(self, *marks: Mark) -> None:
        """Put marks on the page of the column."""
        self._paper.mark_on(self.page, *marks)

    def _lines(self, text: str, style: TextStyle, width: float) -> tuple[str, ...]:
        return self._paper.typesetter.lines(text, style, max(width, 200))

    def ensure(self, height: float) -> None:
        """Continue at the top of the next page when this height, in units, no longer fits."""
        if self.y + height > self._paper.bottom:
            self.page += 1
            self.y = _TOP
            self.mark()

    def text(self, text: str, style: TextStyle, color: str = "text", *, step: float = LINE) -> None:
        """Write a paragraph."""
        for line in self._lines(text, style, self.width):
            self.ensure(step)
            self.y += step
            self.mark(Words(self.left, self.y, line, style, color))

    def head(self, heading: str, hint: str) -> None:
        """Write the heading of a part, with its hint at the right end, or below where it does not fit."""
        self.y += 160
        self.mark(Words(self.left, self.y, heading, _HEAD))
        advance = self._paper.typesetter.advance
        if hint and advance(heading, _HEAD) + advance(hint, _NOTE) + 100 <= self.width:
            self.mark(Words(self.left + self.width - advance(hint, _NOTE), self.y, hint, _NOTE, "text3"))
        elif hint:
            self.text(hint, _NOTE, "text3")
        self.y += 70
        self.mark(Rule(self.left, self.y, self.left + self.width, self.y))
        self.y += 30

    def _band(self, height: float) -> None:
        """Shade a row, a little beyond the column on both sides."""
        self.mark(Box(self.left - 45, self.y, self.width + 90, height, "band", 30))

    def tick(
        self,
        when: str,
        text: str,
        right: str,
        *,
        is_strong: bool = False,
        is_done: bool = False,
        is_banded: bool = False,
    ) -> None:
        """Write a line with a box to tick, a time, a text and a name at the right end."""
        style = STRONG if is_strong else CELL
        left = self.left + 190 + (560 if when else 0)
        end = self._paper.typesetter.advance(right, CELL) if right else 0
        beside = end <= self.width * 0.4
        lines = self._lines(
            text, style, self.left + self.width - left - (end + 100 if beside and right else 0)
        )
        below = () if beside else self._lines(right, CELL, self.left + self.width - left)
        height = _ROW + LINE * (len(lines) + len(below) - 1)
        self.ensure(height)
        if is_banded:
            self._band(height)
        base = self.y + 125
        fill = "border_strong" if is_done else "surface"
        self.mark(Box(self.left, base - 95, 110, 110, fill, 25, "control_line"))
        if when:
            self.mark(Words(self.left + 190, base, when, STRONG))
        for at, line in enumerate(lines):
            self.mark(Words(left, base + at * LINE, line, style))
        if right and beside:
            self.mark(Words(self.left + self.width - end, base, right, CELL, "text2"))
        for at, line in enumerate(below, start=len(lines)):
            self.mark(Words(left, base + at * LINE, line, CELL, "text2"))
        self.y += height

    def person(self, told: PersonLine, *, is_banded: bool = False) -> None:
        """Write a name with their role below it; at the right end, how and when to reach them."""
        advance = self._paper.typesetter.advance
        hour = advance(told.hour, CELL)
        left = self.width - (_HOUR if told.hour else 0) - advance(told.phone, STRONG)
        names = self._lines(told.name, STRONG, left - 100)
        roles = self._lines(told.role, _NOTE, left - 100)
        height = LINE * (len(names) + len(roles)) + 80
        self.ensure(height)
        if is_banded:
            self._band(height)
        base = self.y + 115
        for at, line in enumerate(names):
            self.mark(Words(self.left, base + at * LINE, line, STRONG))
        for at, line in enumerate(roles, start=len(names)):
            self.mark(Words(self.left, base + at * LINE, line, _NOTE, "text3"))
        self.mark(Words(self.left + left, base + 20, told.phone, STRONG))
        self.mark(Words(self.left + self.width - hour, base + 20, told.hour, CELL, "text2"))
        self.y += height

    def pair(self, name: str, told: str, more: str, *, at: float) -> None:
        """Write a name and beside it, `at` units from the left, the text about it."""
        lines = [(line, STRONG, "text") for line in self._lines(told, STRONG, self.width - at)]
        lines += [(line, CELL, "text2") for line in self._lines(more, CELL, self.width - at)]
        names = self._lines(name, STRONG, at - 80)
        self.ensure(LINE * max(len(lines), len(names)) + 70)
        for place, line in enumerate(names):
            self.mark(Words(self.left, self.y + LINE * (place + 1), line, STRONG, "text2"))
        for place, (line, style, color) in enumerate(lines):
            self.mark(Words(self.left + at, self.y + LINE * (place + 1), line, style, color))
        self.y += LINE * max(len(lines), len(names), 1) + 50

    def blank(self, name: str, *, at: float = 620) -> None:
        """Leave a line to fill in by hand, `at` units from the left."""
        self.ensure(230)
        self.mark(Words(self.left, self.y + 110, name, SMALL, "text3"))
        self.mark(Rule(self.left + at, self.y + 130, self.left + self.width, self.y + 130))
        self.y += 220
