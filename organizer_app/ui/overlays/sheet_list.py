"""The list at the side of a sheet: lines of one height, each of which the keyboard goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Signal
from typing_extensions import override

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.widgets.painted_list import PaintedList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.painted_list import LineState


class LineLook(NamedTuple):
    """What lines are painted with."""

    theme: Theme
    texts: TextPainter


class LineWriter(Protocol):
    """What a list asks of whoever knows its lines; a line is any value.

    Attributes:
        high: height of a line in pixels at 100 % text size.
        inset: from the side to the words, in pixels.
    """

    high: int
    inset: int

    def spoken(self, line: Any) -> str:  # noqa: ANN401  # every list has lines of its own
        """Return the line in one sentence."""

    def typed(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the text by whose first letters a line is found."""

    def write(self, painter: QPainter, look: LineLook, box: QRectF, line: Any) -> None:  # noqa: ANN401  # as above
        """Paint what a line says into its box."""


class SheetLines:
    """Implements `LinePainter`: paints the ground of the lines; a writer paints what they say.

    Args:
        theme: the look.
        writer: knows the lines.
    """

    def __init__(self, theme: Theme, writer: LineWriter) -> None:
        self._theme = theme
        self._look = LineLook(theme, TextPainter(theme))
        self._writer = writer

    def height(self, line: Any) -> int:  # noqa: ANN401  # as above
        """Return the height of a line in pixels at this text size."""
        del line
        return self._theme.length(self._writer.high)

    def is_item(self, line: Any) -> bool:  # noqa: ANN401  # as above
        """Return that the keyboard goes to every line."""
        return line is not None

    def spoken(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the line in one sentence."""
        return self._writer.spoken(line)

    def is_expanded(self, line: Any) -> None:  # noqa: ANN401  # as above
        """Return that nothing belongs to a line."""
        del line

    def typed(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the text by whose first letters a line is found."""
        return self._writer.typed(line)

    def paint(self, painter: QPainter, box: QRectF, line: Any, state: LineState) -> None:  # noqa: ANN401  # as above
        """Paint a line on its ground."""
        theme = self._theme
        painter.fillRect(box, theme.color("raised"))
        if state.is_current:
            painter.fillRect(box, theme.color("selected"))
            painter.fillRect(QRectF(0, box.y(), 3, box.height()), theme.color("accent"))
        elif state.is_pointed:
            painter.fillRect(box, theme.color("hover"))
        painter.setPen(theme.color("border"))
        inset = QPointF(self._writer.inset, -0.5)
        painter.drawLine(box.bottomLeft() + inset, box.bottomRight() + QPointF(0, -0.5))
        self._writer.write(painter, self._look, box, line)


class SheetList(PaintedList):
    """`moved` carries the number of the line that the keyboard went to.

    Args:
        theme: the look.
        writer: knows the lines.
        name: for screen readers.
        parent: the panel of the sheet.
        leaves: whether a key belongs to the sheet rather than to the list.
    """

    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        writer: LineWriter,
        name: str,
        parent: QWidget,
        leaves: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__(theme, SheetLines(theme, writer), name, parent)
        self.ground = "raised"
        self._writer = writer
        self._leaves = leaves

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.set_painter(theme, SheetLines(theme, self._writer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line; keys of the sheet are left to it."""
        if self._leaves(event):
            event.ignore()
            return
        before = self.current
        super().keyPressEvent(event)
        if self.current != before:
            self.moved.emit(self.current)
