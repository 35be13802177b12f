"""Writes a problem into several lines, where large text leaves its sentence a narrow column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import TextStyle, Theme

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
