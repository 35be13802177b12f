"""A column of a pane that scrolls as a whole where large text makes it higher than the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolling_column(pane: QWidget) -> QVBoxLayout:
    """Lay a column out in a pane and return it; its margins and the air in it are the caller's."""
    area, inside = QScrollArea(pane), QWidget()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # What is in it takes the keyboard, and brings itself into sight.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    # The area switches it on for what it holds.
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    around = QVBoxLayout(pane)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
