"""The lines that were typed from paper, each with what it was understood as, and how they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from organizer_app.ui.screens.day.next_list import MARKED_HEIGHT, MarkedLine, paint_marked_line
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from organizer_app.ui.widgets.lists.line_source import LineState


class DraftLine(NamedTuple):
    """A line: its number, what it was understood as, the words of it, and whether it can be logged."""

    number: int
    understood: str
    text: str
    is_ready: bool


class DraftPainter(PaintedLines[DraftLine]):
    """Paints lines in one theme."""

    @override
    def key(self, line: DraftLine) -> str:
        return str(line.number)

    @override
    def height(self, line: DraftLine) -> int:
        del line
        return self._theme.length(MARKED_HEIGHT)

    @override
    def spoken(self, line: DraftLine) -> str:
        return f"{line.understood}. {line.text}"

    @override
    def paint(self, painter: QPainter, box: QRectF, line: DraftLine, state: LineState) -> None:
        sign, color = (("check", "ok"), "text") if line.is_ready else (("circle-alert", "due"), "due_text")
        marked = MarkedLine(*sign, line.understood, line.text, color)
        paint_marked_line(painter, box, marked, state, self._theme)
