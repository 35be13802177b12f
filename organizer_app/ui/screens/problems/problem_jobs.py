"""Runs the problem list's work in the background; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.problems.lines import BoardLines

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace


def board(workspace: Workspace) -> BoardLines:
    """Find everything that is wrong, and word it here: fifteen thousand sentences take time."""
    from organizer_app.services.checks.problem_board import problem_board

    return BoardLines(problem_board(workspace))
