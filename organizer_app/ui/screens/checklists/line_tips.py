"""Shows text that a list had to cut, in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.checklists.line_values import Row
from organizer_app.ui.widgets.whole_tips import WholeTips

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from organizer_app.ui.screens.checklists.lines_view import LinesView


def let_tell_whole(view: LinesView) -> None:
    """Let a list show its cut texts in tooltips."""
    WholeTips(view, lambda point: whole_at(view, point))


def whole_at(view: LinesView, point: QPointF) -> str:
    """Return both lines of the cell under a point of the viewport if one of them is cut."""
    number = view.line_at(point.y())
    row = view.lines[number] if number >= 0 else None
    if not isinstance(row, Row):
        return ""
    for placed, text in view.cells_of(row):
        if 0 <= point.x() - placed.left < placed.room:
            return "\n".join(filter(None, text.spoken)) if view.width_of(text) > placed.room else ""
    return ""
