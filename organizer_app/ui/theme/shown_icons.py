"""Remembers on each button and label which icon it shows, so that no owner redraws it in another theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QLabel

from organizer_app.ui.theme.tokens import ICON

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_SHOWN: Final = "shownIcon"


def show_icon(
    part: QAbstractButton | QLabel, theme: Theme, icon: str, color: str = "text2", size: int = ICON
) -> None:
    """Show a shipped icon in a token's color, now and in later themes; size in pixels at 100 % text size."""
    part.setProperty(_SHOWN, f"{icon} {color} {size}")
    _draw(part, theme, icon, color, size)


def hide_icon(part: QAbstractButton) -> None:
    """Show no icon on a button any more, also not in later themes."""
    part.setProperty(_SHOWN, None)
    part.setIcon(QIcon())


def show_icon_again(part: QWidget, theme: Theme) -> None:
    """Redraw the icon of a button or label in another theme, if `show_icon` set it."""
    shown = part.property(_SHOWN)
    if isinstance(shown, str) and isinstance(part, QAbstractButton | QLabel):
        icon, color, size = shown.split()
        _draw(part, theme, icon, color, int(size))


def _draw(part: QAbstractButton | QLabel, theme: Theme, icon: str, color: str, size: int) -> None:
    if isinstance(part, QLabel):
        part.setPixmap(theme.pixmap(icon, size, color))
    else:
        part.setIcon(theme.icon(icon, color, size))
