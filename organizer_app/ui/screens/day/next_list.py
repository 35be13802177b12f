"""Paints what happens next: the clock of the zone large, HQ's small, and how long until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from typing_extensions import override

from organizer_app.ui.screens.day.next_lines import NextLine
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.line_source import LinePart, LineState
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter


_CLOCK: Final = TextStyle(TYPE_SUB, SEMIBOLD, tabular=True)
_DESK: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
WHAT: Final = TextStyle(TYPE_BODY, MEDIUM)
BELOW: Final = TextStyle(TYPE_META, REGULAR)
_TO_GO: Final = TextStyle(TYPE_BODY, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEIGHT: Final = 44
_CLOCK_WIDTH: Final = 84
_EDGE: Final = 4


class NextPainter(PaintedLines[NextLine]):
    """Paints lines in one theme."""

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
        right.setLeft(box.right() - self._texts.advance(line.to_go, _TO_GO) - self._theme.length(8 + _EDGE))
        # A longer or shorter countdown leaves the words beside it more or less room.
        return (LinePart((line._replace(to_go=""), right.width()), box), LinePart((line.to_go,), right))

    @override
    def paint(self, painter: QPainter, box: QRectF, line: NextLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        color = "text2" if line.is_past else "text"
        above, below, to_go = self.places(line, box)
        width = theme.length(_CLOCK_WIDTH) - theme.length(6)
        for place, clock, style, shade, text, beside in (
            (above, line.own, _CLOCK, color, line.what, WHAT),
            (below, line.desk, _DESK, "text2", line.where, BELOW),
        ):
            room = QRectF(box.x(), place.y(), width, place.height())
            if state.is_seen(room):
                texts.draw(painter, room, clock, style, shade)
            if state.is_seen(place):
                texts.draw(painter, place, self.fitted(line, text, beside, place.width()), beside, shade)
        texts.draw(painter, to_go, line.to_go, _TO_GO, color, align=_RIGHT)
        mark = "now" if line.is_past else "border"
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color(mark))

    def fitted(self, line: NextLine, text: str, style: TextStyle, width: float) -> str:
        """Return words of a line for a width in pixels; what happens stays whole beside a long name."""
        return self._texts.with_names(text, (line.city,), style, width)

    def places(self, line: NextLine, box: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """Return where to draw what happens, where, and how long it is until then.

        The last is beside both, or beside the one of the two that fits there: a start at the end of the
        second says which action of a city is meant.
        """
        theme, texts = self._theme, self._texts
        height, middle, left = theme.length(18), box.center().y(), box.x() + theme.length(_CLOCK_WIDTH)
        whole = QRectF(left, box.y(), box.right() - theme.length(_EDGE) - left, box.height())
        above = QRectF(left, middle - height, whole.width(), height)
        below = QRectF(left, middle, whole.width(), height)
        beside = whole.width() - texts.advance(line.to_go, _TO_GO) - theme.length(8)
        # The rectangle that it shares, and those that are narrower for it.
        shared, narrower = whole, [above, below]
        if texts.advance(line.where, BELOW) > beside:
            shared, narrower = above, [above]
        elif texts.advance(line.what, WHAT) > beside:
            shared, narrower = below, [below]
        to_go = shared.adjusted(beside, 0, 0, 0)
        for each in narrower:
            each.setWidth(beside)
        return above, below, to_go
