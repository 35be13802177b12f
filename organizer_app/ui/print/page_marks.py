"""The marks on a page, in tenths of a point, and how to paint them on any device."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from organizer_app.ui.theme.glyphs import glyphs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.sharing.shared_changes import ChangeKind
    from organizer_app.ui.print.typesetter import Typesetter
    from organizer_app.ui.theme.theme import TextStyle, Theme

# Units per point: fonts have whole sizes only, and a tenth of a point is finer than any eye can see.
UNITS = 10


class Words(NamedTuple):
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: TextStyle
    color: str = "text"
    is_struck: bool = False


class Box(NamedTuple):
    """A filled rectangle; `line` is the token of its outline, or empty."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0
    line: str = ""


class Rule(NamedTuple):
    """A straight line."""

    x: float
    y: float
    end_x: float
    end_y: float
    color: str = "border_strong"
    width: float = 6


class Ball(NamedTuple):
    """The glyph of a readiness level around a center."""

    x: float
    y: float
    size: float
    level: int


class Shape(NamedTuple):
    """A path that is filled and outlined."""

    path: QPainterPath
    fill: str
    line: str
    width: float = 5


Mark = Words | Box | Rule | Ball | Shape


class Sign(NamedTuple):
    """A note about a change in a line around a height; the screen may show it beside the page."""

    y: float
    change: ChangeKind


class Sheet(NamedTuple):
    """One page: its size, its marks and the signs beside it, in units."""

    width: float
    height: float
    marks: Sequence[Mark]
    signs: Sequence[Sign] = ()


class _Pens(dict[str, QPen]):
    """The pen of each color, made once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def __missing__(self, color: str) -> QPen:
        pen = self[color] = QPen(self._theme.color(color))
        return pen


class SheetPainter:
    """Paints sheets; the painter must be scaled so that one unit is a tenth of a point."""

    def __init__(self, theme: Theme, typesetter: Typesetter) -> None:
        self._theme = theme
        self._type = typesetter
        self._glyphs = glyphs_of(theme)
        self._pens = _Pens(theme)

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint every mark of a sheet; paper is white without being painted."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font: TextStyle | None = None
        color = ""
        for mark in sheet.marks:
            if isinstance(mark, Words):
                if mark.style is not font:
                    font = mark.style
                    painter.setFont(self._type.font(font))
                if mark.color != color:
                    color = mark.color
                    painter.setPen(self._pens[color])
                painter.drawText(QPointF(mark.x, mark.y), mark.text)
                if mark.is_struck:
                    self._strike(painter, mark)
                    color = ""
            else:
                self._draw(painter, mark)
                color = ""

    def _strike(self, painter: QPainter, mark: Words) -> None:
        width = self._type.advance(mark.text, mark.style)
        painter.setPen(QPen(self._theme.color(mark.color), 6))
        rise = mark.style.px * 0.32
        painter.drawLine(QPointF(mark.x, mark.y - rise), QPointF(mark.x + width, mark.y - rise))

    def _draw(self, painter: QPainter, mark: Box | Rule | Ball | Shape) -> None:
        if isinstance(mark, Box):
            self._pen(painter, mark.line, 5)
            painter.setBrush(self._theme.color(mark.fill))
            rect = QRectF(mark.x, mark.y, mark.width, mark.height)
            if mark.radius:
                painter.drawRoundedRect(rect, mark.radius, mark.radius)
            else:
                painter.drawRect(rect)
        elif isinstance(mark, Rule):
            self._pen(painter, mark.color, mark.width)
            painter.drawLine(QPointF(mark.x, mark.y), QPointF(mark.end_x, mark.end_y))
        elif isinstance(mark, Ball):
            self._glyphs.draw_ball(painter, QPointF(mark.x, mark.y), mark.size, mark.level)
        else:
            self._pen(painter, mark.line, mark.width)
            painter.setBrush(self._theme.color(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
            painter.drawPath(mark.path)

    def _pen(self, painter: QPainter, color: str, width: float) -> None:
        painter.setPen(QPen(self._theme.color(color), width) if color else QPen(Qt.PenStyle.NoPen))
