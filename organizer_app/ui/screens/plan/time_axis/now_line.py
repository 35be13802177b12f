"""The line of the present moment in timeline and week, which strikes out no word that it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor

_WIDTH: Final = 2
_DOT: Final = 4
# Between the line and the words that it leaves out, in pixels.
_AIR: Final = 2


class Gap(NamedTuple):
    """A stretch of the line, in pixels along it, where words stand."""

    begin: float
    end: float


def draw_now_line(
    painter: QPainter, color: QColor, start: QPointF, end: QPointF, gaps: Iterable[Gap]
) -> None:
    """Draw the line, which is level or upright, with its dot at the start.

    Args:
        painter: of the view.
        color: of the present moment.
        start: where the dot is.
        end: to the right of it, or below.
        gaps: what it leaves out, in any order; they may lie on each other.
    """
    is_level = start.y() == end.y()
    at, last = (start.x(), end.x()) if is_level else (start.y(), end.y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, _WIDTH))
    for gap in (*sorted(gaps), Gap(last + _AIR, last + _AIR)):
        until = min(gap.begin - _AIR, last)
        if until > at:
            ends = (
                ((at, start.y()), (until, start.y())) if is_level else ((start.x(), at), (start.x(), until))
            )
            painter.drawLine(QPointF(*ends[0]), QPointF(*ends[1]))
        at = max(at, gap.end + _AIR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(start, _DOT, _DOT)
