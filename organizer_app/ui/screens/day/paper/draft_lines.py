"""The lines that were typed from paper, each with what it was understood as, and how they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from typing_extensions import override

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.line_source import LineSource, LineState

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_FIRST: Final = TextStyle(TYPE_BODY, MEDIUM)
_SECOND: Final = TextStyle(TYPE_META, REGULAR)
_HEIGHT: Final = 46
_LINE: Final = 18
_SIDE: Final = 16
_SIGN: Final = 16


class DraftLine(NamedTuple):
    """A line: its number, what it was understood as, the words of it, and whether it can be logged."""

    number: int
    understood: str
    text: str
    is_ready: bool


class DraftPainter(LineSource[DraftLine]):
    """Paints lines in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    @override
    def key(self, line: DraftLine) -> str:
        return str(line.number)

    @override
    def height(self, line: DraftLine) -> int:
        del line
        return self._theme.length(_HEIGHT)

    @override
    def spoken(self, line: DraftLine) -> str:
        return f"{line.understood}. {line.text}"

    @override
    def paint(self, painter: QPainter, box: QRectF, line: DraftLine, state: LineState) -> None:
        theme, texts = self._theme, texts_of(self._theme)
        painter.fillRect(box, theme.color("hover" if state.is_pointed else "surface"))
        icon, color = ("check", "ok") if line.is_ready else ("circle-alert", "due")
        side, size = theme.length(_SIDE), theme.length(_SIGN)
        spot = QPointF(box.x() + side, round(box.center().y() - size / 2))
        painter.drawPixmap(spot, theme.pixmap(icon, _SIGN, color))
        height = theme.length(_LINE)
        left = box.x() + side + size + theme.length(10)
        row = QRectF(left, box.center().y() - height, box.right() - left - side, height)
        texts.draw(painter, row, line.understood, _FIRST, "text" if line.is_ready else "due_text")
        texts.draw(painter, row.translated(0, height), line.text, _SECOND, "text2")
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color("border"))
