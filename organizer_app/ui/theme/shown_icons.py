"""Remembers on a button which icon it shows, so that no owner has to draw it anew in another theme."""

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
    """Show a shipped icon in a token's color, in every theme to come; size in pixels at 100 % text size."""
    button.setProperty(_SHOWN, f"{icon} {color} {size}")
    button.setIcon(theme.icon(icon, color, size))


def show_icon_again(button: QAbstractButton, theme: Theme) -> None:
    """Draw the icon of a button in another theme, where it was given by `show_icon`."""
    shown = button.property(_SHOWN)
    if isinstance(shown, str):
        icon, color, size = shown.split()
        button.setIcon(theme.icon(icon, color, int(size)))
