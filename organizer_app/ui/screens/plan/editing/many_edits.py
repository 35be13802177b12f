"""Reads what is typed for many actions, shows what it would do, and does it as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.rows.bulk_changes import BulkChange, BulkField, BulkPreview, BulkValue, bulk_field
from organizer_app.ui.flow.typed_values import count_meant, day_meant, minutes_meant, time_meant
from organizer_app.wording.plan import bulk as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanDoor


class ManyView(Protocol):
    """What the presenter calls on the pane for many actions."""

    def show_preview(self, preview: BulkPreview | None) -> None:
        """Show what the change would do; None while there is none."""

    def show_value_problem(self, sentence: str) -> None:
        """Show below the field why its value has no meaning."""


class ManyEdits:
    """Holds the change under consideration; only the latest answer counts.

    Args:
        view: the pane.
        door: access to the plan.
        say: confirms what was done.
        selected: returns the ids of the selected actions.
        year: of a day typed without one.
    """

    def __init__(
        self,
        view: ManyView,
        door: PlanDoor,
        say: Callable[[EditSummary | None], None],
        selected: Callable[[], Sequence[str]],
        year: int,
    ) -> None:
        self._view = view
        self._door = door
        self._say = say
        self._selected = selected
        self._year = year
        self._change: BulkChange | None = None

    def think(self, field: str, typed: str) -> None:
        """Show what a typed value or code would do; an empty one does nothing."""
        wanted = bulk_field(field)
        change = change_meant(wanted, typed, self._year)
        self._change = change
        self._view.show_preview(None)
        self._view.show_value_problem("" if change or not typed.strip() else words.unreadable(wanted))
        if change is not None:
            ids = tuple(self._selected())
            self._door.ask(lambda workspace: _preview(workspace, ids, change), self._take)

    def _take(self, preview: BulkPreview) -> None:
        if preview.change == self._change:
            self._view.show_preview(preview)

    def apply(self) -> None:
        """Make the change last considered."""
        change, ids = self._change, tuple(self._selected())
        if change is not None and ids:
            self._change = None
            self._view.show_preview(None)
            self._door.do(
                lambda workspace: _apply(workspace, ids, change), lambda _answer, step: self._say(step)
            )


def change_meant(field: BulkField | str, typed: str, year: int) -> BulkChange | None:
    """Return the change of a typed value, or None if it has no meaning."""
    text = " ".join(typed.split())
    value: BulkValue | None = text or None
    if not text:
        value = None
    elif field is BulkField.TACTIC:
        value = Tactic(text)
    elif field is BulkField.STATUS:
        value = ActionStatus(text)
    elif field is BulkField.DAY:
        value = day_meant(text, year).value
    elif field in {BulkField.STARTS, BulkField.ENDS}:
        value = time_meant(text).value
    elif field is BulkField.EXPECTED:
        value = count_meant(text).value
    elif field is BulkField.SHIFT:
        value = minutes_meant(text).value
    return None if value is None else BulkChange(field, value)


def _preview(workspace: Workspace, ids: Sequence[str], change: BulkChange) -> BulkPreview:
    from organizer_app.services.actions import bulk_edits

    return bulk_edits.preview(workspace, action_ids=ids, change=change)


def _apply(workspace: Workspace, ids: Sequence[str], change: BulkChange) -> None:
    from organizer_app.services.actions import bulk_edits

    bulk_edits.apply(workspace, action_ids=ids, change=change)
