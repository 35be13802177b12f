"""Paints what happens next: the clock of the zone large, HQ's small, and how long until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from typing_extensions import override

from organizer_app.ui.screens.day.next_lines import NextLine
from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.line_source import LinePart, LineSource, LineState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter


_CLOCK: Final = TextStyle(TYPE_SUB, SEMIBOLD, tabular=True)
_DESK: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_WHAT: Final = TextStyle(TYPE_BODY, MEDIUM)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_TO_GO: Final = TextStyle(TYPE_BODY, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEIGHT: Final = 44
_CLOCK_WIDTH: Final = 84
_EDGE: Final = 4


class NextPainter(LineSource[NextLine]):
    """Paints lines in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    @override
    def key(self, line: NextLine) -> str:
        return line.key

    @override
    def height(self, line: NextLine) -> int:
        del line
        return self._theme.length(_HEIGHT)

    @override
    def spoken(self, line: NextLine) -> str:
        return ". ".join(filter(None, (line.own, line.desk, line.what, line.where, line.to_go)))

    @override
    def parts(self, line: NextLine, box: QRectF) -> Sequence[LinePart]:
        right = QRectF(box)
        right.setLeft(
            box.right() - texts_of(self._theme).advance(line.to_go, _TO_GO) - self._theme.length(8 + _EDGE)
        )
        # A longer or shorter countdown leaves the words beside it more or less room.
        return (LinePart((line._replace(to_go=""), right.width()), box), LinePart((line.to_go,), right))

    @override
    def paint(self, painter: QPainter, box: QRectF, line: NextLine, state: LineState) -> None:
        theme, texts = self._theme, texts_of(self._theme)
        height, middle = theme.length(18), box.center().y()
        upper = QRectF(box.x(), middle - height, box.width(), height)
        lower = QRectF(box.x(), middle, box.width(), height)
        color = "text2" if line.is_past else "text"
        left = theme.length(_CLOCK_WIDTH)
        clock, desk = QRectF(upper), QRectF(lower)
        clock.setWidth(left - theme.length(6))
        desk.setWidth(left - theme.length(6))
        if state.is_seen(clock):
            texts.draw(painter, clock, line.own, _CLOCK, color)
        if state.is_seen(desk):
            texts.draw(painter, desk, line.desk, _DESK, "text2")
        whole = box.adjusted(0, 0, -theme.length(_EDGE), 0)
        taken = texts.draw(painter, whole, line.to_go, _TO_GO, color, align=_RIGHT)
        for place, text, style, shade in (
            (upper, line.what, _WHAT, color),
            (lower, line.where, _BELOW, "text2"),
        ):
            room = place.adjusted(left, 0, -taken - theme.length(8 + _EDGE), 0)
            if state.is_seen(room):
                texts.draw(painter, room, text, style, shade)
        mark = "now" if line.is_past else "border"
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color(mark))
