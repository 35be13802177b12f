"""Remembers on each button which icon it shows, so that no owner has to redraw it in another theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.ui.theme.tokens import ICON

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from organizer_app.ui.theme.theme import Theme

_SHOWN: Final = "shownIcon"


def show_icon(
    button: QAbstractButton, theme: Theme, icon: str, color: str = "text2", size: int = ICON
) -> None:
    """Show a shipped icon in a token's color, now and in later themes; size in pixels at 100 % text size."""
    button.setProperty(_SHOWN, f"{icon} {color} {size}")
    button.setIcon(theme.icon(icon, color, size))


def show_icon_again(button: QAbstractButton, theme: Theme) -> None:
    """Redraw the icon of a button in another theme, if `show_icon` set it."""
    shown = button.property(_SHOWN)
    if isinstance(shown, str):
        icon, color, size = shown.split()
        button.setIcon(theme.icon(icon, color, int(size)))
