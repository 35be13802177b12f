"""A circle with a person's initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.avatars import paint_avatar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

LARGE: Final = 52
SMALL: Final = 36


class Avatar(Themed, QWidget):
    """A circle of this diameter in pixels at 100 % text size."""

    def __init__(self, theme: Theme, name: str, size: int = LARGE) -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._style = TextStyle(TYPE_SUB if size >= LARGE else TYPE_META, SEMIBOLD)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedSize(theme.square(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._name, self._theme, self._style)
        painter.end()
