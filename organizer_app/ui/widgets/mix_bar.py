"""Small painted parts for readiness: the bar of a mix and the ball of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme


class MixBar(Themed, QWidget):
    """A bar of rounded pieces, worst first; its accessible name says the same in words."""

    def __init__(self, theme: Theme, height: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Graphic)
        self._theme = theme
        self._mix: Sequence[int] = ()
        self._bar = height
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_mix(self, mix: Sequence[int], spoken: str) -> None:
        """Show how many are at each level."""
        self._mix = mix
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self._glyphs.draw_bar(painter, QRectF(0, 0, self.width(), self._bar), self._mix)
        painter.end()


class LevelBall(Themed, QWidget):
    """The glyph of a readiness level; the word is always beside it."""

    def __init__(self, theme: Theme, size: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._level = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_theme(theme)

    def show_level(self, level: int) -> None:
        """Show a level, 0 at risk to 4 ready."""
        self._level = level
        self.update()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on, as large as its text."""
        super().set_theme(theme)
        self._edge = theme.length(self._size)
        self.setFixedSize(QSize(self._edge, self._edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.drawPixmap(
            QPointF(0, 0), self._glyphs.ball(self._level, self._edge, self.devicePixelRatioF())
        )
        painter.end()
