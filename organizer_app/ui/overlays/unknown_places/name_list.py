"""Paints the list of unknown cities: the name as it was written, and the city that was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.painted_list import PaintedList
from organizer_app.wording import unknown_places as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

    from organizer_app.domain.place_names import GazetteerPlace
    from organizer_app.domain.unknown_places import UnknownPlace
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.painted_list import LineState

_LINE: Final = 52
_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_DIGITS: Final = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)


class NameLine(NamedTuple):
    """A name with the answer so far."""

    unknown: UnknownPlace
    answer: GazetteerPlace | None


class NameList(PaintedList):
    """`moved` carries the number of the name that the keyboard went to; digits and Ctrl are the sheet's."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from name to name; answering and saving are left to the sheet."""
        if event.key() in _DIGITS or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        before = self.current
        super().keyPressEvent(event)
        if self.current != before:
            self.moved.emit(self.current)


class NameLines:
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
        return f"{line.unknown.written}, {words.actions(line.unknown.actions)}: {words.answer(line.answer)}"

    def is_expanded(self, line: Any) -> None:  # noqa: ANN401  # as above
        """Return that nothing belongs to a line."""
        del line

    def typed(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the text by whose first letters a line is found."""
        return str(line.unknown.written)

    def paint(self, painter: QPainter, box: QRectF, line: Any, state: LineState) -> None:  # noqa: ANN401  # as above
        """Paint a name and its answer."""
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
        first = QRectF(box.x() + 16, box.y() + theme.length(8), box.width() - 32, step)
        count = words.actions(line.unknown.actions)
        room = self._texts.advance(count, _META) + 12
        self._texts.draw(painter, first.adjusted(0, 0, -room, 0), line.unknown.written, _NAME)
        self._texts.draw(painter, first, count, _META, "text2", align=Qt.AlignmentFlag.AlignRight)
        color = "accent" if line.answer else "text2"
        self._texts.draw(painter, first.translated(0, step), words.answer(line.answer), _META, color)
