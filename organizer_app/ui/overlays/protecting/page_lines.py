"""Measures texts and breaks them into lines that fit a column; nothing printed is ever cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from organizer_app.ui.theme.fonts import make_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.ui.theme.theme import TextStyle

# These replace letters by shapes that a PDF cannot name, so copied text would have gaps.
_PLAIN = tuple(QFont.Tag(tag) for tag in ("calt", "liga", "clig", "ccmp"))


class LineBreaker:
    """Measures and breaks texts in the shipped fonts."""

    def __init__(self) -> None:
        self._fonts: dict[TextStyle, QFont] = {}

    def font(self, style: TextStyle) -> QFont:
        """Return the font of a style; `px` is in units."""
        found = self._fonts.get(style)
        if found is None:
            found = make_font(style.px, style.weight, tabular=False)
            for tag in _PLAIN:
                found.setFeature(tag, 0)
            self._fonts[style] = found
        return found

    def advance(self, text: str, style: TextStyle) -> float:
        """Return the width of a text on one line, in units."""
        return QFontMetricsF(self.font(style)).horizontalAdvance(text)

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[str, ...]:
        """Return a text broken at spaces, and inside words that are wider than the column.

        Args:
            text: one line; an empty one gives no lines.
            style: its text style.
            width: of the column, in units.
        """
        return tuple(self._broken(text, style, width))

    def _broken(self, text: str, style: TextStyle, width: float) -> Iterator[str]:
        line = ""
        for word in text.split():
            wider = f"{line} {word}" if line else word
            if self.advance(wider, style) <= width:
                line = wider
                continue
            if line:
                yield line
            line = word
            while (fits := self._fitting(line, style, width)) < len(line):
                yield line[:fits]
                line = line[fits:]
        if line:
            yield line

    def _fitting(self, word: str, style: TextStyle, width: float) -> int:
        """Return how many letters fit, at least one."""
        fits = next(
            (end - 1 for end in range(2, len(word) + 1) if self.advance(word[:end], style) > width), 0
        )
        return fits or len(word)
