"""What an area scrolls: a column that may get higher than the window, and content that is replaced."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
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


def show_instead(area: QScrollArea, content: QWidget) -> None:
    """Replace what an area scrolls; the former content goes in the next turn, and says nothing more.

    The area would delete it at once, and with it a button whose click Qt has not finished yet, which ends the
    program.
    """
    former = area.widget()
    if former is not None:
        _silence(former)
        area.takeWidget()
        # Without a parent, Python would delete it at the end of this function.
        former.setParent(area)
        former.deleteLater()
    area.setWidget(content)


def _silence(content: QWidget) -> None:
    """Let nothing in it tell that it was left or changed, as if it were deleted."""
    for part in (content, *content.findChildren(QObject)):
        part.blockSignals(True)  # noqa: FBT003  # Qt's own
    focused = content.focusWidget()
    if focused is not None and focused.hasFocus():
        focused.clearFocus()
