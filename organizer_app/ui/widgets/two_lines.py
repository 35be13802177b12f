"""Writes a sentence and a detail into two lines; a long sentence continues on the second one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import TextStyle, Theme

# How far the lines reach from the middle, in pixels at 100 % text size.
_UPPER: Final = 19
_LOWER: Final = 18
# Between the end of a sentence and the detail, and the least room in which the detail is worth starting.
_APART: Final = 8
_LEAST: Final = 60


class TwoLines(NamedTuple):
    """The texts of both lines; `rest` is the end of the sentence, before `below` on the second line."""

    first: str
    rest: str
    below: str


class TwoLineWriter:
    """Fits and draws texts in the styles of the sentence and its detail.

    Args:
        theme: the theme in use.
        texts: measures and draws.
        sentence: the style of the sentence.
        below: the style of the detail.
    """

    def __init__(self, theme: Theme, texts: TextPainter, sentence: TextStyle, below: TextStyle) -> None:
        self._theme, self._texts = theme, texts
        self._sentence, self._below = sentence, below

    def fitted(self, sentence: str, below: str, width: float) -> TwoLines:
        """Return the two lines; text that does not fit ends in an ellipsis, the detail first."""
        texts = self._texts
        if texts.advance(sentence, self._sentence) <= width + 0.5:
            return TwoLines(sentence, "", texts.elided(below, self._below, width))
        first, *others = texts.wrapped(sentence, self._sentence, width, 2)
        first = texts.elided(first, self._sentence, width)
        rest = texts.elided(" ".join(others), self._sentence, width)
        left = width - texts.advance(rest, self._sentence) - _APART
        return TwoLines(first, rest, texts.elided(below, self._below, left) if left >= _LEAST else "")

    def is_cut(self, sentence: str, below: str, width: float) -> bool:
        """Return whether the lines do not hold everything."""
        fitted = self.fitted(sentence, below, width)
        return fitted.below != below or " ".join(filter(None, (fitted.first, fitted.rest))) != sentence

    def room(self, left: float, right: float, middle: float) -> QRectF:
        """Return the room of both lines around a middle."""
        upper, lower = self._theme.length(_UPPER), self._theme.length(_LOWER)
        return QRectF(left, middle - upper, right - left, upper + lower)

    def draw(self, painter: QPainter, room: QRectF, sentence: str, below: str) -> None:
        """Draw both lines into their room; one line alone is centered in it."""
        fitted = self.fitted(sentence, below, room.width())
        if not fitted.rest and not fitted.below:
            self._texts.draw(painter, room, fitted.first, self._sentence)
            return
        upper, lower = QRectF(room), QRectF(room)
        upper.setHeight(self._theme.length(_UPPER))
        lower.setTop(upper.bottom())
        self._texts.draw(painter, upper, fitted.first, self._sentence)
        if fitted.rest:
            lower.setLeft(lower.x() + self._texts.draw(painter, lower, fitted.rest, self._sentence) + _APART)
        self._texts.draw(painter, lower, fitted.below, self._below, "text2")
