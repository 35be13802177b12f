"""Handles a drag from day to day in the month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from organizer_app.ui.screens.plan.time_axis.block_painter import BlockPainter
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Drag, Grip
from organizer_app.ui.widgets.focus_frame import draw_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
    from organizer_app.ui.theme.theme import Theme


class MonthDrag:
    """Holds what is dragged, from press to release; `day` is the present day, empty for none."""

    def __init__(self) -> None:
        self._drag: Drag | None = None
        self._pressed = QPointF()
        self._is_cancelled = False
        self.day = ""
        self.modifiers = Qt.KeyboardModifier.NoModifier

    def press(
        self, actions: Sequence[str], rows: Sequence[ActionRow], at: QPointF, chosen: frozenset[str]
    ) -> None:
        """Grab the actions of a chip, with the whole selection if they are in it; none grabs nothing."""
        self._is_cancelled = False
        row = next((each for each in rows if each.action_id in actions), None)
        ids = tuple(sorted(chosen)) if actions and chosen.issuperset(actions) else tuple(actions)
        self._drag = Drag(Grip(row), ids) if row is not None else None
        self._pressed = at

    def pull(self, day: str, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Go to an ISO day, or nowhere for an empty one; return whether anything is dragged."""
        drag, self.modifiers = self._drag, modifiers
        if drag is None or not day:
            return False
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        drag.is_begun = drag.is_begun or far
        if drag.is_begun:
            drag.is_copy = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            days = date.fromisoformat(day) - date.fromisoformat(drag.grip.row.day)
            drag.pull(0, days.days, 1)
            self.day = day
        return drag.is_begun

    @property
    def label(self) -> str:
        """The text about the drop target."""
        drag = self._drag
        return drag.label(drag.grip.row.zone, "") if drag is not None else ""

    def release(self) -> tuple[bool, Move | None]:
        """End the drag: return whether something was dragged or canceled, and the resulting move."""
        drag, was_cancelled = self._drag, self._is_cancelled
        self._drag, self.day, self._is_cancelled = None, "", False
        if drag is None:
            return was_cancelled, None
        return drag.is_begun, drag.move() if drag.is_away else None

    def cancel(self) -> None:
        """Cancel the drag."""
        self._drag, self.day, self._is_cancelled = None, "", True

    def draw_target(self, painter: QPainter, theme: Theme, box: QRectF, room: QRectF) -> None:
        """Mark the target day, and show the distance."""
        painter.fillRect(box.adjusted(2, 2, -2, -2), theme.color("accent", 40))
        draw_frame(painter, box.toRect(), theme.color("accent"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QPointF(box.x() + 6, box.center().y())
        BlockPainter(theme).draw_label(painter, spot, self.label, room)
