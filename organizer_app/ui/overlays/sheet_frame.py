"""What the sheets over the window have in common: words that wrap, a head, and a foot with their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from organizer_app.ui.theme.tokens import GAP_L
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from collections.abc import Iterable

# At both sides of a sheet, and from its corner to the button that closes it, in pixels.
ROOM: Final = 24
CORNER: Final = 16
ABOVE: Final = 14


def sheet_label(role: str, parent: QWidget, text: str = "") -> PlainLabel:
    """Return words that wrap."""
    label = PlainLabel(breakable(text), parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def sheet_head(
    title: PlainLabel, promise: PlainLabel | None, cross: QToolButton, aside: QWidget | None = None
) -> QHBoxLayout:
    """Return a title with a sentence below it, what stands at their right, and the button that closes."""
    texts = QVBoxLayout()
    texts.setSpacing(0)
    # In the middle of the height of the cross, however high that is.
    title.setMinimumHeight(cross.sizeHint().height())
    for label in (title, promise):
        if label is not None:
            texts.addWidget(label)
    texts.addStretch(1)
    head = QHBoxLayout()
    head.setContentsMargins(ROOM, 0, CORNER, 0)
    head.setSpacing(GAP_L)
    head.addLayout(texts, 1)
    for part in (aside, cross):
        if part is not None:
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    return head


def sheet_foot(panel: QWidget, left: Iterable[QWidget], right: Iterable[QWidget]) -> QWidget:
    """Return the buttons of a sheet: in two lines where large text has no room for one."""
    foot = QWidget(panel)
    row = WrappingRow(foot, side=ROOM, above=0)
    for button in left:
        row.addWidget(button)
    for button in right:
        row.add_tail(button)
    return foot


def upright_rule(parent: QWidget) -> QFrame:
    """Return the line between what stands at the left of a sheet and at its right."""
    rule = QFrame(parent)
    rule.setProperty("line", "upright")
    return rule
