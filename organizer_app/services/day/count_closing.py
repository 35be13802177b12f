"""Lets the single counts of a day stand at once, for desks that have one counter in each city."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.services.actions.counting import close_countings
from organizer_app.services.day.count_books import read_counts

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ClosedCounts:
    """What became of the single counts: `closed` are told now, `going_on` belong to cities not over yet."""

    closed: int
    going_on: int


def close_counts(workspace: Workspace, *, clock: datetime | None = None) -> ClosedCounts:
    """Let the only count of every city that is over stand, as one step.

    In a city that still goes on, a second counter may be in the crowd: its count stays hidden.

    Args:
        workspace: the plan.
        clock: what this computer's clock says, UTC; None to ask it.

    Raises:
        NothingFound: no single count waits in a city that is over.
    """
    waiting = [each for each in read_counts(workspace, clock=clock).cities if each.count.waits_for_second]
    over = [each.state.city.action_id for each in waiting if each.can_close]
    closed = close_countings(workspace, action_ids=over)
    return ClosedCounts(closed, len(waiting) - len(over))
