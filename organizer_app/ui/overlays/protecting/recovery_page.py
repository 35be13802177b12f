"""Lays out the recovery sheet: letters that cannot be mistaken, and what to do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QPainter

from organizer_app.ui.overlays.protecting.page_lines import LineBreaker
from organizer_app.ui.overlays.protecting.page_marks import Box, Mark, Rule, Sheet, SheetPainter, Words
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import BOLD, REGULAR, SEMIBOLD
from organizer_app.wording.plan import recovery_sheet as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintDevice

    from organizer_app.domain.basics.plan_secrets import SheetRow

# Width and height of the paper, in units.
LETTER: Final = (6120.0, 7920.0)
A4: Final = (5950.0, 8420.0)
_TITLE: Final = TextStyle(250, BOLD)
_PURPOSE: Final = TextStyle(105, REGULAR)
_SMALL: Final = TextStyle(78, REGULAR)
_FACT: Final = TextStyle(105, SEMIBOLD)
_LETTER: Final = TextStyle(200, BOLD, tabular=True)
_CHECK: Final = TextStyle(150, BOLD, tabular=True)
_HEAD: Final = TextStyle(125, SEMIBOLD)
_TEXT: Final = TextStyle(98, REGULAR)
_MARGIN: Final = 480.0
_ROW: Final = 500.0
_GROUP: Final = 970.0
_PITCH: Final = 210.0
_LEADING: Final = 135.0
_HOLDERS: Final = 4
# The name of a plan is the longest of the three facts in the head.
_PLAN_SHARE: Final = 2.0
_PRINTED_SHARE: Final = 1.4
_COPIES_SHARE: Final = 0.8


class SheetFacts(NamedTuple):
    """What the sheet says beside its letters.

    Attributes:
        name: the plan's file name; empty to leave it off.
        printed: day and time, in words.
    """

    name: str
    printed: str


def recovery_page(rows: Sequence[SheetRow], facts: SheetFacts, *, size: tuple[float, float]) -> Sheet:
    """Return the one page of a recovery sheet.

    Args:
        rows: the letters, from `plan_secrets.sheet_rows`.
        facts: what is known about the plan.
        size: `LETTER` or `A4`.
    """
    page = _Page(*size)
    page.head(facts)
    page.letters(rows)
    page.advice()
    page.foot()
    return Sheet(*size, page.marks)


def paint_page(device: QPaintDevice, sheet: Sheet) -> None:
    """Paint the page on a printer, over its whole paper."""
    painter = QPainter(device)
    painter.scale(device.width() / sheet.width, device.height() / sheet.height)
    SheetPainter(Theme("light"), LineBreaker()).paint(painter, sheet)
    painter.end()


class _Page:
    def __init__(self, width: float, height: float) -> None:
        self.marks: list[Mark] = []
        self._width, self._height = width, height
        self._right = width - _MARGIN
        self._y = _MARGIN
        self._type = LineBreaker()

    def head(self, facts: SheetFacts) -> None:
        """Write the title and which plan it is for."""
        self.marks += [
            Words(_MARGIN, self._y + 210, words.title(), _TITLE),
            Words(_MARGIN, self._y + 370, words.purpose(), _PURPOSE, "text2"),
            Rule(_MARGIN, self._y + 490, self._right, self._y + 490, "text", 14),
        ]
        named = [(words.plan(), facts.name, _PLAN_SHARE)] if facts.name else []
        named += [
            (words.printed(), facts.printed, _PRINTED_SHARE),
            (words.copies(), words.one_copy(), _COPIES_SHARE),
        ]
        share = (self._right - _MARGIN) / sum(part for _name, _value, part in named)
        left = _MARGIN
        for name, value, part in named:
            self.marks += [
                Words(left, self._y + 620, name, _SMALL, "text2"),
                Words(left, self._y + 760, self._cut(value, part * share - 60), _FACT),
            ]
            left += part * share
        self.marks.append(Rule(_MARGIN, self._y + 830, self._right, self._y + 830))
        self._y += 980

    def letters(self, rows: Sequence[SheetRow]) -> None:
        """Write the letters in a frame: four rows, each with its check; the last group is framed."""
        top, left = self._y, _MARGIN + 180
        high = 280 + _ROW * len(rows) + 180
        self.marks.append(Box(_MARGIN, top, self._right - _MARGIN, high, "surface", 80, "text"))
        self.marks.append(Words(left + 330, top + 190, words.letters(), _SMALL, "text2"))
        self.marks.append(Words(left, top + 190, words.row(), _SMALL, "text2"))
        self._right_words(top + 190, words.row_check(), _SMALL)
        for number, row in enumerate(rows):
            base = top + 250 + _ROW * number + 300
            self.marks.append(Words(left, base, str(number + 1), _PURPOSE, "text2"))
            for place, group in enumerate(row.groups):
                start = left + 330 + place * _GROUP
                if number == len(rows) - 1 and place == len(row.groups) - 1:
                    self.marks.append(
                        Box(start - 40, base - 270, 4 * _PITCH + 80, 380, "surface", 60, "text")
                    )
                self.marks += [
                    Words(self._middle(start + spot * _PITCH, letter), base, letter, _LETTER)
                    for spot, letter in enumerate(group)
                ]
            self._right_words(base, row.check, _CHECK)
            under = base + 170
            self.marks.append(Rule(left, under, self._right - 180, under, "border_strong", 4))
        self.marks.append(Words(left, top + high - 70, words.alphabet(), _TEXT))
        self._y = top + high + 250

    def advice(self) -> None:
        """Write how to use the sheet, where to keep it, and who has held it."""
        half = (self._right - _MARGIN) / 2
        steps = [f"{number}. {step}" for number, step in enumerate(words.how_steps(), 1)]
        points = [f"• {point}" for point in words.where_points()]
        for left, right in (
            ((words.how(), steps), (words.where(), points)),
            ((words.lost(), [words.lost_text()]), (words.limits(), [words.limits_text()])),
        ):
            ends = [
                self._paragraphs(_MARGIN + side * (half + 60), half - 120, head, texts)
                for side, (head, texts) in enumerate((left, right))
            ]
            self._y = max(ends) + 170
        self.marks.append(Words(_MARGIN, self._y, words.holders(), _HEAD))
        span = (self._right - _MARGIN) / len(words.holder_columns())
        for number, name in enumerate(words.holder_columns()):
            self.marks.append(Words(_MARGIN + number * span, self._y + 180, name, _SMALL, "text2"))
        room = max(0, int((self._height - 500 - self._y - 230) // 250))
        for number in range(min(_HOLDERS, room) + 1):
            line = self._y + 230 + number * 250
            self.marks.append(Rule(_MARGIN, line, self._right, line, "border_strong", 4))

    def foot(self) -> None:
        """Write what the sheet is at the bottom of the page."""
        base = self._height - 330
        self.marks.append(Words(_MARGIN, base, words.foot_secret(), _SMALL, "text2"))
        made = words.foot_made()
        self.marks.append(Words(self._right - self._type.advance(made, _SMALL), base, made, _SMALL, "text2"))

    def _cut(self, text: str, width: float) -> str:
        """Return a text with an ellipsis at its end where it is too long."""
        if self._type.advance(text, _FACT) <= width:
            return text
        ends = range(len(text), 0, -1)
        return next((cut for end in ends if self._type.advance(cut := f"{text[:end]}…", _FACT) <= width), "…")

    def _middle(self, left: float, letter: str) -> float:
        """Return where a letter starts that stands in the middle of its place: a W is wide, a 1 is not."""
        return left + (_PITCH - self._type.advance(letter, _LETTER)) / 2

    def _right_words(self, base: float, text: str, style: TextStyle) -> None:
        self.marks.append(
            Words(self._right - 180 - self._type.advance(text, style), base, text, style, "text2")
        )

    def _paragraphs(self, left: float, width: float, head: str, texts: Iterable[str]) -> float:
        self.marks.append(Words(left, self._y, head, _HEAD))
        base = self._y + 180
        for text in texts:
            for line in self._type.lines(text, _TEXT, width):
                self.marks.append(Words(left, base, line, _TEXT))
                base += _LEADING
            base += 30
        return base
