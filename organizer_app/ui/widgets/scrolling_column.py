"""A column of a pane that scrolls as a whole where large text makes it higher than the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from organizer_app.ui.widgets.boxes import column_of


def scrolling_column(pane: QWidget) -> QVBoxLayout:
    """Lay out a scrolling column in a pane and return it; the caller sets its margins and spacing."""
    area, inside = QScrollArea(pane), QWidget()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Its children take the keyboard, and scroll into view.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    # The area turns this on for its content.
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    around = QVBoxLayout(pane)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
    return column_of(inside)
