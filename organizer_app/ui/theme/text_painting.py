"""Draws lines of text in painted views and caches measured and shortened texts, which are expensive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor, QFont, QPainter

    from organizer_app.ui.theme.theme import TextStyle, Theme

_REMEMBERED: Final = 20_000
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_ELLIPSIS: Final = "…"
# Characters that would be left between the last whole word and the ellipsis.
_LOOSE_ENDS: Final = " ,;:·–-(…"  # noqa: RUF001  # an en dash
# Fewer letters than these before an ellipsis say nothing.
_TELLING: Final = 3
# What a line never ends within: a no-break space keeps a number beside its unit.
_WORD: Final = re.compile(r"[\S\u00a0]+")


def texts_of(theme: Theme) -> TextPainter:
    """Return the painter of a theme that its small parts share, such as pills and avatars."""
    found = theme.shared.get("texts")
    if not isinstance(found, TextPainter):
        found = theme.shared["texts"] = TextPainter(theme)
    return found


class TextPainter:
    """Measures, shortens and draws single lines of text in the fonts of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._advances: dict[tuple[str, TextStyle], float] = {}
        self._elided: dict[tuple[str, TextStyle, int], str] = {}
        self._types: dict[TextStyle, tuple[QFont, float]] = {}

    def advance(self, text: str, style: TextStyle) -> float:
        """Return the width of a text in device-independent pixels."""
        key = (text, style)
        found = self._advances.get(key)
        if found is None:
            if len(self._advances) > _REMEMBERED:
                self._advances.clear()
            found = self._theme.metrics(style).horizontalAdvance(text)
            self._advances[key] = found
        return found

    def longest_fitting(self, texts: Iterable[str], style: TextStyle, width: float) -> str:
        """Return the first of some texts, the longest first, that fits into `width` pixels; empty if none."""
        return next((text for text in texts if self.advance(text, style) <= width), "")

    def elided(self, text: str, style: TextStyle, width: float) -> str:
        """Return the text, its end replaced by an ellipsis when wider than `width` pixels.

        An empty text is returned where the ellipsis would be alone, or beside a letter or two. A text no
        longer than an ellipsis, such as the day of a month, stays whole.
        """
        if len(text) <= _TELLING or self.advance(text, style) <= width + 0.5:
            return text
        key = (text, style, int(width))
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > _REMEMBERED:
                self._elided.clear()
            found = self._cut(text, style, width)
            # Qt adds up letters, and ignores how the last one fits beside the ellipsis.
            if (beyond := self.advance(found, style) - width) > 1:
                found = self._cut(text, style, width - beyond)
            left = found.removesuffix(_ELLIPSIS).rstrip(_LOOSE_ENDS)
            found = left + _ELLIPSIS if len(left) >= _TELLING else ""
            self._elided[key] = found
        return found

    def _cut(self, text: str, style: TextStyle, width: float) -> str:
        return self._theme.metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def with_head(self, text: str, head: str, style: TextStyle, width: float) -> str:
        """Return a shortened text, or just the head it begins with where almost nothing more is left."""
        line = self.elided(text, style, width)
        is_cut = line is not text and len(line) - len(head) <= _TELLING + 1
        return head if is_cut and self.advance(head, style) <= width + 0.5 else line

    def with_tail(self, text: str, tail: str, style: TextStyle, width: float) -> str:
        """Return a text with its tail; the text is shortened so that the tail stays whole."""
        return self.elided(text, style, width - self.advance(tail, style)) + tail

    def with_names(self, text: str, names: Sequence[str], style: TextStyle, width: float) -> str:
        """Return a text in which only names are shortened, so that the words about them stay whole.

        Where even that leaves it too wide, the caller cuts its end.
        """
        if self.advance(text, style) <= width + 0.5:
            return text
        # Long ones first: one may be a part of another.
        found = [
            name for name in sorted(dict.fromkeys(names), key=len, reverse=True) if name and name in text
        ]
        wide = {name: self.advance(name, style) for name in found}
        room = width - self.advance(text, style) + sum(wide.values())
        shortened, share = text, room
        for left, name in zip(range(len(found), 0, -1), reversed(found), strict=True):
            share = max(room / left, 0.0)
            room -= min(wide[name], share)
        for name in found:
            shortened = shortened.replace(name, self.elided(name, style, share) or _least(name), 1)
        return shortened

    def wrapped(self, text: str, style: TextStyle, width: float, most: int) -> list[str]:
        """Return a text broken between words into at most `most` lines; the last one holds all the rest."""
        lines: list[str] = []
        rest = _WORD.findall(text)
        while rest and len(lines) < most - 1:
            count = 1
            while count < len(rest) and self.advance(" ".join(rest[: count + 1]), style) <= width + 0.5:
                count += 1
            lines.append(" ".join(rest[:count]))
            rest = rest[count:]
        return [*lines, " ".join(rest)] if rest else lines

    def first_fitting(self, texts: Sequence[str], style: TextStyle, width: float) -> str:
        """Return the first of several wordings, longest first, that fits `width` pixels; else the last."""
        return next((text for text in texts if self.advance(text, style) <= width + 0.5), texts[-1])

    def draw(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        style: TextStyle,
        color: str = "text",
        *,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> float:
        """Draw one line, vertically centered in `rect`, and return its width.

        The baseline sits on a whole pixel, so that letters stay sharp on screens without scaling.
        """
        line = self.elided(text, style, rect.width())
        width = self.advance(line, style)
        left = rect.x()
        # Combining flags costs more than measuring here, so only single flags are accepted.
        if align is _RIGHT:
            left = rect.right() - width
        elif align is _CENTER:
            left += (rect.width() - width) / 2
        font, rise = self._types.get(style) or self._type(style)
        baseline = rect.y() + (rect.height() + rise) / 2
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        painter.drawText(QPointF(left, round(baseline)), line)
        return width

    def draw_pair(
        self,
        painter: QPainter,
        rect: QRectF,
        left: tuple[str, TextStyle, str],
        right: tuple[str, TextStyle, str],
        gap: float,
    ) -> None:
        """Draw a text, its style and color at each side, at least `gap` pixels apart; the left one is cut."""
        taken = self.draw(painter, rect, *right, align=_RIGHT)
        room = QRectF(rect.x(), rect.y(), max(0.0, rect.width() - taken - gap), rect.height())
        self.draw(painter, room, *left)

    def _type(self, style: TextStyle) -> tuple[QFont, float]:
        metrics = self._theme.metrics(style)
        found = (self._theme.styled(style), metrics.ascent() - metrics.descent())
        self._types[style] = found
        return found


def strike(painter: QPainter, words: QRectF, color: QColor) -> None:
    """Strike words through that fill a rectangle."""
    middle = round(words.center().y()) + 0.5
    painter.setPen(QPen(color, 1))
    painter.drawLine(QPointF(words.left(), middle), QPointF(words.right(), middle))


def _least(name: str) -> str:
    """Return the shortest form of a name that still identifies it."""
    return name if len(name) <= _TELLING + 1 else f"{name[:_TELLING].rstrip()}{_ELLIPSIS}"
