"""Paints a line of two rows of words with a mark before them, as a score and lines typed from paper have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import draw_rule

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

MARKED_HEIGHT: Final = 46
_FIRST: Final = TextStyle(TYPE_BODY, MEDIUM)
_SECOND: Final = TextStyle(TYPE_META, REGULAR)
_ROW: Final = 18
_SIDE: Final = 16
_MARK: Final = 16
_BETWEEN: Final = 10


class MarkedLine(NamedTuple):
    """What is painted: the icon and its color, the first row and its color, and the second row."""

    icon: str
    icon_color: str
    first: str
    second: str
    color: str = "text"


def paint_marked_line(
    painter: QPainter, box: QRectF, line: MarkedLine, state: LineState, theme: Theme
) -> None:
    """Paint a line into its box, with a rule below it."""
    texts = texts_of(theme)
    painter.fillRect(box, theme.color("hover" if state.is_pointed else "surface"))
    side, size = theme.length(_SIDE), theme.length(_MARK)
    spot = QPointF(box.x() + side, round(box.center().y() - size / 2))
    painter.drawPixmap(spot, theme.pixmap(line.icon, _MARK, line.icon_color))
    height = theme.length(_ROW)
    left = box.x() + side + size + theme.length(_BETWEEN)
    row = QRectF(left, box.center().y() - height, box.right() - left - side, height)
    texts.draw(painter, row, line.first, _FIRST, line.color)
    texts.draw(painter, row.translated(0, height), line.second, _SECOND, "text2")
    draw_rule(painter, theme, box)
