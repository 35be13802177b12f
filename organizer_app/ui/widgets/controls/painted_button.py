"""The base class of flat painted buttons: focus ring, hover, and a height that follows the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import ROW_NAVIGATION, SIDEBAR_WIDTH
from organizer_app.ui.widgets.focus_frame import shows_ring

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class PaintedButton(Themed, QAbstractButton):
    """A flat button that paints itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.texts = texts_of(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(SIDEBAR_WIDTH - 16, self._theme.length(self.height_of_design()))

    def height_of_design(self) -> int:
        """Return the height in pixels at 100 % text size."""
        return ROW_NAVIGATION

    def paint_background(self, painter: QPainter, background: str, border: str = "") -> None:
        """Fill the background and draw the border, or the ring when the button has the focus."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPen(self._theme.color(border), 1) if border else QPen(Qt.PenStyle.NoPen)
        has_ring = shows_ring(self)
        painter.setPen(QPen(self._theme.color("accent"), 2) if has_ring else line)
        painter.setBrush(self._theme.color(background) if background else Qt.BrushStyle.NoBrush)
        # A line is drawn fully inside; a background without one takes all of the button.
        inset = 1.0 if has_ring else 0.5 if border else 0.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
