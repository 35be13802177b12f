"""A field for a passphrase, covered until its own button shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.wording.window import unlock as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

# Between the button and the frame of the field, so that both can show the focus, in pixels.
_INSIDE: Final = 2
_BESIDE: Final = 4


class SecretField(Themed, QLineEdit):
    """`turned` tells that the text is shown, or covered again.

    Attributes:
        eye: the button inside.
        is_caps_on: whether the last letter was a capital one without the Shift key, or the other way round.
    """

    turned = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_caps_on = False
        self.eye = push_button("inner", "", self._turn, self)
        self.show_text(is_shown=False)

    def show_text(self, *, is_shown: bool) -> None:
        """Show the text, or cover it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.eye.setText(words.hide() if is_shown else words.show())
        self.eye.setAccessibleName(words.hide_passphrase() if is_shown else words.show_passphrase())
        self.eye.setIcon(self._theme.icon("eye-off" if is_shown else "eye", "text2", size=16))
        self._place_eye()

    @property
    def _is_shown(self) -> bool:
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def _turn(self) -> None:
        self.show_text(is_shown=not self._is_shown)
        self.turned.emit(self._is_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock by what a letter key types."""
        if event.text().isalpha():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.is_caps_on = event.text().isupper() != is_shifted
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_eye()

    def _place_eye(self) -> None:
        width = self.eye.sizeHint().width()
        self.setTextMargins(0, 0, width + _BESIDE, 0)
        height = max(0, self.height() - 2 * _INSIDE)
        self.eye.setGeometry(self.width() - width - _INSIDE, _INSIDE, width, height)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.show_text(is_shown=self._is_shown)
