"""A button that shows the key that does the same, as a small cap beside its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from typing_extensions import override

from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.controls.buttons import AIR, NamingButton, pressed_for
from organizer_app.ui.widgets.key_caps import KeyCaps

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStyleOptionButton, QWidget

    from organizer_app.ui.theme.theme import Theme

# Caps are drawn for the densest screens; on others they are scaled down.
_DENSITY = 3.0


class KeyButton(Themed, NamingButton):
    """Its words may hold a name of any length.

    Args:
        theme: the look.
        key: the letter or digit on the cap.
        kind: one of the style sheet's.
        parent: its parent.
        is_behind: whether the cap is after the words, not before them.
    """

    def __init__(
        self, theme: Theme, key: str, kind: str, parent: QWidget | None = None, *, is_behind: bool = False
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._tone = "accent_text" if kind == "primary" else ""
        if is_behind:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setProperty("kind", kind)
        self.set_theme(theme)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Keep the words off a cap that is after them."""
        super().initStyleOption(option)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            option.text = f"{option.text.removeprefix(AIR)}{AIR}"

    def setText(self, text: str) -> None:
        """Set other words; a screen reader says the key after them."""
        super().setText(text)
        self.setAccessibleName(f"{text}, {self.key}")

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        caps = KeyCaps(theme)
        size = QSize(round(caps.width((self.key,))) + 2, caps.height + 2)
        picture = blank_picture(size.width(), size.height(), _DENSITY)
        painter = QPainter(picture)
        caps.draw(painter, 1, size.height() / 2, (self.key,), tone=self._tone)
        painter.end()
        self.setIcon(QIcon(picture))
        self.setIconSize(size)


def key_button(
    theme: Theme, key: str, kind: str, act: Callable[[], object], parent: QWidget | None = None
) -> KeyButton:
    """Make a button with the cap of its key after the words, which are set later."""
    button = KeyButton(theme, key, kind, parent, is_behind=True)
    pressed_for(button, kind, act)
    return button
