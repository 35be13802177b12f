"""Paints the people who are due to be erased, each with a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.wording import forgetting as words
from organizer_app.wording.dates import long_day

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.domain.erasure import DuePerson
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.painted_list import LineState

_LINE: Final = 40
_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)


class DueLine(NamedTuple):
    """Somebody who is due, and whether they are ticked."""

    person: DuePerson
    is_ticked: bool


class DueLines:
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
        said = words.due_line(line.person.name, line.person.until)
        return f"\u2713 {said}" if line.is_ticked else said

    def is_expanded(self, line: Any) -> None:  # noqa: ANN401  # as above
        """Return that nothing belongs to a line."""
        del line

    def typed(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the text by whose first letters a line is found."""
        return str(line.person.name)

    def paint(self, painter: QPainter, box: QRectF, line: Any, state: LineState) -> None:  # noqa: ANN401  # as above
        """Paint a person."""
        theme = self._theme
        ground = "selected" if state.is_current else "hover" if state.is_pointed else "raised"
        painter.fillRect(box, theme.color(ground))
        painter.setPen(theme.color("border"))
        painter.drawLine(box.bottomLeft() + QPointF(24, -0.5), box.bottomRight() + QPointF(0, -0.5))
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        tick = QRectF(box.x() + 24.5, round(box.center().y()) - 8.5, 17, 17)
        painter.setPen(QPen(theme.color("accent" if line.is_ticked else "control_line"), 1.3))
        painter.setBrush(theme.color("accent") if line.is_ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tick, 4, 4)
        if line.is_ticked:
            mark = theme.pixmap("check", 13, "accent_text")
            painter.drawPixmap(QPointF(round(tick.x()) + 2, round(tick.y()) + 2), mark)
        day = long_day(line.person.until.isoformat())
        wide = self._texts.advance(day, _META)
        right = box.adjusted(0, 0, -24, 0)
        self._texts.draw(painter, right, day, _META, "text2", align=Qt.AlignmentFlag.AlignRight)
        self._texts.draw(painter, box.adjusted(54, 0, -wide - 40, 0), line.person.name, _NAME)
