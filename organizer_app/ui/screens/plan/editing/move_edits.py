"""Sends moves in time to the plan, and reports what stayed and which times no clock shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.plan import moves as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.services.actions.moving_actions import Moved
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess, ToastView
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move


class MoveEdits:
    """Every call is one undo step."""

    def __init__(self, view: ToastView, access: PlanAccess) -> None:
        self._view = view
        self._access = access

    def move(self, move: Move) -> None:
        """Move, stretch or copy actions."""
        if move.action_ids and (move.days or move.minutes):
            self._ask(lambda workspace: moved(workspace, move))

    def move_to_window(self, action_ids: Sequence[str], day: str, *, has_window: bool) -> None:
        """Move actions to the rule's time, or without one to an ISO day's overlap; report if none exists."""
        if not has_window:
            self._view.show_toast(words.no_window(), can_undo=False)
        elif not action_ids:
            self._view.show_toast(words.nothing_selected(), can_undo=False)
        else:
            self._ask(lambda workspace: moved_to_window(workspace, action_ids, day))

    def _ask(self, work: Callable[[Workspace], Moved]) -> None:
        self._access.do(work, self._say)

    def _say(self, result: Moved, step: EditSummary | None) -> None:
        if step is None:
            self._view.show_toast(words.nothing_to_move(), can_undo=False)
            return
        sentences = [plan_bar.done(step), words.trouble_sentence(result.troubles)]
        if result.stayed:
            sentences.append(f"{words.stayed(result.stayed)}.")
        self._view.show_toast(" ".join(each for each in sentences if each), can_undo=True)


def moved(workspace: Workspace, move: Move) -> Moved:
    """Make a move; services are imported here, long after the first paint."""
    from organizer_app.services.actions import moving_actions

    if move.edge is not None:
        (action_id,) = move.action_ids
        return moving_actions.resize_action(
            workspace, action_id=action_id, edge=move.edge, minutes=move.minutes
        )
    act = moving_actions.copy_actions if move.is_copy else moving_actions.shift_actions
    return act(workspace, action_ids=move.action_ids, days=move.days, minutes=move.minutes)


def moved_to_window(workspace: Workspace, action_ids: Sequence[str], day: str) -> Moved:
    """Move actions to the time of their mobilization's rule, or else to an ISO day's overlap."""
    from organizer_app.services.actions.scheduling import move_to_shared_moment

    return move_to_shared_moment(workspace, action_ids=action_ids, day=day)
