"""Paints the list of likely pairs: both names and why they look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.painted_list import PaintedList
from organizer_app.wording import duplicates as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.painted_list import LineState

_LINE: Final = 66
_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)


class PairList(PaintedList):
    """`moved` carries the number of the pair that the keyboard went to; letters belong to the sheet."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from pair to pair; M and N are keys of the sheet."""
        if event.key() in {Qt.Key.Key_M, Qt.Key.Key_N}:
            event.ignore()
            return
        before = self.current
        super().keyPressEvent(event)
        if self.current != before:
            self.moved.emit(self.current)


class PairLines:
    """Implements `LinePainter`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)

    def height(self, line: Any) -> int:  # noqa: ANN401  # lines are those of this list alone
        """Return the height of a line in pixels at this text size."""
        del line
        return self._theme.length(_LINE)

    def is_item(self, line: Any) -> bool:  # noqa: ANN401  # as above
        """Return that the keyboard goes to every line."""
        return line is not None

    def spoken(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the line in one sentence."""
        reason = words.reason(line.likeness, line.share)
        return f"{words.pair_name(line.one_name, line.other_name)}: {reason}"

    def is_expanded(self, line: Any) -> None:  # noqa: ANN401  # as above
        """Return that nothing belongs to a line."""
        del line

    def typed(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the text by whose first letters a line is found."""
        return str(line.one_name)

    def paint(self, painter: QPainter, box: QRectF, line: Any, state: LineState) -> None:  # noqa: ANN401  # as above
        """Paint a pair."""
        theme = self._theme
        painter.fillRect(box, theme.color("raised"))
        if state.is_current:
            painter.fillRect(box, theme.color("selected"))
            painter.fillRect(QRectF(0, box.y(), 3, box.height()), theme.color("accent"))
        elif state.is_pointed:
            painter.fillRect(box, theme.color("hover"))
        painter.setPen(theme.color("border"))
        painter.drawLine(box.bottomLeft() + QPointF(16, -0.5), box.bottomRight() + QPointF(0, -0.5))
        step = theme.length(18)
        first = QRectF(box.x() + 16, box.y() + theme.length(6), box.width() - 28, step)
        self._texts.draw(painter, first, line.one_name, _NAME)
        self._texts.draw(painter, first.translated(0, step), line.other_name, _NAME)
        reason = words.reason(line.likeness, line.share)
        self._texts.draw(painter, first.translated(0, 2 * step), reason, _META, "text2")
