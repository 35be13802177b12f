"""Draws the last days as stacked columns: the number of cities at each level per day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, TYPE_CAPTION, TYPE_META

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from organizer_app.domain.checks.overview import Mix
    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme

_TITLE: Final = TextStyle(TYPE_META, REGULAR)
_DAY: Final = TextStyle(TYPE_CAPTION, REGULAR)
_HEAD: Final = 20
_FOOT: Final = 18
_GAP: Final = 3.0


def draw_trend(
    painter: QPainter,
    box: QRectF,
    look: tuple[Theme, TextPainter],
    mixes: Sequence[Mix],
    said: tuple[str, str, str],
) -> None:
    """Draw the columns, today's last, scaled to the day with the most cities.

    Args:
        painter: draws.
        box: the rectangle, title and days included.
        look: theme and its letters.
        mixes: one per day, oldest first.
        said: title, name of the first day, name of the last.
    """
    theme, texts = look
    title, first, last = said
    head, foot = _HEAD * theme.zoom, _FOOT * theme.zoom
    texts.draw(painter, QRectF(box.x(), box.y(), box.width(), head), title, _TITLE, "text2")
    below = QRectF(box.x(), box.bottom() - foot, box.width(), foot)
    texts.draw(painter, below, first, _DAY, "text2")
    texts.draw(painter, below, last, _DAY, "text2", align=Qt.AlignmentFlag.AlignRight)
    room = box.adjusted(0, head + 8, 0, -foot - 4)
    highest = max((sum(mix) for mix in mixes), default=0)
    if not highest:
        return
    width = (room.width() - _GAP * (len(mixes) - 1)) / len(mixes)
    for number, mix in enumerate(mixes):
        left = room.x() + number * (width + _GAP)
        _draw_column(painter, QRectF(left, room.y(), width, room.height()), theme, mix, highest)


def _draw_column(painter: QPainter, room: QRectF, theme: Theme, mix: Mix, highest: int) -> None:
    bottom = room.bottom()
    for level in reversed(range(len(mix))):
        height = room.height() * mix[level] / highest
        # A line in the background color separates neighbors whose colors are hard to distinguish.
        piece = QRectF(room.x(), bottom - height, room.width(), max(height - 1, min(height, 1)))
        if mix[level]:
            painter.fillRect(piece, theme.color(f"readiness{level}"))
        bottom -= height
