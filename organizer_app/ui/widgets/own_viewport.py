"""Gives a scroll area a viewport created in Python, since looking up Qt's own costs a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Put a new viewport into a scroll area, like the one Qt made, and return it.

    The first time Python gets a widget that Qt made, PySide sets up every widget class there is, to find out
    which one it is.
    """
    viewport = QWidget()
    is_list = isinstance(area, QAbstractItemView)
    viewport.setBackgroundRole(QPalette.ColorRole.Base if is_list else QPalette.ColorRole.Window)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    return viewport
