"""The work on the plan behind the list of problems; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.problems.lines import BoardLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.edits import EditSummary
    from organizer_app.domain.problem_board import CheckMeasures
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.screens.problems.lines import Key


def board(workspace: Workspace) -> BoardLines:
    """Look for everything that is wrong, and word it here: fifteen thousand sentences take their time."""
    from organizer_app.services.problem_board import problem_board

    return BoardLines(problem_board(workspace))


def moved(workspace: Workspace, action_ids: Sequence[str]) -> EditSummary | None:
    """Move actions to the shared moment and return the step; None when none could move."""
    from organizer_app.services import history, scheduling

    result = scheduling.move_to_shared_moment(workspace, action_ids=action_ids)
    return history.next_undo(workspace) if result.count else None


def measure(workspace: Workspace, measures: CheckMeasures) -> EditSummary | None:
    """Let the checks go by something else and return the step."""
    from organizer_app.services import check_measures, history

    check_measures.set_measures(workspace, measures)
    return history.next_undo(workspace)


def accept(workspace: Workspace, key: Key, reason: str) -> None:
    """Live with a problem; raise `BadValue` without a reason."""
    from organizer_app.services import checking

    checking.accept(workspace, key=key, reason=reason)


def stop_accepting(workspace: Workspace, key: Key) -> None:
    """Tell of a problem again."""
    from organizer_app.services import checking

    checking.stop_accepting(workspace, key=key)
