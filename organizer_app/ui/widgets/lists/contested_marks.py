"""Keeps which records of a window's plan have fields in conflict, so that every list marks their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QAbstractScrollArea

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

# Width and height of the sign of a conflict, at 100 % text size.
CONFLICT_SIGN: Final = 12
_EDGE: Final = 2
_BY_WINDOW: Final[WeakKeyDictionary[QWidget, frozenset[str]]] = WeakKeyDictionary()


def mark_contested(window: QWidget, record_ids: frozenset[str]) -> None:
    """Mark the lines of these records in every list of a window from now on, and no others."""
    if _BY_WINDOW.get(window, frozenset()) != record_ids:
        _BY_WINDOW[window] = record_ids
        for area in window.findChildren(QAbstractScrollArea):
            area.viewport().update()


def contested_in(widget: QWidget) -> frozenset[str]:
    """Return the ids of the records with fields in conflict in the plan of a widget's window."""
    return _BY_WINDOW.get(widget.window(), frozenset())


def paint_mark(painter: QPainter, theme: Theme, box: QRect) -> None:
    """Paint the sign of a conflict into the left edge of a line, which all lists keep free."""
    size = theme.length(CONFLICT_SIGN)
    spot = QPointF(box.left() + _EDGE, box.top() + (box.height() - size) / 2)
    painter.drawPixmap(spot, conflict_sign(theme))


def conflict_sign(theme: Theme) -> QPixmap:
    """Return the icon of a value that two people changed."""
    return theme.pixmap("git-merge", CONFLICT_SIGN, "accent")
