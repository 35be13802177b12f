"""Covers a place that is still being read: gray lines that stand still, never a sentence about the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_XXL

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

# The widths of the lines, of what there is room for: uneven like sentences.
_WIDTHS: Final = (0.34, 0.82, 0.74, 0.9, 0.62, 0.78, 0.7, 0.86, 0.58)
_LINE: Final = 14
_ROUND: Final = 5.0


class Skeleton(Themed, QWidget):
    """Lines in place of words; `name` is what a screen reader says."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        self.set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        height, step = theme.length(_LINE), theme.length(_LINE + GAP_XXL)
        room = self.width() - 2 * GAP_XXL
        for number, top in enumerate(range(GAP_XXL + GAP_L, self.height(), step)):
            width = room * _WIDTHS[number % len(_WIDTHS)]
            painter.drawRoundedRect(QRectF(GAP_XXL, top, width, height), _ROUND, _ROUND)
        painter.end()
