"""A button that moves from call to call: its key on a cap, then its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, TYPE_META
from organizer_app.ui.widgets.controls.painted_button import PaintedButton
from organizer_app.ui.widgets.key_caps import KeyCaps
from organizer_app.ui.widgets.tooltips import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

_NAME: Final = TextStyle(TYPE_META, MEDIUM)
_SIDE: Final = 5
_BETWEEN: Final = 7


class StepButton(PaintedButton):
    """A flat button that does not take the focus."""

    def __init__(self, theme: Theme, key: str, name: str, parent: QWidget | None = None) -> None:
        self._key = key
        super().__init__(theme, parent)
        self.setText(name)
        self.setAccessibleName(name)
        set_tip(self, f"{name} ({key})")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def set_theme(self, theme: Theme) -> None:
        self._caps = KeyCaps(theme)
        super().set_theme(theme)

    def sizeHint(self) -> QSize:
        wide = self._caps.width([self._key]) + self.texts.advance(self.text(), _NAME)
        return QSize(round(wide) + 2 * _SIDE + _BETWEEN, self._theme.length(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.underMouse():
            self.paint_background(painter, "hover")
        left = self._caps.draw(painter, _SIDE, self.height() / 2, [self._key]) + _BETWEEN
        room = QRectF(left, 0, self.width() - left, self.height())
        self.texts.draw(painter, room, self.text(), _NAME, "text2")
        painter.end()
