"""Draws the box at the start of a line that can be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.theme import Theme

# Side of the box in pixels at 100 % text size.
TICK: Final = 17
_CHECK: Final = 13


def draw_tick(painter: QPainter, theme: Theme, at: QPointF, *, is_on: bool) -> None:
    """Draw the box with its top left corner at a point."""
    side = theme.length(TICK)
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if is_on else "control_line"), 1.3))
    painter.setBrush(theme.color("accent") if is_on else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(at.x() + 0.5, at.y() + 0.5, side, side), 4, 4)
    if is_on:
        inside = round((side + 1 - theme.length(_CHECK)) / 2)
        mark = theme.pixmap("check", _CHECK, "accent_text")
        painter.drawPixmap(QPointF(at.x() + inside, at.y() + inside), mark)
