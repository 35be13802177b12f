"""The pill with the number of cities in the timeline's overlap, as one picture for every frame."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.wording.plan import live_strip as words

_STYLE: Final = TextStyle(TYPE_META, SEMIBOLD)
_HEIGHT: Final = 26
_BESIDE_WORDS: Final = 36
_INDENT: Final = 16
_FROM_SIDE: Final = 8


class TimelinePill:
    """Keeps its picture in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._made: tuple[tuple[str, float, float], QPixmap] | None = None
        self._strip: tuple[tuple[float, float, int, float], QPixmap] | None = None

    def box(self, strip: QRectF, x: float, text: str, left: int = 0) -> QRectF:
        """Return the pill's rectangle in a strip for an overlap at `x`.

        It is below the hours, which start `left` pixels after the strip; where they are narrower than the
        pill it takes the room of the label too, and is never wider than the strip.
        """
        width, height = self._size(text)
        width = min(width, max(int(strip.width()) - 2 * _FROM_SIDE, 0))
        first = strip.x() + _FROM_SIDE
        if width <= strip.width() - left - 2 * _FROM_SIDE:
            first += left
        start = max(min(x - width / 2, strip.right() - width - _FROM_SIDE), first)
        return QRectF(round(start), round(strip.center().y() - height / 2), width, height)

    def draw_strip(self, painter: QPainter, strip: QRectF, left: int) -> None:
        """Draw the background below the lines, and a label in the `left` pixels of it; none in 0."""
        state = (strip.width(), strip.height(), left, painter.device().devicePixelRatioF())
        if self._strip is None or self._strip[0] != state:
            self._strip = (state, self._strip_picture(strip.size(), left, state[3]))
        painter.drawPixmap(strip.topLeft(), self._strip[1])

    def _strip_picture(self, size: QSizeF, left: int, density: float) -> QPixmap:
        picture = blank_picture(size.width(), size.height(), density, self._theme.color("band"))
        painter = QPainter(picture)
        painter.fillRect(QRectF(0, 0, size.width(), 1), self._theme.color("border"))
        room = QRectF(_INDENT, 0, left - 2 * _INDENT, size.height())
        if left:
            title = self._texts.first_fitting((words.title(), ""), _STYLE, room.width())
            self._texts.draw(painter, room, title, _STYLE, "text2")
        painter.end()
        return picture

    def draw(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Draw the number of cities below the overlap."""
        state = (text, box.width(), painter.device().devicePixelRatioF())
        if self._made is None or self._made[0] != state:
            self._made = (state, self._picture(text, box.size(), state[2]))
        painter.drawPixmap(box.topLeft(), self._made[1])

    def _size(self, text: str) -> tuple[int, int]:
        return ceil(self._texts.advance(text, _STYLE) + _BESIDE_WORDS), self._theme.length(_HEIGHT)

    def _picture(self, text: str, size: QSizeF, density: float) -> QPixmap:
        width, height = size.width(), size.height()
        picture = blank_picture(width, height, density)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(0, 0, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        room = pill.adjusted(_BESIDE_WORDS / 2, 0, -_BESIDE_WORDS / 2, 0)
        self._texts.draw(painter, room, text, _STYLE, "accent_text", align=Qt.AlignmentFlag.AlignHCenter)
        painter.end()
        return picture
