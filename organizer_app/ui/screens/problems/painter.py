"""Paints the cards of the list of problems, each problem with the button that fixes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from typing_extensions import override

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.ui.screens.problems.lines import Head, Line, ProblemLine, Room, key_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.button_list import (
    ButtonSource,
    LineButton,
    button_box,
    button_width,
    paint_button,
    paint_card_part,
)
from organizer_app.ui.widgets.two_lines import TwoLineWriter
from organizer_app.wording.checks import problem_list as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from organizer_app.ui.widgets.lists.line_source import LineState


# From one line to the next, in pixels at 100 % text size.
STEP: Final = 18


class TallLines(NamedTuple):
    """The lines of the sentence, and those of the detail below it."""

    sentence: list[str]
    below: list[str]


class TallLineWriter:
    """Fits and draws a sentence and its detail, each from the start of a line.

    Args:
        theme: the theme in use.
        texts: measures and draws.
        sentence: the style of the sentence.
        below: the style of the detail.
        most: how many lines there are for both; the detail is cut first.
    """

    def __init__(
        self, theme: Theme, texts: TextPainter, sentence: TextStyle, below: TextStyle, most: int
    ) -> None:
        self._theme, self._texts = theme, texts
        self._sentence, self._below = sentence, below
        self._most = most

    def fitted(self, sentence: str, below: str, width: float) -> TallLines:
        """Return the lines; the last one of a text that does not fit ends in an ellipsis."""
        first = self._broken(sentence, self._sentence, width, self._most)
        return TallLines(first, self._broken(below, self._below, width, self._most - len(first)))

    def _broken(self, text: str, style: TextStyle, width: float, most: int) -> list[str]:
        if most <= 0:
            return []
        lines = self._texts.wrapped(text, style, width, most)
        return [self._texts.elided(line, style, width) for line in lines]

    def is_cut(self, sentence: str, below: str, width: float) -> bool:
        """Return whether the lines do not hold everything."""
        fitted = self.fitted(sentence, below, width)
        return (" ".join(fitted.sentence), " ".join(fitted.below)) != (sentence, below)

    def room(self, left: float, right: float, middle: float) -> QRectF:
        """Return the room of all lines around a middle."""
        height = self._theme.length(STEP) * self._most
        return QRectF(left, middle - height / 2, right - left, height)

    def draw(self, painter: QPainter, room: QRectF, sentence: str, below: str) -> None:
        """Draw the lines into the middle of their room."""
        fitted, step = self.fitted(sentence, below, room.width()), self._theme.length(STEP)
        top = room.center().y() - step * (len(fitted.sentence) + len(fitted.below)) / 2
        line = QRectF(room.x(), top, room.width(), step)
        for text in fitted.sentence:
            self._texts.draw(painter, line, text, self._sentence)
            line.translate(0, step)
        for text in fitted.below:
            self._texts.draw(painter, line, text, self._below, "text2")
            line.translate(0, step)


_HEAD: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_GAP: Final = 16
_HEAD_HEIGHT: Final = 44
_LINE_HEIGHT: Final = 56
# Where the buttons of a problem are: beside each other, one below the other where that leaves its sentence
# too few words, or below the sentence where even one button leaves too few.
_LINE, _STACKED, _UNDER = "line", "stacked", "under"
_HEIGHTS: Final = {_LINE: _LINE_HEIGHT, _STACKED: 80, _UNDER: 112}
_STACKED_STEP: Final = 18
_STACKED_LINES: Final = 4
_UNDER_LINES: Final = 3
_LEAST_TEXT: Final = 320
_LEAST_STACKED: Final = 180
# From the edges of a problem to its sentence and to the buttons under it.
_UNDER_TOP: Final = 8
_UNDER_FOOT: Final = 25
_ICON: Final = 18
_CHEVRON: Final = 16
_SIDE: Final = 24
_INSIDE: Final = 16
TEXT_LEFT: Final = 74
MEND: Final = "mend"
ACCEPT: Final = "accept"
AGAIN: Final = "again"
ALL: Final = "all"


class ProblemPainter(ButtonSource[Line]):
    """Paints lines in one theme; `open_key` is the problem whose buttons are shown."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._writers: dict[str, TwoLineWriter | TallLineWriter] = {
            _LINE: TwoLineWriter(theme, self._texts, _TITLE, _BELOW),
            _STACKED: TallLineWriter(theme, self._texts, _TITLE, _BELOW, _STACKED_LINES),
            _UNDER: TallLineWriter(theme, self._texts, _TITLE, _BELOW, _UNDER_LINES),
        }
        self.hot: tuple[Line | None, str] = (None, "")
        labels = (words.remedy_button(kind) for kind in FindingKind)
        self._mending = max(self._width(label, "") for label in labels)
        self._beside = self._mending + 8 + self._width(words.accept_short(), "check")
        self._placing = _LINE
        self.open_key: tuple[str, str, str] | None = None

    def fit(self, width: int) -> bool:
        """Place the buttons of problems for the width of the list; return whether they are placed again."""
        inside = width - self._theme.length(TEXT_LEFT) - _SIDE - 2 * _INSIDE
        placing = _LINE
        if inside - self._beside < self._theme.length(_LEAST_TEXT):
            is_narrow = inside - self._mending < self._theme.length(_LEAST_STACKED)
            placing = _UNDER if is_narrow else _STACKED
        is_new, self._placing = placing != self._placing, placing
        return is_new

    def _placing_of(self, line: ProblemLine) -> str:
        """Return where the buttons of a problem are; an ignored one has a single button."""
        return _LINE if line.is_accepted else self._placing

    def height(self, line: Line) -> int:
        if isinstance(line, Room):
            return line.height
        if isinstance(line, Head):
            return self._theme.length(_HEAD_HEIGHT) + _GAP
        return self._theme.length(_HEIGHTS[self._placing_of(line)])

    def key(self, line: Line) -> str:
        """Return the identity of a card or a problem; the space below a problem is skipped."""
        return key_of(line)

    def is_expanded(self, line: Line) -> bool | None:
        """Return whether the problems of a card, or the buttons of a problem, are shown."""
        if isinstance(line, Head):
            return not line.is_folded
        return line.key == self.open_key if isinstance(line, ProblemLine) else None

    def spoken(self, line: Line) -> str:
        """Return a head or a problem in one sentence."""
        if isinstance(line, Head):
            return line.text
        return f"{line.title} {line.below}" if isinstance(line, ProblemLine) else ""

    def cells(self, line: Line) -> Sequence[str]:
        """Return a problem with its second line."""
        return (line.title, line.below) if isinstance(line, ProblemLine) else (self.spoken(line),)

    def typed(self, line: Line) -> str:
        """Return the text of a problem for type-ahead."""
        return line.title if isinstance(line, ProblemLine) else ""

    def buttons(self, line: Line, box: QRectF) -> list[LineButton]:
        """Return the buttons that fix a problem at once."""
        if isinstance(line, Head):
            return self._head_buttons(line, box)
        if not isinstance(line, ProblemLine) or line.key == self.open_key:
            return []
        right, middle = box.right() - _SIDE - _INSIDE, box.center().y()
        code, icon = (AGAIN, "undo-2") if line.is_accepted else (MEND, "")
        placing = self._placing_of(line)
        if placing == _UNDER:
            middle = box.bottom() - self._theme.length(_UNDER_FOOT)
        apart = self._theme.length(_STACKED_STEP) if placing == _STACKED else 0
        # One width for all, so that the buttons align in columns.
        first = button_box(self._theme, right, middle - apart, self._mending)
        found = [LineButton(code, line.button, icon, first)]
        if not line.is_accepted:
            text = words.accept_short()
            end, width = (right, self._mending) if apart else (first.x() - 8, self._width(text, "check"))
            second = button_box(self._theme, end, middle + apart, width)
            found.append(LineButton(ACCEPT, text, "check", second))
        return found

    def _head_buttons(self, line: Head, box: QRectF) -> list[LineButton]:
        if not line.button:
            return []
        middle = _card(box).adjusted(0, _GAP, 0, 0).center().y()
        width = self._width(line.button, "")
        place = button_box(self._theme, box.right() - _SIDE - _INSIDE, middle, width)
        return [LineButton(ALL, line.button, "", place)]

    @override
    def ring(self, line: Line, box: QRectF) -> QRectF:
        return _card(box).adjusted(0, _GAP if isinstance(line, Head) else 0, 0, 0)

    def shortened(self, line: Line, box: QRectF) -> str:
        """Return the sentences of a problem that do not fit beside its buttons."""
        if not isinstance(line, ProblemLine):
            return ""
        writer = self._writers[self._placing_of(line)]
        is_cut = writer.is_cut(line.title, line.below, self._room(line, box).width())
        return self.spoken(line) if is_cut else ""

    def _room(self, line: ProblemLine, box: QRectF) -> QRectF:
        """Return the rectangles of a problem's two sentences."""
        left, edge = box.x() + self._theme.length(TEXT_LEFT), _card(box).right() - _INSIDE
        placing = self._placing_of(line)
        writer, buttons = self._writers[placing], self.buttons(line, box)
        if placing == _UNDER and buttons:
            top = box.y() + self._theme.length(_UNDER_TOP)
            return QRectF(left, top, edge - left, self._theme.length(STEP) * _UNDER_LINES)
        right = min((button.box.x() for button in buttons), default=edge) - 16
        return writer.room(left, right, box.center().y())

    def _width(self, text: str, icon: str) -> float:
        return button_width(self._texts, self._theme, text, icon)

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        if isinstance(line, Head):
            self._paint_head(painter, box, line, state)
        elif isinstance(line, Room):
            paint_card_part(painter, self._theme, _card(box), is_first=False, is_last=line.is_end)
        else:
            self._paint_problem(painter, box, line, state)

    def _paint_head(self, painter: QPainter, box: QRectF, line: Head, state: LineState) -> None:
        theme, card = self._theme, _card(box).adjusted(0, _GAP, 0, 0)
        paint_card_part(
            painter, theme, card, is_first=True, is_last=line.is_folded, is_pointed=state.is_pointed
        )
        middle = card.center().y()
        chevron = "chevron-right" if line.is_folded else "chevron-down"
        spot = QPointF(card.x() + _INSIDE, round(middle - theme.length(_CHEVRON) / 2))
        painter.drawPixmap(spot, theme.pixmap(chevron, _CHEVRON, "text3"))
        left = card.x() + _INSIDE + theme.length(_CHEVRON) + 8
        room = QRectF(left, card.y(), card.right() - _INSIDE - left, card.height())
        for button in self._head_buttons(line, box):
            paint_button(painter, theme, self._texts, button, is_hot=self.hot == (line, button.code))
            room.setRight(button.box.x() - 16)
        self._texts.draw(painter, room, line.text, _HEAD, "danger" if line.is_error else "text")

    def _paint_problem(self, painter: QPainter, box: QRectF, line: ProblemLine, state: LineState) -> None:
        theme, card = self._theme, _card(box)
        paint_card_part(
            painter, theme, card, is_first=False, is_last=line.is_end, is_pointed=state.is_pointed
        )
        inside = card.adjusted(_INSIDE, 0, -_INSIDE, 0)
        painter.fillRect(QRectF(inside.x(), box.y(), inside.width(), 1), theme.color("border"))
        middle, left = box.center().y(), box.x() + theme.length(TEXT_LEFT)
        color = "danger" if line.is_error else "accent" if line.is_accepted else "text2"
        spot = QPointF(left - theme.length(_ICON) - 12, round(middle - theme.length(_ICON) / 2))
        painter.drawPixmap(spot, theme.pixmap(line.icon, _ICON, color))
        for button in self.buttons(line, box):
            paint_button(painter, theme, self._texts, button, is_hot=self.hot == (line, button.code))
        self._writers[self._placing_of(line)].draw(painter, self._room(line, box), line.title, line.below)


def _card(box: QRectF) -> QRectF:
    return box.adjusted(_SIDE, 0, -_SIDE, 0)
