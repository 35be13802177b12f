"""The top of the screen without a plan: what the program is, in front of a country with lit cities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.icons import icon_pixmap
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BOLD, REGULAR, SEMIBOLD, TYPE_SUB
from organizer_app.ui.widgets.lit_land import LAND_WIDTH, draw_cities, draw_land
from organizer_app.wording.window import welcome as words
from organizer_app.wording.window.window import app_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainterPath

_LOGO: Final = 60
# The maximum height at 100 % text size, in pixels.
_LEAST: Final = 216
_MOST: Final = 272
_NAME: Final = TextStyle(36, BOLD)
_CLAIM: Final = TextStyle(16, SEMIBOLD)
_SUBCLAIM: Final = TextStyle(TYPE_SUB, REGULAR)
_LAND_LEFT: Final = 0.41
_FADE_FROM: Final = 0.55
_LAND_TOP: Final = 12


class Hero(Themed, QWidget):
    """Paints logo, name and claim at the left, and the land (paths of the base map) at the right."""

    def __init__(self, theme: Theme, land: Sequence[QPainterPath], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._land = land
        self.setAccessibleName(f"{app_name()}. {words.claim()} {words.subclaim()}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(_LEAST))
        self.setMaximumHeight(theme.length(_MOST))

    def sizeHint(self) -> QSize:
        """Return the minimum size: a scrolling page gives no more than requested, another one does."""
        return QSize(975, self._theme.length(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_land(painter)
        self._draw_words(painter)
        painter.end()

    def _draw_land(self, painter: QPainter) -> None:
        theme, left = self._theme, self.width() * _LAND_LEFT
        corner, scale = QPointF(left, _LAND_TOP), (self.width() - left) / LAND_WIDTH
        draw_land(painter, theme, self._land, corner, scale)
        fade = QLinearGradient(0, self.height() * _FADE_FROM, 0, self.height())
        fade.setColorAt(0, theme.color("window", 0))
        fade.setColorAt(1, theme.color("window"))
        painter.fillRect(QRectF(left, 0, self.width() - left, self.height()), fade)
        draw_cities(painter, theme, corner, scale)

    def _draw_words(self, painter: QPainter) -> None:
        theme, texts = self._theme, self._texts
        line, name = theme.length(26), theme.length(46)
        # Beside the land, not on it; a second line uses the space below, not that of the logo.
        below = texts.wrapped(words.subclaim(), _SUBCLAIM, self.width() * _LAND_LEFT - 16, 2)
        bottom = self.height() - 36 + line * (len(below) - 1)
        lines = [(text, _SUBCLAIM, "text2") for text in reversed(below)]
        lines.append((words.claim(), _CLAIM, "text"))
        for text, style, color in lines:
            bottom -= line
            texts.draw(painter, QRectF(0, bottom, self.width(), line), text, style, color)
        bottom -= name
        texts.draw(painter, QRectF(0, bottom, self.width(), name - 2), app_name(), _NAME)
        top = max(8, bottom - _LOGO - 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawPixmap(
            QPointF(0, top), icon_pixmap("organizer", _LOGO, "#FFFFFF", self.devicePixelRatioF())
        )
