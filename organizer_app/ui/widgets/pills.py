"""Measures and draws in one place the pill around a word that marks a line of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_CAPTION

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

PILL: Final = 22
_PAD: Final = 10
_WORD: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class PillLook(NamedTuple):
    """Background and line of a pill, and the color token of its word."""

    background: QColor
    line: QColor
    word: str


def quiet_look(theme: Theme) -> PillLook:
    """Return the look of a mark that needs no attention."""
    return PillLook(theme.color("surface"), theme.color("border_strong"), "text2")


def loud_look(theme: Theme) -> PillLook:
    """Return the look of a mark for work in progress."""
    return PillLook(theme.color("accent"), theme.color("accent"), "accent_text")


def pill_width(theme: Theme, word: str) -> float:
    """Return how wide the pill of a word is."""
    return texts_of(theme).advance(word, _WORD) + 2 * _PAD


def paint_shape(painter: QPainter, pill: QRectF, look: PillLook) -> None:
    """Draw a pill without its word, its line on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.line, 1))
    painter.setBrush(look.background)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)


def paint_pill(
    painter: QPainter, right: float, middle: float, word: str, theme: Theme, look: PillLook | None = None
) -> float:
    """Draw a word in its pill, which ends at `right`, around the height `middle`; return its left edge."""
    width, height = pill_width(theme, word), theme.length(PILL)
    look = look or quiet_look(theme)
    pill = QRectF(round(right - width) + 0.5, round(middle - height / 2) + 0.5, width - 1, height - 1)
    paint_shape(painter, pill, look)
    texts_of(theme).draw(painter, pill, word, _WORD, look.word, align=_CENTER)
    return pill.left()
