"""Draws the keys of a shortcut as small caps that look like a keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_CAPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme

_STYLE: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_HEIGHT: Final = 19
_PADDING: Final = 6
_GAP: Final = 4
_AFTER: Final = 10


class KeyCaps:
    """Measures and draws caps in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = texts_of(theme)

    @property
    def height(self) -> int:
        """The height of a cap in pixels."""
        return self._theme.length(_HEIGHT)

    def width(self, keys: Sequence[str]) -> float:
        """Return the width of some caps side by side, in pixels."""
        return sum(self._cap(key) for key in keys) + _GAP * max(0, len(keys) - 1)

    def draw_right(self, painter: QPainter, box: QRectF, keys: Sequence[str]) -> float:
        """Draw caps at the right of a box, vertically centered; return their width."""
        if not keys:
            return 0
        width = self.width(keys)
        self.draw(painter, box.right() - width, box.center().y(), keys)
        return width + _AFTER

    def draw(
        self, painter: QPainter, left: float, middle: float, keys: Sequence[str], *, tone: str = ""
    ) -> float:
        """Draw caps from a point on, around a height; return where they end.

        A tone is the color token of letters and lines on a colored background, which shows through.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key in keys:
            cap = QRectF(left, round(middle - self.height / 2) + 0.5, self._cap(key), self.height - 1)
            painter.setPen(QPen(self._theme.color(tone or "border_strong", 140 if tone else 255), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush if tone else self._theme.color("raised"))
            painter.drawRoundedRect(cap, 5, 5)
            self._texts.draw(painter, cap, key, _STYLE, tone or "text2", align=Qt.AlignmentFlag.AlignHCenter)
            left += cap.width() + _GAP
        return left - _GAP

    def _cap(self, key: str) -> float:
        return max(self.height, round(self._texts.advance(key, _STYLE)) + 2 * self._theme.length(_PADDING))


class KeyCapsLabel(Themed, QWidget):
    """Key caps as a widget for layouts."""

    def __init__(self, theme: Theme, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        self.setAccessibleName(" ".join(keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._caps = KeyCaps(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(self._caps.width(self._keys)) + 2, self._caps.height + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self._caps.draw(painter, 1, self.height() / 2, self._keys)
        painter.end()
