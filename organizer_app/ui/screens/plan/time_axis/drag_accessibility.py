"""Describes the visible actions of week and timeline to screen readers, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRect

from organizer_app.ui.widgets.lists.speaking_items import SpokenItem

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRectF

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Grip


class Blocks(Protocol):
    """What the calendar provides."""

    chosen: frozenset[str]
    pointed: str

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the visible actions, in reading order."""

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the rectangle of an action."""

    def row_of(self, action_id: str) -> ActionRow | None:
        """Return an action."""

    def told(self, row: ActionRow) -> str:
        """Return an action in one sentence, and whether it is selected or in conflict."""

    def grip_at(self, point: QPointF) -> Grip | None:
        """Return the action under a point."""

    def open_action(self, action_id: str) -> None:
        """Show an action in the inspector."""


class DragAccessibility:
    """The visible actions as items."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    def spoken_count(self) -> int:
        """Return the number of visible actions."""
        return len(self._blocks.visible_ids())

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one action."""
        action_id = self._blocks.visible_ids()[number]
        row, box = self._blocks.row_of(action_id), self._blocks.rect_of(action_id)
        is_chosen = action_id in self._blocks.chosen
        return SpokenItem(
            self._blocks.told(row) if row else "",
            box.toRect() if box else QRect(),
            is_selected=is_chosen,
            is_current=action_id == self._blocks.pointed,
        )

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of the action under a point of the viewport, or -1."""
        grip = self._blocks.grip_at(QPointF(point))
        return -1 if grip is None else self._number(grip.row.action_id)

    def spoken_current(self) -> int:
        """Return the number of the keyboard's action, or -1 if it is not visible."""
        return self._number(self._blocks.pointed)

    def spoken_press(self, number: int) -> None:
        """Open an action."""
        self._blocks.open_action(self._blocks.visible_ids()[number])

    def _number(self, action_id: str) -> int:
        ids = self._blocks.visible_ids()
        return ids.index(action_id) if action_id in ids else -1
