"""Draws the circle with initials that represents a person wherever people are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter

from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, TYPE_CAPTION, TYPE_SUB

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

AVATAR: Final = 26
_LETTERS: Final = TextStyle(TYPE_CAPTION, BOLD)
_LARGE: Final = TextStyle(TYPE_SUB, BOLD)
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
# Sharp on screens with two device pixels per pixel.
_DENSE: Final = 2


def initials(name: str) -> str:
    """Return the first letters of the first and the last name."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def paint_avatar(
    painter: QPainter,
    circle: QRectF,
    name: str,
    theme: Theme,
    style: TextStyle = _LETTERS,
    colors: tuple[str, str] = ("accent_soft", "text"),
) -> None:
    """Draw the circle of a name into its square; the colors are of the background and of the letters."""
    background, ink = colors
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(background))
    painter.drawEllipse(circle)
    texts_of(theme).draw(painter, circle, initials(name), style, ink, align=_CENTER)


def avatar_icon(theme: Theme, name: str, size: int = AVATAR) -> QIcon:
    """Return the circle as an icon for boxes and buttons; size in pixels at 100 % text size."""
    edge = theme.length(size)
    picture = blank_picture(edge, edge, _DENSE)
    painter = QPainter(picture)
    paint_avatar(painter, QRectF(0, 0, edge, edge), name, theme, _LETTERS if size <= AVATAR else _LARGE)
    painter.end()
    return QIcon(picture)
