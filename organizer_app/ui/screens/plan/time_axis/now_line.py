"""The line of the present time in timeline and week, which does not cross out words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor

_WIDTH: Final = 2
_DOT: Final = 4
# The gap between the line and words it avoids, in pixels.
_AIR: Final = 2


class Gap(NamedTuple):
    """A part of the line, in pixels along it, that has words."""

    begin: float
    end: float


def draw_now_line(
    painter: QPainter, color: QColor, start: QPointF, end: QPointF, gaps: Iterable[Gap]
) -> None:
    """Draw the line, horizontal or vertical, with its dot at the start.

    Args:
        painter: of the view.
        color: of the present time.
        start: where the dot is.
        end: to the right of it, or below.
        gaps: the parts to leave out, in any order; they may overlap.
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
