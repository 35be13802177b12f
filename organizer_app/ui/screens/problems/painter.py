"""Paints the lines of the list of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from organizer_app.ui.screens.problems.lines import Head, Line, ProblemLine, Room
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.widgets.painted_list import LineState

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_HEAD_HEIGHT: Final = 36
_LINE_HEIGHT: Final = 54
_ICON: Final = 18
LEFT: Final = 24
TEXT_LEFT: Final = 56


class ProblemPainter:
    """Draws one theme's lines; `open_key` is the problem whose buttons are shown."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self.open_key: tuple[str, str, str] | None = None

    def height(self, line: Line) -> int:
        """Return the height of a line in pixels at this text size."""
        if isinstance(line, Room):
            return line.height
        return self._theme.length(_HEAD_HEIGHT if isinstance(line, Head) else _LINE_HEIGHT)

    def is_item(self, line: Line) -> bool:
        """Whether the keyboard can go there."""
        return isinstance(line, ProblemLine)

    def is_expanded(self, line: Line) -> bool | None:
        """Whether the buttons of a problem are shown."""
        return line.key == self.open_key if isinstance(line, ProblemLine) else None

    def spoken(self, line: Line) -> str:
        """Return a problem in one sentence."""
        return f"{line.title} {line.below}" if isinstance(line, ProblemLine) else ""

    def typed(self, line: Line) -> str:
        """Return the text by whose first letters a problem is found."""
        return line.title if isinstance(line, ProblemLine) else ""

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        """Paint a line."""
        theme = self._theme
        if isinstance(line, Head):
            room = box.adjusted(LEFT, theme.length(8), -LEFT, 0)
            self._texts.draw(painter, room, line.text, _HEAD, "danger" if line.is_error else "text2")
            return
        if isinstance(line, Room):
            return
        if state.is_pointed:
            painter.fillRect(box, theme.color("sunken"))
        painter.fillRect(QRectF(box.x() + LEFT, box.y(), box.width() - 2 * LEFT, 1), theme.color("border"))
        middle = box.center().y()
        color = "danger" if line.is_error else "accent" if line.is_accepted else "text2"
        spot = QPointF(box.x() + LEFT, middle - theme.length(_ICON) / 2)
        painter.drawPixmap(spot, theme.pixmap(line.icon, _ICON, color))
        left = box.x() + theme.length(TEXT_LEFT)
        width = box.right() - LEFT - left
        upper = QRectF(left, middle - theme.length(19), width, theme.length(19))
        lower = QRectF(left, middle, width, theme.length(18))
        self._texts.draw(painter, upper, line.title, _TITLE)
        self._texts.draw(painter, lower, line.below, _BELOW, "text2")
