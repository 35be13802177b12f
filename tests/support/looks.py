"""Lets parts that are shown without a window look as they do in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QPalette

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme_holder import apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from organizer_app.ui.theme.theme import Theme


def dressed(app: QApplication, theme: Theme) -> Theme:
    """Give the application all of a theme, the style sheet of its windows too, and return the theme."""
    apply_theme(app, theme)
    app.setStyleSheet(make_style_sheet(theme))
    return theme


def undress(app: QApplication) -> None:
    """Give the application no style sheet, the palette of its style and the font of the system."""
    if app.styleSheet():
        app.setStyleSheet("")
    app.setPalette(QPalette())
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if app.font() != font:
        app.setFont(font)
