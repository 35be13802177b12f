"""The icon of each kind of change, in the list of changes and beside the lines on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt

from organizer_app.domain.sharing.shared_changes import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.theme import Theme

SIGN: Final = 18
_INNER: Final = 12
_ICONS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.MOVED: "arrow-right",
    ChangeKind.ADDED: "plus",
    ChangeKind.CANCELLED: "x",
    ChangeKind.POSTPONED: "clock",
    ChangeKind.REMOVED: "minus",
    ChangeKind.RESTORED: "redo-2",
    ChangeKind.VENUE: "map-pin",
    ChangeKind.LEAD: "user",
    ChangeKind.GROUPS: "handshake",
    ChangeKind.OTHER: "pencil",
}
_GONE: Final = frozenset({ChangeKind.CANCELLED, ChangeKind.POSTPONED, ChangeKind.REMOVED})


def tone_of(kind: ChangeKind) -> str:
    """Return the color token of a kind of change."""
    return "danger" if kind in _GONE else "accent"


def paint_sign(painter: QPainter, centre: QPointF, kind: ChangeKind, theme: Theme) -> None:
    """Draw the circle of a kind of change with its icon."""
    half = theme.length(SIGN) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tone_of(kind)))
    painter.drawEllipse(centre, half, half)
    edge = theme.length(_INNER) / 2
    icon = theme.pixmap(_ICONS[kind], _INNER, "surface")
    painter.drawPixmap(QPointF(centre.x() - edge, centre.y() - edge), icon)
