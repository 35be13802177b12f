"""A circle with the initials of a name, beside which a person is told about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META, TYPE_SUB
from organizer_app.wording.inspector import initials

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

LARGE: Final = 52
SMALL: Final = 36


class Avatar(QWidget):
    """A circle of so many pixels at 100 %."""

    def __init__(self, theme: Theme, name: str, size: int = LARGE) -> None:
        super().__init__()
        self._theme = theme
        self._letters = initials(name)
        self._style = TextStyle(TYPE_SUB if size >= LARGE else TYPE_META, SEMIBOLD)
        self.setFixedSize(theme.length(size), theme.length(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and letters."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        box = QRectF(self.rect())
        painter.drawEllipse(box)
        centre = Qt.AlignmentFlag.AlignHCenter
        TextPainter(self._theme).draw(painter, box, self._letters, self._style, "text", align=centre)
        painter.end()
