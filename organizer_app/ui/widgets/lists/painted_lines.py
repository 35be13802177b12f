"""What painted lists share: lines in one theme, the mark of the current line, and the rules between lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.widgets.lists.line_source import L_contra, LineSource

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

# The mark at the left of the current line, in pixels.
_MARK = 3


class PaintedLines(LineSource[L_contra]):
    """The lines of a list, painted in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = texts_of(theme)


def draw_rule(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the rule at the lower edge of a line."""
    painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color("border"))


def draw_mark(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Mark the line that the keyboard is on, at its left edge."""
    painter.fillRect(QRectF(box.x(), box.y(), _MARK, box.height()), theme.color("accent"))


def background_of(state: LineState, pointed: str = "hover") -> str:
    """Return the color of the background of a line; `pointed` is that of the line that the mouse is on."""
    if state.is_current:
        return "selected"
    return pointed if state.is_pointed else "surface"


def draw_chosen(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the background of the line that is shown beside the list."""
    painter.fillRect(box, theme.color("selected"))
    draw_mark(painter, theme, box)


def draw_background(painter: QPainter, theme: Theme, box: QRectF, state: LineState) -> None:
    """Draw the background of a line that the keyboard or the mouse is on; others show that of the list."""
    if state.is_current:
        draw_chosen(painter, theme, box)
    elif state.is_pointed:
        painter.fillRect(box, theme.color("hover"))
