"""The work on the plan behind the list of problems; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.problems.lines import BoardLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.problem_board import CheckMeasures
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.screens.problems.lines import Key


def board(workspace: Workspace) -> BoardLines:
    """Look for everything that is wrong, and word it here: fifteen thousand sentences take their time."""
    from organizer_app.services.problem_board import problem_board

    return BoardLines(problem_board(workspace))


def move(workspace: Workspace, action_ids: Sequence[str]) -> None:
    """Move actions to the shared moment."""
    from organizer_app.services import scheduling

    scheduling.move_to_shared_moment(workspace, action_ids=action_ids)


def measure(workspace: Workspace, measures: CheckMeasures) -> None:
    """Let the checks go by something else."""
    from organizer_app.services import check_measures

    check_measures.set_measures(workspace, measures)


def accept(workspace: Workspace, key: Key, reason: str) -> None:
    """Live with a problem; raise `BadValue` without a reason."""
    from organizer_app.services import checking

    checking.accept(workspace, key=key, reason=reason)


def stop_accepting(workspace: Workspace, key: Key) -> None:
    """Tell of a problem again."""
    from organizer_app.services import checking

    checking.stop_accepting(workspace, key=key)
