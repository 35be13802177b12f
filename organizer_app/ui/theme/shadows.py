"""Draws the soft shadow that lifts a panel or a card from its background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.theme import Theme


class Shadow(NamedTuple):
    """A shadow: how far it reaches, how dark one of its layers is (0 to 255), how far below it falls."""

    reach: int
    alpha: int
    fall: int


PANEL: Final = Shadow(28, 5, 6)
CARD: Final = Shadow(14, 4, 3)
_LAYER: Final = 4


def draw_shadow(painter: QPainter, theme: Theme, box: QRectF, radius: float, shadow: Shadow) -> None:
    """Draw the shadow of a box with rounded corners; under the box itself it is hidden."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("shadow", shadow.alpha))
    fallen = box.translated(0, shadow.fall)
    for edge in range(2, shadow.reach, _LAYER):
        painter.drawRoundedRect(fallen.adjusted(-edge, -edge, edge, edge), radius + edge, radius + edge)
