"""Holds every fact about the look in one cached value, which widgets get from their constructor."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPixmap

from organizer_app.ui.theme.fonts import make_font
from organizer_app.ui.theme.icons import icon_pixmap
from organizer_app.ui.theme.tokens import ICON, REGULAR, TYPE_BODY, Scheme, Tokens, tokens_of

_SHARP = 2.0


class TextStyle(NamedTuple):
    """Size in pixels at 100 %, weight, and whether digits have one width; a cheap key for caches."""

    px: int = TYPE_BODY
    weight: int = REGULAR
    tabular: bool = False


class Theme:
    """Colors, fonts and icons of one scheme at one text size.

    Args:
        scheme: light or dark.
        zoom: text size, 0.8 to 2.0; multiplies fonts, icons and row heights.
    """

    def __init__(self, scheme: Scheme = "light", zoom: float = 1.0) -> None:
        self.tokens: Tokens = tokens_of(scheme)
        self.scheme: Scheme = scheme
        self.zoom = zoom
        # Objects drawn with it and shared by many parts, by name; see `glyphs_of`.
        self.shared: dict[str, object] = {}
        self._colors: dict[tuple[str, int], QColor] = {}
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetricsF] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def length(self, pixels: float) -> int:
        """Return a row height or font size of the tokens at this text size, in whole pixels."""
        return max(1, round(pixels * self.zoom))

    def square(self, pixels: float) -> QSize:
        """Return the size of a square icon with this edge in pixels at 100 % text size."""
        return QSize(self.length(pixels), self.length(pixels))

    def color(self, name: str, alpha: int = 255) -> QColor:
        """Return a token's color; `readiness0` to `readiness5` name the levels. Alpha is 0 to 255."""
        key = (name, alpha)
        found = self._colors.get(key)
        if found is None:
            found = QColor(self.hex(name))
            found.setAlpha(alpha)
            self._colors[key] = found
        return found

    def hex(self, name: str) -> str:
        """Return a token's color as #RRGGBB; raise AttributeError when no token has that name."""
        if name[:-1] in {"readiness", "on_readiness"}:
            levels: tuple[str, ...] = getattr(self.tokens, name[:-1])
            return levels[int(name[-1])]
        value: str = getattr(self.tokens, name)
        return value

    def font(self, px: int = TYPE_BODY, weight: int = REGULAR, *, tabular: bool = False) -> QFont:
        """Return a shared font; px is the size at 100 % text size."""
        return self.styled(TextStyle(px, weight, tabular))

    def styled(self, style: TextStyle) -> QFont:
        """Return the shared font of a text style."""
        found = self._fonts.get(style)
        if found is None:
            found = make_font(self.length(style.px), style.weight, tabular=style.tabular)
            self._fonts[style] = found
        return found

    def metrics(self, style: TextStyle) -> QFontMetricsF:
        """Return the shared metrics of a text style: making them again in every paint is expensive."""
        found = self._metrics.get(style)
        if found is None:
            found = QFontMetricsF(self.styled(style))
            self._metrics[style] = found
        return found

    def pixmap(self, icon: str, size: int = ICON, color: str = "text2", dpr: float = _SHARP) -> QPixmap:
        """Return a shipped icon in a token's color; size in pixels at 100 % text size."""
        key = (icon, size, color, dpr)
        found = self._pixmaps.get(key)
        if found is None:
            found = icon_pixmap(icon, self.length(size), self.hex(color), dpr)
            self._pixmaps[key] = found
        return found

    def icon(self, name: str, color: str = "text2", size: int = ICON) -> QIcon:
        """Return a shared icon for buttons and menus: in the accent when checked, pale when disabled."""
        key = (name, color, size)
        icon = self._icons.get(key)
        if icon is not None:
            return icon
        icon = QIcon(self.pixmap(name, size, color))
        icon.addPixmap(self.pixmap(name, size, "accent"), QIcon.Mode.Normal, QIcon.State.On)
        icon.addPixmap(self.pixmap(name, size, "control_line"), QIcon.Mode.Disabled, QIcon.State.Off)
        self._icons[key] = icon
        return icon
