"""Keeps which records of a window's plan others are editing, so that every list and form can say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QAbstractScrollArea

from organizer_app.domain.merging.presence import Present

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

Editors = Mapping[str, tuple[Present, ...]]

_SIGN: Final = 12
_EDGE: Final = 2
_BY_WINDOW: Final[WeakKeyDictionary[QWidget, Editors]] = WeakKeyDictionary()


def mark_editors(window: QWidget, editors: Editors) -> None:
    """Mark the lines of the records that others are editing in every list of a window, and no others."""
    if _BY_WINDOW.get(window, {}) != editors:
        _BY_WINDOW[window] = editors
        for area in window.findChildren(QAbstractScrollArea):
            area.viewport().update()


def editors_in(widget: QWidget) -> Editors:
    """Return who else is editing something in the plan of a widget's window, by the id of the record."""
    return _BY_WINDOW.get(widget.window(), {})


def paint_pencil(painter: QPainter, theme: Theme, box: QRect) -> None:
    """Paint the sign of an editor into the left edge of a line, which all lists keep free."""
    size = theme.length(_SIGN)
    spot = QPointF(box.left() + _EDGE, box.top() + (box.height() - size) / 2)
    painter.drawPixmap(spot, theme.pixmap("pencil", _SIGN, "live"))
