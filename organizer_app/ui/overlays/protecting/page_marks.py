"""The marks on a page, in tenths of a point, and how to paint them on any device."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.overlays.protecting.page_lines import LineBreaker
    from organizer_app.ui.theme.theme import TextStyle, Theme

_OUTLINE = 5


class Words(NamedTuple):
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: TextStyle
    color: str = "text"


class Box(NamedTuple):
    """A filled rectangle with round corners; `line` is the token of its outline."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float
    line: str


class Rule(NamedTuple):
    """A straight line."""

    x: float
    y: float
    end_x: float
    end_y: float
    color: str = "border_strong"
    width: float = 6


Mark = Words | Box | Rule


class Sheet(NamedTuple):
    """One page: its size and its marks, in units."""

    width: float
    height: float
    marks: Sequence[Mark]


class SheetPainter:
    """Paints sheets; the painter must be scaled so that one unit is a tenth of a point."""

    def __init__(self, theme: Theme, lines: LineBreaker) -> None:
        self._theme = theme
        self._lines = lines

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint every mark of a sheet; paper is white without being painted."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in sheet.marks:
            if isinstance(mark, Words):
                painter.setFont(self._lines.font(mark.style))
                painter.setPen(self._theme.color(mark.color))
                painter.drawText(QPointF(mark.x, mark.y), mark.text)
            elif isinstance(mark, Box):
                painter.setPen(QPen(self._theme.color(mark.line), _OUTLINE))
                painter.setBrush(self._theme.color(mark.fill))
                rect = QRectF(mark.x, mark.y, mark.width, mark.height)
                painter.drawRoundedRect(rect, mark.radius, mark.radius)
            else:
                painter.setPen(QPen(self._theme.color(mark.color), mark.width))
                painter.drawLine(QPointF(mark.x, mark.y), QPointF(mark.end_x, mark.end_y))
