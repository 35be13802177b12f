"""Holds the theme in use, follows the system's scheme, and applies the theme to the application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from organizer_app.environment.resource_files import resource_path
from organizer_app.ui.theme.fonts import load_fonts
from organizer_app.ui.theme.palette import make_palette
from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from organizer_app.ui.theme.tokens import Scheme

SchemeChoice = Literal["light", "dark", "system"]
STYLE: Final = "Fusion"
SCHEME_CHOICES: Final[tuple[SchemeChoice, ...]] = ("system", "light", "dark")


def system_scheme() -> Scheme:
    """Return the scheme of the desktop; light when the desktop does not report one."""
    known = QGuiApplication.styleHints().colorScheme()
    return "dark" if known is Qt.ColorScheme.Dark else "light"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application the palette and font of a theme; it starts with `STYLE`."""
    load_fonts()
    QDir.setSearchPaths("icons", [str(resource_path("icons"))])
    app.setPalette(make_palette(theme))
    app.setFont(theme.font())


def dress(part: QWidget, theme: Theme) -> None:
    """Give a part of a window, and everything in it, the style sheet of a theme.

    Call this before the part's children are made, since their sizes depend on it. A sheet on the whole window
    would also apply to hidden screens. A sheet on the application would apply to every widget once per widget
    around it.
    """
    sheet = make_style_sheet(theme)
    if part.styleSheet() != sheet:
        part.setStyleSheet(sheet)


def sheet_around(widget: QWidget) -> str:
    """Return the style sheet of the part of the window that contains a widget; see `dress`."""
    part: QWidget | None = widget
    found = ""
    while part is not None:
        # Widgets in it may have a line of their own.
        found = part.styleSheet() or found
        part = part.parentWidget()
    return found


class ThemeHolder(QObject):
    """The theme in use; widgets made before a change are notified through `changed`."""

    changed = Signal(object)

    def __init__(
        self, choice: SchemeChoice = "system", zoom: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._choice: SchemeChoice = choice
        self._theme = Theme(self._scheme(), zoom)
        self._themes = [self._theme]
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def choice(self) -> SchemeChoice:
        """What the person chose: light, dark or system."""
        return self._choice

    def choose(self, choice: SchemeChoice, zoom: float | None = None) -> None:
        """Use another scheme or text size from now on; `changed` carries the new theme."""
        self._choice = choice
        scheme, size = self._scheme(), self._theme.zoom if zoom is None else zoom
        if (scheme, size) != (self._theme.scheme, self._theme.zoom):
            self._theme = self._made(scheme, size)
            self.changed.emit(self._theme)

    def _made(self, scheme: Scheme, zoom: float) -> Theme:
        """Return a theme; both schemes of one text size are cached with everything drawn in them."""
        self._themes = [each for each in self._themes if each.zoom == zoom]
        found = next((each for each in self._themes if each.scheme == scheme), None)
        if found is None:
            found = Theme(scheme, zoom)
            self._themes.append(found)
        return found

    def _scheme(self) -> Scheme:
        return system_scheme() if self._choice == "system" else self._choice

    def _follow_system(self) -> None:
        self.choose(self._choice)
