"""Shows the whole of a shortened painted text in a tooltip."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractScrollArea


class WholeTips(QObject):
    """Tooltips of one view, whose painted texts are no widgets and so cannot have any.

    Args:
        view: the painted view.
        whole_at: returns the whole shortened text under a point of the viewport, or an empty text.
    """

    def __init__(self, view: QAbstractScrollArea, whole_at: Callable[[QPointF], str]) -> None:
        super().__init__(view)
        self._viewport, self._whole_at = view.viewport(), whole_at
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the tooltip, or hide the last one."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        # Names come from anywhere, and a tooltip would read some of them as markup; as markup it also wraps.
        text = html.escape(self._whole_at(QPointF(event.pos()))).replace("\n", "<br>")
        tip = f"<qt>{text}</qt>" if text else ""
        QToolTip.showText(event.globalPos(), tip, self._viewport)
        return True
