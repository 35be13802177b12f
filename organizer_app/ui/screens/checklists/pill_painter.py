"""Paints a state as a pill: its readiness ball and its name on a background of the same color."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import STRONG, TYPE_META
from organizer_app.ui.widgets.pills import PILL, PillLook, paint_shape

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.theme import Theme

_WORD: Final = TextStyle(TYPE_META, STRONG)
_BALL: Final = 13
_PAD: Final = 8
_GAP: Final = 5


class PillPainter:
    """Draws pills in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)

    def width(self, word: str, level: int | None) -> float:
        """Return the full width of a pill."""
        before = _PAD + (self._theme.length(_BALL) + _GAP if level is not None else 0)
        return before + self._texts.advance(word, _WORD) + _PAD

    def draw(self, painter: QPainter, room: QRectF, word: str, level: int | None) -> QRectF:
        """Draw a pill at the left of a room, vertically centered, and return its rectangle.

        Args:
            painter: with antialiasing.
            room: a longer word is elided.
            word: the name of the state.
            level: the level of ball and color, 0 to 4; None if it is neither good nor bad.
        """
        theme = self._theme
        height, ball = theme.length(PILL), theme.length(_BALL) if level is not None else 0
        before = _PAD + (ball + _GAP if ball else 0)
        width = min(room.width(), self.width(word, level))
        pill = QRectF(room.x() + 0.5, round(room.center().y() - height / 2) + 0.5, width - 1, height - 1)
        token = "border_strong" if level is None else f"readiness{level}"
        background = theme.color(token, 24 if theme.scheme == "light" else 70)
        paint_shape(painter, pill, PillLook(background, theme.color(token, 150), "text"))
        if level is not None:
            at = QPointF(round(pill.x() + _PAD - 1), round(pill.center().y() - ball / 2))
            painter.drawPixmap(at, self._glyphs.ball(level, ball, painter.device().devicePixelRatioF()))
        words = pill.adjusted(before - 1, 0, -_PAD + 2, 0)
        self._texts.draw(painter, words, word, _WORD)
        return pill
