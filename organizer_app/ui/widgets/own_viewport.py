"""Gives a scroll area a viewport that Python knows already, since to look up Qt's own costs a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Put a new viewport into a scroll area, like the one Qt made, and return it.

    The first time Python is handed a widget that Qt made, PySide sets up every class of widgets there is,
    to find out which of them it is.
    """
    viewport = QWidget()
    is_list = isinstance(area, QAbstractItemView)
    viewport.setBackgroundRole(QPalette.ColorRole.Base if is_list else QPalette.ColorRole.Window)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    return viewport
