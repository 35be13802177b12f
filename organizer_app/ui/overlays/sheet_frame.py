"""The shared parts of the sheets over the window: wrapping words, a head, and a foot with buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QToolButton, QWidget

from organizer_app.ui.flow.commands import COMMAND_OF
from organizer_app.ui.theme.tokens import GAP_L
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from collections.abc import Iterable

# Margins at both sides of a sheet, and between its corner and the close button, in pixels.
ROOM: Final = 24
CORNER: Final = 16
ABOVE: Final = 14


def sheet_label(role: str, parent: QWidget, text: str = "") -> PlainLabel:
    """Return a label whose words wrap."""
    return PlainLabel(breakable(text), parent, role=role, wraps=True)


def sheet_head(
    title: PlainLabel, promise: PlainLabel | None, cross: QToolButton, aside: QWidget | None = None
) -> QHBoxLayout:
    """Return a title with a sentence below it, the part at their right, and the close button."""
    texts = column_of()
    # Vertically centered on the cross, however high that is.
    title.setMinimumHeight(cross.sizeHint().height())
    for label in (title, promise):
        if label is not None:
            texts.addWidget(label)
    texts.addStretch(1)
    head = row_of(margins=(ROOM, 0, CORNER, 0), spacing=GAP_L)
    head.addLayout(texts, 1)
    for part in (aside, cross):
        if part is not None:
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    return head


def sheet_foot(panel: QWidget, left: Iterable[QWidget], right: Iterable[QWidget]) -> QWidget:
    """Return the buttons of a sheet: in two lines where large text has no room for one.

    The primary one is pressed with Ctrl+Enter too.
    """
    foot = QWidget(panel)
    row = WrappingRow(foot, side=ROOM, above=0)
    for button in left:
        row.addWidget(button)
    for button in right:
        row.add_tail(button)
        if button.property("kind") == "primary":
            _press_by_key(panel, button)
    return foot


def _press_by_key(panel: QWidget, button: QWidget) -> None:
    """Press the main button of a sheet on the key for it, from every part of the sheet."""
    for keys in COMMAND_OF["sheet_accept"].keys:
        shortcut = QShortcut(QKeySequence(keys), panel)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(_press, button))


def _press(button: QWidget) -> None:
    """Press a button that can be seen; Qt itself refuses only one that is disabled."""
    if isinstance(button, QAbstractButton) and button.isVisible():
        button.click()


def upright_rule(parent: QWidget) -> QFrame:
    """Return the line between the left and the right side of a sheet."""
    rule = QFrame(parent)
    rule.setProperty("line", "upright")
    return rule
