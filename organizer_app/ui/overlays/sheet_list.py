"""The list at the side of a sheet: lines of one height, all reached by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from typing_extensions import override

from organizer_app.ui.widgets.lists.line_list import L, LineList
from organizer_app.ui.widgets.lists.line_source import L_contra, LineSource
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState


class LineLook(NamedTuple):
    """What lines are painted with."""

    theme: Theme
    texts: TextPainter


class SheetLines(PaintedLines[L_contra]):
    """Paints the background of the lines; derived classes draw their texts.

    Attributes:
        high: height of a line in pixels at 100 % text size.
        inset: from the side to the words, in pixels.
    """

    high: int
    inset = 24

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._look = LineLook(theme, self._texts)

    def write(self, painter: QPainter, look: LineLook, box: QRectF, line: L_contra) -> None:
        """Draw the text of a line into its box."""
        raise NotImplementedError

    def height(self, line: L_contra) -> int:
        del line
        return self._theme.length(self.high)

    def paint(self, painter: QPainter, box: QRectF, line: L_contra, state: LineState) -> None:
        """Paint a line on its background."""
        theme = self._theme
        painter.fillRect(box, theme.color("raised"))
        draw_background(painter, theme, box, state)
        painter.setPen(theme.color("border"))
        inset = QPointF(self.inset, -0.5)
        painter.drawLine(box.bottomLeft() + inset, box.bottomRight() + QPointF(0, -0.5))
        self.write(painter, self._look, box, line)


class SheetList(LineList[L]):
    """A list at the side of a sheet.

    Args:
        theme: the theme in use.
        source: makes the source of the lines for a theme.
        name: for screen readers.
        parent: the panel of the sheet.
        leaves: returns whether a key belongs to the sheet and not to the list.
    """

    background = "raised"

    def __init__(
        self,
        theme: Theme,
        source: Callable[[Theme], LineSource[L]],
        name: str,
        parent: QWidget,
        leaves: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__(theme, source(theme), name, parent)
        self._make_source = source
        self._leaves = leaves

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.set_source(theme, self._make_source(theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line; the sheet gets its own keys."""
        if self._leaves(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
