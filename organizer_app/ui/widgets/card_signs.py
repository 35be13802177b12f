"""What stands at the head of a card: an icon in a soft square, the number of a step, a state as a pill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_SIGN: Final = 32
_ICON: Final = 18
_STEP: Final = 24


class CardSign(Themed, PlainLabel):
    """A shipped icon in the accent, in a soft square."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._icon = icon
        self.setObjectName("cardSign")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        side = theme.length(_SIGN)
        self.setFixedSize(side, side)
        self.setPixmap(theme.pixmap(self._icon, _ICON, "accent"))
        self.setStyleSheet(f"#cardSign {{ background: {theme.hex('accent_soft')}; border-radius: 7px; }}")


class StepSign(Themed, PlainLabel):
    """The number of a step, in a filled circle."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self.setObjectName("stepSign")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        side = theme.length(_STEP)
        self.setFixedSize(side, side)
        self.setStyleSheet(
            f"#stepSign {{ background: {theme.hex('accent')}; color: {theme.hex('accent_text')};"
            f" border-radius: {side // 2}px; font-weight: 600; }}"
        )


class CardMark(Themed, PlainLabel):
    """A word or two in a pill; hidden while there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._is_late = False
        self.setObjectName("cardMark")
        self.hide()
        self.set_theme(theme)

    def say(self, text: str, *, is_late: bool = False) -> None:
        """Show how it stands, loudly where somebody should look."""
        self._is_late = is_late
        self.setText(text)
        self._dress()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        background, line, ink = (
            ("due_soft", "due", "due_text") if self._is_late else ("surface", "border", "text2")
        )
        radius, size = theme.length(10), theme.length(11)
        self.setStyleSheet(
            f"#cardMark {{ background: {theme.hex(background)}; border: 1px solid {theme.hex(line)};"
            f" color: {theme.hex(ink)}; border-radius: {radius}px; padding: 2px 8px; font-size: {size}px;"
            " font-weight: 600; }"
        )
