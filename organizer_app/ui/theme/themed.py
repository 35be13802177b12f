"""Gives another theme to all parts of a window in one walk, so that none of them has to pass it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.shown_icons import show_icon_again
from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme_holder import apply_style_sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from organizer_app.ui.theme.glyphs import Glyphs
    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme


class Themed:
    """A part of a window that keeps a theme; its constructor sets `_theme`, or calls `set_theme`.

    Mix it into a widget, or into an object with a widget as its parent: `change_theme` does not find objects
    without a parent, so their owner must call them.
    """

    _theme: Theme

    @property
    def _texts(self) -> TextPainter:
        """The painter of texts in the theme."""
        return texts_of(self._theme)

    @property
    def _glyphs(self) -> Glyphs:
        """The painter of readiness in the theme."""
        return glyphs_of(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on; everything inside this part already uses it."""
        self._theme = theme
        if isinstance(self, QAbstractScrollArea):
            self.viewport().update()
        elif isinstance(self, QWidget):
            self.update()

    def has_theme(self, theme: Theme) -> bool:
        """Return whether this part is already drawn in a theme."""
        return self._theme is theme

    def takes_later(self, child: QObject) -> bool:
        """Return whether a child is hidden and takes another theme when it is shown; see `catch_up`."""
        del child
        return False


class Dressed(Themed):
    """A part of a window with the style sheet of the theme; its constructor calls `apply_style_sheet`."""


def change_theme(part: QObject, theme: Theme) -> None:
    """Give another theme to a part of a window and to everything in it, children before parents.

    A parent arranges its children, or recreates them, by the sizes that they have in the new theme. These
    sizes depend on the style sheet, so it comes first.
    """
    if isinstance(part, QWidget) and isinstance(part, Dressed):
        apply_style_sheet(part, theme)
    for child in part.children():
        if not (isinstance(part, Themed) and part.takes_later(child)):
            change_theme(child, theme)
    if isinstance(part, QAbstractButton | QLabel):
        show_icon_again(part, theme)
    if isinstance(part, Themed):
        part.set_theme(theme)


def catch_up(part: QObject, theme: Theme) -> None:
    """Give a part that is about to be shown the theme that was chosen while it was hidden."""
    if isinstance(part, Themed) and not part.has_theme(theme):
        change_theme(part, theme)
