"""Breaks texts into lines that fit a column; a printed name is never cut short."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from organizer_app.ui.theme.fonts import make_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.ui.theme.theme import TextStyle

Breaker = Callable[[str], tuple[str, ...]]
# Letters that are set together may be this many times as far apart.
_SURELY = 0.97
# These replace letters by shapes that a PDF cannot name, so copied text would have gaps.
_PLAIN = tuple(QFont.Tag(tag) for tag in ("calt", "liga", "clig", "ccmp"))


class Typesetter:
    """Measures and breaks texts in the shipped fonts; results are cached."""

    def __init__(self) -> None:
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetricsF] = {}
        self._advances: dict[tuple[str, TextStyle], float] = {}
        self._breakers: dict[tuple[TextStyle, float], Breaker] = {}
        self._letters: dict[TextStyle, list[float]] = {}

    def font(self, style: TextStyle) -> QFont:
        """Return the font of a style; `px` is in units."""
        found = self._fonts.get(style)
        if found is None:
            found = make_font(style.px, style.weight, tabular=False)
            for tag in _PLAIN:
                found.setFeature(tag, 0)
            self._fonts[style] = found
        return found

    def _measure(self, style: TextStyle) -> QFontMetricsF:
        found = self._metrics.get(style)
        if found is None:
            found = self._metrics[style] = QFontMetricsF(self.font(style))
        return found

    def advance(self, text: str, style: TextStyle) -> float:
        """Return the width of a text on one line, in units."""
        key = (text, style)
        found = self._advances.get(key)
        if found is None:
            found = self._advances[key] = self._measure(style).horizontalAdvance(text)
        return found

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[str, ...]:
        """Return a text broken at spaces, and inside words that are wider than the column.

        Args:
            text: one line; an empty one gives no lines.
            style: its text style.
            width: of the column, in units.
        """
        return self.breaker(style, width)(text)

    def breaker(self, style: TextStyle, width: float) -> Breaker:
        """Return `lines` for one column as a cheap function of the text, for thousands of cells."""
        known = self._breakers.get((style, width))
        if known is not None:
            return known

        @functools.cache
        def broken(text: str) -> tuple[str, ...]:
            if self._fits(text, style, width):
                return (text,) if text else ()
            return tuple(self._broken(text, style, width))

        self._breakers[style, width] = broken
        return broken

    def _fits(self, text: str, style: TextStyle, width: float) -> bool:
        return self._surely_fits(text, style, width) or self.advance(text, style) <= width

    def _surely_fits(self, text: str, style: TextStyle, width: float) -> bool:
        """Add up single letters, which costs no more than a tenth of shaping the text."""
        if not text.isascii():
            return False
        letters = self._letters.get(style)
        if letters is None:
            measure = self._measure(style)
            letters = self._letters[style] = [measure.horizontalAdvance(chr(code)) for code in range(128)]
        return sum(map(letters.__getitem__, text.encode())) <= width * _SURELY

    def _broken(self, text: str, style: TextStyle, width: float) -> Iterator[str]:
        line = ""
        for word in text.split():
            wider = f"{line} {word}" if line else word
            if self._fits(wider, style, width):
                line = wider
                continue
            if line:
                yield line
            *whole, line = self._pieces(word, style, width)
            yield from whole
        yield line

    def _pieces(self, word: str, style: TextStyle, width: float) -> Iterator[str]:
        while (fits := self._fitting(word, style, width)) < len(word):
            yield word[:fits]
            word = word[fits:]
        yield word

    def _fitting(self, word: str, style: TextStyle, width: float) -> int:
        """Return how many letters fit, at least one; a word of thousands is never measured whole."""
        metrics = self._measure(style)
        low, high = 1, 16
        while high < len(word) and metrics.horizontalAdvance(word[:high]) <= width:
            low, high = high, 2 * high
        high = min(high, len(word))
        while low < high:
            middle = (low + high + 1) // 2
            if metrics.horizontalAdvance(word[:middle]) <= width:
                low = middle
            else:
                high = middle - 1
        return low
